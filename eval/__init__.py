"""Evaluation: cases, metrics, judges, runs and reports, and what the parts were measured with."""
