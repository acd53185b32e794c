"""Have a language model write about each of many texts; a run that stopped goes on where it was.

The model is that of `OPENAI_BASE_URL`, `OPENAI_API_KEY` and `BYLINE_MODEL`, as for answers.
"""

import argparse
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import openai
from openai.types.chat import ChatCompletionMessageParam
from rich.progress import track

from qa.answerers.models.judging import with_examples

AT_ONCE = 48  # requests under way: endpoints that batch are fastest so
MOST_TOKENS = 130  # of what is written about one text


@dataclass(frozen=True, slots=True)
class Order:
    """What the model is to do with a text, and texts with what it should write about them."""

    words: str
    shown: Sequence[tuple[str, str]]
    temperature: float

    def messages(self, text: str) -> list[ChatCompletionMessageParam]:
        """The chat that ends with the text."""
        chat = with_examples(self.words, self.shown, text)
        return cast("list[ChatCompletionMessageParam]", chat)


def generate(order: Order, texts: Sequence[str], out: Path, *, written: str) -> None:
    """Add a line `{"text", written}` to a file for each text that has none there yet."""
    done = {row["text"] for row in rows(out)} if out.exists() else set[str]()
    waiting = [text for text in dict.fromkeys(texts) if text not in done]
    client = openai.OpenAI(timeout=600)
    model = os.environ.get("BYLINE_MODEL") or next(iter(client.models.list())).id
    with out.open("a", encoding="utf-8") as lines, ThreadPoolExecutor(AT_ONCE) as pool:
        asked = {pool.submit(_said, client, model, order, text): text for text in waiting}
        try:
            for answered in track(as_completed(asked), written, total=len(asked)):
                row = {"text": asked[answered], written: answered.result()}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
                lines.flush()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)  # what waits is asked by the next run


def command(
    about: str | None,
    order: Order,
    texts: Callable[[Path], Sequence[str]],
    *,
    written: str,
    most: int,
) -> int:
    """The command line of a module whose `texts` of a file of pairs are written about.

    Up to `--most` of them, those of an earlier run among them.
    """
    parser = argparse.ArgumentParser(description=(about or "").partition("\n")[0])
    parser.add_argument("pairs", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--most", type=int, default=most)
    options = parser.parse_args()
    generate(order, texts(options.pairs)[: options.most], options.out, written=written)
    return 0


def rows(path: Path) -> list[dict[str, str]]:
    """The lines of a file that `generate` wrote."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _said(client: openai.OpenAI, model: str, order: Order, text: str) -> str:
    reply = client.chat.completions.create(
        model=model,
        messages=order.messages(text),
        max_tokens=MOST_TOKENS,
        temperature=order.temperature,
        top_p=0.95,
    )
    return (reply.choices[0].message.content or "").strip()
