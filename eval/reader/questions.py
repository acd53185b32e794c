"""Have a language model ask questions that passages answer; claims for the check are made of them.

Run: python -m eval.reader.questions PAIRS.jsonl.gz QUESTIONS.jsonl --most 4000

The passages are cut from the evidence of the pairs to train the check on. A line of the result is
`{"text", "asked"}`, as `eval.generate` has it written: a passage, and lines of a question, a bar
and an answer in words of the passage. `read_questions` keeps those that can be right.
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.sentences import sentence_spans
from eval.checker.pairs import read_pairs, split
from eval.generate import Order, command, rows
from qa.reading.names import names
from qa.reading.overlap import stems

LONG = 420  # characters from which a passage takes no further sentence
WORDS = range(25, 101)  # of a passage
LETTERS = 0.85  # of a passage at least, blanks among them: lists and tables are left out
OF_ONE = 4  # passages of a text, before further ones of any are asked about
QUESTION_WORDS, ANSWER_WORDS = range(4, 29), range(1, 15)
UNCLEAR = re.compile(  # outside of its passage
    r"\b(?:passage|the text|the article|the author|the speaker|the following"
    r"|this|these|those|he|she|they|his|her|their|him|them)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[-*])\s*")
ORDER = Order(
    "You read a passage and write three questions that it answers, each with its answer. A question"
    " is what somebody would ask who looks for that fact and has not read the passage: it stands on"
    " its own, says who or what it is about by name (never “he”, “it” or “the passage”), asks for"
    " one thing, and uses other words than the passage where it can. The answer is a few words"
    " copied from the passage.",
    (
        (
            "The plant in Dunmore will be shut in May, the chief executive of Corvel, Ana Ruiz,"
            " told 340 workers on Friday. She blamed the price of gas, which has doubled since the"
            " summer.",
            "What is going to happen to the Dunmore factory? | will be shut in May\n"
            "Why is Corvel closing its site in Dunmore? | the price of gas\n"
            "How many people heard from Ana Ruiz that their plant would close? | 340",
        ),
        (
            "The wreck of the Hilda was raised in 1956 by Norwegian divers. They had looked for it"
            " for three years, and found it 40 metres down, off Farsund.",
            "Who recovered the Hilda? | Norwegian divers\n"
            "How deep did the Hilda lie? | 40 metres\n"
            "Where was the ship Hilda found after sinking? | off Farsund",
        ),
        (
            "Vitamin K helps the blood to clot. Adults who take warfarin should not change how much"
            " of it they eat without asking a doctor, as it can weaken the drug.",
            "What is vitamin K good for? | helps the blood to clot\n"
            "Which drug does vitamin K work against? | warfarin\n"
            "Is it safe to eat more vitamin K while on warfarin? | should not change how much of it"
            " they eat without asking a doctor",
        ),
        (
            "Asked about the strikes, the minister said on Tuesday that Kadria would not answer"
            " them. Opposition leader Petra Holm called that “a disgrace” in parliament.",
            "How will Kadria respond to the strikes? | would not answer them\n"
            "What does Petra Holm think of the decision not to respond to the strikes?"
            " | a disgrace\n"
            "When did the minister rule out an answer to the strikes on Kadria? | Tuesday",
        ),
    ),
    temperature=0.7,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its answer in words of a passage, the passage, and the text it was cut from.

    The answer is empty if the passage does not answer; `others` are what other sentences answer.
    """

    question: str
    answer: str
    passage: str
    text: str
    others: tuple[str, ...] = ()


def texts_to_ask(pairs: Path) -> list[str]:
    """The evidence of the pairs to train the check on, each once."""
    judged, _ = split(read_pairs(pairs, trainable=True))
    return sorted({pair.evidence for pair in judged if not pair.origin.startswith("summedits")})


def passages(texts: Sequence[str]) -> list[tuple[str, str]]:
    """Passages to ask about, each with its text, in random order; first a few of every text."""
    found = [(passage, text) for text in texts for passage in _cut(text)]
    random.Random(0).shuffle(found)
    first, later, seen = list[tuple[str, str]](), list[tuple[str, str]](), dict[str, int]()
    for passage, text in found:
        seen[text] = seen.get(text, 0) + 1
        (first if seen[text] <= OF_ONE else later).append((passage, text))
    return first + later


def _cut(text: str) -> Iterator[str]:
    """Runs of sentences that name somebody or something twice."""
    spans, start = sentence_spans(text), 0
    while start < len(spans):
        end = start + 1
        while end < len(spans) and spans[end][1] - spans[start][0] < LONG:
            end += 1
        passage = text[spans[start][0] : spans[end - 1][1]]
        if _is_prose(passage):
            yield passage
        start = end


def _is_prose(passage: str) -> bool:
    letters = sum(sign.isalpha() or sign == " " for sign in passage)
    return (
        len(passage.split()) in WORDS
        and passage.count("\n") < 4
        and "http" not in passage
        and "www." not in passage
        and letters > LETTERS * len(passage)
        and len({name.text for name in names(passage) if name.start}) >= 2
    )


def read_questions(path: Path, pairs: Path) -> list[Asked]:
    """The questions that are clear by themselves and have an answer in their passage, each once.

    Passages that these pairs do not have are left out.
    """
    texts = dict(passages(texts_to_ask(pairs)))
    found = dict[str, Asked]()
    for row in rows(path):
        passage = row["text"]
        for question, answer in _clear(row["asked"], passage) if passage in texts else ():
            found.setdefault(question, Asked(question, answer, passage, texts[passage]))
    return list(found.values())


def _clear(asked: str, passage: str) -> Iterator[tuple[str, str]]:
    """The questions with their answers."""
    for line in asked.splitlines():
        question, _, answer = NUMBERED.sub("", line).partition("|")
        question, answer = question.strip(), bare(answer)
        if is_clear(question, answer, passage):
            yield question, answer


def bare(answer: str) -> str:
    """An answer without quotation marks and full stops around it."""
    return answer.strip().strip("\"“”'.")


def is_clear(question: str, answer: str, passage: str) -> bool:
    """The question can be understood outside of the passage, which has the answer in its words."""
    known = set(stems(question))
    return (
        question.endswith("?")
        and len(question.split()) in QUESTION_WORDS
        and len(answer.split()) in ANSWER_WORDS
        and not UNCLEAR.search(question)
        and bool(known & set(stems(passage)))
        and not set(stems(answer)) <= known
        and holds(passage, answer)
        and not holds(question, answer)
    )


def holds(text: str, answer: str) -> bool:
    """The words of an answer stand in a text, one after another."""
    words = re.findall(r"\w+", answer)
    joined = r"\W+".join(map(re.escape, words))
    return bool(words) and bool(re.search(rf"(?<!\w){joined}(?!\w)", text, re.IGNORECASE))


def main() -> int:
    """Ask about passages."""
    return command(__doc__, ORDER, _tasks_of, written="asked", most=4000)


def _tasks_of(path: Path) -> list[str]:
    return [passage for passage, _ in passages(texts_to_ask(path))]


if __name__ == "__main__":
    sys.exit(main())
