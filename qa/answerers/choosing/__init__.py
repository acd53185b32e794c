"""Which of the sentences found are told: the table of kinds of question, and how each is answered.

Begin with `table.py`. Whatever is of no kind in it is answered by the best sentences (`best.py`).
"""
