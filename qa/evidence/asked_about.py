"""Whether a sentence has a word of what is asked about, beside the names of who is asked about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.sentences import sentences_before
from corpus.words import fold_words
from qa.evidence.figures.countable import SYNONYMS
from qa.questions.plan import Plan, Term
from qa.reading.names import known_name
from qa.reading.overlap import stems
from qa.reading.ranks import SPELLED
from qa.reading.sides import DENIES
from qa.values import Evidence

OPENS_WITH_PRONOUN = re.compile(r"[\"“]?(?:He|She|They|It|His|Her|Their|Its|This|These|Such)\b")
DENIES_THIS = re.compile(
    rf"(?:{DENIES.pattern})\s(?:it|this|that|them|these|those)(?=\W*$|[,.;])", re.IGNORECASE
)


def stands_in(term: Term, folded: Sequence[str]) -> bool:
    """The word of the question stands among folded words, or another form of the name it is.

    A small number may be spelled out: season 4 is the fourth.
    """
    if term.word in SPELLED:
        return not {term.word, *SPELLED[term.word]}.isdisjoint(folded)
    return all(known_name(word, folded) for word in fold_words(term.word))


def words_of_matter(plan: Plan) -> list[str]:
    """The words of a question that an answer must meet, without names."""
    return [t.word for t in plan.terms if t.weight >= 1 and not t.word[:1].isupper()]


def in_news(words: Sequence[str]) -> set[str]:
    """The stems of these words and of the synonyms that news uses for them."""
    groups = [group for group in SYNONYMS if any(word in group for word in words)]
    return set(stems(" ".join([*words, *(word for group in groups for word in group)])))


def is_of_matter(plan: Plan, sentence: Evidence) -> bool:
    """A sentence has one of the words that matter, if the question has any.

    Or that before it, if it opens with a pronoun: "It will be on Monday." That the agency closed
    the plant on Monday tells nothing of when it warned the shops.
    """
    asked, told = in_news(words_of_matter(plan)), sentence.text
    if OPENS_WITH_PRONOUN.match(told):
        told = " ".join([*sentences_before(sentence.article.text, sentence.start)[-1:], told])
    return not asked or not asked.isdisjoint(stems(told))


def denies_another(plan: Plan, sentence: Evidence) -> bool:
    """Asked whether something is so, it only denies "this", and what that is is another thing.

    "There was no siren. Lind rejected this." does not say whether Lind was dismissed.
    """
    if not (plan.whether and DENIES_THIS.search(sentence.text)):
        return False
    before = sentences_before(sentence.article.text, sentence.start)[-1:]
    asked = in_news(words_of_matter(plan))
    return bool(asked) and asked.isdisjoint(stems(" ".join([*before, sentence.text])))
