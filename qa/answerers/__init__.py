"""What writes answers: the extractive answerer, and language models behind one client."""
