"""The exact layers of the check: what can be told without a model, each layer in a module."""
