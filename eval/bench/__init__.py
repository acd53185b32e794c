"""Benchmarks of search over public sets of news questions, and of its speed, size and peers.

`python -m eval.bench --help` lists them; `docs/search.md` describes the data and the results.
"""
