"""The `byline` command, a thin layer over the Python calls."""
