"""A question answered for a visitor, as the states of the page one after the other."""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date

from corpus import CorpusError, Where
from corpus.listing import EVERYWHERE
from qa import Answer, AnswererError, assemble, stream
from qa.answerer import SWITCH
from qa.events import Event
from ui.live import Live
from ui.pacing import paced
from ui.render import failure_html, live_html
from ui.shelf import Shelf, prepared
from ui.talk import Talk, stored, talk_page
from ui.turns import verdicts_in_words, wrong_limits

LONGEST = 2_000  # characters of a question; more is no question
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with the limits and the answerer that the visitor chose."""

    question: str
    where: Where = EVERYWHERE
    answerer: str = "auto"

    @property
    def wrong(self) -> str:
        """Why this cannot be asked, and what to do; empty if it can."""
        if not self.question:
            return "Write a question first."
        if (length := len(self.question)) > LONGEST:
            return (
                f"The question has {length:,} characters, more than {LONGEST:,}:"
                " shorten it, or add a long text as an article in the Library tab."
            )
        return wrong_limits(self.where)


@dataclass(frozen=True, slots=True)
class Shown:
    """A state of the page; `live` is what is under way, `None` once it is done or failed."""

    html: str
    status: str
    talk: Talk
    live: Live | None = None


def asked(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Shown]:
    """The states of the page from the question to the stored answer, or to what went wrong.

    While nothing new comes the same state comes again, so that whoever reads them can stop.
    """
    try:
        yield from _answered(shelf, asking, talk)
    except assemble.EXPECTED as error:
        message = str(error).replace(f", {SWITCH}", "")  # the page has a button for that
        yield _failed(shelf, asking, talk, message, can_switch=isinstance(error, AnswererError))
    except Exception:  # the page goes on for everybody else; the log has the reason
        logger.exception("question %r failed", asking.question)
        message = "Something went wrong in Byline; its log has the reason."
        yield _failed(shelf, asking, talk, message, can_switch=True)


def _answered(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Shown]:
    page = talk_page(shelf, talk)
    shown = Shown("", "", talk)
    states = paced(_states(shelf, asking, talk), _told)
    with closing(states):
        for state in states:
            if isinstance(state, Answer):
                yield _kept(shelf, asking, talk, state)
                return
            if state is not None:
                shown = Shown(page.html(live_html(state)), state.note, talk, state)
            yield shown


def _states(shelf: Shelf, asking: Asking, talk: Talk) -> Generator[Live | Answer, None, None]:
    """What has come about so far, each time that more has; last the answer."""
    live = Live(asking.question)
    yield live
    for event in _events(shelf, asking, talk):
        if isinstance(event, Answer):
            yield event
        else:
            live = live.after(event)
            yield live


def _told(state: Live | Answer) -> str:
    """What a reader who waits must see at once if it changes."""
    return state.note if isinstance(state, Live) else "answered"


def _events(shelf: Shelf, asking: Asking, talk: Talk) -> Iterator[Event]:
    where, library = asking.where, prepared(shelf.library)
    return stream(
        asking.question, library=library, answerer=asking.answerer, since=where.since,
        until=where.until, sources=where.sources, today=date.today().isoformat(),
        history=[(one.answer.question, one.answer.text) for one in stored(shelf, talk)],
    )  # fmt: skip


def _kept(shelf: Shelf, asking: Asking, talk: Talk, answer: Answer) -> Shown:
    """The answer stored, in the conversation that the first one begins.

    One that was deleted in another window meanwhile begins anew: the answer is not lost with it.
    """
    conversation = talk.conversation or shelf.answers.start_conversation(talk.visitor)
    try:
        saved = shelf.answers.save_answer(answer, conversation=conversation, where=asking.where)
    except CorpusError:
        conversation = shelf.answers.start_conversation(talk.visitor)
        saved = shelf.answers.save_answer(answer, conversation=conversation, where=asking.where)
    talk = talk.with_answer(saved, conversation)
    done = "No answer in these articles." if answer.abstained else "Answer ready."
    return Shown(talk_page(shelf, talk).html(), f"{done} {verdicts_in_words(answer)}", talk)


def _failed(shelf: Shelf, asking: Asking, talk: Talk, message: str, *, can_switch: bool) -> Shown:
    can_switch = can_switch and asking.answerer != "extractive"
    failure = failure_html(asking.question, message, can_switch=can_switch)
    return Shown(talk_page(shelf, talk).html(failure), "No answer was written.", talk)


def stopped(shelf: Shelf, talk: Talk, live: Live | None) -> Shown:
    """The page after the visitor stopped what was under way; it is shown, but not kept."""
    last = live_html(live.halted()) if live else ""
    return Shown(talk_page(shelf, talk).html(last), "Stopped.", talk)
