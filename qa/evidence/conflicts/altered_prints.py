"""Prints of one story that answer a question otherwise: one was altered, and most tell which.

Whoever copies a story and changes a name, a day or a figure in it leaves the rest as it was. So two
prints (`corpus/copies.py`) whose sentences differ in a few words do not report two things, and the
articles that have the words of the one or of the other tell which to trust.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations

from corpus import Article
from corpus.copies import RUN, runs
from corpus.words import WORD, content_words, fold_words
from qa.evidence.conflicts.other_answers import ANSWERING, Holds, gives_another
from qa.evidence.selection import Found
from qa.questions.plan import Plan
from qa.reading.dates import OF_A_YEAR, day_spans
from qa.reading.names import Name, names
from qa.reading.numbers import Figure, figures
from qa.reading.overlap import nearest_sentence
from qa.values import Citation, Conflict, ConflictKind, Evidence, Link, Reading

ALIKE = 0.5  # of the words of a sentence: the other print has it too, more or less
PARTICULAR = re.compile(r"[A-Z\d]")
MOST_EDITS = 3  # of a sentence that was copied
LONG, COPIED = 13, 0.8  # words, and share of a sentence: one with these elsewhere was copied
SHARED_RUNS = LONG - 2 * RUN + 1  # of five words, that a long sentence keeps when one is altered
MOST_WORDS = 12  # in a row that two prints have otherwise

Prints = Callable[[str], Sequence[Article]]


@dataclass(frozen=True, slots=True)
class Version:
    """A sentence of a print, its words that another print has otherwise, and who has them too."""

    sentence: Evidence
    words: Evidence
    articles: frozenset[str]  # ids of those that have these words


@dataclass(frozen=True, slots=True)
class Alteration:
    """What more articles have, and what fewer have instead, in prints of one story."""

    kept: Version
    altered: Version
    prints: frozenset[str]  # ids of those found that have what fewer have


def may_differ(evidence: Sequence[Evidence], stories: Mapping[str, int]) -> bool:
    """Two of the passages are of prints of one story, or have runs of words in common.

    Without either nothing need be judged; `stories` has the story of each article, by id.
    """
    if len(set(stories.values())) < len(stories):
        return True
    read = [(e.article.id, runs(e.text)) for e in evidence]
    return any(
        left != right and len(own & others) >= SHARED_RUNS
        for (left, own), (right, others) in combinations(read, 2)
    )


def alterations(
    plan: Plan,
    found: Found,
    articles: Mapping[str, Article],
    stories: Mapping[str, int],
    prints: Prints,
    holds: Holds,
) -> list[Alteration]:
    """What prints of a story have otherwise than twice as many articles, in what is asked for.

    `articles` are those found, by id, `stories` has the story of each; `prints` gives those that
    print the same as one, found or not, which are asked what they have too. A print that is not
    dated before the other one may bring it up to date: it stays. None where no reader tells which
    sentences answer. To be asked of questions for one thing alone.
    """
    altered, out = list[Alteration](), set[str]()
    for sentence, counterpart in _pairs(found, articles, stories):
        own, other = (stories[one.article.id] for one in (sentence, counterpart))
        asked = {a.id: a for a in (*articles.values(), *prints(sentence.article.id))}
        pair = _versions(plan, sentence, counterpart, asked.values(), holds)
        told = [a for i, a in articles.items() if stories[i] in (own, other)]
        one = _alteration(*pair, told) if pair else None
        if one and one.kept.sentence.article.id not in out and not one.prints <= out:
            altered.append(one)
            out |= one.prints
    return altered


def _pairs(
    found: Found, articles: Mapping[str, Article], stories: Mapping[str, int]
) -> Iterator[tuple[Evidence, Evidence]]:
    """Likely sentences, each with that of another print, or with one that is nearly the same.

    Of two days it may tell two things: how many had died by then, what was sold in either year.
    """
    likely = found.likely(ANSWERING)
    for sentence in likely:
        own = sentence.article.id
        for other in articles.values():
            if other.id != own and stories[other.id] == stories[own]:
                nearest, share = nearest_sentence(sentence.text, other.text)
                start = other.text.index(nearest)
                if share >= ALIKE:
                    yield sentence, Evidence(other, start, start + len(nearest), sentence.score)
        yield from (
            (sentence, other)
            for other in likely
            if stories[other.article.id] != stories[own]
            and not (sentence.article.published and other.article.published)
            and _is_copied(sentence.text, other.text)
        )


def _is_copied(left: str, right: str) -> bool:
    """Two long sentences are one but for a name or figure, and what stands before or behind it.

    Two that differ in more of these tell the like of two things: how many live in either town.
    """
    own, others = (WORD.findall(text) for text in (left, right))
    first, second = ([word.casefold() for word in words] for words in (own, others))
    edits = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    ends = [edit for edit in (*edits[:1], *edits[-1:]) if edit[0] in ("insert", "delete")]
    inside = [edit for edit in edits if edit[0] != "equal" and edit not in ends]
    altered = [" ".join([*own[a:b], *others[c:d]]) for _, a, b, c, d in inside]
    particular = {words for words in altered if PARTICULAR.search(words)}
    shared = sum(b - a for kind, a, b, _, _ in edits if kind == "equal")
    least = max(LONG, COPIED * min(len(own), len(others)))
    return shared >= least and len(altered) <= MOST_EDITS and len(particular) <= 1


def conflict_of_prints(
    question: str, one: Alteration, cite: Callable[[Evidence], Citation]
) -> Conflict:
    """What more articles have, and then what fewer, both with their citations."""
    readings = tuple(
        Reading(
            version.words.text, "exact", "", "", version.words.text, None, None,
            version.sentence.article.published, cite(version.sentence), len(version.articles),
        )
        for version in (one.kept, one.altered)
    )  # fmt: skip
    return Conflict(question, readings, (Link(0, 1, "outnumbered by"),), ConflictKind.PRINTS)


def _alteration(left: Version, right: Version, story: Sequence[Article]) -> Alteration | None:
    """What at most half as many articles have, in prints that are not later than the other."""
    few, many = sorted((left, right), key=lambda version: len(version.articles))
    if 2 * len(few.articles) > len(many.articles):
        return None
    own, other = few.sentence.article, many.sentence.article
    having = [own, *(a for a in story if a.id in few.articles - many.articles)]
    out = frozenset(article.id for article in having if not _later(article, other))
    return Alteration(many, few, out) if own.id in out else None


def _later(one: Article, other: Article) -> bool:
    """Both are dated, and the one not before the other."""
    return bool(one.published and other.published and one.published >= other.published)


def _versions(
    plan: Plan, sentence: Evidence, counterpart: Evidence, articles: Iterable[Article], holds: Holds
) -> tuple[Version, Version] | None:
    """The sentence and its counterpart, with the first words that answer otherwise."""
    for own, others in _differing(sentence, counterpart):
        another = gives_another(plan, own, others)
        if another or (another is None and not holds(counterpart.text, sentence)):
            return (
                Version(sentence, own, _having(own, articles)),
                Version(counterpart, others, _having(others, articles)),
            )
    return None


def _differing(left: Evidence, right: Evidence) -> Iterator[tuple[Evidence, Evidence]]:
    """The words of two sentences that stand in one another's place, as many in a row as there."""
    own, others = list(WORD.finditer(left.text)), list(WORD.finditer(right.text))
    edits = SequenceMatcher(None, _folded(own), _folded(others), autojunk=False)
    for edit, a, b, c, d in edits.get_opcodes():
        if edit == "replace" and max(b - a, d - c) <= MOST_WORDS:
            yield _whole(left, own[a:b]), _whole(right, others[c:d])


def _folded(words: Sequence[re.Match[str]]) -> list[str]:
    return [" ".join(fold_words(word.group())) for word in words]


def _whole(sentence: Evidence, words: Sequence[re.Match[str]]) -> Evidence:
    """These words with the rest of the names, days and figures that they are part of."""
    first, last = words[0].start(), words[-1].end()
    named: list[Name | Figure] = [*names(sentence.text), *figures(sentence.text)]
    spans = [(one.start, one.end) for one in named]
    spans += [(start, end) for start, end, _ in day_spans(sentence.text)]
    spans += [month.span() for month in OF_A_YEAR.finditer(sentence.text)]
    touched = [(start, end) for start, end in spans if start < last and first < end]
    starts, ends = [first, *(s for s, _ in touched)], [last, *(e for _, e in touched)]
    return replace(sentence, start=sentence.start + min(starts), end=sentence.start + max(ends))


def _having(words: Evidence, articles: Iterable[Article]) -> frozenset[str]:
    said = set(content_words(words.text))
    return frozenset(a.id for a in articles if said <= set(fold_words(a.text)))
