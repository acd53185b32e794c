"""Web pages: their visible lines, what they say of their article, and which of it is the story."""
