"""Which sentences answer a question, whether they suffice, and where they disagree."""
