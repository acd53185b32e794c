"""Metrics: one function each, from plain values to a number, or `None` where it is not defined.

`eval.metrics.table` lists them with the question that each answers.
"""
