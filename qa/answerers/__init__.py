"""What writes answers: the extractive answerer, and language models behind one client.

- `extractive`: composes sentences of the articles; `choosing/` says which (`table` first)
- `models/`: what language models are asked, and the clients that ask
- `writing`: an answer while it is written, sentence by sentence; `drafting` recognises these,
  `markers` reads their citation markers, `citing` numbers the citations
- `besides`: what the passages say besides what was written
"""
