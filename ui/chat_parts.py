"""The components of the Ask tab and where they stand; what they do is in `ui/chat_tab.py`."""

from __future__ import annotations

from dataclasses import dataclass

import gradio as gr

from corpus import Where
from corpus.listing import EVERYWHERE
from ui.answerers import choices
from ui.render import no_article_html
from ui.talk import Talk
from ui.turns import limits_in_words

FILTERS = "Dates, sources, answerer"
REALLY = "really-delete"
LONGEST_LIMITS = 80  # characters that are told in the line of the folded filters
EVENTS = "['ask', 'cite', 'thumb']"  # what the page's script sends besides Gradio's own events


@dataclass(frozen=True, slots=True)
class Filters:
    """What limits a question, and who answers it."""

    since: gr.Textbox
    until: gr.Textbox
    sources: gr.Dropdown
    answerer: gr.Radio
    folded: gr.Accordion

    @property
    def inputs(self) -> list[gr.components.Component]:
        """The components in the order in which handlers take them."""
        return [*self.limits, self.answerer]

    @property
    def limits(self) -> list[gr.components.Component]:
        """Those that limit what is asked."""
        return [self.since, self.until, self.sources]


@dataclass(frozen=True, slots=True)
class Composer:
    """Where a question is written, asked and stopped."""

    question: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    status: gr.HTML
    busy: gr.HTML
    told: gr.HTML


@dataclass(frozen=True, slots=True)
class Record:
    """What is done with a whole conversation."""

    new: gr.Button
    markdown: gr.Button
    json: gr.Button
    delete: gr.Button
    really: gr.Button
    exported: gr.Textbox
    earlier: gr.HTML


@dataclass(frozen=True, slots=True)
class ChatParts:
    """All of the tab."""

    talk: gr.State
    live: gr.State
    visitor: gr.BrowserState
    conversation: gr.HTML
    reader: gr.HTML
    composer: Composer
    filters: Filters
    record: Record


def laid_out() -> ChatParts:
    """The components, put into the Blocks that are being built."""
    talk, live = gr.State(Talk()), gr.State(None)
    visitor = gr.BrowserState("", storage_key="byline-visitor", secret="byline")  # noqa: S106
    with gr.Row(elem_id="ask-columns"):
        with gr.Column(elem_id="talk-column", min_width=0):
            record = _record()
            conversation = gr.HTML(
                "", elem_id="conversation", apply_default_css=False,
                js_on_load=f"byline.conversation(element, trigger, watch, {EVENTS})",
            )  # fmt: skip
            with gr.Column(elem_id="composer", min_width=0):
                composer = _composer()
                filters = _filters()
        with gr.Column(elem_id="reader-column", min_width=0):
            reader = gr.HTML(
                no_article_html(), elem_id="reader", apply_default_css=False,
                js_on_load="byline.reader(element, watch)",
            )  # fmt: skip
    return ChatParts(talk, live, visitor, conversation, reader, composer, filters, record)


def _composer() -> Composer:
    with gr.Row(elem_id="question-row"):
        question = gr.Textbox(
            label="Question", placeholder="Ask about the articles", show_label=False,
            container=False, lines=1, max_lines=6, elem_id="question", scale=1, min_width=0,
        )  # fmt: skip
        ask = gr.Button("Ask", variant="primary", elem_id="ask", scale=0, min_width=88)
        stop = gr.Button("Stop", elem_id="stop", scale=0, min_width=88, visible=False)
    status = gr.HTML(status_html(""), elem_id="status", apply_default_css=False)
    busy = gr.HTML("", elem_id="busy", apply_default_css=False)
    told = gr.HTML("", elem_id="told", apply_default_css=False)
    return Composer(question, ask, stop, status, busy, told)


def _filters() -> Filters:
    with gr.Accordion(filters_label(EVERYWHERE), open=False, elem_id="filters") as folded:
        with gr.Row():
            since = gr.Textbox(label="Published from", elem_id="since", max_lines=1, min_width=130)
            until = gr.Textbox(label="Published up to", elem_id="until", max_lines=1, min_width=130)
        sources = gr.Dropdown(
            [], label="Sources", multiselect=True, elem_id="sources", info="None chosen means all."
        )
        answerer = gr.Radio(choices(), value="auto", label="Answerer", elem_id="answerer")
    return Filters(since, until, sources, answerer, folded)


def filters_label(where: Where) -> str:
    """What stands over the filters while they are folded: whether they limit anything."""
    limits = limits_in_words(where)
    if len(limits) > LONGEST_LIMITS:
        limits = "of some days or sources"
    return f"{FILTERS}{f' · only articles {limits}' if limits else ''}"


def _record() -> Record:
    with gr.Column(elem_id="record", min_width=0), gr.Row(elem_id="record-row"):
        new = gr.Button("New conversation", size="sm", min_width=0)
        with gr.Accordion("Earlier conversations", open=False, elem_id="earlier"):
            earlier = gr.HTML("", apply_default_css=False)
        markdown = gr.Button("Export Markdown", size="sm", min_width=0, interactive=False)
        json = gr.Button("Export JSON", size="sm", min_width=0, interactive=False)
        delete = gr.Button("Delete conversation", size="sm", min_width=0, interactive=False)
    really = gr.Button(elem_id=REALLY, visible="hidden")  # clicked by the script, once confirmed
    return Record(new, markdown, json, delete, really, gr.Textbox(visible=False), earlier)


def status_html(text: str) -> str:
    """What is going on, in a line that screen readers say aloud; `text` is ours."""
    return f'<p role="status">{text}</p>'
