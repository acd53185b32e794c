"""Whether texts name what a question names: the fire of Franklin, not one of its namesakes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Article
from corpus.sentences import sentence_spans, sentences_before
from corpus.words import fold_word, fold_words
from qa.questions.plan import Plan
from qa.reading.names import ROLES, Name, known_name, names, without_roles
from qa.reading.places import countries
from qa.reading.speakers import credited
from qa.values import Evidence

PURPOSE = re.compile(  # what they are there for says nothing of where they are
    r"\b(?:to (?:fight|help|support|join|assist|serve|aid|participate|take part|bolster)"
    r"|(?:in|to|for) (?:the|its|this|a) (?:\w+ )?(?:war|conflict|fight|fighting))\b"
)
HOLIDAY = re.compile(  # by which a question tells when it was, and names nothing
    r".*\b(?:Day|Eve)|New Year(?:['’]s)?|Black Friday|Christmas|Easter|Thanksgiving|Halloween"
    r"|Ramadan"
)
THINGS = frozenset(  # before a name, and no part of it: what a thing is, what somebody is
    fold_words(
        "hurricane storm tropical typhoon cyclone superstorm mount lake river cape fort"
        " republican democrat democratic elect majority minority sheriff detective us"
    )
)
OPENING = 3  # sentences of an article that tell what it is about
THING = re.compile(r"the\s(?:[A-Z][\w’'-]*\s?)+?(?:\b([a-z]{3,})\b|\W|$)")  # the Alna dam
NAMED_BEFORE = 2  # sentences in which what a figure is of may be named


def all_named(asked: Sequence[Name], texts: Sequence[str]) -> bool:
    """Each of the names stands in one of the texts, by its last word, and by no namesake alone.

    Those of light words alone ("The Who") may stand anywhere.
    """
    known = fold_words(" ".join(texts)) if asked else []
    return all(
        known_name(name.words[-1], known) and not _is_namesake(name, texts)
        for name in asked
        if name.words
    )


def told_of(plan: Plan, sentence: Evidence) -> bool:
    """A sentence, its headline or the two before it name all of what a count is of.

    What has an article before its name (the Alna dam) may be what the whole story is about.
    """
    asked, article = _named_things(plan), sentence.article
    if not asked:
        return True
    before = sentences_before(article.text, sentence.start)[-NAMED_BEFORE:]
    if all_named(asked, [article.title, *before, sentence.text]):
        return True
    things = [THING.match(plan.question, max(0, name.start - 4)) for name in asked]
    return all(things) and _is_about(asked, [match[1] for match in things if match], article)


def _named_things(plan: Plan) -> list[Name]:
    """What a count is of by name: the fire of Franklin.

    Not countries, whom it counts, whose words it asks for, and what those counted are there for:
    these are told apart elsewhere; nor holidays. But whose they are that it counts: Norda workers.
    """
    outlets = " ".join(outlet.name for outlet in plan.outlets)
    counted = plan.counted.split()[-1:]
    aside = set(f"{' '.join(counted)} {plan.speaker} {outlets}".split())
    end = len(PURPOSE.split(plan.question)[0])
    own = [name for name in plan.names if name.start < end and not countries(name.text)]
    things = [name for name in own if not HOLIDAY.fullmatch(name.text)]
    return [name for name in things if name.words and aside.isdisjoint(name.text.split())]


def _is_about(asked: Sequence[Name], kinds: Sequence[str], article: Article) -> bool:
    """The first sentences of a story name it, or all and its headline says what that is: a dam."""
    opening = [article.text[a:b] for a, b in sentence_spans(article.text)[:OPENING]]
    titled = {fold_word(kind) for kind in kinds if kind} & set(fold_words(article.title))
    return all_named(asked, opening) or (bool(titled) and all_named(asked, [article.text]))


def _is_namesake(name: Name, texts: Sequence[str]) -> bool:
    """All that bears the last word of a name there begins with another letter: the Dixie Fire.

    That is no Camp Fire. A title is no part of a name, nor what a thing is (Hurricane Ada is Storm
    Ada); a part of the name is no namesake, and Joe may be Joseph.
    """
    own = [word for word in name.words if word not in ROLES | THINGS]
    named = [without_roles(one.text) for text in texts for one in names(text) if one.words]
    there = [words for one in named if (words := fold_words(one))[-1:] == [name.words[-1]]]
    there = [[word for word in words if word not in ROLES | THINGS] for words in there]
    if len(own) < 2 or not there:
        return False
    return all(
        len(words) > 1
        and words[0][0] != own[0][0]
        and not known_name(own[0], words)
        and not set(words) <= set(own)
        for words in there
    )


def of_another_named(plan: Plan, text: str) -> bool:
    """A text tells of another of the kind that the question names: Storm Ada, for Storm Eva."""
    asked = [words for name in plan.names if len(words := fold_words(name.text)) > 1]
    if not asked:
        return False
    there = [fold_words(name.text) for name in names(text) if not credited(text, name)]
    folded = fold_words(text)
    return any(
        any(words[:1] == [kind] and words[1:] not in ([], own) for words in there)
        and not any(known_name(word, folded) for word in own)
        for kind, *own in asked
    )
