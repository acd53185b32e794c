"""Which sentences answer a question, whether they suffice, and where they disagree.

Choosing and refusing, in the order in which they are used:

- `relevance`: how well each sentence fits, word by word and as the reader judges it
- `headlines`, `kinds`, `of_country`, `speech_asked`, `chronology`: what else speaks for a sentence
- `selection`: the sentences found, best first (`find_evidence`: begin here)
- `unmet`, `lacking`, `sufficiency`: what of the question is missing, and whether to refuse
- `judged_by_model`: a language model's view where that is open

Used by all: `speaking` (does somebody speak in a sentence), `asked_about` (has it a word of what
is asked about), `named` (are the names of the question there), `narrowed` (is it of the thing, year
and rank asked about), `attribution` (outlet and date before a sentence).

- `figures/`: which figures count what is asked for
- `conflicts/`: where the sentences found disagree
"""
