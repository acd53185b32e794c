"""Questions about what somebody says, and which sentences give their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from corpus.sentences import sentences_before
from corpus.words import STOPWORDS, fold_words
from qa.evidence.asked_about import stands_in
from qa.evidence.named import NAMED_BEFORE, all_named
from qa.evidence.speaking import gives_words, is_meant, speaks, who_speaks
from qa.questions.plan import Plan, Term
from qa.reading.clauses import CONTRASTS
from qa.reading.dates import days
from qa.reading.names import known_name
from qa.reading.numbers import figures
from qa.reading.quotes import find_verbatim, quotations
from qa.reading.speakers_in_text import speaker_in_text
from qa.reading.telling import VERBS
from qa.values import Evidence

LOOKED_BACK = 3  # sentences, in which what is spoken of is mentioned
WORDS_ASKED = re.compile(r"\W*(?:and\s|but\s)?(?:what|how|which|according)\b", re.IGNORECASE)
TOLD = re.compile(r"\b(?:tell|told|say\sto|said\sto)\s(?:the\s)?", re.IGNORECASE)
THEY = re.compile(r"[“\"]?(?:They|The\stwo|Both)\b")
CONTRAST = re.compile(rf"\s(?:{CONTRASTS})\s", re.IGNORECASE)
SINGLE = re.compile(r"(?<!\w)'([^']+)'(?!\w)")  # as many type quotation marks
DOES_NOT = r"(?:(?:did|do|does|has|had|would|will|is|are|was|were)(?:\snot|n[’']t)|won[’']t)"
SILENT = re.compile(  # not: did not comment further, has not responded well
    r"\b(?:(?:declin|refus)(?:ed|es|ing)\s(?:to\s(?:be\s)?(?:say|elaborate|answer|interviewed|discuss"
    r"|comment)|comment)|could\snot\s(?:immediately\s)?be\sreached|no\scomment"
    rf"|{DOES_NOT}\s(?:immediately\s|yet\s)?(?:respond\w*|repl(?:y|ied)|return\w*|comment\w*"
    r"|available\sfor\scomment))\b(?!\s(?:further|well)\b)",
    re.IGNORECASE,
)
ASKS_SILENT = re.compile(r"\b(?:comment|respon[ds]|react|repl[iy]|answer)", re.IGNORECASE)
QUOTED = 3  # words in quotation marks in a question, by which its sentence is known
TALK = r"(?:talk|speak|spoke|discuss|chat|negotiat|confer|debat)\w*"
TALK_ASKED = re.compile(  # what did they talk about with Lind, what was their call about
    rf"\W*(?:and\s|but\s)?what\s(?:did|do|does|have|has|had|were|was|are|is|will)\s.*\b{TALK}\b"
    r"(?:\s(?:about|of|on|over))?(?:\s(?:with|to|in|at|on|by|over)\s.*)?\W*$"
    r"|\W*what\s(?:is|was|were)\s.*\b(?:call|conversation|meeting|summit|talk)s?\b.*\babout\W*$",
    re.IGNORECASE,
)
TALK_TOLD = re.compile(  # not on the phone, on Monday
    rf"(?<!\bnot\s)(?<!n['’]t\s)\b(?:{TALK}\b.*\b(?:about|over|regarding|on(?!\s(?:the\s)?(?:phone|telephone|sidelines"
    r"|stage|air|record|condition|tv|television|\w+day|\d)\b))\s|discuss(?:ed|es|ing)?\s\w)",
    re.IGNORECASE,
)

GIVER_ASKED = re.compile(  # who said 40, when was the number put at 40
    r"\baccording\sto\swhom\b|\b(?:who|when)\b.*\b(?:sa(?:y|ys|id)|(?:claim|mention|report)(?:ed|s)?"
    r"|estimate[ds]?|(?:gives?|gave|given|puts?|quoted?|named?)\b.*\b(?:it|(?:figure|number|count"
    r"|estimate|toll|total)s?)|(?:sp(?:eak|oke)s?|talk(?:s|ed)?)\s(?:of|about))\b",
    re.IGNORECASE,
)
MOST_SAID = 0.75  # of the words, by weight, of what somebody is asked to have said
WHO_SAYS = re.compile(  # who said it rained, which ministers warned of rain; not: who reported it
    r"\W*(?:and\s|but\s)?(?:who|which\s(?:[\w’'-]+\s){0,2}[\w’'-]+)\s"
    r"(?:(?:has|have|had|also|else|first|publicly)\s)*(?:sa(?:id|ys?)|states?d?|claim(?:s|ed)?|accuse[ds]?"
    rf"|(?:{VERBS})(?=\s(?:[\w’'-]+\s){{0,3}}?that\b|\s(?:of|about|against|it|there)\b))\s",
    re.IGNORECASE,
)


def asks_teller(plan: Plan) -> bool:
    """The question asks who says something that is no figure and no quotation.

    >>> from qa.questions.plan import plan_question
    >>> [asks_teller(plan_question(f"Who {said}?")) for said in ("said it rained", "called Lind")]
    [True, False]
    """
    asked = plan.kind == "who" and WHO_SAYS.match(plan.question)
    return bool(asked) and not asks_giver(plan) and not _quoted(plan)


def telling_so(plan: Plan, sentences: Sequence[Evidence]) -> list[Evidence]:
    """The sentences in which somebody says what the question asks who says it; none otherwise.

    They have every name and figure of it, most of the other words, and no other sentence has more.
    """
    asked = WHO_SAYS.match(plan.question) if asks_teller(plan) else None
    said = [term for term in plan.terms if asked and term.start >= asked.end()]
    shares = [(_share_said(said, s.text), s) for s in sentences] if said else []
    most = max((share for share, s in shares if gives_words(s)), default=0.0)
    return [s for share, s in shares if share == most >= MOST_SAID and gives_words(s)]


def _share_said(said: Sequence[Term], text: str) -> float:
    """The share of these words, by weight, that stand in a text; 0 if a name or figure does not."""
    words = fold_words(text)
    lacking = [term for term in said if not stands_in(term, words)]
    plain = all(term.word.islower() and term.word.isalpha() for term in lacking)
    return 1 - sum(t.weight for t in lacking) / sum(t.weight for t in said) if plain else 0.0


def tells_talk(plan: Plan, text: str, before: Sequence[str] = ()) -> bool:
    """A text tells what all those talked about of whom the question asks what they did.

    "They" are those whom the two sentences `before` name.

    >>> from qa.questions.plan import plan_question
    >>> plan = plan_question("What did Lind and Berg discuss in Vik?")
    >>> tells_talk(plan, "Berg spoke in Vik with Lind about dams.")
    True
    """
    named = [name for name in plan.names if name.words]
    asked = named and plan.kind == "open" and not plan.speaker and TALK_ASKED.match(plan.question)
    there = [*before[-NAMED_BEFORE:], text] if THEY.match(text) else [text]
    return bool(asked and TALK_TOLD.search(text)) and all_named(named, there)


def talk_told(plan: Plan, sentence: Evidence) -> bool:
    """`tells_talk` of a sentence of an article."""
    before = sentences_before(sentence.article.text, sentence.start)
    return tells_talk(plan, sentence.text, before)


def has_quoted(plan: Plan, text: str) -> bool:
    """A text has the words, several, that the question quotes: who said "it is no boat"?"""
    quoted = _quoted(plan)
    return bool(quoted) and all(find_verbatim(words, text) for words in quoted)


def _quoted(plan: Plan) -> list[str]:
    """The quotations of several words in the question."""
    marked = [one.text for one in quotations(plan.question)] + SINGLE.findall(plan.question)
    return [words for words in marked if len(words.split()) >= QUOTED]


def asks_words(plan: Plan) -> bool:
    """The question asks what somebody says, or whether somebody says something."""
    asked = WORDS_ASKED.match(plan.question) or plan.whether
    return plan.kind == "open" and bool(plan.speaker) and bool(asked)


def is_silent(plan: Plan, text: str) -> bool:
    """A text tells that nothing was said, where it is not asked whether anybody answered.

    >>> from qa.questions.plan import plan_question
    >>> is_silent(plan_question("What does Norda deny?"), "Norda declined to comment.")
    True
    """
    return bool(SILENT.search(text)) and not ASKS_SILENT.search(plan.question)


def _is_told_to(plan: Plan, sentence: Evidence) -> bool:
    """Whom the question says that somebody told something is named there, or shortly before."""
    match = TOLD.search(plan.question)
    to = [name for name in plan.names if match and name.start == match.end() and name.words]
    before = sentences_before(sentence.article.text, sentence.start)[-LOOKED_BACK:]
    publishers = sorted(sentence.article.sources)
    return all_named(to, [*publishers, *before, sentence.text])


def giving_words(plan: Plan, sentences: Sequence[tuple[int, Evidence]]) -> list[int]:
    """The places of those sentences in which the one speaks whose words are asked for.

    Or of those that tell what all talked about whose talk is asked for; none if nobody's are. A
    figure of the question stands there, or shortly before, and so does whom they were told.
    """
    if talked := [i for i, s in sentences if talk_told(plan, s)]:
        return talked
    if not asks_words(plan):
        return []
    found = list(dict.fromkeys(s.article for _, s in sentences))
    about = [(i, s) for i, s in sentences if _has_figures(plan, s) and _is_told_to(plan, s)]
    given = [(i, s) for i, s in about if speaks(plan.speaker, s, found)]
    telling = [(i, s) for i, s in given if not is_silent(plan, s.text)]
    return [i for i, _ in telling or given]


def giving_figures(plan: Plan, counting: Iterable[tuple[int, Evidence]]) -> list[int]:
    """The places of those sentences that count in the words of whoever's count is asked for.

    `counting` are the sentences that count what the question counts. Or those that give the figures
    of the question, if it asks who does or when.
    """
    if asks_giver(plan):
        return [i for i, s in counting if gives_figures(plan, s)]
    if plan.kind != "number" or not (plan.counted and plan.speaker):
        return []
    return [i for i, s in counting if _of_speaker(plan, s)]


def asks_giver(plan: Plan) -> bool:
    """The question asks who gave a figure, or when somebody did.

    >>> from qa.questions.plan import plan_question
    >>> asks_giver(plan_question("Who said 40?")), asks_giver(plan_question("Who sank 40 boats?"))
    (True, False)
    """
    asked = plan.figures and plan.kind in ("who", "when")
    return bool(asked and GIVER_ASKED.search(plan.question))


def gives_figures(plan: Plan, sentence: Evidence) -> bool:
    """Somebody gives all figures of the question in a sentence, on a day if it asks for that."""
    text, article = sentence.text, sentence.article
    there = plan.figures <= set(fold_words(text)) and gives_words(sentence)
    return there and (plan.kind != "when" or bool(days(text, article.published_on)))


def _has_figures(plan: Plan, sentence: Evidence) -> bool:
    before = sentences_before(sentence.article.text, sentence.start)[-LOOKED_BACK:]
    return plan.figures <= set(fold_words(" ".join([*before, sentence.text])))


def unsaid(
    plan: Plan,
    speaking: Sequence[int],
    counting: Iterable[Evidence],
    sure: Iterable[Evidence],
) -> str | None:
    """That the one whose words or figure are asked for gives none; `None` where they do.

    `counting` are the sentences that count what the question counts, `sure` those of them that a
    reader is sure of: whoever is asked for may stand before one that names nobody as its speaker.
    `None` for a question about nobody's words.
    """
    if not plan.speaker or any(_names_no_speaker(one) for one in sure):
        return None
    if plan.kind == "number" and not any(_of_speaker(plan, one) for one in counting):
        return f"no such number of {plan.speaker}"
    return f"no words of {plan.speaker} about it" if asks_words(plan) and not speaking else None


def _names_no_speaker(sentence: Evidence) -> bool:
    spoken = who_speaks(sentence)
    return not any(who[:1].isupper() for who in spoken)


def _of_speaker(plan: Plan, sentence: Evidence) -> bool:
    """The one whose figure is asked for gives a figure of the sentence, and no one else.

    Or announces in the same breath what others gave. Of what nobody gives it is enough to speak, or
    to be named where nobody does: Lind's estimate of 40; not Berg, beside whom Lind spoke of 40.
    """
    text, article, start = sentence.text, sentence.article, sentence.start
    told = figures(text)
    given = [speaker_in_text(article.text, start, start + len(text), f.start) for f in told]
    if any(is_meant(plan.speaker, who, article) for who in given if who):
        return True
    last = [word for word in fold_words(plan.speaker) if word not in STOPWORDS][-1:]
    beside = [fold_words(_clause(text, figure.start)) for figure in told]
    named = any(all(known_name(word, words) for word in last) for words in beside)
    spoken = speaks(plan.speaker, sentence)
    if given and all(given):
        return spoken and named
    return bool(told) and (spoken or (named and not gives_words(sentence)))


def _clause(text: str, place: int) -> str:
    """The words around a place of a text that no contrast parts from it."""
    ends = [0, *(match.start() for match in CONTRAST.finditer(text)), len(text)]
    return next(text[a:b] for a, b in pairwise(ends) if place < b)
