"""Evaluation of answers and citations. It arrives with its own release; nothing is here yet."""
