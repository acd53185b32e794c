"""Labels, days, names of models and repairs in the words that readers meet everywhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

from corpus import Article
from qa.values import Conflict, ConflictKind, Reading, Repairs, Verdict

VERDICT_WORDS = {
    "supported": "supported",
    "unsupported": "not supported",
    "contradicted": "contradicted",
    "not_checkable": "nothing to check",
}
REPAIR_WORDS = {
    "unknown_markers": "citation marks that name no passage: {}",
    "repointed": "sentences given other words to rest on: {}",
    "quotes_corrected": "quotes corrected to the article's words: {}",
    "bounds_restored": "figures with the article's “about” or “at least”: {}",
    "speakers_named": "sentences told as the word of whoever says it: {}",
    "rewritten": "sentences sent back and rewritten: {}",
    "marked": "sentences kept although the cited words do not bear them out: {}",
    "repeated": "sentences left out that said the same again: {}",
    "unfinished": "sentences left out that were broken off: {}",
    "no_statement": "sentences left out that were a heading or an order: {}",
    "withdrawn": "sentences withdrawn with an answer that the articles do not bear out: {}",
}
HEADLINES = {
    ConflictKind.FIGURES: "The articles give different figures",
    ConflictKind.DAYS: "The articles give different days",
    ConflictKind.STANCES: "Those who speak in the articles differ",
    ConflictKind.PRINTS: "Prints of one story differ",
}
COLUMNS = {  # of the readings, and of whose they are
    ConflictKind.FIGURES: ("Figure", "Who"),
    ConflictKind.DAYS: ("Day", "Who"),
    ConflictKind.STANCES: ("Side", "Who"),
    ConflictKind.PRINTS: ("Words", "Found in"),
}
OWN_SENTENCES = "Composed of the articles' own sentences."

TOLD_RELATIONS = {  # sides tell by themselves that they dispute
    ConflictKind.FIGURES: ("updates", "disputes"),
    ConflictKind.DAYS: ("updates", "disputes"),
    ConflictKind.STANCES: ("updates",),
    ConflictKind.PRINTS: ("outnumbered by",),
}


def day_in_words(written: str | None) -> str:
    """An ISO day or moment as people write a day; other words as they are.

    >>> day_in_words("2024-10-19T08:00:00+02:00"), day_in_words("Monday"), day_in_words(None)
    ('19 October 2024', 'Monday', '')
    """
    try:
        day = date.fromisoformat((written or "")[:10])
    except ValueError:
        return written or ""
    return f"{day.day} {day:%B} {day.year}"


def left_out_in_words(undated: int) -> str:
    """How many articles a limit of days left out because they have none; empty if it left out none.

    >>> left_out_in_words(1), left_out_in_words(1200), left_out_in_words(0)
    ('1 article without a date was left out.', '1,200 articles without a date were left out.', '')
    """
    if undated == 1:
        return "1 article without a date was left out."
    return f"{undated:,} articles without a date were left out." if undated else ""


def respelled_in_words(pairs: Iterable[tuple[str, str]]) -> str:
    """Which words of a question were read as other ones; empty if none was.

    >>> respelled_in_words([("Brisbain", "Brisbane")])
    'No article has “Brisbain”; it was read as “Brisbane”.'
    """
    return " ".join(f"No article has “{word}”; it was read as “{meant}”." for word, meant in pairs)


def origin(article: Article) -> str:
    """Outlet and day of an article, without what is unknown; empty if both are.

    >>> origin(Article(text="It rose.", source="Norrby Post", published="2024-05-03"))
    'Norrby Post, 3 May 2024'
    """
    return ", ".join(part for part in (article.outlet, day_in_words(article.published)) if part)


def named(article: Article) -> str:
    """Title and origin of an article in one line; of one without a title what names it else.

    >>> named(Article(text="It rose.", title="Flood", published="2024-05-03"))
    'Flood (3 May 2024)'
    """
    title, known = " ".join(article.title.split()) or article.id, origin(article)
    return f"{title} ({known})" if known else title


def model_in_words(model: str) -> str:
    """The name of a model, of a file without its folders and its ending.

    >>> model_in_words("/models/small-1.5b.gguf"), model_in_words("maker/small-1.5b")
    ('small-1.5b', 'maker/small-1.5b')
    """
    for path in (PurePosixPath(model), PureWindowsPath(model)):
        if path.suffix.lower() == ".gguf":
            model = path.name.removesuffix(path.suffix)
        elif path.is_absolute():
            model = path.name
    return model


def writer_in_words(answerer: str, model: str | None) -> str:
    """Who wrote an answer, in a sentence."""
    if answerer == "extractive":
        return OWN_SENTENCES
    return f"Written by {model_in_words(model) if model else answerer}."


def repairs_in_words(repairs: Repairs) -> list[str]:
    """What was done to sentences that did not hold as written."""
    counts = {name: getattr(repairs, name) for name in REPAIR_WORDS}
    return [REPAIR_WORDS[name].format(count) for name, count in counts.items() if count]


def mark(verdict: Verdict) -> str:
    """What stands behind a sentence that a reader cannot simply rely on: verdict and reasons."""
    label = verdict.label.value
    if label == "supported":
        return ""
    reasons = "; ".join(verdict.reasons)
    return f"({VERDICT_WORDS[label]}{': ' if reasons else ''}{reasons})"


def headline(conflict: Conflict) -> str:
    """What stands above the readings."""
    return HEADLINES[conflict.kind]


def columns(conflict: Conflict) -> tuple[str, str]:
    """What stands above the readings of a table, and above whose they are."""
    return COLUMNS[conflict.kind]


def articles_having(reading: Reading) -> str:
    """How many articles have the words of a print."""
    return f"{reading.voices} article{'' if reading.voices == 1 else 's'}"


def told_relations(conflict: Conflict) -> tuple[str, ...]:
    """The relations of its readings that readers are told of."""
    return TOLD_RELATIONS[conflict.kind]


def relations(conflict: Conflict, told: Collection[str]) -> Iterator[str]:
    """How readings of a conflict relate, of these relations: "52 (Holt) updates 40 (Berg)"."""
    shown = [_shown(conflict, reading) for reading in conflict.readings]
    for link in conflict.links:
        if link.relation in told:
            yield f"{shown[link.later]} {link.relation} {shown[link.earlier]}"


def _shown(conflict: Conflict, reading: Reading) -> str:
    if conflict.kind is ConflictKind.PRINTS:
        return reading.quoted
    return f"{reading.quoted} ({reading.speaker or 'no speaker named'})"
