"""The tab where questions are asked and answers are read beside their sources: its wiring."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from corpus import CorpusError, Where
from qa.answers_store import StoredAnswer, Thumb, new_id
from ui import answerers
from ui.asking import Asking, Shown, asked, stopped
from ui.chat_parts import ChatParts, laid_out, status_html
from ui.live import Live
from ui.reader import Wanted, opened_html
from ui.render import earlier_html, failed_article_html, no_article_html, told_html
from ui.shelf import Shelf
from ui.talk import Talk, as_json, as_markdown, covered, opened, stored, talk_page

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
DOWNLOAD = "(text) => byline.download('byline.{0}', text, '{1}')"
Limit = str | list[str] | None
Update = tuple[Any, ...]  # new values and properties, in the order of the outputs


def chat_tab(shelf: Shelf, app: gr.Blocks, tab: gr.Tab) -> None:
    """Put the tab's components into the Blocks that are being built, and connect them."""
    parts = laid_out()
    _connect_opening(shelf, app, tab, parts)
    _connect_asking(shelf, parts)
    _connect_reading(shelf, parts)
    _connect_record(shelf, parts)


def _connect_opening(shelf: Shelf, app: gr.Blocks, tab: gr.Tab, parts: ChatParts) -> None:
    """What the address names is shown; the filters know the library's sources."""

    def begin(visitor: str, request: gr.Request) -> Update:
        visitor = visitor or new_id()
        try:
            talk, status = opened(shelf, visitor, dict(request.query_params)), ""
        except CorpusError:
            talk, status = (
                Talk(visitor),
                "What this address names was deleted, or it is incomplete.",
            )
        return visitor, talk, talk_page(shelf, talk).html(), status_html(status)

    def sources() -> gr.Dropdown:
        return gr.Dropdown(choices=list(covered(shelf).sources))

    def told(answerer: str) -> str:
        return told_html(answerers.told(answerer, os.environ))

    shown = [parts.visitor, parts.talk, parts.conversation, parts.composer.status]
    app.load(begin, parts.visitor, shown, **QUIET)
    app.load(sources, None, parts.filters.sources, **QUIET)
    tab.select(sources, None, parts.filters.sources, **QUIET)
    app.load(told, parts.filters.answerer, parts.composer.told, **QUIET)
    parts.filters.answerer.change(told, parts.filters.answerer, parts.composer.told, **QUIET)


def _connect_asking(shelf: Shelf, parts: ChatParts) -> None:
    """Enter, the button and the script ask; the other button stops what is under way."""
    composer, filters = parts.composer, parts.filters

    def typed(question: str, talk: Talk, *limits: Limit) -> Iterator[Update]:
        if not question.strip():
            yield _kept_as_it_was("Write a question first.")
            return
        for shown in asked(shelf, _asking(question, limits), talk):
            yield _update(shown, clear=True)

    def chosen(event: gr.EventData, talk: Talk, *limits: Limit) -> Iterator[Update]:
        asking = _asking(event.question, limits)
        asking = replace(asking, answerer=event.answerer or asking.answerer)
        for shown in asked(shelf, asking, talk):
            yield _update(shown)

    def halt(talk: Talk, live: Live | None) -> Update:
        return _update(stopped(shelf, talk, live))

    outputs = [
        parts.conversation, composer.status, parts.talk, parts.live, composer.question,
        composer.ask, composer.stop,
    ]  # fmt: skip
    inputs = [parts.talk, *filters.inputs]
    asking = [
        gr.on(
            [composer.ask.click, composer.question.submit], typed, [composer.question, *inputs],
            outputs, **QUIET,
        ),
        parts.conversation.ask(chosen, inputs, outputs, **QUIET),
    ]  # fmt: skip
    # Apart from the cancelling: what comes while the page leaves the old stream would be lost.
    cancelled = composer.stop.click(None, cancels=asking, **QUIET)
    cancelled.then(halt, [parts.talk, parts.live], outputs, **QUIET)


def _asking(question: str, limits: Sequence[Limit]) -> Asking:
    """The question with the filters as the components give them."""
    since, until, sources, answerer = limits
    where = Where(
        str(since or "").strip() or None, str(until or "").strip() or None, tuple(sources or ())
    )
    return Asking(question.strip(), where, str(answerer))


def _update(shown: Shown, *, clear: bool = False) -> Update:
    """A state of the page as Gradio takes it."""
    running = shown.live is not None
    return (
        shown.html, status_html(shown.status), shown.talk, shown.live, "" if clear else gr.skip(),
        gr.Button(visible=not running), gr.Button(visible=running),
    )  # fmt: skip


def _kept_as_it_was(status: str) -> Update:
    return (gr.skip(), status_html(status), *[gr.skip()] * 5)


def _connect_reading(shelf: Shelf, parts: ChatParts) -> None:
    """A citation opens its article; thumbs and notes are kept."""

    def cite(event: gr.EventData) -> str:
        try:
            return opened_html(shelf, Wanted.of(event._data))
        except (CorpusError, ValueError) as error:
            return failed_article_html(str(error))

    def judge(event: gr.EventData, talk: Talk) -> str:
        try:
            return status_html(_judged(shelf, talk, event._data))
        except (CorpusError, ValueError):
            return status_html("Not kept: this answer was deleted meanwhile.")

    parts.conversation.cite(cite, None, parts.reader, **QUIET)
    parts.conversation.thumb(judge, parts.talk, parts.composer.status, **QUIET)


def _judged(shelf: Shelf, talk: Talk, sent: dict[str, Any]) -> str:
    """What was done with a thumb and a note."""
    answer_id, thumb = str(sent["answer"]), str(sent["thumb"])
    if not thumb:
        shelf.answers.delete_feedback(answer_id, visitor=talk.visitor)
        return "Taken back."
    note = str(sent["note"])[:2000]
    shelf.answers.give_feedback(answer_id, Thumb(thumb), note, visitor=talk.visitor)
    return "Note kept with the answer." if note else "Kept with the answer."


def _connect_record(shelf: Shelf, parts: ChatParts) -> None:
    """New, exported, deleted and earlier conversations."""
    record = parts.record

    def fresh(talk: Talk) -> Update:
        talk = Talk(talk.visitor)
        return talk, talk_page(shelf, talk).html(), no_article_html(), status_html("")

    def delete(talk: Talk) -> Update:
        if talk.conversation:
            shelf.answers.delete_conversation(talk.conversation)
        done = "Conversation deleted." if talk.conversation else "There is nothing of yours here."
        return (*fresh(talk)[:3], status_html(done))

    def earlier(talk: Talk) -> str:
        return earlier_html(shelf.answers.conversations(talk.visitor))

    outputs = [parts.talk, parts.conversation, parts.reader, parts.composer.status]
    record.new.click(fresh, parts.talk, outputs, **QUIET)
    record.delete.click(delete, parts.talk, outputs, js="(talk) => byline.confirmed(talk)", **QUIET)
    parts.talk.change(earlier, parts.talk, record.earlier, **QUIET)
    for button, form, ending, kind in (
        (record.markdown, as_markdown, "md", "text/markdown"),
        (record.json, as_json, "json", "application/json"),
    ):
        written = partial(_exported, shelf, form)
        exported = button.click(written, parts.talk, record.exported, **QUIET)
        exported.then(None, record.exported, None, js=DOWNLOAD.format(ending, kind))


def _exported(shelf: Shelf, form: Callable[[list[StoredAnswer]], str], talk: Talk) -> str:
    """The conversation in this form."""
    return form(stored(shelf, talk))
