"""Answers kept to a JSON schema that knows only numbers of passages that exist.

The JSON is turned back into prose with markers while it comes, so that all after it is one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jiter
from pydantic import BaseModel

from qa.answerer import NO_ANSWER, AnswererError, closed
from qa.values import Usage, with_markers

MOST_SENTENCES = 4
MOST_PASSAGES = 3  # cited by one sentence


class Sentence(BaseModel):
    """A sentence of the answer and the numbers of the passages it rests on."""

    text: str = ""
    passages: list[int] = []


class Written(BaseModel):
    """The answer; no sentences say that the passages do not answer."""

    sentences: list[Sentence] = []


def response_format(passages: int) -> dict[str, Any]:
    """What a request asks with for an answer that cites numbers from 1 to `passages` only."""
    cited = {
        "type": "array",
        "items": {"type": "integer", "enum": list(range(1, passages + 1))},
        "minItems": 1,
        "maxItems": MOST_PASSAGES,
    }
    sentence = _object({"text": {"type": "string"}, "passages": cited})
    sentences = {"type": "array", "items": sentence, "maxItems": MOST_SENTENCES}
    schema = {"name": "answer", "strict": True, "schema": _object({"sentences": sentences})}
    return {"type": "json_schema", "json_schema": schema}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def written_out(pieces: Iterator[str | Usage], *, name: str) -> Iterator[str | Usage]:
    """Prose with markers, as far as it is certain, from pieces of JSON; what is cut off is kept.

    Raises:
        AnswererError: it is no JSON of this form; `name` is who sent it.
    """
    raw, shown, used = "", "", list[Usage]()
    with closed(pieces):
        for piece in pieces:
            if isinstance(piece, Usage):
                used.append(piece)
                continue
            raw += piece
            text = _prose(raw, name, finished=False)
            if len(text) > len(shown):
                yield text[len(shown) :]
                shown = text
    yield _prose(raw, name, finished=True)[len(shown) :] or ("" if shown else NO_ANSWER)
    yield from used


def _prose(raw: str, name: str, *, finished: bool) -> str:
    """The sentences with their markers; of the last one only the words until it is finished."""
    named = '"sentences"' in raw
    if not named and not finished:
        return ""
    try:
        read = jiter.from_json(raw.encode(), partial_mode="trailing-strings") if named else None
        sentences = Written.model_validate(read).sentences
    except ValueError as error:
        raise AnswererError(
            f"{name}: did not keep to the JSON schema; unset BYLINE_CITATIONS"
        ) from error
    done = sentences if finished else sentences[:-1]
    parts = [with_markers(s.text.strip(), s.passages) for s in done]
    return " ".join([*parts, *(s.text.strip() for s in sentences[len(done) :])])
