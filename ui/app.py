"""The page put together: three tabs over one data folder. Wiring only."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import gradio as gr

from ui.chat_tab import chat_tab
from ui.evaluation_tab import evaluation_tab
from ui.library_tab import library_tab
from ui.shelf import Shelf

STATIC = Path(__file__).parent / "static"
UPLOADS = (600, 3600)  # seconds: every ten minutes uploads of more than an hour ago are deleted
HEADER = "<h1>Byline</h1><p>Answers from news articles, each sentence with its source.</p>"
VISITORS_AT_ONCE = 8  # questions answered or articles added at the same time, of each kind


def build_app(shelf: Shelf) -> gr.Blocks:
    """The page over a data folder, not yet serving."""
    app = gr.Blocks(title="Byline", analytics_enabled=False, fill_width=True, delete_cache=UPLOADS)
    with app:
        gr.HTML(HEADER, elem_id="masthead", apply_default_css=False)
        with gr.Tab("Ask", id="ask") as ask:
            chat_tab(shelf, app, ask)
        with gr.Tab("Library", id="library") as library:
            library_tab(shelf, library)
        with gr.Tab("Evaluation", id="evaluation") as evaluation:
            evaluation_tab(shelf.runs, evaluation)
    app.queue(default_concurrency_limit=VISITORS_AT_ONCE)
    return app


def looks() -> dict[str, Any]:
    """What `launch` takes for the page's looks; nothing of it is loaded from other hosts."""
    return {
        "theme": gr.themes.Base(
            font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]
        ),
        "css_paths": [STATIC / "byline.css", STATIC / "library.css"],
        "head": f"{_icon()}<script>{_static('tools.js')}{_static('byline.js')}</script>",
        "footer_links": [],
        "run_history": False,
        "enable_monitoring": False,
    }


def _icon() -> str:
    """The icon of the page in the page: asked for by address it would be outside a root path."""
    return f'<link rel="icon" href="data:image/svg+xml,{quote(_static("icon.svg").strip())}">'


def _static(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
