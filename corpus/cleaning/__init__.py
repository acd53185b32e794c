"""Scraped text: which lines are the story, and what the others tell."""
