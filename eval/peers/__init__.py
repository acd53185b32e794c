"""Other systems that cite, asked the same questions with the same local model and embeddings.

Each lives in an environment of its own and prints one JSON form; docs/evaluation.md says how to run
them and what came out.
"""
