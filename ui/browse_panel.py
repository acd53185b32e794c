"""Where a visitor looks through the articles, opens one beside its page, and removes it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import gradio as gr
from gradio.events import Dependency

from qa.in_words import named
from ui.add_panel import FAILURES, QUIET, Update
from ui.article_list import View, shown, sorted_by, sources
from ui.library_html import article_html, list_html, message_html
from ui.shelf import Shelf

EVERY_SOURCE = "All sources"
# What changes the list is done one at a time for all visitors, in the order asked for: drawn side
# by side, the list as it was before the last word typed could come last and stay.
IN_TURN: dict[str, Any] = {"concurrency_id": "library-list", "concurrency_limit": 1, **QUIET}
QUESTION = "Remove this article with all its revisions? Answers that quote it keep the quotes."

# Buttons in the list carry an event and its value. A list drawn anew gives the focus back.
LIST_SCRIPT = """
const events = ['choose', 'sort', 'turn'];
let last = null;
element.addEventListener('click', click => {
  const button = click.target.closest('button[data-event]');
  if (!button || !events.includes(button.dataset.event)) return;
  last = {...button.dataset};
  trigger(last.event, {value: last.value});
});
watch('value', () => {
  if (!last) return;
  const buttons = [...element.querySelectorAll('button[data-event]:enabled')];
  const like = buttons.filter(button => button.dataset.event === last.event);
  (like.find(button => button.dataset.value === last.value) || like[0])?.focus();
  last = null;
});
"""
# An article that is opened gets the focus, so that a screen reader begins with its title.
OPENED_SCRIPT = """
const begin = () => element.querySelector('h2')?.focus();
begin();
watch('value', begin);
"""


@dataclass(frozen=True)
class Parts:
    """The components of the panel; `view` and `chosen` are what one visitor looks at."""

    view: gr.State
    chosen: gr.State
    said: gr.HTML
    browsing: gr.Column
    words: gr.Textbox
    source: gr.Dropdown
    listing: gr.HTML
    reading: gr.Column
    back: gr.Button
    remove: gr.Button
    asking: gr.Column
    really: gr.Button
    keep: gr.Button
    opened: gr.HTML


@dataclass(frozen=True)
class Browsing:
    """What happens when a visitor acts in the panel."""

    shelf: Shelf

    def first(self) -> str:
        """The list as every visitor meets it."""
        return self._drawn(View())[1]

    def choices(self) -> list[tuple[str, str]]:
        """The sources to choose from, by label and value."""
        return [(EVERY_SOURCE, ""), *((name, name) for name in sources(self.shelf.library))]

    def search(self, words: str, source: str, view: View) -> tuple[View, str]:
        """The first page of what fits the words and the source."""
        return self._drawn(replace(view, words=words, source=source, page=0))

    def sort(self, view: View, event: gr.EventData) -> tuple[View, str]:
        """The list in the order of the column whose head was pressed."""
        return self._drawn(sorted_by(view, str(event.value)))

    def turn(self, view: View, event: gr.EventData) -> tuple[View, str]:
        """Another page of the list."""
        value = str(event.value)
        return self._drawn(replace(view, page=int(value) if value.isdecimal() else 0))

    def refresh(self, view: View) -> tuple[View, str, Update]:
        """The list and the sources as the library is now."""
        choices = self.choices()
        if view.source not in {value for _, value in choices}:
            view = replace(view, source="")
        return *self._drawn(view), gr.update(choices=choices, value=view.source)

    def open(self, event: gr.EventData) -> tuple[str, str, str, Update, Update, Update]:
        """An article in place of the list; of the samples none can be removed."""
        article_id = str(event.value)
        try:
            html = self._article(article_id)
        except FAILURES as error:
            return message_html(str(error), failed=True), "", "", *(gr.skip() for _ in range(3))
        removable = gr.update(visible=not self.shelf.shows_samples)
        return "", article_id, html, gr.update(visible=False), gr.update(visible=True), removable

    def remove(self, article_id: str) -> str:
        """What there is to say after an article was removed, or could not be."""
        try:
            with self.shelf.writing() as library:
                article = library.article(article_id)
                library.remove(article_id)
        except FAILURES as error:
            return message_html(str(error), failed=True)
        return message_html(f"Removed: {named(article)}")

    def _drawn(self, view: View) -> tuple[View, str]:
        page = shown(self.shelf.library, view)
        return replace(view, page=page.page), list_html(page, view)

    def _article(self, article_id: str) -> str:
        library = self.shelf.library
        copies = [library.article(copy) for copy in library.copies(article_id)]
        return article_html(library.article(article_id), library.page(article_id), copies)


def browse_panel(shelf: Shelf) -> tuple[Parts, Browsing, Dependency]:
    """Put the panel into the Blocks being built; gives it, and the event of a removal."""
    acts = Browsing(shelf)
    parts = _parts(acts)
    gr.on(
        [parts.words.change, parts.source.input], acts.search,
        [parts.words, parts.source, parts.view], [parts.view, parts.listing],
        trigger_mode="always_last", **IN_TURN,
    )  # fmt: skip
    parts.listing.sort(acts.sort, parts.view, [parts.view, parts.listing], **IN_TURN)
    parts.listing.turn(acts.turn, parts.view, [parts.view, parts.listing], **IN_TURN)
    places = [parts.browsing, parts.reading]
    parts.listing.choose(
        acts.open, None, [parts.said, parts.chosen, parts.opened, *places, parts.remove], **QUIET
    )
    parts.back.click(_back, None, [parts.said, *places, parts.asking], **QUIET)
    parts.remove.click(lambda: gr.update(visible=True), None, parts.asking, **QUIET)
    parts.keep.click(lambda: gr.update(visible=False), None, parts.asking, **QUIET)
    gone = parts.really.click(acts.remove, parts.chosen, parts.said, **QUIET)
    return parts, acts, gone.then(_closed, None, [*places, parts.asking], **QUIET)


def _back() -> tuple[str, Update, Update, Update]:
    """No message, the list in place of the article, no question."""
    return "", *_closed()


def _closed() -> tuple[Update, Update, Update]:
    """The list in place of the article, no question."""
    return gr.update(visible=True), gr.update(visible=False), gr.update(visible=False)


def _parts(acts: Browsing) -> Parts:
    view, chosen = gr.State(View()), gr.State("")
    said = gr.HTML(elem_id="library-said", apply_default_css=False)
    with gr.Column() as browsing:
        with gr.Row():
            words = gr.Textbox(
                label="Search", placeholder="title, source, date or id", scale=3, min_width=260
            )
            source = gr.Dropdown(acts.choices(), value="", label="Source", scale=1)
        listing = gr.HTML(
            acts.first(), js_on_load=LIST_SCRIPT, elem_id="library-list", apply_default_css=False
        )
    with gr.Column(visible=False) as reading:
        with gr.Row():
            back = gr.Button("← All articles", size="sm", scale=0, elem_id="library-back")
            remove = gr.Button("Remove…", size="sm", scale=0, elem_id="library-remove")
        with gr.Column(visible=False) as asking:
            gr.HTML(message_html(QUESTION), apply_default_css=False)
            with gr.Row():
                really = gr.Button(
                    "Remove it", variant="stop", size="sm", scale=0, elem_id="library-really"
                )
                keep = gr.Button("Keep it", size="sm", scale=0, elem_id="library-keep")
        opened = gr.HTML(
            js_on_load=OPENED_SCRIPT, elem_id="library-article", apply_default_css=False
        )
    return Parts(
        view, chosen, said, browsing, words, source, listing, reading, back, remove, asking,
        really, keep, opened,
    )  # fmt: skip
