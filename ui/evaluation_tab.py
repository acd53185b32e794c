"""The tab that shows finished evaluation runs."""

from __future__ import annotations

from pathlib import Path

import gradio as gr


def evaluation_tab(runs: Path) -> None:
    """Put the tab's components into the Blocks that are being built."""
    gr.Markdown(f"No runs in {runs.name} yet")
