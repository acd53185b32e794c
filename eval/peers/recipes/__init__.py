"""Each system's own documented recipe for answers with citations, one module each."""
