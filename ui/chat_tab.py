"""The tab where questions are asked and answers are read beside their sources."""

from __future__ import annotations

import gradio as gr

from ui.shelf import Shelf


def chat_tab(shelf: Shelf) -> None:
    """Put the tab's components into the Blocks that are being built."""
    gr.Markdown(f"{len(shelf.library)} articles")
