"""Whether the cited words support a claim: exact layers, a trained model, a second opinion.

- `check`: all layers together give a verdict (begin here); `explain`: which of them decided
- `exact/`: the layers without a model; `own_words`, `rewording`: claims in the article's own words
- `support`: the trained layer; `second_opinion`: a larger model looks again
- `verify`: a drafted sentence made a checked one, its citations narrowed and repaired
"""
