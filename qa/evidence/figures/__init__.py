"""Which figures count what a question counts, and what each of them says.

- `counting`: the figures that do (begin here); `sighting`: one of them, as a sentence gives it
- `countable`, `fates`, `whose`, `scope`: they count the same nouns, who met the same fate, the same
  people, in the same state and place
- `bare`, `no_count`: figures without a noun, and those that count nothing
- `deeds`: sentences that count those who do something else than is asked about
"""
