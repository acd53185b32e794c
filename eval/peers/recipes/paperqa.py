"""PaperQA: documents added by hand, then `aquery`, as its README shows for local models.

It summarises each passage before it answers, so that an answer costs several calls of the model.
Its citation keys become numbers of the passages that it kept.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from paperqa import Docs, Settings
from paperqa.settings import AnswerSettings, ParsingSettings

from eval.peers.protocol import PASSAGES, Ask, Reply, Setup, Source, serve

KEY = r"pqac-[0-9a-f]+"
CITED = re.compile(rf"\({KEY}(?:[,;\s]+{KEY})*\)|{KEY}")  # as its prompt asks, or a bare key


def build(setup: Setup) -> Ask:
    """The documents and the settings for the local model."""
    model = f"openai/{setup.model}"
    config = {
        "model_list": [
            {
                "model_name": model,
                "litellm_params": {
                    "model": model, "api_base": setup.base_url, "api_key": "none",
                    "temperature": 0, "max_tokens": 400, "timeout": 600,
                },
            }
        ]
    }  # fmt: skip
    settings = Settings(
        llm=model, llm_config=config, summary_llm=model, summary_llm_config=config,
        embedding=f"st-{setup.weights}",
        answer=AnswerSettings(evidence_k=PASSAGES, answer_max_sources=PASSAGES),
        parsing=ParsingSettings(use_doc_details=False),  # titles are known, no model is asked
    )  # fmt: skip
    docs = asyncio.run(_filled(setup, settings))

    def ask(question: str) -> Reply:
        session = asyncio.run(docs.aquery(question, settings=settings))
        numbers = {context.id: str(i) for i, context in enumerate(session.contexts, 1)}
        sources = [Source(c.text.doc.dockey, c.text.text) for c in session.contexts]
        return Reply(_numbered(session.raw_answer or session.answer, numbers), tuple(sources))

    return ask


def _numbered(text: str, numbers: Mapping[str, str]) -> str:
    """The text with the number of each passage for its key; a key of none becomes [0]."""

    def marker(cited: re.Match[str]) -> str:
        return "".join(f"[{numbers.get(key, '0')}]" for key in re.findall(KEY, cited.group()))

    return CITED.sub(marker, text)


async def _filled(setup: Setup, settings: Settings) -> Docs:
    """The articles as documents; their names are given, so that no model is asked for them."""
    docs = Docs()
    with tempfile.TemporaryDirectory() as folder:
        for number, article in enumerate(setup.articles):
            path = Path(folder) / f"{number}.txt"
            path.write_text(article.text, encoding="utf-8")
            await docs.aadd(
                path, citation=article.title, docname=f"article{number}", dockey=article.id,
                settings=settings,
            )  # fmt: skip
    return docs


if __name__ == "__main__":
    serve(build)
