"""The tab where questions are asked and answers are read beside their sources: its wiring."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import gradio as gr

from corpus import CorpusError, Where
from qa.answers_store import StoredAnswer, Thumb, new_id
from ui import answerers
from ui.asking import Asking, Shown, asked, stopped
from ui.chat_parts import REALLY, ChatParts, filters_label, laid_out, status_html
from ui.live import Live
from ui.reader import Wanted, opened_html
from ui.render import earlier_html, failed_article_html, no_article_html, told_html
from ui.shelf import Shelf
from ui.talk import (
    Talk,
    as_json,
    as_markdown,
    covered,
    is_welcome,
    opened,
    stored,
    talk_page,
)

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
BUSY = """() => document.querySelector("#stop")
  ? "<p role='status' class='source-meta'>An answer is still being written; stop it, or wait.</p>"
  : ''
"""  # where the page stands open, since an event that is under way is not sent again
CONFIRMED = f"() => {{ byline.confirmed(); document.querySelector('#{REALLY}').click(); }}"
DOWNLOAD = "(text) => byline.download('byline.{0}', text, '{1}')"
Limit = str | list[str] | None
Events = list[dict[str, Any]]  # of listeners, as Gradio cancels them
Update = tuple[Any, ...]  # new values and properties, in the order of the outputs


def chat_tab(shelf: Shelf, app: gr.Blocks, tab: gr.Tab) -> None:
    """Put the tab's components into the Blocks that are being built, and connect them."""
    parts = laid_out()
    _connect_opening(shelf, app, tab, parts)
    _connect_filters(shelf, app, tab, parts)
    asking = _connect_asking(shelf, parts)
    _connect_reading(shelf, parts)
    _connect_record(shelf, parts, asking)


def _connect_opening(shelf: Shelf, app: gr.Blocks, tab: gr.Tab, parts: ChatParts) -> None:
    """What the address names is shown; a welcome knows what the library holds by now."""

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

    def welcomed(talk: Talk, page: str) -> str | dict[str, Any]:
        return talk_page(shelf, talk).html() if is_welcome(page) else gr.skip()

    shown = [parts.visitor, parts.talk, parts.conversation, parts.composer.status]
    app.load(begin, parts.visitor, shown, **QUIET)
    tab.select(welcomed, [parts.talk, parts.conversation], parts.conversation, **QUIET)


def _connect_filters(shelf: Shelf, app: gr.Blocks, tab: gr.Tab, parts: ChatParts) -> None:
    """The filters know the library's sources, and say folded that they limit what is asked."""
    filters, told_place = parts.filters, parts.composer.told

    def sources() -> gr.Dropdown:
        return gr.Dropdown(choices=list(covered(shelf).sources))

    def told(answerer: str) -> str:
        return told_html(answerers.told(answerer, os.environ))

    def limited(*limits: Limit) -> gr.Accordion:
        return gr.Accordion(label=filters_label(_where(*limits)))

    app.load(sources, None, filters.sources, **QUIET)
    tab.select(sources, None, filters.sources, **QUIET)
    app.load(told, filters.answerer, told_place, **QUIET)
    filters.answerer.change(told, filters.answerer, told_place, **QUIET)
    changes = [filters.since.change, filters.until.change, filters.sources.change]
    gr.on(changes, limited, filters.limits, filters.folded, trigger_mode="always_last", **QUIET)


def _connect_asking(shelf: Shelf, parts: ChatParts) -> Events:
    """Enter, the button and the script ask; the other button stops what is under way.

    Gives the events that ask, which whatever ends an answer cancels.
    """
    composer = parts.composer

    def typed(question: str, talk: Talk, *limits: Limit) -> Iterator[Update]:
        yield from _updates(shelf, _asking(question, limits), talk, clear=True)

    def chosen(event: gr.EventData, talk: Talk, *limits: Limit) -> Iterator[Update]:
        asking = _asking(event.question, limits)
        asking = replace(asking, answerer=event.answerer or asking.answerer)
        yield from _updates(shelf, asking, talk)

    def halt(talk: Talk, live: Live | None) -> Update:
        return _update(stopped(shelf, talk, live))

    outputs = [
        parts.conversation, composer.status, parts.talk, parts.live, composer.question,
        composer.ask, composer.stop, composer.busy,
    ]  # fmt: skip
    inputs = [parts.talk, *parts.filters.inputs]
    composer.question.submit(None, None, composer.busy, js=BUSY, **QUIET)  # before it is asked
    asking: Events = [
        gr.on(
            [composer.ask.click, composer.question.submit], typed, [composer.question, *inputs],
            outputs, **QUIET,
        ),
        parts.conversation.ask(chosen, inputs, outputs, **QUIET),
    ]  # fmt: skip
    # Apart from the cancelling: what comes while the page leaves the old stream would be lost.
    cancelled = composer.stop.click(None, cancels=asking, **QUIET)
    cancelled.then(halt, [parts.talk, parts.live], outputs, **QUIET)
    return asking


def _where(since: Limit, until: Limit, sources: Limit) -> Where:
    """The filters as the components give them."""
    return Where(
        str(since or "").strip() or None, str(until or "").strip() or None, tuple(sources or ())
    )


def _asking(question: str, limits: Sequence[Limit]) -> Asking:
    """The question with the filters and the answerer."""
    *filters, answerer = limits
    return Asking(question.strip(), _where(*filters), str(answerer))


def _updates(shelf: Shelf, asking: Asking, talk: Talk, *, clear: bool = False) -> Iterator[Update]:
    """The states of the page as Gradio takes them; what has no sense to ask leaves it as it is.

    With `clear` the first empties the question: what is typed after it is the next one.
    """
    if asking.wrong:
        yield (gr.skip(), status_html(asking.wrong), *[gr.skip()] * 6)
        return
    before: Shown | None = None
    for shown in asked(shelf, asking, talk):
        if shown is before:
            yield (gr.skip(),) * 8
        else:
            yield _update(shown, clear=clear and before is None)
        before = shown


def _update(shown: Shown, *, clear: bool = False) -> Update:
    """A state of the page as Gradio takes it.

    The talk is set at the end only: what comes late of a cancelled answer must not bring it back.
    """
    running = shown.live is not None
    return (
        shown.html, status_html(shown.status), gr.skip() if running else shown.talk, shown.live,
        "" if clear else gr.skip(), gr.Button(visible=not running), gr.Button(visible=running),
        gr.skip() if running else "",
    )  # fmt: skip


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


def _connect_record(shelf: Shelf, parts: ChatParts, asking: Events) -> None:
    """New, exported, deleted and earlier conversations; new and deleted end what is being asked."""
    record, composer = parts.record, parts.composer

    def fresh(talk: Talk) -> Update:
        return (no_article_html(), *_update(_begun_anew(shelf, talk, "")))

    def delete(talk: Talk) -> Update:
        return (no_article_html(), *_update(_begun_anew(shelf, talk, _deleted(shelf, talk))))

    def recorded(talk: Talk) -> Update:
        listed = earlier_html(shelf.answers.conversations(talk.visitor))
        exportable, own = bool(talk.shown), bool(talk.conversation)
        buttons = [gr.Button(interactive=on) for on in (exportable, exportable, own)]
        return (listed, *buttons)

    outputs = [
        parts.reader, parts.conversation, composer.status, parts.talk, parts.live,
        composer.question, composer.ask, composer.stop, composer.busy,
    ]  # fmt: skip
    ended = record.new.click(None, cancels=asking, **QUIET)
    ended.then(fresh, parts.talk, outputs, **QUIET)
    record.delete.click(None, js=CONFIRMED, **QUIET)  # a click alone cancels, no other event
    deleted = record.really.click(None, cancels=asking, **QUIET)
    deleted.then(delete, parts.talk, outputs, **QUIET)
    told = [record.earlier, record.markdown, record.json, record.delete]
    parts.talk.change(recorded, parts.talk, told, **QUIET)
    for button, form, ending, kind in (
        (record.markdown, as_markdown, "md", "text/markdown"),
        (record.json, as_json, "json", "application/json"),
    ):
        written = partial(_exported, shelf, form)
        exported = button.click(written, parts.talk, record.exported, **QUIET)
        exported.then(None, record.exported, None, js=DOWNLOAD.format(ending, kind))


def _begun_anew(shelf: Shelf, talk: Talk, status: str) -> Shown:
    """The page of a visitor who begins a new conversation."""
    talk = Talk(talk.visitor)
    return Shown(talk_page(shelf, talk).html(), status, talk)


def _deleted(shelf: Shelf, talk: Talk) -> str:
    """What is said once the conversation is gone; it may be so already, from another window."""
    if not talk.conversation:
        return "There is nothing of yours here."
    with suppress(CorpusError):
        shelf.answers.delete_conversation(talk.conversation)
    return "Conversation deleted."


def _exported(shelf: Shelf, form: Callable[[list[StoredAnswer]], str], talk: Talk) -> str:
    """The conversation in this form."""
    return form(stored(shelf, talk))
