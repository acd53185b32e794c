"""Models that think aloud before they answer: what stands between their tags is no answer."""

from collections.abc import Iterator

from qa.answerer import SWITCH, AnswererError, closed
from qa.values import Usage

OPENS, CLOSES = "<think>", "</think>"  # as DeepSeek, Qwen and others write them


def without_thoughts(pieces: Iterator[str | Usage], *, name: str) -> Iterator[str | Usage]:
    """The pieces of an answer without the thoughts that it opens with.

    >>> list(without_thoughts(iter(["<thi", "nk>Hm.</think> ", "It fell."]), name="m"))
    ['It fell.']

    Raises:
        AnswererError: there are only thoughts; `name` is who sent them.
    """
    opening: str | None = ""  # what has come, until it is known where the answer begins
    with closed(pieces):
        for piece in pieces:
            if isinstance(piece, Usage) or opening is None:
                yield piece
                continue
            opening += piece
            begun = opening.lstrip()
            if OPENS.startswith(begun[: len(OPENS)]):
                _, closes, begun = begun.partition(CLOSES)
                begun = begun.lstrip()
                if not closes or not begun:
                    continue
            yield begun
            opening = None
    if opening and OPENS.startswith(opening.lstrip()[: len(OPENS)]):
        raise AnswererError(
            f"{name}: thought until its tokens were used up; set BYLINE_CONTEXT higher, {SWITCH}"
        )
