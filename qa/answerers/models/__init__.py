"""Language models that write answers, all behind one client.

- `endpoint`: any OpenAI-compatible endpoint; `local`: a model file in this process
- `prompts`: the words they are asked with; `excerpts`: the passages that there is room for;
  `tokens`: how much room a text takes; `instructions`: orders in articles, which are left out
- `constrained`: answers kept to a JSON schema; `thoughts`: thinking aloud, which is no answer
- `judging`: yes or no, whether a sentence answers
"""
