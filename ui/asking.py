"""A question answered for a visitor, as the states of the page one after the other."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus import Where
from corpus.listing import EVERYWHERE
from qa import Answer, assemble, stream
from qa.events import Event
from ui.live import Live
from ui.render import failure_html, live_html
from ui.shelf import Shelf, prepared
from ui.talk import Talk, stored, talk_page
from ui.turns import verdicts_in_words

LONGEST = 2_000  # characters of a question; more is no question
FRAME = 0.1  # seconds between two states shown while words come: more is not seen, and costs
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with the limits and the answerer that the visitor chose."""

    question: str
    where: Where = EVERYWHERE
    answerer: str = "auto"


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the page; `live` is what is under way, `None` once it is done or failed."""

    html: str
    status: str
    talk: Talk
    live: Live | None = None


def asked(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Shown]:
    """The states of the page from the question to the stored answer, or to what went wrong."""
    try:
        yield from _answered(shelf, asking, talk)
    except assemble.EXPECTED as error:
        yield _failed(shelf, asking, talk, str(error))
    except Exception:  # the page goes on for everybody else; the log has the reason
        logger.exception("question %r failed", asking.question)
        yield _failed(
            shelf, asking, talk, "Something went wrong in Byline; its log has the reason."
        )


def _answered(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Shown]:
    if len(asking.question) > LONGEST:
        raise ValueError(f"the question has over {LONGEST:,} characters; ask in a few sentences")
    page, live, shown_at = talk_page(shelf, talk), Live(asking.question), 0.0
    yield Shown(page.html(live_html(live)), live.note, talk, live)
    for event in _events(shelf, asking, talk):
        if isinstance(event, Answer):
            yield _kept(shelf, asking, talk, event)
            return
        live = live.after(event)
        if time.monotonic() - shown_at >= FRAME:
            shown_at = time.monotonic()
            yield Shown(page.html(live_html(live)), live.note, talk, live)


def _events(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Event]:
    where, library = asking.where, prepared(shelf.library)
    return stream(
        asking.question, library=library, answerer=asking.answerer, since=where.since,
        until=where.until, sources=where.sources, today=date.today().isoformat(),
        history=[(one.answer.question, one.answer.text) for one in stored(shelf, talk)],
    )  # fmt: skip


def _kept(shelf: Shelf, asking: Asking, talk: Talk, answer: Answer) -> Shown:
    """The answer stored, in the conversation that the first one begins."""
    conversation = talk.conversation or shelf.answers.start_conversation(talk.visitor)
    saved = shelf.answers.save_answer(answer, conversation=conversation, where=asking.where)
    talk = talk.with_answer(saved, conversation)
    done = "No answer in these articles." if answer.abstained else "Answer ready."
    return Shown(talk_page(shelf, talk).html(), f"{done} {verdicts_in_words(answer)}", talk)


def _failed(shelf: Shelf, asking: Asking, talk: Talk, message: str) -> Shown:
    failure = failure_html(asking.question, message, can_switch=asking.answerer != "extractive")
    return Shown(talk_page(shelf, talk).html(failure), "No answer was written.", talk)


def stopped(shelf: Shelf, talk: Talk, live: Live | None) -> Shown:
    """The page after the visitor stopped what was under way; it is shown, but not kept."""
    last = live_html(live.halted()) if live else ""
    return Shown(talk_page(shelf, talk).html(last), "Stopped.", talk)
