"""How other systems index and search, as their own documentation shows; one module each."""
