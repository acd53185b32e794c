"""What of a question the sentences near one leave open: words, what is asked for, nearness.

The nearer they are, the less of it need be met word by word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.words import fold_words
from qa.evidence.asked_about import stands_in
from qa.evidence.figures.countable import may_count
from qa.evidence.relevance import Fit
from qa.evidence.speech_asked import asks_giver
from qa.questions.plan import Plan, Term
from qa.questions.relations import may_be_told, relation
from qa.reading.dates import on_day
from qa.reading.names import ROLES, has_initials, names
from qa.reading.overlap import stems
from qa.reading.people import country_alone
from qa.reading.places import countries, is_town

Alike = Callable[[str, str], float]
Fits = Sequence[Fit]

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
SAME_WORD = 0.5  # cosine of two words by themselves: resign and quit .65, expel and summon .34
SAME_THING = 0.65  # the same for nouns: footage and video .75, missiles and weapons .63
NOTHING = "nothing close to the question"
PARTY = re.compile(  # which a text names without the word: Senator Lind, a Republican, or R-Ohio
    r"\b(?:Republicans?|Democrats?|Democratic|GOP|Labour|Tor(?:y|ies)|Conservatives?|Liberals?"
    r"|Social Democrats?|Christian Democrats?|Socialists?|Communists?|[RD]-[A-Z][a-z]+)\b"
)


def unmet(plan: Plan, window: Fits) -> str | None:
    """What of the question these sentences leave open; `None` if they are near enough to it."""
    known = known_words(window)
    near = max(_nearness(plan, fit) for fit in window)
    weighty = weighty_terms(plan)
    open_ones = open_terms(plan, window, known)
    leant = [term for _, term in weighty if term.start in plan.leaning]
    part = any(term not in open_ones for term in leant)  # of what a follow-up leans on will do
    told = plan.verb if asks_giver(plan) else None
    open_ones = [term for term in open_ones if term.word != told]
    left = [t for t in open_ones if t not in leant or (plan.points_back and not part)]
    if is_long(plan):
        enough = len(left) <= len(weighty) // TERMS_TO_ONE_UNMET and near >= LONG_NEAR
    elif left:
        exact = plan.kind in EXACT or any(least_cosine(plan, term) > LEAST_WORD for term in left)
        enough = near >= VERY_NEAR and not exact
    else:
        enough = near >= _near_enough(plan, weighty, known, window)
    if enough:
        return None
    return f"nothing about “{_name_of(plan, left[0]) or left[0].word}”" if left else NOTHING


def other_word(plan: Plan, window: Fits, alike: Alike) -> str | None:
    """What the subject is said to do, or the thing asked for, if none of the words means it.

    In the light of their sentences, words of one topic come near one another: expel and summon,
    missiles and troops. By themselves only those come near that mean the same.
    """
    if is_long(plan):
        return None
    near = max(_nearness(plan, fit) for fit in window)
    text = " ".join(fit.sentence.text for fit in window)
    same = SAME_THING if plan.kind in EXACT else SAME_WORD
    if (who := relation(plan.question)) and not may_be_told(who, text):
        return f"nothing about “{who}”"
    asked_for = plan.asked_for if near < SAID else ""
    verb = "" if asks_giver(plan) else plan.verb  # spoke of it
    for word, least in ((verb, same), (asked_for, SAME_THING)):
        said = not word or set(stems(word)) <= set(stems(text)) or _is_party(word, text)
        if not said and alike(word, text) < least:
            return f"nothing about “{word}”"
    return None


def open_terms(plan: Plan, window: Fits, known: Sequence[str]) -> list[Term]:
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
        near = max(fit.met[i] for fit in window) >= least_cosine(plan, term)
        met = near or stands_in(term, known) or term.word.casefold() in counted
        met = met or has_initials(text, _name_of(plan, term)) or _is_party(term.word, text)
        return met or _first_name_of_one_there(plan, term, known, window)

    return [term for i, term in weighty_terms(plan) if not is_met(i, term)]


def _is_party(word: str, text: str) -> bool:
    """It is asked for a party, and a text names one."""
    return word.casefold() in ("party", "parties") and bool(PARTY.search(text))


def _first_name_of_one_there(plan: Plan, term: Term, known: Sequence[str], window: Fits) -> bool:
    """The last word of a name stands there alone, and all of it elsewhere in the article.

    Anna Lind is called Lind from her second sentence on; Ole Lind is another.
    """
    named = fold_words(_name_of(plan, term))
    if len(named) < 2 or fold_words(term.word) == named[-1:] or named[-1] not in known:
        return False
    others = (fold_words(name.text) for fit in window for name in names(fit.sentence.text))
    if any(len(own) > 1 and own[-1] == named[-1] and own != named for own in others):
        return False
    whole = f" {' '.join(named)} "
    return any(whole in f" {' '.join(fold_words(fit.sentence.article.text))} " for fit in window)


def _near_enough(
    plan: Plan, weighty: Sequence[tuple[int, Term]], known: Sequence[str], window: Fits
) -> float:
    """The cosine from which sentences are near enough, if they leave no word unmet.

    Less where the words of the question stand there. A question that gives nothing but a day, a
    topic, and one for who gave a figure need no nearness where the day, the words or the figure are
    there.
    """
    told = (fit.sentence for fit in window)
    if not weighty and any(on_day(s.article, s.text, day) for s in told for day in plan.days):
        return -1.0
    own = [term for _, term in weighty if term.start not in plan.leaning]
    if plan.topic and own and all(stands_in(term, known) for term in own):
        return -1.0
    if all(stands_in(term, known) for _, term in weighty):
        if asks_giver(plan):
            return -1.0
        counts = plan.kind == "number" and plan.counted
        in_one = len(weighty) > 1 and any(
            all(stands_in(term, fold_words(fit.sentence.text)) for _, term in weighty)
            for fit in window
        )
        if plan.names or plan.timeline or counts or in_one:
            return NEAR_NAMED
    names = [term for _, term in weighty if _name_of(plan, term)]
    if names and all(stands_in(term, known) for term in names):
        return NEAR
    return NEAR_ALONE if plan.asks else NEAR


def window_of(fits: Fits, place: int) -> Fits:
    """The sentence at `place`, the two before it and the one after it in its article."""
    article = fits[place].sentence.article
    near = fits[max(0, place - 2) : place + 2]
    return [fit for fit in near if fit.sentence.article == article]


def is_long(plan: Plan) -> bool:
    """It asks of several articles at once; what a follow-up leans on does not count."""
    return sum(term.start not in plan.leaning for _, term in weighty_terms(plan)) > LONG_QUESTION


def weighty_terms(plan: Plan) -> list[tuple[int, Term]]:
    """The words of the question that must be met, with their places among its terms.

    Ranks need not be: who somebody is stands there in many words, or in none.
    """
    weighty = [(i, term) for i, term in enumerate(plan.terms) if term.weight >= 1]
    return [(i, term) for i, term in weighty if fold_words(term.word)[0] not in ROLES]


def _name_of(plan: Plan, term: Term) -> str:
    """The name that the word is a part of, "" if of none."""
    whole = (name.text for name in plan.names if name.start <= term.start < name.end)
    return next(whole, "")


def _nearness(plan: Plan, fit: Fit) -> float:
    return fit.whole + LITERAL * literal_share(plan, fit.sentence.text)


def literal_share(plan: Plan, text: str) -> float:
    """The weighted share of the question's words that stand in the text themselves.

    Of a topic its own words, not those of the turns before it.
    """
    folded = fold_words(text)
    terms = [t for t in plan.terms if not (plan.topic and t.start in plan.leaning)]
    there = sum(term.weight for term in terms if stands_in(term, folded))
    return there / (sum(term.weight for term in terms) or 1.0)


def known_words(window: Fits) -> list[str]:
    """The words of the sentences and of the heads of their articles."""
    return fold_words(_text(window))


def _text(window: Fits) -> str:
    articles = {fit.sentence.article.id: fit.sentence.article for fit in window}.values()
    heads = [f"{a.title} {a.source or ''} {a.published or ''}" for a in articles]
    return " ".join([*heads, *(fit.sentence.text for fit in window)])


def least_cosine(plan: Plan, term: Term) -> float:
    """How close the evidence must come to a word of the question; a number must stand there.

    Closer to the words of a topic itself, where it leans on others that are there anyway.
    """
    if term.word[0].isdigit():
        return 1.1
    if term.word == plan.asked_for or (plan.kind == "number" and plan.counted.endswith(term.word)):
        return LEAST_NAME
    own = plan.topic and plan.leaning and term.start not in plan.leaning
    if own or _name_of(plan, term):
        return LEAST_NAME
    return LEAST_WORD - SLACK if plan.kind in ("open", "why") else LEAST_WORD
