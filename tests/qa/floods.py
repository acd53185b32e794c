"""A flood of which two articles give different figures."""

from corpus import Article
from tests.embeddings.libraries import built
from tests.qa.assistants import EMBEDDER

FLOOD = Article(
    id="flood",
    source="Norrby Post",
    text="The river Alna flooded Norrby on Thursday. Mayor Anna Lindqvist said the flood killed 40"
    " people. Two bridges were closed. Schools opened again on Monday.",
)
QUESTION = "How many people did the flood kill?"
COUNT = Article(
    id="count",
    source="Coast Daily",
    text="Police chief Ole Berg said the flood in Norrby killed 52 people. Trains ran on Friday.",
)
LIBRARY = built(EMBEDDER, FLOOD)
BOTH = built(EMBEDDER, FLOOD, COUNT)
RIGHT = "Mayor Anna Lindqvist said the flood killed 40 people."
