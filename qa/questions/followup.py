"""A follow-up made a question of its own, from the turns before it."""

import re
from collections.abc import Sequence

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, WORD, content_words, fold_words
from qa.questions.kinds import to_introduce
from qa.questions.leaning import BACK, BRACKET, leant_on, named, parted, points_back
from qa.questions.light_words import AUXILIARY, COMPARING, GENERIC, WH
from qa.questions.pronouns import with_person
from qa.questions.speaker import SAYS, speaker_place, verb_of_saying
from qa.questions.statements import as_question, says_nothing, without_opening
from qa.questions.topic import topic_of
from qa.reading.dates import YEAR
from qa.reading.names import CALENDAR, ROLES, names
from qa.reading.places import countries

LEADS = re.compile(r"^\s*(?:and|but|so|then|also)\b[\s,]*", re.IGNORECASE)
ABOUT = r"(?:what|how) about|according to"
OPENS = re.compile(rf"{LEADS.pattern}|^\s*(?:{ABOUT})\b", re.IGNORECASE)
INSTEAD = re.compile(  # "And Berg?", "What about the Norrby Post?", "And in Vik?"
    rf"^\s*(?:(?:and|but|so)\b[\s,]*(?:(?:{ABOUT})\s)?|(?:{ABOUT})\s)"
    r"(?P<before>(?:in|from|at|for|by|of|to|with|on|about)\s)?(?P<who>(?:the\s)?[^?]+?)\W*$",
    re.IGNORECASE,
)
ALONE = re.compile(rf"(?:in\s)?{YEAR.pattern}", re.IGNORECASE)  # a year and nothing else
SUBJECT = re.compile(rf"(?:{AUXILIARY})\s(?:the\s)?$", re.IGNORECASE)  # before who does it
THERE = re.compile(  # And in Vik? But in training? Not: from whom, at what cost
    r"\s*(?:(?:and|but)\s)?(?P<where>(?:in|at|near|among|from|outside)\s"
    rf"(?!{WH}\b)(?:[\w’'-]+\s){{0,3}}[\w’'-]+)\W*",
    re.IGNORECASE,
)
BEHIND = re.compile(r"\b(?:in|at|near|among|from|outside|to|of|for|on)\s(?:the\s)?$", re.IGNORECASE)
TOPIC = re.compile(
    r"\b(?:about|on|regarding)\s(?P<topic>[^?]+?)"
    r"(?=\s(?:in|on|at|during|after|before|since|last|this)\b|\W*$)",
    re.IGNORECASE,
)
WHAT_ABOUT = re.compile(r"\W*(?:and\s)?what about\b", re.IGNORECASE)
RESPONDS = re.compile(r"\b(?:respond|react|reply|answer)", re.IGNORECASE)  # to the last speaker
WORDS_ASKED = re.compile(r"\W*(?:what|how|according)\b", re.IGNORECASE)
ASKED = re.compile(rf"\b{WH}\b", re.IGNORECASE)
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
BODIES = (  # that speak
    "agency army commission company council court embassy government hospital laboratory military"
    " ministry opposition party police union"
).split()
OFFICE = re.compile(
    rf"the\s(?:[\w’'-]+\s){{0,3}}(?:{'|'.join((*sorted(ROLES), *BODIES))})", re.IGNORECASE
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
    What is only told ("Lind has left, right?") is the question whether it is so.

    >>> standalone("And Berg?", [("What did Lind say about the dam?", "")])
    'What did Berg say about the dam?'
    >>> standalone("Sorry, I meant in Vik.", [("Who left in Alna?", "")])
    'Who left in Vik?'
    """
    read, reply = list[str](), ""
    asked = [turn for turn in history if not says_nothing(turn[0])]
    for turn, answered in (*asked[-TURNS:], (question, "")):
        own = as_question(BRACKET.sub(r", \1\2", without_opening(turn)))
        read.append(_after_statement(own) or _read(own, read, reply))
        reply = answered
    return read[-1]


def _after_statement(turn: str) -> str | None:
    """The one question of a turn with the words of statements before it, `None` without any."""
    spans = sentence_spans(turn)
    statement = ", ".join(turn[slice(*span)] for span in spans[:-1])
    if not statement or "?" in statement or REMARKS.match(statement) or not turn.endswith("?"):
        return None
    own = turn[spans[-1][0] :]
    added = _context(statement, set(content_words(own)))
    return f"{own.rstrip('?!. ')} ({added})?" if added else own


def _read(question: str, before: Sequence[str], reply: str) -> str:
    """The question after those before it, oldest first, as they were read, and the last answer."""
    question = _in_full(question)
    if before and (corrected := _corrected(question, before, reply)):
        return corrected
    if not before or not question.strip() or says_nothing(question) or not _leans(question):
        return question
    name, previous = _instead(question), before[-1]
    if name and (asked := _asked_of(name, before)):
        return asked
    if name and topic_of(question) and name["who"] == question.strip(" ."):
        return question  # "Boeing": a topic of its own
    others = _of_office(question, previous) or _otherwise(question, previous)
    if asked := others or _there(question, previous):
        return asked
    before_it = (name["before"] or "").lower() if name else ""
    own = LEADS.sub("", f"What about {before_it}{name['who']}" if name else question)
    own = with_person(own, previous, reply)
    if to_introduce(own, names(own)):
        return own
    if speaker_place(previous) and speaker_place(own) and not RESPONDS.search(question):
        previous = _without_saying(previous)
    added = _context(previous, {*content_words(own), *_other_days(own, previous)})
    end = "" if topic_of(question) and not name else "?"
    return f"{own.rstrip('?!. ')}{f' ({added})' if added else ''}{end}"


def _in_full(turn: str) -> str:
    """Of "no, Alna" what it means, "I meant Alna": of a name, a year or an office alone."""
    led = NO.match(turn)
    meant = turn[led.end() :].strip(" ?!.") if led else ""
    alone = meant and (_instead(meant) or ALONE.fullmatch(meant) or OFFICE.fullmatch(meant))
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
    if not (wrong or who) and (asked := _otherwise(f"What about {meant}", previous)):
        return asked
    led = (said["before"] or "") if wrong.casefold().startswith(said["before"] or " ") else ""
    year = YEAR.search(previous) if YEAR.fullmatch(meant) else None
    at = there if wrong else year
    old = range(*at.span()) if at else _replaced(previous, said) if who else range(0)
    named = [n for n in names(previous) if n.start] if meant[:1].isupper() else []
    if not old and named and not said["before"]:
        old = range(named[-1].start, named[-1].end)
    if old:
        return previous[: old.start] + led + meant + previous[old.stop :]
    topic, leant = parted(previous)
    if topic_of(topic) and not said["before"]:
        return meant + leant
    return f"{previous.rstrip('?!. ')} ({said['before'] or ''}{meant})?"


def _asked_of(name: re.Match[str], before: Sequence[str]) -> str:
    """The last question that can be asked of the name instead; "" if none can."""
    for asked in reversed(before):
        if old := _replaced(asked, name):
            return asked[: old.start] + name["who"] + asked[old.stop :]
    return ""


def _of_office(question: str, previous: str) -> str:
    """The last question for somebody's words, asked of the holder of an office; "" if none is.

    Where that was another office the place of it is leant on: of the mayor of Vik, Vik.
    """
    match = INSTEAD.match(question) or INSTEAD.match(f"And {question}")
    speaker = speaker_place(previous) if WORDS_ASKED.match(previous) else range(0)
    if not (match and speaker and OFFICE.fullmatch(match["who"])):
        return ""
    old, asked = _with_the(previous, speaker), previous[speaker.start : speaker.stop]
    place = ", ".join(n.text for n in names(asked)) if ROLES & {*fold_words(asked)} else ""
    read = f"{previous[: old.start]}t{match['who'][1:]}{previous[old.stop :]}"
    return f"{read.rstrip('?!. ')} ({place})?" if place and not leant_on(read) else read


def _otherwise(question: str, previous: str) -> str:
    """The last question in another year, or about another matter; "" if nothing like it is asked.

    >>> _otherwise("And in 2020?", "Who won in 2016?"), _otherwise("And in 2020?", "Who won?")
    ('Who won in 2020?', 'Who won in 2020?')
    >>> _otherwise("And on tax?", "What did Lind say about dams?")
    'What did Lind say about tax?'
    """
    alone = ALONE.fullmatch(question.strip(" ?!."))
    asked = INSTEAD.match(f"And {question}" if alone else question)
    words = asked["who"] if asked else ""
    if asked and YEAR.fullmatch(words):
        if known := list(YEAR.finditer(previous)):
            return previous[: known[-1].start()] + words + previous[known[-1].end() :]
        return f"{previous.rstrip('?!. ')} {asked['before'] or 'in '}{words}?"
    topic = TOPIC.search(previous) if speaker_place(previous) else None
    before = ((asked["before"] or "") if asked else "").strip().casefold()
    of_matter = before in ("on", "about") or (not before and WHAT_ABOUT.match(question))
    dated = not CALENDAR.isdisjoint(words.casefold().split())
    if topic and of_matter and not (names(words) or dated or points_back(words)):
        return previous[: topic.start("topic")] + words + previous[topic.end("topic") :]
    return ""


def _there(question: str, previous: str) -> str:
    """The last question of another place or state; "" where it asks nothing, or named one.

    >>> _there("And in Alna?", "How many died?"), _there("And in Alna?", "How many went to Vik?")
    ('How many died in Alna?', '')
    """
    there, (own, leant) = THERE.fullmatch(question), parted(previous)
    own = own.rstrip("?!. ")
    if not there or points_back(there["where"]) or not ASKED.match(own) or names(leant):
        return ""
    where = there["where"][:1].lower() + there["where"][1:]
    placed = any(BEHIND.search(own[: n.start]) or n.end == len(own) for n in names(own))
    dated = not CALENDAR.isdisjoint(fold_words(where))
    return "" if placed or dated or where in own else f"{own} {where}{leant.rstrip('?')}?"


def _replaced(previous: str, name: re.Match[str]) -> range:
    """Where the name stands whose place the follow-up's takes; empty if there is none.

    After a preposition it is the last one after the same, in a country the one country; otherwise
    whoever is asked for words or figures, the one country for a country, or who does what is asked
    about and is all it names, unless the question speaks of the new one too.
    """
    if name["before"]:
        after = re.compile(rf"\b{name['before'].strip()}\s$", re.IGNORECASE)
        places = (_with_the(previous, range(n.start, n.end)) for n in reversed(names(previous)))
        found = next((p for p in places if after.search(previous[: p.start])), range(0))
        is_in = countries(name["who"]) and name["before"].strip().casefold() == "in"
        return found or (_country(previous) if is_in else None) or range(0)
    if name["who"].casefold() in previous.casefold():
        return range(0)
    speaker = speaker_place(previous)
    if speaker and WORDS_ASKED.match(previous):
        return _with_the(previous, speaker)
    if countries(name["who"]) and (country := _country(previous)) is not None:
        return country
    own, doers = _named_and_doing(previous)
    return _with_the(previous, doers[0]) if len(own) == len(doers) == 1 else range(0)


def _country(previous: str) -> range | None:
    """The country that acts in a question, or is all it names, or all but who acts.

    Empty if that is none of those it names, `None` if it names none.
    """
    found, doers = _named_and_doing(previous)
    there = [r for r in found if countries(previous[r.start : r.stop])]
    acting = [r for r in doers if r in there]
    alone = len(there) == 1 and (len(found) == 1 or doers)
    one = acting or (there if alone else [])
    return (_with_the(previous, one[0]) if one else range(0)) if there else None


def _named_and_doing(previous: str) -> tuple[list[range], list[range]]:
    """The places of the names of a question, without what it leans on, and of those who act."""
    own, _ = parted(previous)
    found = [range(n.start, n.end) for n in names(own)]
    return found, [r for r in found if SUBJECT.search(own[: r.start])]


def _with_the(text: str, place: range) -> range:
    """The place with a "the" before it."""
    has = text[: place.start].lower().endswith("the ")
    return range(place.start - 4 * has, place.stop)


def _leans(question: str) -> bool:
    words = len(question.split())
    back = points_back(question) or bool(OPENS.match(question))
    if not named(question):
        own = [w for w in WORD.findall(question.casefold()) if w not in GENERIC | STOPWORDS]
        return words <= NAMELESS and (back or len(own) <= OWN)
    alone = _is_of_words_alone(question) or _instead(question)
    return words <= SHORT and bool(back or alone)


def _is_of_words_alone(question: str) -> bool:
    """It asks what somebody says, and not about what: "What does the ministry say?"."""
    place = speaker_place(question)
    rest = (question[: place.start] + question[place.stop :]).casefold()
    light = GENERIC | COMPARING | STOPWORDS
    return bool(place) and all(w in light or SAYS.fullmatch(w) for w in WORD.findall(rest))


def _instead(question: str) -> re.Match[str] | None:
    """A follow-up that is a name and nothing else, of which it wants the same to be told."""
    bare = question.strip(" ?!.")
    light = bare.casefold() in GENERIC | STOPWORDS and not (bare.isupper() and countries(bare))
    match = INSTEAD.match(question) or (None if light else INSTEAD.match(f"And {question}"))
    who = match["who"].removeprefix("the ") if match else ""
    return match if any(n.start == 0 and n.end == len(who) for n in names(who)) else None


def _context(previous: str, known: set[str]) -> str:
    """The words of the question before that say what it is about, but for those known.

    Words that did not stand side by side are parted by commas, lest two names become one.
    """
    kept, last = "", 0
    for i, word in enumerate(previous.replace("(", ", ").split()[: 2 * CONTEXT]):
        bare = word.strip("?!(),. ")
        words = content_words(bare)
        light = bare in GENERIC or BACK.fullmatch(bare)
        if words and not light and known.isdisjoint(words):
            kept += f"{'' if not kept else ' ' if i == last + 1 else ', '}{bare}"
            known.update(words)
            last = -1 if word.endswith(",") else i
    return kept
