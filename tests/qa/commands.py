"""What a command did, and the opened models and libraries that outlive it in one process."""

import json
from dataclasses import dataclass
from typing import Any

from qa import assemble

FLOOD = "The river Alna flooded Norrby. Mayor Anna Lindqvist said the flood killed 40 people."
STRIKE = "Teachers of Norrby closed two schools on Friday. Ole Berg called the strike illegal."


@dataclass
class Ran:
    """Exit status and what was written."""

    status: int
    out: str
    err: str

    @property
    def documents(self) -> list[Any]:
        """The JSON documents, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def forget_models() -> None:
    """Let everything that was opened be opened anew."""
    for opened in (
        assemble._embedder,
        assemble._relevance,
        assemble.stored_library,
        assemble._searcher,
    ):
        opened.cache_clear()
