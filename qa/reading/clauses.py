"""What parts the clauses of a sentence: marks, and the words that join one to the next.

Which of them end a clause depends on what is read: whoever speaks goes on speaking behind "and",
and what is negated does not. Each reader builds its pattern of these.
"""

MARKS = ",;:–—"  # for use within [...]
CONTRASTS = "but|while|whereas|although|though"  # what follows is set against what stands before
JOINS = f"and|{CONTRASTS}"
SUBORDINATES = "as|because|that|when|before|after"  # what follows belongs to what stands before
