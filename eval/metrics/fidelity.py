"""Do the details of a sentence stand in the words it cites: markers, quotes, figures, speakers.

Exact and blind to meaning: a figure that stands there may still count something else.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.metrics.mean import mean
from eval.metrics.words import figures, holds
from eval.outcomes import Outcome, Stated
from qa.reading.names import same_name
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers import speakers_in

LEAST_QUOTE = 2  # words: quotation marks around one word mark irony or a title more than a quote


def marker_validity(outcome: Outcome) -> float | None:
    """Markers that name a passage / markers."""
    valid, unknown = len(outcome.cited), outcome.unknown_markers
    return valid / (valid + unknown) if valid + unknown else None


def quote_fidelity(stated: Sequence[Stated]) -> float | None:
    """Quotations of two and more words that stand verbatim in the words cited / quotations.

    Typography and white space aside; an ellipsis may leave out words but no negation.
    """
    return mean(
        float(any(find_verbatim(quotation.text, extract.text) for extract in sentence.cited))
        for sentence in stated
        for quotation in quotations(sentence.text)
        if len(quotation.text.split()) >= LEAST_QUOTE
    )


def number_fidelity(stated: Sequence[Stated]) -> float | None:
    """Figures in digits that stand in the words cited / figures; digit groups are one figure.

    Title, source and date of a cited article count as cited: answers say where and when it is from.
    """
    return mean(
        float(figure in _figures_there(sentence))
        for sentence in stated
        for figure in figures(sentence.text)
    )


def _figures_there(sentence: Stated) -> set[str]:
    """Those of the cited words, and of source and date as Byline writes them and as ISO day."""
    texts = [
        text
        for extract in sentence.cited
        for text in (extract.text, extract.title, extract.attribution, extract.published[:10])
    ]
    return {figure for text in texts for figure in figures(text)}


def attribution(stated: Sequence[Stated]) -> float | None:
    """Sentences whose speakers are all named by the words cited or their title / such sentences.

    Only sentences that give words to somebody count; a pronoun names nobody. Spellings of one name
    fold together.
    """
    return mean(_attributed(sentence) for sentence in stated)


def _attributed(sentence: Stated) -> float | None:
    speakers = speakers_in(sentence.text)
    if not speakers:
        return None
    there = [text for extract in sentence.cited for text in (extract.text, extract.title)]
    return float(all(any(_names(text, speaker) for text in there) for speaker in speakers))


def _names(text: str, speaker: str) -> bool:
    return holds(text, speaker) or any(same_name(speaker, other) for other in speakers_in(text))
