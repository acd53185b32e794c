"""Which of the sentences found are told.

- `table`: the kinds of question, each with the function that chooses for it (begin here)
- `over_time`, `overview`, `whose_words`, `whether`, `best`: those functions
- `ranked`, `likely`, `room`: which sentences may be told, which the reader adds, how many fit
"""
