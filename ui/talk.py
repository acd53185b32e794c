"""What one visitor sees: the answers shown, from their own conversation or from a link."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from corpus import CorpusError, Where
from corpus.listing import EVERYWHERE
from qa.answers_store import Feedback, StoredAnswer, changes_since
from qa.in_words import model_in_words
from qa.result import escape
from ui.coverage import coverage_with_examples
from ui.render import turn_html, welcome_html
from ui.shelf import Shelf
from ui.turns import Coverage, Turn


@dataclass(frozen=True, slots=True)
class Talk:
    """The ids of the answers shown, in order, and the visitor's own conversation, once begun."""

    visitor: str = ""
    conversation: str | None = None
    shown: tuple[str, ...] = ()

    def with_answer(self, answer_id: str, conversation: str) -> Talk:
        """The same with one more answer, saved in this conversation."""
        return replace(self, conversation=conversation, shown=(*self.shown, answer_id))


def opened(shelf: Shelf, visitor: str, link: Mapping[str, str]) -> Talk:
    """What the address of the page names: an answer, a conversation, or nothing yet.

    Raises:
        CorpusError: what it names was deleted, or the address is incomplete.
    """
    if answer_id := link.get("answer"):
        return Talk(visitor, None, (shelf.answers.answer(answer_id).id,))
    if named := link.get("conversation"):
        stored = shelf.answers.conversation(named)
        own = named in {one.id for one in shelf.answers.conversations(visitor)}
        return Talk(visitor, named if own else None, tuple(one.id for one in stored))
    return Talk(visitor)


def covered(shelf: Shelf, where: Where = EVERYWHERE) -> Coverage:
    """What the library that is asked covers, with examples drawn from within a filter."""
    return coverage_with_examples(shelf.library, where, samples=shelf.shows_samples)


def stored(shelf: Shelf, talk: Talk) -> list[StoredAnswer]:
    """The answers shown, without those that were deleted meanwhile."""
    found = []
    for answer_id in talk.shown:
        try:
            found.append(shelf.answers.answer(answer_id))
        except CorpusError:
            continue
    return found


def is_welcome(page: str) -> bool:
    """Whether a page of a conversation is the welcome: nothing was asked or opened yet."""
    return '<section class="welcome">' in page


@dataclass(frozen=True, slots=True)
class TalkPage:
    """A conversation as HTML, rendered once, with room for what is under way below it."""

    conversation: str
    turns: str
    welcome: str

    def html(self, last: str = "") -> str:
        """All of it, then `last`; a welcome if there is neither."""
        inside = self.turns + last or self.welcome
        return f'<div class="talk" data-conversation="{self.conversation}">{inside}</div>'


def talk_page(shelf: Shelf, talk: Talk) -> TalkPage:
    """The conversation as HTML."""
    coverage = covered(shelf)
    given = {one.answer_id: one for one in shelf.answers.feedback(visitor=talk.visitor)}
    turns = [
        turn_html(_turn(shelf, one, given.get(one.id)), _offered(shelf, one, coverage))
        for one in stored(shelf, talk)
    ]
    return TalkPage(talk.conversation or "", "".join(turns), welcome_html(coverage))


def _offered(shelf: Shelf, one: StoredAnswer, coverage: Coverage) -> Coverage:
    """The coverage with questions that are answered under the filter that left one without."""
    if not one.answer.abstained or one.where == EVERYWHERE:
        return coverage
    return replace(coverage, examples=covered(shelf, one.where).examples)


def _turn(shelf: Shelf, one: StoredAnswer, given: Feedback | None) -> Turn:
    changes = changes_since(one.answer, shelf.library)
    return Turn(one, changes, given.thumb.value if given else "", given.note if given else "")


def as_markdown(answers: list[StoredAnswer]) -> str:
    """A conversation as Markdown, each question a heading, each answer with its sources."""
    parts = [
        f"## {escape(' '.join(one.answer.question.split()))}\n\n{one.answer.to_markdown()}"
        for one in answers
    ]
    return "\n\n".join(parts) + "\n"


def _document(one: StoredAnswer) -> dict[str, Any]:
    """An answer as JSON has it, its model without the folder that its file lies in."""
    document, model = one.answer.to_dict(), one.answer.model
    return document | {"model": model and model_in_words(model)}


def as_json(answers: list[StoredAnswer]) -> str:
    """A conversation as JSON: its answers as `byline ask --json` prints them, with when and id."""
    documents = [{"id": one.id, "asked_at": one.asked_at} | _document(one) for one in answers]
    return json.dumps({"answers": documents}, ensure_ascii=False, indent=1)
