"""Which sentences answer a question, whether they suffice, and where they disagree.

Choosing and refusing, in the order in which they are used:

- `relevance`: how well each sentence fits, word by word and as the reader judges it
- `headlines`, `kinds`, `of_country`, `speech_asked`, `chronology`: what else speaks for a sentence
- `selection`: the sentences found, best first (`find_evidence`: begin here)
- `unmet`, `lacking`, `sufficiency`: what of the question is missing, and whether to refuse
- `judged_by_model`: a language model's view where that is open
- `others`: what the articles answer besides

Disagreement:

- `conflicts`: figures that differ; `days_given`: days; `stances`: who says so and who denies it;
  `altered_prints`: prints of one story; `differences`: in what passages may differ at all

Figures, for `conflicts`:

- `counting`: which figures count what is asked for; `countable`, `fates`, `whose`, `scope`,
  `narrowed`: of what, who met which fate, whose people, in which state and place, of which year
  and rank
- `deeds`: sentences that count those who do something else than is asked about
- `bare`, `no_count`: figures without a noun, and those that count nothing
- `amounts`: sums, measures and ages; `sighting`: one figure as a sentence gives it

Used by all: `speaking` (does somebody speak in a sentence), `asked_about` (has it a word of what
is asked about), `attribution` (outlet and date before a sentence).
"""
