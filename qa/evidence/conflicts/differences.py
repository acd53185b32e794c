"""What passages may differ in: questions for counts that they give otherwise, and for denials.

Each is then asked like any other, so that what is told to differ is what its answer compares.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from corpus import Article
from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS
from qa.evidence.figures.countable import DEAD, KINDS_OF_PEOPLE, OTHER_UNITS, PEOPLE, nouns_for
from qa.evidence.figures.fates import FATE_WORDS, nearest_fates
from qa.evidence.figures.whose import counted_words, named_as, noun_phrase
from qa.evidence.named import all_named
from qa.evidence.unmet import weighty_terms
from qa.questions.counted import DID, PLURAL
from qa.questions.light_words import AUXILIARY
from qa.questions.plan import Plan, plan_question
from qa.questions.statements import as_question
from qa.reading.names import names
from qa.reading.numbers import Figure, figures
from qa.reading.overlap import overlap, stems
from qa.reading.places import countries
from qa.reading.sides import Side, decides, side_of
from qa.reading.speakers_in_text import speaker_in_text
from qa.values import Evidence

COUNTS, DENIALS = 3, 2  # questions at most
BEGINNING = 1_500  # characters of an article that name what it is about
SHARED, APART = 2, 90  # names there, and days, by which two articles are about one thing
SAME = 0.5  # share of words by which two denials are of one thing
BEFELL = {"killed": "died", "fled": "fled"}  # of fates, where not: were wounded
DEED = re.compile(  # 40 houses were flooded, had joined
    r"\s(?:(?:had|have|has|were|was|are|is|been|be|being|would|will|could|may)\s){0,3}"
    rf"(?:{DID}|sank|sunk|shut|burnt|built|sold|sent|hit|broke|closed)\b"
)
WHAT = re.compile(  # not: that he left, the flood that had killed 40, the law that bans it
    rf"\bthat\s(?P<so>(?=(?:the|an?|any|some|all|no|every|each|both|most|many|more|few)\b"
    rf"|(?-i:[A-Z]|\d)|(?:only\s)?(?:[\w-]+\s){{1,3}}{AUXILIARY}\b)"
    rf"(?!(?:he|she|it|they|we|i|this|these|his|her|its|their|our|there|{AUXILIARY})\b)"
    r"[^,;.“”\"]{15,200})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """A figure, in which article, and who gives it there, `None` if nobody is named."""

    value: float
    article: Article
    speaker: str | None

    def beside(self, other: Given) -> set[str]:
        """Names of the one thing of which both may tell, none if they tell of other things.

        Of one article they do only where two speakers give them: else it tells of other people.
        """
        speakers = {self.speaker, other.speaker} - {None}
        if self.article == other.article and len(speakers) < 2:
            return set()
        return _of_one_thing(self.article, other.article)


@dataclass(slots=True)
class Counts:
    """Figures of one thing: the nouns that count the same, what they did or what befell them.

    `deed` is that in a word, "" where nothing is told of them but whose they are: `whose` are the
    names that say so.
    """

    nouns: set[str]
    deed: str
    whose: frozenset[str]
    phrases: Counter[str] = field(default_factory=Counter)
    given: dict[tuple[float, str, str | None], Given] = field(default_factory=dict)

    @property
    def shared(self) -> list[str]:
        """Names of the one thing of which two articles give other values, those of most such first.

        Empty if none differ, or if neither a deed nor a name tells which of them are counted.
        """
        told = Counter[str]()
        if not (self.deed or self.whose):
            return []
        for one, other in combinations(self.given.values(), 2):
            if one.value != other.value:
                told.update(sorted(one.beside(other)))
        return [name for name, _ in told.most_common()]

    @property
    def question(self) -> str:
        """How many there are, in words that tell whose, in those used most, in the fewest."""
        often = self.phrases.items()
        phrase, _ = max(often, key=lambda one: (bool(names(f"x {one[0]}")), one[1], -len(one[0])))
        return f"How many {phrase}"


def what_may_differ(passages: Sequence[Evidence], about: str | None = "") -> list[str]:
    """Questions whose answers may differ among the passages.

    First what a topic is about, then what is told most often.

    `about` are words that they lean on, none if ""; if `None`, a name that their articles share, or
    that the article tells most where somebody denies something.

    >>> texts = ("In Vik, Alna, 40 boats sank, Lind said.", "In Vik, Alna, 50 boats sank.")
    >>> articles = [Article(id=text, text=text) for text in texts]
    >>> what_may_differ([Evidence(a, 0, len(a.text)) for a in articles])
    ['How many boats sank?']
    """
    sentences = list(_sentences(passages))
    counts = [one for one in _counted(sentences) if one.shared]
    on = set(stems(about or ""))
    counts.sort(key=lambda one: (on.isdisjoint(stems(one.question)), -len(one.given)))
    asked = [(one.question, one.shared[0] if about is None else about) for one in counts[:COUNTS]]
    for so, article in _denied(sentences)[:DENIALS]:
        told = _told_most(article) if about is None else about
        asked.append((as_question(f"Is it true that {so}?").rstrip("?"), told))
    return [f"{question}{_leaning(question, told)}?" for question, told in asked]


def on_topic(plan: Plan, passages: Sequence[Evidence]) -> list[Evidence]:
    """The passages that have the names of a topic, or if it has none one of its words."""
    named = [name for name in plan.names if name.words]
    words = {stem for _, term in weighty_terms(plan) for stem in stems(term.word)}
    return [
        one
        for one in passages
        if (all_named(named, [one.text]) if named else not words.isdisjoint(stems(one.text)))
    ]


def _sentences(passages: Sequence[Evidence]) -> Iterator[Evidence]:
    for passage in passages:
        for start, end in sentence_spans(passage.text):
            yield replace(passage, start=passage.start + start, end=passage.start + end)


def _counted(sentences: Sequence[Evidence]) -> list[Counts]:
    """The figures by what they count, but for those of a unit."""
    found = list[Counts]()
    for sentence in sentences:
        for figure in figures(sentence.text):
            phrase, deed = _told(figure)
            if not phrase:
                continue
            nouns = nouns_for(plan_question(f"How many {phrase} are there?"))
            whose = frozenset[str]() if deed else _whose(figure, phrase)
            alike = (o for o in found if _same(o.deed, deed) and o.whose == whose)
            known = next((o for o in alike if o.nouns & nouns), None)
            if known is None:
                found.append(known := Counts(nouns, deed, whose))
            known.phrases[f"{phrase} {deed or 'are there'}"] += 1
            whole, start, end = sentence.article.text, sentence.start, sentence.end
            speaker = speaker_in_text(whole, start, end, figure.start)
            key = (figure.value, sentence.article.id, speaker)
            known.given.setdefault(key, Given(figure.value, sentence.article, speaker))
    return found


def _told(figure: Figure) -> tuple[str, str]:
    """What a figure counts, "" for no plural and for a unit, and what they did or befell them.

    Of "40 North Korean soldiers" it is told whose they are, and what they do is left open.
    """
    counted = plan_question(f"How many {noun_phrase(figure)} are there?").counted
    noun = counted.split()[-1:]
    other = figure.unit or STOPWORDS.issuperset(noun) or not OTHER_UNITS.isdisjoint(counted.split())
    if other or not PLURAL.fullmatch(noun[0]):
        return "", ""
    if noun[0] in DEAD:
        return "people", "died"
    fate = min(nearest_fates(figure), default="") if noun[0] in PEOPLE | KINDS_OF_PEOPLE else ""
    if fate and noun[0] not in FATE_WORDS:  # not prisoners, who are captured
        return counted, BEFELL.get(fate, f"were {fate}")
    if names(f"x {counted}"):
        return counted, ""
    deed = DEED.match(counted_words(figure).partition(counted)[2])
    return counted, deed.group().strip() if deed else ""


def _whose(figure: Figure, phrase: str) -> frozenset[str]:
    """The countries whose people a figure counts, else the names of what it counts."""
    borne = countries(" ".join(named_as(figure)))
    return frozenset(borne or (name.text for name in names(f"x {phrase}")))


def _same(deed: str, other: str) -> bool:
    return stems(deed.split()[-1]) == stems(other.split()[-1]) if deed and other else deed == other


def _named(article: Article) -> set[str]:
    """The names at the beginning of an article, which tell what it is about."""
    return {name.text for name in names(f"{article.title}. {article.text[:BEGINNING]}")}


def _of_one_thing(left: Article, right: Article) -> set[str]:
    """The names that two articles share, none if they are about other things."""
    one, other = left.published_on, right.published_on
    if one and other and abs((one - other).days) > APART:
        return set()
    both = _named(left) & _named(right)
    return both if left == right or len(both) >= SHARED else set()


def _leaning(question: str, told: str) -> str:
    """What a question leans on, behind it; nothing where it says so itself."""
    return f" ({told})" if told and told.casefold() not in question.casefold() else ""


def _told_most(article: Article) -> str:
    """The name at the beginning of an article that it tells most often, "" without one."""
    return max(sorted(_named(article)), key=article.text.count, default="")


def _denied(sentences: Sequence[Evidence]) -> list[tuple[str, Article]]:
    """What somebody denies, then what somebody leaves open, as if it were so, each once."""
    found = list[tuple[str, Article]]()
    against = [one for one in sentences if side_of(one.text).against]
    for one in sorted(against, key=lambda one: side_of(one.text) is not Side.DENIES):
        match = WHAT.search(one.text, decides(one.text))
        so = match["so"].strip() if match else ""
        if so and not any(overlap(so, other) > SAME for other, _ in found):
            found.append((so, one.article))
    return found
