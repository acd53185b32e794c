"""What a language model is asked to judge: whether a sentence answers a question, yes or no."""

from __future__ import annotations

import math
from collections.abc import Iterable

from openai.types.chat.chat_completion_token_logprob import TopLogprob

from corpus.words import one_line
from qa.answerers.models.prompts import Messages

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
    shown = ((_pair(asked, told), reply) for asked, told, reply in SHOWN)
    return with_examples(ORDER, shown, _pair(question, sentence))


def with_examples(order: str, shown: Iterable[tuple[str, str]], asked: str) -> Messages:
    """A chat in which an order was carried out on examples, each with its reply, before it asks."""
    chat = [{"role": "system", "content": order}]
    for given, reply in shown:
        chat.append({"role": "user", "content": given})
        chat.append({"role": "assistant", "content": reply})
    return [*chat, {"role": "user", "content": asked}]


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
    return f"Question: {one_line(question)}\nSentence: {one_line(sentence)}"
