"""The tab that shows, fills and empties the library: its state, and three panels below."""

from __future__ import annotations

from collections.abc import Callable

import gradio as gr
from gradio.events import Dependency

from ui.add_panel import QUIET, add_panel
from ui.article_list import listed
from ui.browse_panel import IN_TURN, browse_panel
from ui.library_html import State, state_html
from ui.match_panel import match_panel
from ui.shelf import Shelf

LOOKED_EVERY = 2  # seconds between two looks at what still waits for vectors


def library_tab(shelf: Shelf, tab: gr.Tab) -> None:
    """Put the tab's components into the Blocks that are being built."""

    def look() -> tuple[str, gr.Timer]:
        state = state_of(shelf)
        return state_html(state), gr.Timer(active=state.busy)

    now = state_of(shelf)  # a function would be an event, which Gradio says aloud
    state = gr.HTML(state_html(now), elem_id="library-state", apply_default_css=False)
    clock = gr.Timer(LOOKED_EVERY, active=False)
    with gr.Accordion("Add articles", open=shelf.shows_samples, elem_id="library-adding"):
        added = add_panel(shelf)
    parts, browsing, removed = browse_panel(shelf)
    with gr.Accordion("Read a folder again", open=False, elem_id="library-matching"):
        matched = match_panel(shelf, tab)
    if now.busy:
        shelf.indexer.wake()
    changes: list[Callable[..., Dependency]] = [
        added.then,
        removed.then,
        *(event.then for event in matched),
        tab.select,
    ]
    drawn = [parts.view, parts.listing, parts.source]
    for change in changes:
        change(look, None, [state, clock], **QUIET)
        change(browsing.refresh, parts.view, drawn, **IN_TURN)
    clock.tick(look, None, [state, clock], **QUIET)


def state_of(shelf: Shelf) -> State:
    """How far the library that questions are asked of is; the samples wait for nothing."""
    library = shelf.library
    rows = listed(library)
    if library.path is None:
        return State(len(rows), 0, 0, 0, None, samples=True)
    return State(
        articles=len(rows),
        passages=sum(row.passages for row in rows),
        unsplit=sum(not row.passages for row in rows),
        pending=library.count_unembedded(),
        model=library.database.manifest("embedding_model"),
        error=shelf.indexer.error,
    )
