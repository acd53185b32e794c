"""Invented news to train on, with questions on it and claims about it: `eval/invented_news/*.txt`.

A file has blocks with an empty line between them, a block these lines:

    P: a passage of several sentences
    Q: a question in other words than the passage | the answer, in words of one of its sentences
    S: a question that sentences answer otherwise | in words of one of them | of the next | ...
    U: a question about the same things that the passage does not answer
    T: a claim that the passage bears out, in other words
    F: kind | a claim that it does not bear out; the kind (`KINDS`) says what is wrong with it
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.cases import CaseError
from eval.files import read_text

KEPT_APART = 10  # a tenth of the blocks is never trained on
# Into how many parts bars part each kind of line.
PARTS = {"P": (1,), "Q": (2,), "S": range(3, 9), "U": (1,), "T": (1,), "F": (2,)}
KINDS = (  # of false claims: who did it, who said it, how sure it is, why, when, of how many, ...
    "role", "speaker", "hedge", "cause", "time", "scope", "extra", "figure", "denial", "relation",
    "quality",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A passage, questions with their answers and without, claims that are true and not.

    Before the answers stands the question, before a false claim what kind it is of.
    """

    passage: str
    told: tuple[tuple[str, ...], ...]
    untold: tuple[str, ...]
    true: tuple[str, ...]
    false: tuple[tuple[str, str], ...]


def read_blocks(folder: Path) -> list[Block]:
    """The blocks of all files of a folder, in the order of their names.

    Raises:
        CaseError: there is no such file, or a line of one is not in this form.
    """
    files = sorted(folder.glob("*.txt"))
    if not files:
        raise CaseError(f"{folder}: no .txt files; give the folder of invented news")
    return [block for file in files for block in _blocks(file)]


def split_blocks(blocks: Iterable[Block]) -> tuple[list[Block], list[Block]]:
    """The blocks to train on, and a tenth, whatever others there are, to measure on."""
    own, apart = list[Block](), list[Block]()
    for block in blocks:
        digest = hashlib.sha256(block.passage.encode()).digest()
        (own if int.from_bytes(digest[:4]) % KEPT_APART else apart).append(block)
    return own, apart


def _blocks(file: Path) -> Iterator[Block]:
    lines = list[tuple[str, tuple[str, ...]]]()
    for number, line in enumerate([*read_text(file).splitlines(), ""], 1):
        if line.strip():
            lines.append(_parted(line, f"{file}:{number}"))
        elif lines:
            yield _block(lines, f"{file}:{number - len(lines)}")
            lines = []


def _parted(line: str, place: str) -> tuple[str, tuple[str, ...]]:
    """What a line is, and what stands between its bars."""
    mark, _, words = line.partition(":")
    parts = tuple(part.strip() for part in words.split("|"))
    if mark not in PARTS:
        marks = ", ".join(f"{mark}:" for mark in PARTS)
        raise CaseError(f"{place}: {line[:60]!r} begins with none of {marks}; mend it")
    if not all(parts):
        raise CaseError(f"{place}: {line[:60]!r} has an empty part; fill it or take its bar out")
    if len(parts) not in PARTS[mark]:
        wanted = f"{min(PARTS[mark])}{' or more' * (len(PARTS[mark]) > 1)}"
        raise CaseError(f"{place}: {line[:60]!r} has {len(parts)} parts by its bars, not {wanted}")
    if mark == "F" and parts[0] not in KINDS:
        raise CaseError(f"{place}: a false claim of the kind {parts[0]!r}; use one of {KINDS}")
    return mark, parts


def _block(lines: list[tuple[str, tuple[str, ...]]], place: str) -> Block:
    def all_of(marks: str) -> tuple[tuple[str, ...], ...]:
        return tuple(parts for mark, parts in lines if mark in marks)

    if len(all_of("P")) != 1:
        raise CaseError(f"{place}: a block with {len(all_of('P'))} passages; give it one P: line")
    return Block(
        all_of("P")[0][0],
        all_of("QS"),
        tuple(question for (question,) in all_of("U")),
        tuple(claim for (claim,) in all_of("T")),
        tuple((kind, claim) for kind, claim in all_of("F")),
    )
