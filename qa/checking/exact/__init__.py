"""The exact layers of the check: what can be told without a model.

- `layers`: all of them in one table (begin here); `problem`: what a layer finds
- `particulars`: quotations, names, negation; `called`: names for who speaks; `spoken`: speakers
- `counted`, `reckoned`, `bound`, `ranked`, `fates`: figures, what follows from them, bounds, ranks
- `days`, `moments`: dates and parts of them
- `opposites`, `possible`: opposite, hedged and denied; what may be is not what is
- `doers`, `deeds`: who does it, and how many or when, stand with the verb
- `same_clause`, `swaps`: particulars that stand elsewhere, or in each other's place
"""
