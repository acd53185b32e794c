"""Training and measuring the embedded support model of the check."""
