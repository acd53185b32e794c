"""What a question asks for, and where to look for it."""
