"""The tab that shows, fills and empties the library."""

from __future__ import annotations

import gradio as gr

from ui.shelf import Shelf


def library_tab(shelf: Shelf) -> None:
    """Put the tab's components into the Blocks that are being built."""
    gr.Markdown(f"{len(shelf.stored)} articles")
