"""What a question asks for: the kind of answer, the words that must be met, the names it gives."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, WORD, content_words, fold_word
from qa.questions.counted import ACTED, COUNTED_ACTED, UNCOUNTED, counted_in
from qa.questions.kinds import asks_development, kind_of, office_asked, thing_there, to_introduce
from qa.questions.leaning import leant_on, points_back
from qa.questions.light_words import AUXILIARY, COMPARING, GENERIC, SHELLS, WH
from qa.questions.outlets import Outlet, outlets
from qa.questions.parts import remarks
from qa.questions.speaker import SAYS, everybody, speaker_of, verb_of_saying
from qa.questions.statements import says_nothing
from qa.questions.topic import ALL_NEWS, topic_of
from qa.questions.wording import worded
from qa.reading.dates import day_spans, moments
from qa.reading.names import OPENERS, ROLES, Name, names
from qa.reading.places import is_adjective

MAX_WORDS = 120  # of a question: what comes later is not read

ASKED_FOR = re.compile(
    r"\b(?:which|what)\s(?!(?:would|will|could|can|may|might|should|did|does|do)\b)"
    r"((?:[\w’'-]+\s){0,2}?(?!there\b)[\w’'-]+)\s"
    r"(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|may|might|of)\b",
    re.IGNORECASE,
)
SOME = r"(?:two|three|four|five|six|seven|eight)"
SEVERAL_ASKED = re.compile(rf"\b(?:which|what|the)\s((?-i:{SOME}))\s", re.IGNORECASE)
ASKED_RIGHT_AFTER = re.compile(rf"\b(?:which|what)\s(?:{SOME}\s)?([\w’'-]+)\s", re.IGNORECASE)
DOES = re.compile(
    r"\b(?:(?:why|when|where|how)\s(?:did|does|do|has|have|had|was|were|is|are|will)"
    r"|whom?\s(?:did|does|do|has|have|had|will))\s(?:the\s)?",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could)\s(?:the\s)?", re.IGNORECASE
)
RANK_DID = re.compile(  # which general commands, which members oppose
    r"\b(?:which|what)\s(?:[\w’'-]+\s){0,3}?(?:(?:official|leader|minister|president|politician"
    r"|general|person|man|woman|member|country|state|nation|company)\s(?!(?:is|was|has|does)\b)"
    r"([a-z]+(?:s|ed))\b"
    r"|(?<!united\s)(?:officials|leaders|ministers|members|countries|states|nations|companies)"
    r"\s(?!(?:are|were|have|had|do|did|will|would|can|could|may|might|should|[io]n|of|at|to|from"
    r"|besides|apart|like|with|near)\b)"
    r"(?!\w+(?:ly|first|also|already|now)\b)([a-z]{4,})\b)",
    re.IGNORECASE,
)
WHO_DID = re.compile(r"\W*(?:who|what)\s(?!(?:is|was|has|does)\b)([a-z]+(?:s|ed))\s", re.I)
REASON_FOR = re.compile(r"\breasons?\b[^?]{0,60}?\bfor\s([a-z]{3,}ing)\b", re.IGNORECASE)
HAS_DONE = re.compile(r"(?:has|have|had)\s.{3,60}?\s([a-z]+ed)\b", re.IGNORECASE)
SEVERAL = re.compile(
    r"\b(?:which|what)\s(?:(?!is|are|was|were|does|did|do|has|have|had)\w+\s){0,2}?"
    r"(?!is\b|was\b|does\b|has\b)\w+[^s\W]s\s(?:has|have|had|did|do|are|were|will|would|can|could)\b"
    r"|\bwho\s(?:has|have|all)\b|\bwhat\sis\sknown\b|\bin\s(?:which|what)\sways\b|\bwhat\selse\b"
    r"|\b(?:which|what)\s(?:people|countries)\b",
    re.IGNORECASE,
)
SOUGHT = re.compile(
    r"\bwhat(?:['’]s|\s(?:is|was|are|were))\sthe\s(?:[\w’'-]+\s){0,2}?"
    r"((?:(?:first|second|third|fourth|fifth|last|next)\s)?[a-z][\w’'-]+)\s(?:of|for|in)\b",
    re.IGNORECASE,
)
RANK = re.compile(  # what comes first in the plan
    r"\b(first|third|fourth|fifth|last)\b(?=\W*$|\s(?:in|of|on|at|for)\b)", re.IGNORECASE
)
BUT_FOR = re.compile(  # what is not asked for need not be met
    r"\b(?:other than|apart from|aside from|besides|except(?: for)?|excluding)\s"
    r"(?:(?:the|its|his|her|their)\s)?([\w’'-]+)",
    re.IGNORECASE,
)
ADVERB = re.compile(
    r"ever|also|still|already|again|yet|even|just|only|in|on|at|under|over|about"
    r"|(?!(?:supp|app|re|rep|f|multip|bul|al|comp|imp|tal|ral)ly)\w+ly",
    re.IGNORECASE,
)
PREPOSITION = re.compile(r"\b(?:in|on|at|of|for|with|to|from|by|into|under)\s$", re.IGNORECASE)
MEANS = re.compile(r"(?:hope|expect|want|plan|intend|wish|hold|keep|start|begin)\w*", re.I)  # to do
ASKING = re.compile(
    r"\W*(?:(?:and|but|so)\s)?(?:(?:in|at|on|by|for|from|to|with|of|according)\s(?:\w+\s){0,3}?)?"
    rf"(?:{WH}|{AUXILIARY})\b",
    re.IGNORECASE,
)
LISTED = re.compile(r",?\s(?:(?:and|or)\s)?(?:on\s)?")  # between days
ON = re.compile(r"\bon\s(?:the\s|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$")
PARTICLE = re.compile(r"\s(?:off|out|down|away|back)\b(?!\s(?:of|to)\b)")  # call off
TOPIC = "topic"
LIGHT, HEAVY = 0.3, 1.5  # of words that only ask, and of names; other words weigh 1


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question, `question[start:end]`, and how much it matters that it is met."""

    word: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A question understood.

    `kind` is money, age, number, measure, length, duration, when, who, where, named, why or open;
    topic where nothing is asked (`qa/questions/topic.py`), and `question` is that topic.
    """

    question: str
    kind: str
    terms: tuple[Term, ...]
    names: tuple[Name, ...]
    counted: str  # what a number question counts, "" for others
    speaker: str  # whose words it asks for, "" if nobody's
    asked_for: str  # the noun after which, what or is there, "" without one
    outlets: tuple[Outlet, ...] = ()  # publishers whose articles it asks about
    days: tuple[str, ...] = ()  # on which something is said to be; as written if the year is open

    @property
    def verb(self) -> str:
        """What it says that its subject did, "" where that is not plain: refuse, in refuse to meet.

        Only of a name: where another subject ends is not certain. Of what is counted it is the
        word after it (arrived, in how many soldiers arrived), of a reason what it is for: leaving.
        """
        acted = COUNTED_ACTED.search(self.question)
        if acted and acted.group(1) not in GENERIC:
            return acted.group(1)
        if done := RANK_DID.search(self.question):
            verb = done.group(1) or done.group(2)
            return "" if SAYS.match(verb) else verb
        if reason := REASON_FOR.search(self.question):
            return reason.group(1)
        match = DOES.search(self.question)
        subject = next((n for n in self.names if match and n.start == match.end()), None)
        behind = [t for t in self.terms if subject and t.start >= subject.end]
        after = [t for t in behind if t.weight < HEAVY]  # not Berg, in Lind and Berg
        if subject and self.question.startswith(("'s", "’s"), subject.end):
            return ""
        if subject and is_adjective(subject.text):  # where its noun ends is not certain
            after = [t for t in after[1:3] if ACTED.search(t.word)]
        if not after or after[0].weight < 1 or MEANS.fullmatch(after[0].word):
            return ""
        return "" if self.question[: after[0].start].endswith(" a ") else after[0].word

    @property
    def act(self) -> str:
        """The verb of a named subject, of a question for yes or no, of "who founded" and its like.

        "" of verbs of saying, and where none is plain.
        """
        match = YES_OR_NO.match(self.question)
        subject = next((n for n in self.names if match and n.start == match.end()), None)
        after = [t for t in self.terms if subject and self._may_be_done(t, subject.end)]
        done = WHO_DID.match(self.question) or HAS_DONE.match(self.question)
        verb = after[0].word if after else done.group(1) if done else self.verb
        return "" if SAYS.fullmatch(verb) else verb

    def _may_be_done(self, term: Term, after: int) -> bool:
        """A word behind a subject that is no name or adverb, and not behind a preposition."""
        named = any(name.start <= term.start < name.end for name in self.names)
        aside = ADVERB.fullmatch(term.word) or PREPOSITION.search(self.question[: term.start])
        return term.start >= after and not named and not aside

    @property
    def figures(self) -> frozenset[str]:
        """Its folded figures but for those of days and months."""
        dated = [m for m in moments(self.question) if "month" in m.told]
        told = (t for t in self.terms if t.weight >= 1 and t.word[0].isdigit())
        counted = (t.word for t in told if not any(m.start <= t.start < m.end for m in dated))
        return frozenset(map(fold_word, counted))

    @property
    def whether(self) -> bool:
        """It asks whether something is so."""
        return bool(YES_OR_NO.match(self.question))

    @property
    def several(self) -> bool:
        """It asks for more than one thing: which ministers, who has warned, what is known."""
        return bool(SEVERAL.search(self.question))

    @property
    def sought(self) -> str:
        """What "what is the ... of" asks for: a noun and its rank, or a rank alone; "" without.

        "first step" in "What is the first step of the plan?", "first" in "What comes first?".
        """
        match = SOUGHT.search(self.question) or RANK.search(self.question)
        return match.group(1) if match else ""

    @property
    def asks(self) -> bool:
        """It is put as a question that stands alone, and not one about articles."""
        return bool(ASKING.match(self.question)) and not self.leaning and not self.outlets

    @property
    def leaning(self) -> range:
        """The places of the words that a follow-up leans on, empty if it leans on none."""
        return leant_on(self.question)

    @property
    def points_back(self) -> bool:
        """A follow-up has a pronoun that stands for what it leans on, or no words of its own."""
        own = self.question[: self.leaning.start]
        weighty = any(t.weight >= 1 for t in self.terms if t.start < self.leaning.start)
        return bool(self.leaning) and (not weighty or points_back(own))

    @property
    def office(self) -> str:
        """The office whose holder it asks for, "" if it asks for none: "the head of the navy"."""
        own = self.question[: self.leaning.start] if self.leaning else self.question
        return office_asked(own) if self.kind == "who" else ""

    @property
    def topic(self) -> bool:
        """Nothing is asked: whatever tells of these words is wanted."""
        return self.kind == TOPIC

    @property
    def overall(self) -> bool:
        """All articles are wanted: what is new, whatever it is about."""
        return self.topic and all(term.weight == LIGHT for term in self.terms)

    @property
    def introduced(self) -> str:
        """The name that it asks who that is, or that is its topic, "" without one."""
        alone = self.topic and len(self.names) == 1 and self.names[0].text == self.question
        return self.question if alone else to_introduce(self.question, self.names)

    @property
    def timeline(self) -> bool:
        """It asks how something developed."""
        return asks_development(self.question)

    @property
    def empty(self) -> bool:
        """There is nothing to look for."""
        return not self.terms or says_nothing(self.question)


def plan_question(question: str, sources: Iterable[str] = ()) -> Plan:
    """The plan of a question; only its first `MAX_WORDS` words are read, step one as first step.

    `sources` are publishers of articles at hand, which are recognised wherever they are named.

    >>> plan_question("How many troops did Budanov see?").counted
    'troops'
    """
    read = " ".join(question.split()[:MAX_WORDS])
    leant = leant_on(read)
    own = topic_of(read[: leant.start]) if leant and not read.endswith("?") else ""
    topic = read if own not in ("", ALL_NEWS) else topic_of(read)
    text = worded(topic or read)
    publishers = list(sources)
    speaker = "" if topic else speaker_of(text, publishers)
    told = outlets(text, publishers)
    dated = day_spans(text)
    aside = {i for outlet in told for i in range(outlet.start, outlet.end)}
    aside |= {i for start, end, _ in dated for i in range(start, end)}
    aside.update(_shell(text))
    for match in (*BUT_FOR.finditer(text), *SEVERAL_ASKED.finditer(text)):
        aside.update(range(*match.span(1)))
    aside.update(many := everybody(text), verb_of_saying(text) if speaker or many else ())
    starts = {start for start, _ in sentence_spans(text)}
    plain = (n for n in names(text) if n.start not in aside and not _opens(n, starts))
    found = list(names(text) if topic else plain)
    kind = "open" if to_introduce(text, found) else TOPIC if topic else kind_of(text)
    return Plan(
        text,
        kind,
        tuple(_terms(text, {i for n in found for i in range(n.start, n.end)}, aside)),
        tuple(found),
        "" if topic or kind in UNCOUNTED else counted_in(text),
        speaker,
        _asked_for(text),
        tuple(told),
        tuple(_days(text, dated)),
    )


def described(plan: Plan) -> tuple[str, ...]:
    """What was understood of the question, a line each, for the trace of an answer."""
    named = {
        "asks for": "" if plan.kind == "open" else plan.kind,
        "counts": plan.counted,
        "in the words of": plan.speaker,
        "names the publishers": ", ".join(outlet.name for outlet in plan.outlets),
        "names the days": ", ".join(plan.days),
    }
    return tuple(f"{what}: {who}" for what, who in named.items() if who)


def _terms(text: str, named: Collection[int], aside: Collection[int]) -> list[Term]:
    """The words that carry meaning; `named` and `aside` are the places of names and of sources."""
    leaning = leant_on(text)
    leant = leaning if content_words(text[: leaning.start]) else ()
    said = (place for start, end in remarks(text) for place in range(start, end))
    aside = {*aside, *(place for place in (*leant, *said) if place not in named)}
    found, end = list[Term](), 0
    for match in WORD.finditer(text):
        if match.start() < end or fold_word(match.group()) in STOPWORDS:
            continue
        end, weight = match.end(), _weight(match, named, aside)
        if weight == LIGHT and (particle := PARTICLE.match(text, end)):
            end, weight = particle.end(), 1.0
        found.append(Term(text[match.start() : end], match.start(), end, weight))
    return found


def _days(text: str, dated: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """The days on which something is said to be: on 3 May, 4 May and 6 May."""
    last = -1
    for start, end, day in dated:
        if ON.search(text[:start]) or (last >= 0 and LISTED.fullmatch(text[last:start])):
            last = end
            yield day


def _asked_for(text: str) -> str:
    match = ASKED_FOR.search(text)
    noun = thing_there(text) or (match.group(1).split()[-1] if match else "")
    return "" if noun.casefold() in GENERIC | ROLES | SHELLS or not noun.isalpha() else noun


def _shell(text: str) -> range:
    """The places of a noun after which or what that only says what the answer is to the asker."""
    for match in filter(None, (ASKED_FOR.search(text), ASKED_RIGHT_AFTER.search(text))):
        noun = match.group(1).split()[-1]
        if noun.casefold() in SHELLS:
            return range(match.end(1) - len(noun), match.end(1))
    return range(0)


def _opens(name: Name, starts: set[int]) -> bool:
    """A single word that opens a sentence is capitalised for its place: Why, Compare."""
    return name.start in starts and " " not in name.text and not name.text.isupper()


def _weight(match: re.Match[str], named: Collection[int], aside: Collection[int]) -> float:
    if match.start() in aside:
        return LIGHT
    if match.start() in named or match.group().isupper():
        return HEAVY
    light = match.group().casefold() in GENERIC | OPENERS | COMPARING
    return LIGHT if light else 1.0
