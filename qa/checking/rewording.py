"""Claims with what they leave out or change of the article: quotations, bounds, who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Article
from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS
from qa.checking.exact.counted import counts_alike
from qa.checking.exact.spoken import SAME_SENTENCE
from qa.evidence.attribution import unattributed
from qa.evidence.speaking import all_meant
from qa.reading.named_sources import ACCORDING
from qa.reading.names import COUNT, OF_PEOPLE, OPENERS, names, same_name
from qa.reading.numbers import figures
from qa.reading.overlap import overlap, stems
from qa.reading.quotes import find_verbatim, nearest_wording, quotations, quoted_from
from qa.reading.speakers import speakers_in
from qa.reading.speakers_in_text import CLOSING, quoted_by, speaker_in_text
from qa.reading.telling import telling
from qa.values import Evidence

HELD = re.compile(  # before a figure that bears no "about"
    r"\b(?:all|other|another|passed|exceeded|than|the|these|those|its|his|her|their)\s$",
    re.IGNORECASE,
)
LEANS = re.compile(  # on somebody who may be the speaker, or begins with a label: **Norway:** Lind
    rf"\b(?:he|she|they|his|her|their)\b|[\"“”:]|^\W|{ACCORDING.pattern}", re.IGNORECASE
)
LEAST_WORDS = 4  # of a statement: "40 people" answers, and states nothing
WORD = re.compile(r"\w+")
SOME_PEOPLE = re.compile(  # a word for them that opens a sentence: Officials, Police
    rf"\w+(?:{OF_PEOPLE}|ysts|erts|ties)|Police|Witnesses|Sources"
)


def as_quoted(text: str, cited: Sequence[Evidence]) -> str:
    """The sentence in quotation marks, behind who says it, if it is words that somebody says.

    A model that copies them without either tells as a fact what is somebody's word.
    """
    if quotations(text) or speakers_in(text):
        return text
    for e in cited:
        core = unattributed(text, e.article)
        found = find_verbatim(core, e.text)
        if found is None:
            continue
        start, end = e.start + found[0], e.start + found[1]
        if quoted_from(e.article.text, start) is None or CLOSING.search(e.article.text[start:end]):
            continue
        who = quoted_by(e.article.text, start, end, surely=True)
        named = f"[{who}:] " if who and who[0].isupper() else ""
        return f"{text.removesuffix(core)}{named}“{core}”"
    return text


def with_speaker(text: str, cited: Sequence[Evidence]) -> str:
    """The sentence behind who says it, if the article tells it as somebody's word alone.

    "According to Anna Lind, about 40 people left": a model that leaves her out tells it as a fact.
    It stays as it is where it names her, or where the article says the same by itself too.
    """
    if telling(text) or LEANS.search(text) or len(text.split()) < LEAST_WORDS:
        return text
    articles = {e.article.id: e.article for e in cited}.values()
    same = [
        (share, _teller(text, article, a, b))
        for article in articles
        for a, b in sentence_spans(article.text)
        if (share := overlap(text, article.text[a:b])) >= SAME_SENTENCE
    ]
    _, who = max(same, default=(0.0, ""), key=lambda one: one[0])
    alone = who and all(teller for _, teller in same)
    if not alone or any(same_name(who, name.text) for name in names(text)):
        return text
    return f"According to {who}, {_inside(text, cited)}"


def _teller(text: str, article: Article, start: int, end: int) -> str:
    """Who says what a sentence of an article has of a claim, as the article names them.

    Nobody where it stands behind the name, before the verb: "Lind, who was born in Vik, said".
    """
    said, sentence = set(stems(text)), article.text[start:end]
    places = [m.start() for m in WORD.finditer(sentence) if said.intersection(stems(m.group()))]
    place = places[len(places) // 2]
    who = speaker_in_text(article.text, start, end, place)
    verbs = [verb.start() for verb in telling(sentence)]
    if not who or any(sentence.find(who) in range(place) and place < verb for verb in verbs[:1]):
        return ""
    return _named_in(all_meant(who, sentence, article), article.text)


def _named_in(who: str, article: str) -> str:
    """A speaker as a sentence names them within: Lind, the Post, police."""
    if re.search(rf"\b[Tt]he {re.escape(who)}\b", article):
        return f"the {who}"
    named = " " in who or re.search(rf"[\w,’'] {re.escape(who)}\b", article)
    return who if named or not SOME_PEOPLE.fullmatch(who) else who.lower()


def _inside(text: str, cited: Sequence[Evidence]) -> str:
    """A sentence as it goes on behind a comma: "Rain fell" is "rain fell", names stay."""
    first, second = [*text.split(maxsplit=2), "", ""][:2]
    small = first.lower()
    seen = any(re.search(rf"\b{re.escape(small)}\b", e.article.text) for e in cited)
    light = small in STOPWORDS | OPENERS or COUNT.fullmatch(small)
    common = light or (seen and not second[:1].isupper())
    return small + text[len(first) :] if first.istitle() and common else text


def with_quoted_words(text: str, cited: Sequence[Evidence]) -> tuple[str, int]:
    """The sentence with its quotations as the cited words have them, and how many changed."""
    corrected = 0
    for quotation in reversed(quotations(text)):
        if any(find_verbatim(quotation.text, e.text) for e in cited):
            continue
        for e in cited:
            if near := nearest_wording(quotation.text, e.text):
                text = text[: quotation.start] + e.text[slice(*near)] + text[quotation.end :]
                corrected += 1
                break
    return text, corrected


def with_bounds(text: str, cited: Sequence[Evidence]) -> tuple[str, int]:
    """The sentence with "about", "at least" before figures as the cited words have them.

    Of figures that they give with one value and another bound, counting the same. And how many
    changed.
    """
    restored = 0
    for figure in reversed(figures(text)):
        there = [
            (e.text, other)
            for e in cited
            for other in figures(e.text)
            if (other.value, other.unit) == (figure.value, figure.unit)
            and counts_alike(text, figure, e.text, other)
        ]
        bare = figure.bound == "exact" and not HELD.search(text[: figure.quoted_start])
        if not there or not bare or any(other.bound == "exact" for _, other in there):
            continue
        words = there[0][0][there[0][1].quoted_start : there[0][1].quoted_end]
        first = str.upper if figure.quoted_start == 0 else str.lower
        words = first(words[0]) + words[1:]
        text = text[: figure.quoted_start] + words + text[figure.quoted_end :]
        restored += 1
    return text, restored
