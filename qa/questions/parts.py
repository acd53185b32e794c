"""The questions that one question is made of: comparisons, two questions in one, two people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.sentences import sentence_spans
from corpus.words import content_words
from qa.questions.followup import REMARKS, standalone
from qa.questions.leaning import leant_on, points_back
from qa.questions.light_words import ABOUT, AUXILIARY, WH
from qa.questions.outlets import PIECE
from qa.questions.speaker import SAY
from qa.reading.names import POSSESSIVE, Name, names

MOST = 4  # parts: each is searched for
ASKED = 8  # questions: each is answered by itself, of more the last ones together
NAMED_MOST = 40  # names of a question among which a list is looked for
LEAST_WORDS = 2  # that carry meaning: less is no part of its own
VERBLESS = (  # how many in Oslo, how many now: as told before it; not how many now live there
    r"how\s(?:many|much)\s(?:(?:in|on|at|for|from|by|to|with|before|after)\b"
    r"|(?:now|then|today|later)(?=\W*$|\s(?:in|on|at|from)\b))"
    rf"(?![^?]*\s(?:(?-i:{AUXILIARY})|\w+ed|fell|left|came|went|lost|won)\b)"
)
BREAKS = re.compile(
    r",?\s(?:while|whereas|in contrast to|as opposed to|compared (?:to|with)|versus)\s"
    rf"|,?\sand\s(?=(?:(?:in|at|on|by|for|from|to|with)\s)?(?!{VERBLESS}){WH}\s(?!of\b))|;\s"
    rf"|(?<!\bwhen)(?<!\bwhere)(?<!\bwhy)(?<!\bhow)(?<!\bwhat)(?<!\bwho)\sand\s(?=(?:when|where|why)\W*$)"
    rf"|,\s(?:and|but)\s(?={AUXILIARY}\s)",  # or: of two answers one
    re.IGNORECASE,
)
TELLS = re.compile(rf"\b(?:{SAY})\b", re.IGNORECASE)
EMBEDDED = re.compile(  # where they will go; not: where will they go
    rf"(?:(?:where|when|why|how)\s(?!{AUXILIARY}\b|many\b|much\b|\w+\s{AUXILIARY}\b)"
    r"|wh\w+\s(?:he|she|it|they|we|you)\b)",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    rf"\b(?:{SAY}|differ\w*|compare\w*|contrast\w*|agree\w*|disagree\w*|figures?|estimates?"
    r"|views?|positions?|reactions?|versions?|assessments?|according to)\b",
    re.IGNORECASE,
)  # what each of two speakers may have of their own; they sign a treaty together
ARTICLES = re.compile(rf"\b{PIECE}\b", re.IGNORECASE)
JOINT = re.compile(r"\bdid\b[^?]*\sagree\b", re.IGNORECASE)  # on a treaty, which is no view
AGREE = re.compile(  # do Lind and Berg agree on; does Lind differ from Berg over
    r"\s(?:both\s)?(?:agrees?|disagree[sd]?|differ(?:s|ed)?)"
    r"(?:\s(?:with|from)\s(?:the\s)?(?P<other>[\w’'.-]+(?:\s(?-i:[A-Z])[\w’'.-]+)*))?"
    r"\s(?:(?P<whether>(?:(?:on|about|over|as to)\s)?whether|that)|on|about|over|as to|in)"
    r"\s(?P<topic>[^?]+)",
    re.IGNORECASE,
)
NAMED = r"(?:the\s)?(?-i:[A-Z])[\w’'.-]*(?:\s(?-i:[A-Z])[\w’'.-]*)*"
COMPARE = re.compile(  # compare Lind and Berg on the dam, the views of Norway and of Sweden on it
    r"\W*(?:compare|contrast)\s(?:what\s)?(?:the\s(?:\w+\s)?(?:views?|positions?|statements?|words)\sof\s)?"
    rf"(?P<left>{NAMED}?)\s(?:and|with|to)\s(?:of\s)?(?P<right>{NAMED}?)"
    rf"\s(?:(?:views?|positions?|statements?|words|says?|said|think)\s)?(?:{ABOUT}|over)\s"
    r"(?P<topic>[^?.]+)",
    re.IGNORECASE,
)
TWO_PLACES = re.compile(  # how many fell in Vik and how many in Oslo
    rf"(?P<whole>how\s(?:many|much)\s[^?,;]+?\s(?P<at>in|on|at|for|from|to)\s)(?P<here>{NAMED}),?"
    rf"\sand\show\s(?:many|much)\s(?P=at)\s(?P<there>{NAMED})\W*",
    re.IGNORECASE,
)
ASKS = re.compile(rf"(?:{WH}|{AUXILIARY})\b", re.IGNORECASE)
BEHIND = re.compile(rf"(?:in|at|on|by|for|from|to|with)\s{WH}\b", re.IGNORECASE)  # for whom
KNOWS = re.compile(rf"\b(?:know\w*|knew|{SAY}|said|told|(?:un)?clear|whether)\b|\S\s{WH}\b", re.I)
BARE = re.compile(r"(?:and\s)?(?:when|where|why)\W*", re.IGNORECASE)  # and why?
WHOSE = re.compile(  # is told with whatever is told
    r"(?:and\s)?(?:who\s(?:says|said|claims|claimed)\s(?:so|it|this|that)"
    r"|according\sto\swhom|in\s(?:what|whose)\s(?:own\s)?words)\W*",
    re.IGNORECASE,
)
LEANS = re.compile(  # a sentence that asks on, of what the one before it tells: When was it?
    rf"(?:and\s)?(?:when|where|why|how)\s(?:{AUXILIARY})\s(?:it|that|this|these|they|he|she)\b[^?]*\?\W*",
    re.IGNORECASE,
)
ASIDE = re.compile(r",\s(?:and\s)?")
BRIEF = 3  # blanks: a shorter first half of a question asks nothing without the other
LONG = 25  # words: the clauses of a longer question are looked up one by one
BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)  # what both have is asked of both
CLAUSE = 5  # words: a shorter run between commas is no clause
JOINED = re.compile(r"(?:['’]s?)?\s(?:and|or|versus|vs\.?)\s(?:the\s)?")
LISTED = re.compile(  # Lind, Berg and Holt; according to Lind and according to Berg
    r"(?:['’]s?)?(?:,|,?\s(?P<last>and|or|versus|vs\.?))\s(?:(?:according to|to|by|of|for)\s)?"
    r"(?:the\s)?"
)
ARTICLE_BEFORE = re.compile(r"\b(?:both\s(?:the\s)?|the\s)$", re.IGNORECASE)
OWNS = re.compile(r"['’]s,?\s(?!(?:is|has)\b)")  # Lind's and Berg's boats: each has some
EACH = re.compile(  # behind what is listed; not each year
    r"\s(?P<other>each other|one another)\b|\srespectively(?=\W*$)"
    r"|^\seach\b(?!\s(?:other|hour|day|night|week|month|season|year|time)\b)",
    re.IGNORECASE,
)
PLACED = re.compile(  # in Oslo, Norway and Denmark agreed
    r"^\W*(?:according to|in|at|on|after|before|during|for)\s(?:the\s)?$", re.IGNORECASE
)
PARTY = re.compile(r"[DR]-")  # Sen. Lind, D-Ohio


def questions(question: str) -> list[str]:
    """The questions in one, each of which wants an answer of its own; itself if it is one.

    Of more than eight the last holds all that are left.

    >>> questions("Who opened the bridge and when did it fall?")
    ['Who opened the bridge?', 'when did it fall?']
    >>> questions("Who shot the mayor and why?"), questions("Did Lind say when and where?")
    (['Who shot the mayor?', 'why?'], ['Did Lind say when and where?'])
    """
    whole = question.split(" and ")[0].count(" ") >= BRIEF  # not: in which town and in which year
    halves = [h for h in _halves(question) if ASKS.match(h) or (whole and BEHIND.match(h))]
    sentences = _sentences(question)
    for found in (sentences, halves, _each_stance(question), _each_name(question)):
        bare = not KNOWS.search(found[0]) if found else False
        on = bool(found) and found[0].rstrip().endswith("?")
        alone = [p for p in found if not WHOSE.fullmatch(p)]
        if len(alone) == 1 < len(found):
            return questions(alone[0])
        leaning = [p for p in alone if (on and LEANS.fullmatch(p)) or (bare and BARE.fullmatch(p))]
        asked = [p for p in alone if content_words(p) or p in leaning]
        if len(asked) > 1:
            within = found is sentences  # each may hold two; a half is cut no further
            each = [one for part in asked for one in (questions(part) if within else [part])]
            return [*each[: ASKED - 1], " ".join(each[ASKED - 1 :])] if len(each) > ASKED else each
    return [question]


def each_alone(asked: Sequence[str]) -> list[str]:
    """Each of several questions with what it leans on of the one before it.

    What the last of them leans on of the turns before, the first leans on too.

    >>> each_alone(["Who opened the bridge?", "when did it fall?"])
    ['Who opened the bridge?', 'when did it fall (opened, bridge)?']
    """
    last, first = asked[-1], asked[0]
    if (leaning := leant_on(last)) and points_back(first) and not leant_on(first):
        first = first.rstrip("?!. ") + last[leaning.start :]
    later = [
        one if leant_on(one) else standalone(one, [(before, "")])
        for before, one in pairwise([first, *asked[1:]])
    ]
    return [first, *later]


def compared_apart(question: str) -> list[str]:
    """Each of several questions in one; whether two agree is one, their sides are compared."""
    return [question] if sides_asked(question) else each_alone(questions(question))


def parts(question: str) -> list[str]:
    """The questions and clauses in `question`, in order, the first four; none if it is but one.

    Sentences, and halves around "while", "whereas", "and what" and their like; what two speakers
    joined by "and" say is asked of each, and so is what they are asked to agree on; a long question
    is cut into its clauses.

    >>> parts("What did Lind and Berg say about the dam?")
    ['What did Lind say about the dam?', 'What did Berg say about the dam?']
    """
    for cut in (_sentences, _halves, _each_stance, _each_name, _clauses):
        found = [part for part in cut(question) if len(content_words(part)) >= LEAST_WORDS]
        if len(found) > 1:
            return found[:MOST]
    return []


def remarks(question: str) -> list[tuple[int, int]]:
    """Where sentences stand in which people tell of themselves, beside or behind a question.

    Before one that leans on them they are no aside.

    >>> remarks("I love fishing. May I fish in the harbour of Vik?")
    [(0, 15)]
    """
    spans = sentence_spans(question)
    asking = [span for span in spans if question[slice(*span)].rstrip(" )").endswith("?")]
    asked = [question[slice(*span)] for span in asking]
    alone = any(len(content_words(one)) >= LEAST_WORDS and not points_back(one) for one in asked)
    aside = [s for s in spans if s not in asking and REMARKS.match(question[slice(*s)])]
    return [s for s in aside if asking and (alone or s > asking[-1])]


def _sentences(question: str) -> list[str]:
    left_out = remarks(question)
    return [question[slice(*s)] for s in sentence_spans(question) if s not in left_out]


def _halves(question: str) -> list[str]:
    """What stands around "while" and "and what"; what is said about several things stays whole.

    How many in another place is asked like how many in the first.
    """
    if two := TWO_PLACES.fullmatch(question):
        return [f"{two['whole']}{two[place]}?" for place in ("here", "there")]
    halves = [part.strip(" ,?") + "?" for part in BREAKS.split(question)]
    if TELLS.search(halves[0]) and any(EMBEDDED.match(half) for half in halves[1:]):
        return [question]
    return halves


def _each_stance(question: str) -> list[str]:
    """What each of two says about what they are asked to agree on, or are to be compared by."""
    if compared := COMPARE.match(question):
        both = (POSSESSIVE.sub("", compared[side]) for side in ("left", "right"))
        return [f"What does {party} say about {compared['topic'].strip()}?" for party in both]
    match = AGREE.search(question)
    if match is None:
        return []
    topic = f"whether {match['topic']}" if match["whether"] else match["topic"]
    return [f"What does {party} say about {topic}?" for party in _parties(question, match)]


def sides_asked(question: str) -> list[str]:
    """Whether each of two says that something is so, if they are asked to agree whether it is.

    >>> sides_asked("Do Lind and Berg agree that the dam is safe?")
    ['Does Lind say that the dam is safe?', 'Does Berg say that the dam is safe?']
    """
    match = AGREE.search(question)
    if match is None or not match["whether"] or match["topic"].startswith("to "):
        return []  # whether to go is nothing that is so
    return [f"Does {party} say that {match['topic']}?" for party in _parties(question, match)]


def _parties(question: str, agree: re.Match[str]) -> list[str]:
    """The two who are asked to agree, none where what was agreed on together is asked for."""
    if JOINT.search(question) or ARTICLES.search(question):
        return []
    found = [name for name in names(question) if name.start < agree.start("topic")]
    if len(found) < 2 or not _side_by_side(question, found[-2], found[-1], agree):
        return []
    return [_with_article(question, name) for name in found[-2:]]


def _side_by_side(question: str, left: Name, right: Name, agree: re.Match[str]) -> bool:
    """One on each side of the verb, or both before it with nothing but "and" between them."""
    if agree["other"]:
        return left.end == agree.start() and right.start == agree.start("other")
    joined = JOINED.fullmatch(question, left.end, right.start)
    return bool(joined) and right.end == agree.start()


def _with_article(question: str, name: Name) -> str:
    """The name with the "the" that stands before it."""
    the = question[: name.start].casefold().endswith("the ")
    return f"the {name.text}" if the else name.text


def _each_name(question: str) -> list[str]:
    """The question once for each of the names that are listed in it."""
    found = list(names(question))[:NAMED_MOST]
    for first in range(len(found)):
        listed = _listed(question, found[first:])
        each = TOGETHER.search(question) or EACH.search(question[listed[-1].end :])
        own = all(OWNS.match(question, name.end) for name in listed)
        if len(listed) > 1 and (each or own) and not BETWEEN.search(question[: listed[0].start]):
            return [_of_one(question, listed, one) for one in listed]
    return []


def _listed(question: str, found: Sequence[Name]) -> list[Name]:
    """The first of the names and those that follow it in one list, up to its "and".

    Not a name between commas that tells whom or where the one before it means: the mayor of Vik,
    Anna Lind, and Berg.
    """
    listed, before = list(found[:1]), question[: found[0].start]
    for left, right in pairwise(found):
        joined = LISTED.fullmatch(question, left.end, right.start)
        aside = PARTY.match(right.text) or (PLACED.search(before) and len(listed) == 1)
        if joined is None or (aside and "," in joined.group()):
            break
        listed.append(right)
        if joined["last"]:
            least = 4 if before.endswith(" of ") else 3  # names, where a comma stands before "and"
            return listed[:1] if "," in joined.group() and len(listed) < least else listed
    return listed[:1]


def _of_one(question: str, listed: Sequence[Name], kept: Name) -> str:
    """The question with `kept` in the place of all that are listed, without "each".

    What they say about each other is about the other one.
    """
    others = " and ".join(_with_article(question, name) for name in listed if name != kept)
    before = ARTICLE_BEFORE.sub("", question[: listed[0].start])
    after = EACH.sub(lambda told: f" {others}" if told["other"] else "", question[listed[-1].end :])
    return before + _with_article(question, kept) + after


def _clauses(question: str) -> list[str]:
    """The runs between commas of a long question, short ones joined to the one before."""
    if len(question.split()) < LONG:
        return []
    clauses = list[str]()
    for run in ASIDE.split(question.rstrip("?")):
        if clauses and min(len(run.split()), len(clauses[-1].split())) < CLAUSE:
            clauses[-1] += f", {run}"
        else:
            clauses.append(run)
    return clauses
