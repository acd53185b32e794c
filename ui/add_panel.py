"""Where a visitor drops files and pastes addresses, and sees what becomes of each."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr
from gradio.events import Dependency

from corpus.reading.read import FORMATS
from qa import assemble
from ui.intake import Parcel, addresses, take_in, total, uploads
from ui.library_html import intake_html, message_html
from ui.shelf import Shelf

FAILURES = (*assemble.EXPECTED, sqlite3.Error)
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
Update = dict[str, Any]  # what Gradio takes for a change of a component
KINDS = ", ".join(kind.lstrip(".") for kind in FORMATS)
READ = f"You can add files ({KINDS}) and addresses of web pages."
Outputs = tuple[str, Update, Update]  # progress, files, addresses


def add_panel(shelf: Shelf) -> Dependency:
    """Put the panel's components into the Blocks being built; gives the event of an addition."""
    gr.HTML(f"<p>{READ}</p>", elem_id="library-read", apply_default_css=False)
    with gr.Row():
        files = gr.File(
            label="Files",
            file_count="multiple",
            height=160,
            elem_id="library-files",
        )
        links = gr.Textbox(
            label="Addresses, one to a line", placeholder="https://", lines=5, max_lines=12
        )
    button = gr.Button("Add to the library", variant="primary", scale=0, elem_id="library-add")
    progress = gr.HTML(elem_id="library-progress", apply_default_css=False)

    def add(chosen: Sequence[str] | None, text: str) -> Iterator[Outputs]:
        yield from added(shelf, chosen or (), text)

    return button.click(add, [files, links], [progress, files, links], **QUIET)


def added(shelf: Shelf, files: Sequence[str], text: str) -> Iterator[Outputs]:
    """Add uploaded files and the addresses in `text`, showing how far it is."""
    parcels = uploads(files) + addresses(text)
    if not parcels:
        yield message_html("Drop files or write addresses first."), gr.skip(), gr.skip()
        return
    try:
        for shown in _taken_in(shelf, parcels):
            yield shown, gr.skip(), gr.skip()
        yield intake_html(parcels, total(parcels)), gr.update(value=None), gr.update(value="")
    except FAILURES as error:
        yield message_html(str(error), failed=True), gr.skip(), gr.skip()


def _taken_in(shelf: Shelf, parcels: Sequence[Parcel]) -> Iterator[str]:
    """The progress of the parcels; their passages and vectors are made in the background."""
    yield intake_html(parcels)
    with shelf.writing() as library:
        assemble.refuse_other_model(library)
        try:
            for _ in take_in(library, parcels):
                yield intake_html(parcels)
        finally:
            shelf.indexer.wake()
