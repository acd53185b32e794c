"""What a language model is asked to judge: whether a sentence answers a question, yes or no."""

from __future__ import annotations

import math
from collections.abc import Iterable

from openai.types.chat.chat_completion_token_logprob import TopLogprob

from qa.answerers.prompts import Messages

ORDER = "You judge whether a sentence of a news article answers a question. Reply yes or no."
SHOWN = (
    ("Who opened the bridge of Vik?", "The bridge was closed after the storm.", "no"),
    (
        "What did the strike do to the trains?",
        "Because railway staff stopped work, no train left on Monday.",
        "yes",
    ),
)
ALTERNATIVES = 10  # tokens whose chances are asked for: yes and no are among them


def judging_messages(question: str, sentence: str) -> Messages:
    """The chat that asks whether a sentence answers a question."""
    chat = [{"role": "system", "content": ORDER}]
    for asked, told, reply in SHOWN:
        chat.append({"role": "user", "content": _pair(asked, told)})
        chat.append({"role": "assistant", "content": reply})
    return [*chat, {"role": "user", "content": _pair(question, sentence)}]


def chance_of_yes(alternatives: Iterable[TopLogprob]) -> float | None:
    """The chance of yes beside that of no; `None` if neither is among them."""
    chances = {"yes": 0.0, "no": 0.0}
    for one in alternatives:
        word = one.token.strip(" .\n").casefold()
        if word in chances:
            chances[word] += math.exp(one.logprob)
    both = sum(chances.values())
    return chances["yes"] / both if both else None


def _pair(question: str, sentence: str) -> str:
    return f"Question: {_line(question)}\nSentence: {_line(sentence)}"


def _line(text: str) -> str:
    return " ".join(text.split())
