"""Where a visitor makes the library match a folder again that it was filled from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import gradio as gr
from gradio.events import Dependency

from corpus import CorpusError
from corpus.sync import vanished
from qa import assemble
from ui.add_panel import FAILURES, QUIET, Update
from ui.intake import below, folders, take_in, total
from ui.library_html import counted, intake_html, message_html
from ui.shelf import Shelf

Outputs = tuple[str, Update]  # what is said, and the row of choices


def match_panel(shelf: Shelf, tab: gr.Tab) -> list[Dependency]:
    """Put the panel's components into the Blocks being built; gives the events of a change."""

    def known() -> Update:
        return gr.update(choices=[str(folder) for folder in folders(shelf.stored)])

    folder = gr.Dropdown(
        [str(path) for path in folders(shelf.stored)],
        label="Folder",
        info="Folders of this machine that articles were read from; byline add FOLDER adds one.",
        value=None,
    )
    start = gr.Button("Read the folder again")
    said = gr.HTML(elem_id="library-matched", apply_default_css=False)
    with gr.Row(visible=False) as choices:
        remove = gr.Button("Remove them and read the folder", variant="stop")
        keep = gr.Button("Keep them and read the folder")
        leave = gr.Button("Do nothing")

    def ask(chosen: str | None) -> Iterator[Outputs]:
        yield from asked(shelf, chosen)

    def removing(chosen: str | None) -> Iterator[Outputs]:
        yield from matched(shelf, chosen, remove=True)

    def keeping(chosen: str | None) -> Iterator[Outputs]:
        yield from matched(shelf, chosen, remove=False)

    tab.select(known, None, folder, **QUIET)
    leave.click(lambda: ("", gr.update(visible=False)), None, [said, choices], **QUIET)
    steps = {start: ask, remove: removing, keep: keeping}
    return [b.click(step, folder, [said, choices], **QUIET) for b, step in steps.items()]


def asked(shelf: Shelf, chosen: str | None) -> Iterator[Outputs]:
    """The folder read again; if files of it are gone, first the question what to do with them."""
    try:
        gone = vanished(shelf.stored, _known_folder(shelf, chosen))
    except FAILURES as error:
        yield message_html(str(error), failed=True), gr.update(visible=False)
        return
    if not gone:
        yield from matched(shelf, chosen, remove=False)
        return
    what = f"The files of {counted(len(gone), 'article')} are gone from {chosen}."
    yield message_html(what, list(gone.values())), gr.update(visible=True)


def matched(shelf: Shelf, chosen: str | None, *, remove: bool) -> Iterator[Outputs]:
    """The folder read again; with `remove` the articles whose files are gone are removed first."""
    hide = gr.update(visible=False)
    try:
        folder = _known_folder(shelf, chosen)
        with shelf.writing() as library:
            assemble.refuse_other_model(library)
            gone = vanished(library, folder) if remove else {}
            for article_id in gone:
                library.remove(article_id)
            parcels = below(folder)
            for _ in take_in(library, parcels):
                yield intake_html(parcels), hide
        removed = message_html(f"{counted(len(gone), 'article')} removed.") if gone else ""
        yield removed + intake_html(parcels, total(parcels)), hide
    except FAILURES as error:
        yield message_html(str(error), failed=True), hide
    finally:
        shelf.indexer.wake()


def _known_folder(shelf: Shelf, chosen: str | None) -> Path:
    """The folder, if articles were read from it: a visitor names no other one of this machine.

    Raises:
        CorpusError: none is chosen, or no article was read from it.
    """
    if not chosen:
        raise CorpusError("choose a folder first")
    if Path(chosen) not in folders(shelf.stored):
        raise CorpusError(f"{chosen}: no article was read from this folder; choose one of the list")
    return Path(chosen)
