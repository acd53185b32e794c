"""A follow-up made a question of its own, from the turns before it."""

import re
from collections.abc import Sequence

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, WORD, content_words, fold_words
from qa.questions.again import asked_again, denied, wants_again
from qa.questions.differences import differing_on
from qa.questions.instead import (
    ALONE,
    OF_ANOTHER,
    OFFICE,
    asked_of,
    asked_otherwise,
    named_alone,
    otherwise,
    replaced,
)
from qa.questions.kinds import to_introduce
from qa.questions.leaning import BACK, BRACKET, named, parted, points_back
from qa.questions.light_words import ABOUT, AUXILIARY, COMPARING, GENERIC, WH
from qa.questions.pronouns import with_name, with_person
from qa.questions.speaker import SAYS, speaker_place, verb_of_saying
from qa.questions.statements import as_question, says_nothing, without_opening
from qa.questions.topic import ALL_NEWS, topic_of
from qa.reading.dates import YEAR
from qa.reading.names import CALENDAR, ROLES, names
from qa.reading.places import countries

LEADS = re.compile(
    r"^\s*(?:and|but|so|then|also|given\s(?:that|this)|in\sthat\scase|if\sso)\b[\s,]*",
    re.IGNORECASE,
)
OPENS = re.compile(rf"{LEADS.pattern}|^\s*(?:{OF_ANOTHER})\b", re.IGNORECASE)
RESPONDS = re.compile(r"\b(?:respond|react|reply|answer)", re.IGNORECASE)  # to the last speaker
REMARKS = re.compile(r"\W*(?:I|we|my|our|thanks?|hello|hi|sorry)\b", re.IGNORECASE)
ASKS_ITSELF = re.compile(rf"{WH}\b|(?-i:{AUXILIARY})\s", re.IGNORECASE)  # not May, not Will Lind
CORRECTS = re.compile(  # no, I meant Vik; not Vik, Norrby
    r"^\W*(?:(?:no|oh|oops|ops|sorry|wait|actually|ah)\b[\s,.!]*)*"
    r"(?:i\s(?:actually\s)?(?:mean|meant),?|i(?:['’]m|\sam|\swas)\s(?:talking|asking|speaking)\s(?:about|of)"
    r"|(?:a\s)?correction(?:\sto|:)|make\sthat|not\s(?P<wrong>[^,?]+),(?:\sbut)?)\s"
    r"(?P<before>(?:in|from|at|for|by|of|to|with|on|about)\s)?(?!(?:that|to)\s)(?P<who>[^?]+?)"
    r"(?:,\snot\s[^?]+)?\W*$",
    re.IGNORECASE,
)
NO = re.compile(  # before what is meant instead: no, in Alna; sorry, the mayor
    r"^\W*(?:(?:oh|ah)\b[\s,]*)?(?:no|oops|ops|sorry|wait|actually)\b\s?[,.!–—-]+\s*", re.IGNORECASE
)
THEY = r"(?:he|she|it|they|him|her|them|his|its|their)"
OTHER_PRONOUN = re.compile(  # who replaced her? Sorry, him
    rf"^(?P<asked>.*)\b{THEY}\b(?P<end>[^?]*\?)\s*(?:sorry|no|i\smean|pardon)\b[,:]?\s(?:i\smeant?,?\s)?"
    rf"(?P<meant>{THEY})\W*$",
    re.IGNORECASE,
)
SWITCHES = re.compile(  # another question: who left
    r"^\W*(?:(?:and|but|so|now)\s)?(?:(?:an?|one|the)\s)?(?:different|another|new|other|next|separate)"
    r"\s(?:question|topic|subject|matter|thing)\s?[:,.!–—-]+\s*"
    r"|^\W*(?:something\selse|(?:(?:to\s)?chang(?:e|ing)|change\sof)\s(?:the\s)?(?:topic|subject))"
    r"\s?[:,.!–—-]+\s*",
    re.IGNORECASE,
)
LEADS_TO = re.compile(  # back to Lind: where is he; as for the costs, who pays
    r"^\W*(?:(?:and|but|so|now)\s)?(?:(?:(?:to\s)?(?:go|going|come|coming|return|returning|turn|turning"
    r"|move|moving)\s)?(?:back|on)\sto|(?:return|turn|mov|com)ing\sto|as\s(?:for|to)|regarding"
    r"|concerning|(?:(?:what|how)\s)?about)\s(?P<what>(?:the\s)?[^?:;,]{2,80}?)\s?[:,–—]\s"
    rf"(?P<asks>(?:{WH}|{AUXILIARY})\b.+)$",
    re.IGNORECASE,
)
OF_TOPIC = re.compile(
    rf"\W*(?:(?:and|but|so)\s)?(?:(?:what|how)\s)?(?:{ABOUT})\s(?P<what>[^?]+?)\W*",
    re.IGNORECASE,
)
SHORT = 8  # words: a longer question with names of its own stands alone
NAMELESS = 16  # words: the same for one that names nobody and nothing
OWN = 2  # words that say what it is about: one with more, and no names, stands alone
CONTEXT = 12  # words at most that are added
TURNS = 6  # turns before it, further back than which no question leans


def standalone(question: str, history: Sequence[tuple[str, str]]) -> str:
    """`question` itself, or with the last question's words in brackets where it leans on them.

    It leans on them if it is short and opens like a continuation or points back with a pronoun, or
    if it names nobody and says little ("Why?", "When will the troops arrive?"). The last question
    is taken as it was read itself, so that what it leant on follows. One that only names somebody
    or some place else ("And Berg?", "And in Vik?") is the last question, asked of that.
    A question's own brackets at its end become commas. A statement before a question is leant on
    too: what it tells is given, and not asked. "I meant Vik" is the last question, asked of Vik.
    What is only told ("Lind has left, right?") is the question whether it is so. "Are you sure?"
    and "In short?" ask the last question again; "Another question:" leans on nothing.

    >>> standalone("And Berg?", [("What did Lind say about the dam?", "")])
    'What did Berg say about the dam?'
    >>> standalone("Sorry, I meant in Vik.", [("Who left in Alna?", "")])
    'Who left in Vik?'
    """
    read, reply = list[str](), ""
    asked = [turn for turn in history if not says_nothing(turn[0])]
    for turn, answered in asked[-TURNS:]:
        if not (read and wants_again(turn)):
            read, reply = [*read, _as_read(turn, read, reply)], answered
    if read and wants_again(question):
        return asked_again(question, read[-1], _context(read[-1], set()))
    return _as_read(question, read, reply)


def _as_read(turn: str, before: Sequence[str], reply: str) -> str:
    """A turn as it stands alone, after the questions before it as they were read."""
    meant = OTHER_PRONOUN.sub(r"\g<asked>\g<meant>\g<end>", without_opening(turn))
    own = as_question(BRACKET.sub(r", \1\2", meant))
    if (new := SWITCHES.sub("", own, count=1)) != own:
        return as_question(new[:1].upper() + new[1:])
    if led := LEADS_TO.match(own):
        return _about(led["what"], led["asks"])
    if before and (against := denied(own, before[-1], _context(before[-1], set()))):
        return against
    return _after_statement(own, before) or _read(own, before, reply)


def _about(what: str, asks: str) -> str:
    """A question of what is named ahead of it: by name, or with its words in brackets."""
    named_ahead = [n.text for n in names(what)] == [what]
    asked = with_name(asks, what) if named_ahead else asks
    added = _context(what, set(content_words(asked)))
    return f"{asked.rstrip('?!. ')} ({added})?" if added else asked


def _after_statement(turn: str, before: Sequence[str]) -> str | None:
    """The one question of a turn with the words of statements before it, `None` without any.

    With those of the last question too, where a statement points back at it.
    """
    spans = sentence_spans(turn)
    own = turn[spans[-1][0] :] if spans else ""
    statement = ", ".join(turn[slice(*span)] for span in spans[:-1])
    if not statement or "?" in statement or not turn.endswith("?"):
        return None
    if REMARKS.match(statement) and not points_back(own):
        return None
    known = set(content_words(own))
    told = [statement, *before[-1:]] if points_back(statement) else [statement]
    added = ", ".join(filter(None, (_context(one, known) for one in told)))
    return f"{own.rstrip('?!. ')} ({added})?" if added else own


def _read(question: str, before: Sequence[str], reply: str) -> str:
    """The question after those before it, oldest first, as they were read, and the last answer."""
    question = _in_full(question)
    if before and (corrected := _corrected(question, before, reply)):
        return corrected
    if not before or not question.strip() or says_nothing(question) or not _leans(question):
        return question
    name, previous = named_alone(question), before[-1]
    if asked := _of_topic(question, previous) or (asked_of(name, before) if name else ""):
        return asked
    if name and topic_of(question) and name["who"] == question.strip(" ."):
        return question  # "Boeing": a topic of its own
    if asked := asked_otherwise(question, previous):
        return asked
    before_it = (name["before"] or "").lower() if name else ""
    own = LEADS.sub("", f"What about {before_it}{name['who']}" if name else question)
    own = with_person(own, before, reply)
    if to_introduce(own, names(own)):
        return own
    if speaker_place(previous) and speaker_place(own) and not RESPONDS.search(question):
        previous = _without_saying(previous)
    added = _context(previous, {*content_words(own), *_other_days(own, previous)})
    end = "" if topic_of(question) and not name else "?"
    return f"{own.rstrip('?!. ')}{f' ({added})' if added else ''}{end}"


def _of_topic(turn: str, previous: str) -> str:
    """A question for all news, or for what they differ in, asked of what a turn names; else ""."""
    topic, articles = OF_TOPIC.fullmatch(turn), _articles_on(previous)
    if topic is None or articles is None:
        return ""
    asks = (
        "What is the latest" if differing_on(previous) is None else "Where do the articles differ"
    )
    return f"{asks} about {topic['what']}?"


def _articles_on(question: str) -> str | None:
    """The topic of a question for all news or for what they differ in, `None` of any other."""
    topic = differing_on(question)
    return ALL_NEWS if topic is None and topic_of(question) == ALL_NEWS else topic


def _in_full(turn: str) -> str:
    """Of "no, Alna" what it means, "I meant Alna": of a name, a year or an office alone."""
    led = NO.match(turn)
    meant = turn[led.end() :].strip(" ?!.") if led else ""
    alone = meant and (named_alone(meant) or ALONE.fullmatch(meant) or OFFICE.fullmatch(meant))
    return f"I meant {meant}" if alone else turn


def _other_days(own: str, previous: str) -> set[str]:
    """The years, months and weekdays of the question before, where the new one names others."""
    years = {year.group() for year in YEAR.finditer(previous)} if YEAR.search(own) else set()
    dated = not CALENDAR.isdisjoint(WORD.findall(own.casefold()))
    told = [word for word in WORD.findall(previous) if dated and word.casefold() in CALENDAR]
    return years.union(*map(content_words, told))


def _without_saying(asked: str) -> str:
    """A question for somebody's words without who says it, and without the verb for that."""
    for place in sorted((speaker_place(asked), verb_of_saying(asked)), key=lambda r: -r.start):
        asked = asked[: place.start] + asked[place.stop :] if place else asked
    return asked


def _corrected(question: str, before: Sequence[str], reply: str) -> str:
    """The last question with what was meant in the place of what was said, else behind it.

    That is the name that is called wrong, or the last one like it, or the matter that somebody was
    to speak of; a clause is a question itself. "" where nothing is corrected.
    """
    said, previous = CORRECTS.match(question), before[-1]
    meant, wrong = (said["who"], said["wrong"] or "") if said else ("", "")
    there = re.search(rf"(?<!\w){re.escape(wrong)}(?!\w)", previous, re.IGNORECASE)
    if said is None or (wrong and there is None) or BACK.fullmatch(meant):
        return ""
    if ASKS_ITSELF.match(meant):
        return _read(f"{meant[:1].upper()}{meant[1:]}?", before, reply)
    who = names(meant) or countries(meant) or not ROLES.isdisjoint(fold_words(meant))
    if not (wrong or who) and (asked := otherwise(f"What about {meant}", previous)):
        return asked
    led = (said["before"] or "") if wrong.casefold().startswith(said["before"] or " ") else ""
    year = YEAR.search(previous) if YEAR.fullmatch(meant) else None
    at = there if wrong else year
    old = range(*at.span()) if at else replaced(previous, said) if who else range(0)
    named = [n for n in names(previous) if n.start] if meant[:1].isupper() else []
    if not old and named and not said["before"]:
        old = range(named[-1].start, named[-1].end)
    if old:
        return previous[: old.start] + led + meant + previous[old.stop :]
    topic, leant = parted(previous)
    if topic_of(topic) and not said["before"]:
        return meant + leant
    return f"{previous.rstrip('?!. ')} ({said['before'] or ''}{meant})?"


def _leans(question: str) -> bool:
    words = len(question.split())
    back = points_back(question) or bool(OPENS.match(question))
    if not named(question):
        own = [w for w in WORD.findall(question.casefold()) if w not in GENERIC | STOPWORDS]
        return words <= NAMELESS and (back or len(own) <= OWN)
    alone = _is_of_words_alone(question) or named_alone(question)
    return words <= SHORT and bool(back or alone)


def _is_of_words_alone(question: str) -> bool:
    """It asks what somebody says, and not about what: "What does the ministry say?"."""
    place = speaker_place(question)
    rest = (question[: place.start] + question[place.stop :]).casefold()
    light = GENERIC | COMPARING | STOPWORDS
    return bool(place) and all(w in light or SAYS.fullmatch(w) for w in WORD.findall(rest))


def _context(previous: str, known: set[str]) -> str:
    """The words of the question before that say what it is about, but for those known.

    Words that did not stand side by side are parted by commas, lest two names become one.
    """
    kept, last = "", 0
    if topic := _articles_on(previous):  # its other words ask for articles
        previous = "" if topic == ALL_NEWS else topic
    for i, word in enumerate(previous.replace("(", ", ").split()[: 2 * CONTEXT]):
        bare = word.strip("?!(),.:; ")
        words = content_words(bare)
        light = (bare if i else bare.casefold()) in GENERIC or BACK.fullmatch(bare)
        if words and not light and known.isdisjoint(words):
            kept += f"{'' if not kept else ' ' if i == last + 1 else ', '}{bare}"
            known.update(words)
            last = -1 if word.endswith(",") else i
    return kept
