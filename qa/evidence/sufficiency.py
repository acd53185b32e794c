"""Whether sentences answer a question, and if they do not, what of it they leave open.

The exact tests come first: the publisher and the day it names, the kind of answer, whose words it
asks for. Then the sentences must be near enough: the nearer, the less of it need be met word by
word. `eval/refusal.py` measures the thresholds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.words import fold_words
from qa.evidence.by_name import lacking_by_name
from qa.evidence.counting import counting, counts_vaguely, may_count, uncounted
from qa.evidence.kinds import FIGURES, holds_kind, is_that_thing, lacking_kind, names_holder
from qa.evidence.relevance import Fit, SentenceVectors
from qa.evidence.speaking import gives_words, preceding_sentences
from qa.evidence.words_asked import giving_words, unsaid
from qa.questions.kinds import asks_who
from qa.questions.plan import Plan, Term
from qa.questions.relations import may_be_told, relation
from qa.reading.dates import on_day
from qa.reading.names import ROLES, has_initials, known_name, names
from qa.reading.overlap import stems
from qa.reading.people import country_alone
from qa.reading.places import countries, is_town
from qa.reading.ranks import SPELLED
from qa.reading.speakers import PRONOUN_SUBJECT

Alike = Callable[[str, str], float]
Fits = Sequence[tuple[SentenceVectors, Fit]]

# Thresholds on cosines of word vectors in context, chosen on questions of known answerability.
LEAST_WORD = 0.31  # a word of the question that nothing near the sentence comes closer to is unmet
LEAST_NAME = 0.5  # Paris for France, Seoul for South Korea reach .6; another country .46
SLACK = 0.02  # a word this little below it is met, but not where a fact is asked for
NEAR = 0.56  # nearness below which a sentence is about something else
NEAR_ALONE = 0.64  # the same for a question that stands alone: its words are all there are
NEAR_NAMED = 0.3  # the same where a name and every other word of the question stand there
VERY_NEAR = 0.74  # nearness from which a sentence may leave a word unmet, but for names and figures
SAID = 0.85  # nearness from which the thing asked for may be told in other words
EXACT = ("number", "money")  # kinds that a sentence about a little else answers wrongly
LITERAL = 0.3  # in nearness, of the share of the question's words that stand there themselves
LONG_QUESTION = 8  # words that matter: a longer one asks of several articles at once
LONG_NEAR = 0.4  # nearness asked of the sentences for a long one, each of which meets a part of it
TERMS_TO_ONE_UNMET = 4  # words of a long question that matter, for each one that may stay unmet
SEVERAL = 16  # best sentences among which one may speak, or which meet a long question together
HOLDING = 8  # best sentences, one of which is to hold the kind of answer
JUDGED = 3  # best sentences, one of which is to meet the question
LIKELIER_THAN_NOT = 0.0  # log odds to answer, from which a sentence rather does
UNLIKELY = -4.0  # log odds to answer, reader and nearness together, below which none does
SURE = 1.0  # the same from which a sentence may leave a name or what is asked for unmet
EXACTLY = 2.0  # the same from which it may leave any word unmet where a number is asked for
SUREST = 4.0  # the same from which it answers though it seems to hold no answer of that kind
LIKELY = -2.0  # the same from which it may leave other words unmet, and be no nearer than it is
SAME_WORD = 0.5  # cosine of two words by themselves: resign and quit .65, expel and summon .34
SAME_THING = 0.65  # the same for nouns: footage and video .75, missiles and weapons .63
NOTHING = "nothing close to the question"
PLAIN = re.compile(rf"{NOTHING}|nothing about “[a-z]")  # no name, no figure


@dataclass(frozen=True, slots=True)
class Judged:
    """What of a question is left open, `None` if nothing; the places of sentences that meet it.

    `speaking` are those that give the words asked for, where the best one gives somebody else's.
    It may be there `in_other_words` if a plain word is unmet, or all is near enough to no sentence.
    """

    missing: str | None
    meeting: tuple[int, ...] = ()
    speaking: tuple[int, ...] = ()
    in_other_words: bool = False


def missing(plan: Plan, fits: Fits, best: Sequence[int], alike: Alike) -> Judged:
    """What of the question the best sentences leave open, and which of them meet it.

    `fits` are all sentences in the order of their articles, `best` the places of the best in it;
    `alike` tells how near a word by itself comes to those of a text.
    """
    if not best:
        return Judged(NOTHING)
    if plan.timeline and not _weighty(plan):
        return Judged(None)  # how all of it developed
    holding = [i for i in best[:HOLDING] if _holds(plan, *fits[i])]
    judged = [i for i in holding if _counts(plan, fits[i][0])]
    judged = judged or [i for i in holding if _counts(plan, fits[i][0], kinds=True)]
    if any(names_holder(plan, fits[i][0].text) for i in judged[:JUDGED]):
        return Judged(None)
    speaking = giving_words(plan, [(i, fits[i][0]) for i in best[:SEVERAL]])
    unheld = None if judged else uncounted(plan) if holding else lacking_kind(plan)
    surest = tuple(i for i in best[:HOLDING] if (fits[i][1].strength or 0.0) >= SUREST)
    sure = [fits[i][0] for i in judged if (fits[i][1].strength or 0.0) >= EXACTLY]
    overruled = unheld is not None and plan.kind in FIGURES and bool(surest)
    lacking = (
        (None if overruled else unheld)
        or lacking_by_name(plan, [s for s, _ in fits], [fits[i][0] for i in best[:HOLDING]])
        or unsaid(plan, speaking, [fits[i][0] for i in judged], sure)
    )
    if lacking or overruled:
        return Judged(lacking, () if lacking else surest)
    near = list(dict.fromkeys([*(judged or best)[:JUDGED], *speaking[:JUDGED]]))
    windows = [_window(fits, i) for i in near]
    if is_long(plan):
        windows = [[one for i in best[:SEVERAL] for one in _window(fits, i)]]
    left = [_unmet(plan, window) or _other_word(plan, window, alike) for window in windows]
    meeting = tuple(i for i, lacks in zip(near, left, strict=False) if lacks is None)
    first = fits[best[0]][0]
    others = best[0] not in speaking and gives_words(first.text, first.article, first.start)
    spoken = tuple(i for i in meeting if i in speaking) if others else ()
    lacks = None if None in left else left[0]
    found = Judged(lacks, meeting, spoken, bool(PLAIN.match(lacks or "")))
    given = not set(speaking).isdisjoint(meeting)
    return _as_read(plan, found, fits, judged or best[:HOLDING], alike, given=given)


def _as_read(
    plan: Plan, found: Judged, fits: Fits, judged: Sequence[int], alike: Alike, *, given: bool
) -> Judged:
    """What was found of these sentences, unless the reader has read them and is sure of another.

    Of a long question or a development each sentence meets but a part, of what an open follow-up
    leans on or a bare day perhaps none; the reader expects the whole, and too much of the words
    `given` by somebody.
    """
    strengths = {i: known for i in judged if (known := fits[i][1].strength) is not None}
    strongest = max(strengths, key=lambda i: strengths[i], default=None)
    if strongest is None:
        return found
    if not found.meeting:
        least = _least_strength(plan, _window(fits, strongest), alike)
        if strengths[strongest] >= least:
            return Judged(None, (strongest,))
    day_alone = plan.days and not _weighty(plan)
    leant = plan.leaning and plan.kind in ("open", "why")
    free = given or is_long(plan) or day_alone or leant or plan.timeline
    whole = len(strengths) == len(judged) and not free
    unlikely = whole and strengths[strongest] < UNLIKELY and found.missing is None
    return Judged(NOTHING, in_other_words=True) if unlikely else found


def _least_strength(plan: Plan, window: Fits, alike: Alike) -> float:
    """How strong a sentence must be to answer all the same, by what it and those near it leave."""
    open_ones = _open(plan, window, _known(window))
    if plan.kind in EXACT and open_ones:
        return EXACTLY
    named = any(_least(plan, term) > LEAST_WORD for term in open_ones)
    firm = named or plan.kind in EXACT or _other_word(plan, window, alike) is not None
    return SURE if firm else LIKELY


def _holds(plan: Plan, sentence: SentenceVectors, fit: Fit) -> bool:
    """A sentence holds the kind of answer; where a reader is sure, in its own way.

    "When" may be told by what happened then, "who" (not who holds an office) without a name, which
    hospital by a name alone, and where "he spoke" by the sentences before it.
    """
    sure = fit.strength is not None and fit.strength >= SURE
    if plan.kind == "named" and not sure and not is_that_thing(plan, sentence.text):
        return False
    if plan.kind == "where" and PRONOUN_SUBJECT.match(sentence.text):
        before = preceding_sentences(sentence.article, sentence.start)[-2:]
        return holds_kind(plan, " ".join([*before, sentence.text]))
    whoever = plan.kind == "who" and asks_who(plan.question) and not plan.office
    otherwise = plan.kind == "when" or whoever
    return (otherwise and sure) or holds_kind(plan, sentence.text)


def _other_word(plan: Plan, window: Fits, alike: Alike) -> str | None:
    """What the subject is said to do, or the thing asked for, if none of the words means it.

    In the light of their sentences, words of one topic come near one another: expel and summon,
    missiles and troops. By themselves only those come near that mean the same.
    """
    if is_long(plan):
        return None
    near = max(_nearness(plan, *one) for one in window)
    text = " ".join(sentence.text for sentence, _ in window)
    same = SAME_THING if plan.kind in EXACT else SAME_WORD
    if (who := relation(plan.question)) and not may_be_told(who, text):
        return f"nothing about “{who}”"
    for word, least in ((plan.verb, same), (near < SAID and plan.asked_for, SAME_THING)):
        if word and not set(stems(word)) <= set(stems(text)) and alike(word, text) < least:
            return f"nothing about “{word}”"
    return None


def _counts(plan: Plan, sentence: SentenceVectors, *, kinds: bool = False) -> bool:
    """A sentence counts what the question does, or kinds of it, if it asks for a count."""
    if not plan.counted or plan.kind != "number":
        return True
    before = preceding_sentences(sentence.article, sentence.start)
    counted = counting(plan, sentence.text, before, kinds=kinds)
    return bool(counted) or counts_vaguely(plan, sentence.text)


def _window(fits: Fits, place: int) -> Fits:
    """The sentence at `place`, the two before it and the one after it in the same article."""
    article = fits[place][0].article
    near = fits[max(0, place - 2) : place + 2]
    return [(sentence, fit) for sentence, fit in near if sentence.article == article]


def is_long(plan: Plan) -> bool:
    """It asks of several articles at once; what a follow-up leans on does not count."""
    return sum(term.start not in plan.leaning for _, term in _weighty(plan)) > LONG_QUESTION


def _weighty(plan: Plan) -> list[tuple[int, Term]]:
    """The words of the question that must be met, with their places among its terms.

    Ranks need not be: who somebody is stands there in many words, or in none.
    """
    weighty = [(i, term) for i, term in enumerate(plan.terms) if term.weight >= 1]
    return [(i, term) for i, term in weighty if fold_words(term.word)[0] not in ROLES]


def _unmet(plan: Plan, window: Fits) -> str | None:
    """What of the question these sentences leave open; `None` if they are near enough to it."""
    known = _known(window)
    near = max(_nearness(plan, *one) for one in window)
    weighty = _weighty(plan)
    open_ones = _open(plan, window, known)
    leant = [term for _, term in weighty if term.start in plan.leaning]
    part = any(term not in open_ones for term in leant)  # of what a follow-up leans on will do
    unmet = [t for t in open_ones if t not in leant or (plan.points_back and not part)]
    if is_long(plan):
        enough = len(unmet) <= len(weighty) // TERMS_TO_ONE_UNMET and near >= LONG_NEAR
    elif unmet:
        exact = plan.kind in EXACT or any(_least(plan, term) > LEAST_WORD for term in unmet)
        enough = near >= VERY_NEAR and not exact
    else:
        enough = near >= _near_enough(plan, weighty, known, window)
    if enough:
        return None
    return f"nothing about “{_name_of(plan, unmet[0]) or unmet[0].word}”" if unmet else NOTHING


def _open(plan: Plan, window: Fits, known: Sequence[str]) -> list[Term]:
    """The words of the question that nothing in these sentences comes close to.

    A country must be named, in whatever form: North Korea is near South Korea, and another. What is
    counted may be called otherwise: men, soldiers; not so a capital to which somebody goes.
    """
    text, same = _text(window), may_count(plan)
    there = set(countries(text))
    counted = same if same & set(known) else set()

    def is_met(i: int, term: Term) -> bool:
        if asked := country_alone(_name_of(plan, term)):
            town = is_town(plan.question, term.start, term.end)
            return stands_in(term, known) if town else asked in there
        near = max(fit.met[i] for _, fit in window) >= _least(plan, term)
        met = near or stands_in(term, known) or term.word.casefold() in counted
        met = met or has_initials(text, _name_of(plan, term))
        return met or _first_name_of_one_there(plan, term, known, window)

    return [term for i, term in _weighty(plan) if not is_met(i, term)]


def _first_name_of_one_there(plan: Plan, term: Term, known: Sequence[str], window: Fits) -> bool:
    """The last word of a name stands there alone, and all of it elsewhere in the article.

    Anna Lind is called Lind from her second sentence on; Ole Lind is another.
    """
    named = fold_words(_name_of(plan, term))
    if len(named) < 2 or fold_words(term.word) == named[-1:] or named[-1] not in known:
        return False
    others = (fold_words(name.text) for s, _ in window for name in names(s.text))
    if any(len(own) > 1 and own[-1] == named[-1] and own != named for own in others):
        return False
    whole = f" {' '.join(named)} "
    return any(whole in f" {' '.join(fold_words(s.article.text))} " for s, _ in window)


def _near_enough(
    plan: Plan, weighty: Sequence[tuple[int, Term]], known: Sequence[str], window: Fits
) -> float:
    """How near sentences must be that leave no word unmet: less so where words stand there.

    Of a question that gives a day and nothing else whatever tells of the day is near.
    """
    if not weighty and any(on_day(s.article, s.text, day) for s, _ in window for day in plan.days):
        return -1.0
    if all(stands_in(term, known) for _, term in weighty):
        counts = plan.kind == "number" and plan.counted
        in_one = len(weighty) > 1 and any(
            all(stands_in(term, fold_words(sentence.text)) for _, term in weighty)
            for sentence, _ in window
        )
        if plan.names or plan.timeline or counts or in_one:
            return NEAR_NAMED
    names = [term for _, term in weighty if _name_of(plan, term)]
    if names and all(stands_in(term, known) for term in names):
        return NEAR
    return NEAR_ALONE if plan.asks else NEAR


def _name_of(plan: Plan, term: Term) -> str:
    """The name that the word is a part of, "" if of none."""
    whole = (name.text for name in plan.names if name.start <= term.start < name.end)
    return next(whole, "")


def _nearness(plan: Plan, sentence: SentenceVectors, fit: Fit) -> float:
    return fit.whole + LITERAL * literal_share(plan, sentence.text)


def literal_share(plan: Plan, text: str) -> float:
    """The weighted share of the question's words that stand in the text themselves."""
    folded = fold_words(text)
    there = sum(term.weight for term in plan.terms if stands_in(term, folded))
    return there / (sum(term.weight for term in plan.terms) or 1.0)


def _known(window: Fits) -> list[str]:
    """The words of the sentences and of the heads of their articles."""
    return fold_words(_text(window))


def _text(window: Fits) -> str:
    articles = {sentence.article.id: sentence.article for sentence, _ in window}.values()
    heads = [f"{a.title} {a.source or ''} {a.published or ''}" for a in articles]
    return " ".join([*heads, *(sentence.text for sentence, _ in window)])


def _least(plan: Plan, term: Term) -> float:
    """How close the evidence must come to a word of the question; a number must stand there."""
    if term.word[0].isdigit():
        return 1.1
    if term.word == plan.asked_for or (plan.kind == "number" and plan.counted.endswith(term.word)):
        return LEAST_NAME
    if _name_of(plan, term):
        return LEAST_NAME
    return LEAST_WORD - SLACK if plan.kind in ("open", "why") else LEAST_WORD


def stands_in(term: Term, folded: Sequence[str]) -> bool:
    """The word of the question stands among folded words, or another form of the name it is.

    A small number may be spelled out: season 4 is the fourth.
    """
    if term.word in SPELLED:
        return not {term.word, *SPELLED[term.word]}.isdisjoint(folded)
    return all(known_name(word, folded) for word in fold_words(term.word))
