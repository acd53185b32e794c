"""Fits and measurements of the parts. The evaluation suite arrives with its own release."""
