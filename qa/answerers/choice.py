"""Which of the sentences found are told: the best ones, those of the speaker or day asked for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.words import STOPWORDS, fold_words
from qa.answerers.fitting import fitting
from qa.answerers.markers import find_markers
from qa.answerers.of_day import of_each_day, on_its_day
from qa.answerers.whose_words import (
    demanded,
    of_each_voice,
    of_its_subject,
    speaking,
    spoken,
    words_given,
)
from qa.evidence.chronology import day_of, tells_of_day
from qa.evidence.conflicts import differ, figures_given, of_speaker, sightings, whole_first
from qa.evidence.counting import counting
from qa.evidence.kinds import holds_kind, introduces
from qa.evidence.of_year import is_of_another_year
from qa.evidence.scope import all_named
from qa.evidence.selection import AS_LIKELY, Found
from qa.evidence.sighting import Sighting
from qa.evidence.speaking import speaks, who_speaks
from qa.evidence.stances import MOST, Stance, calls_for, of_side, stances, unsure
from qa.evidence.sufficiency import BESIDE, LIKELIER_THAN_NOT, SURE
from qa.evidence.unmet import literal_share, stands_in, weighty_terms
from qa.evidence.words_asked import (
    asks_giver,
    asks_words,
    gives_figures,
    has_quoted,
    talk_told,
)
from qa.questions.plan import Plan
from qa.questions.speaker import everybody
from qa.values import Evidence

MAX_SENTENCES = 3
MAX_WORDS = 75  # a plain question is answered within 80, markers counted
NEARLY_AS_GOOD = 0.15  # in score below the best: such a sentence of another article may follow it
AS_GOOD = 0.12  # the same of the same article: which of the two answers is not known
ABOUT_AS_NEAR = 0.3  # the same for a sentence of a development, and for words of the one asked for
AMONG_SEVERAL = 0.2  # the same where the question asks for several things
CLEAR = 2.5  # log odds to answer from which the likeliest sentence is told, whatever else is
ABOUT_AS_LIKELY = 2.0  # log odds below that one
IN_DOUBT_AS_LIKELY = 3.0  # the same where the likeliest is in doubt itself
OVERVIEW, OF_ONE_ARTICLE = 5, 2  # sentences on a topic at most, and of one article
LEAD_WORDS = 200  # of sentences that each tell what an article is about
NEWS, NEWS_DAYS = 0.3, 180  # in score of the newest on a topic; days after which by 1/e
READINGS_SHOWN = 6  # in the text; all of them stand in the conflict
READING_WORDS = 150  # of sentences that give differing figures


def choose(plan: Plan, found: Found) -> list[Evidence]:
    """The sentences of differing figures, of the speaker asked for alone, else the best ones.

    Of a topic the best of several articles.
    """
    if plan.topic:
        return _leads(found) if plan.overall else _overview(plan, found)
    if several := of_each_voice(plan, found) or demanded(plan, found):
        return several
    if sided := of_side(plan, found) or unsure(plan, found):
        return fitting(sided, MOST, READING_WORDS)
    own = of_speaker(plan, figures_given(plan, found))
    counted = [one.evidence for one in own]
    holding = [e for e in found.evidence if holds_kind(plan, e.text)]
    ranked = _of_its_time(plan, counted or holding or found.evidence)
    if asks_giver(plan):
        ranked = [e for e in ranked if gives_figures(plan, e)] or ranked
    ranked = of_its_subject(plan, ranked)
    if len(plan.days) > 1 and (daily := of_each_day(plan, spoken(plan, ranked), READING_WORDS)):
        return daily
    taken = stances(plan, found)
    if each := _of_each_speaker(plan, found, taken):
        return _with_as_likely(plan, found, each, READING_WORDS, but=_voiced(found, taken))
    room = READING_WORDS if plan.kind == "number" else MAX_WORDS
    if (best := _readings(own, room)) and _counts_too(plan, found):
        return best
    best = best or _best(plan, on_its_day(plan, spoken(plan, ranked)))
    best = _likeliest_told(plan, found, best)
    best = [*best, *(e for e in _denying(plan, taken) if e not in best)]
    told = _with_as_likely(plan, found, best, MAX_WORDS)
    return sorted(told, key=lambda e: calls_for(plan, e.text))  # that it is wanted goes last


def _leads(found: Found) -> list[Evidence]:
    """The first sentence of each article, the newest first: news tells first what it is about."""
    first = dict[str, Evidence]()
    for one in sorted(found.evidence, key=lambda e: e.start):
        first.setdefault(one.article.id, one)
    newest = sorted(first.values(), key=lambda e: e.article.published or "", reverse=True)
    return fitting(newest, OVERVIEW, LEAD_WORDS)


def _overview(plan: Plan, found: Found) -> list[Evidence]:
    """The best sentences that name the topic, a few of each article; none tells another again.

    Newer ones are better: it is news that is wanted.
    """
    named = [name for name in plan.names if name.words]
    about = [e for e in found.evidence if any(all_named([name], [e.text]) for name in named)]
    about = about or list(found.evidence)
    if not about:
        return []
    about = _newer_better(about)
    others = [e for e in about if not introduces(plan, e.text, e.article)]
    plain = others or about  # those that introduce it are put first
    least = plain[0].score - ABOUT_AS_NEAR
    near = (e for e in about if e.score >= least)
    return fitting(near, OVERVIEW, READING_WORDS, of_article=OF_ONE_ARTICLE)


def _newer_better(sentences: Sequence[Evidence]) -> list[Evidence]:
    """These with what they are worth as news added to their scores, best first."""
    dated = [day for e in sentences if (day := e.article.published_on)]
    ages = [
        (max(dated) - day).days if (day := e.article.published_on) else 2 * NEWS_DAYS
        for e in sentences
    ]
    scored = [
        replace(e, score=e.score + NEWS * math.exp(-age / NEWS_DAYS))
        for e, age in zip(sentences, ages, strict=True)
    ]
    return sorted(scored, key=lambda e: -e.score)


def doubtful(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> bool:
    """The sentences chosen less likely answer than not, the reader being a judge of such questions.

    It has learnt nothing of differing figures, of words of somebody and of the sides that they take
    on whether something is so, nor that who is introduced beside a name is who that is.
    """
    said = asks_words(plan) or everybody(plan.question)
    if plan.counted or plan.timeline or said or stances(plan, found):
        return False
    told = any(has_quoted(plan, one.text) or _gives_all(plan, one) for one in chosen[:1]) or any(
        introduces(plan, e.text, e.article)
        or talk_told(plan, e)
        or tells_of_day(plan, e.text, e.article)
        for e in chosen
    )
    if told or _says_it_all(plan, found, chosen):
        return False
    read, likely = found.likely(-math.inf), found.likely(LIKELIER_THAN_NOT)
    return any(one in read for one in chosen) and not any(one in likely for one in chosen)


def _gives_all(plan: Plan, sentence: Evidence) -> bool:
    """Asked who gave a figure, somebody does in a sentence with all words that matter."""
    words = fold_words(sentence.text)
    there = all(stands_in(term, words) for _, term in weighty_terms(plan))
    return there and asks_giver(plan) and gives_figures(plan, sentence)


def _says_it_all(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> bool:
    """The first sentence has all words of the question, and an answer of its kind."""
    sure = [e for e in found.likely(-AS_LIKELY) if e in chosen[:1] and holds_kind(plan, e.text)]
    return plan.kind != "open" and any(math.isclose(literal_share(plan, e.text), 1) for e in sure)


def with_likeliest(plan: Plan, found: Found, chosen: Sequence[Evidence]) -> list[Evidence]:
    """In doubt the likeliest sentences are told first, then those chosen, as there is room.

    Which of those about as likely answers, the reader does not know then; but whatever is told is
    of an article that names what the question names, if one of these does.
    """
    least = max((s for s in found.strengths if s is not None), default=0.0) - IN_DOUBT_AS_LIKELY
    told, room = list[Evidence](), READING_WORDS
    likeliest = [*found.likely(least)[:MAX_SENTENCES], *chosen]
    for one in _naming_most(plan, dict.fromkeys(likeliest)):
        words = len(one.text.split())
        if len(told) < MAX_SENTENCES and (words <= room or not told):
            told.append(one)
            room -= words
    return told


def _naming_most(plan: Plan, sentences: Iterable[Evidence]) -> list[Evidence]:
    """Those of the articles that have most of the names of the question."""
    asked = [name for name in plan.names if name.words]
    told = {
        e: sum(all_named([name], [e.article.title, e.article.text]) for name in asked)
        for e in sentences
    }
    return [e for e, named in told.items() if named == max(told.values())]


def _counts_too(plan: Plan, found: Found) -> bool:
    """The sentence that the reader is sure of has figures of the same, wherever these are."""
    return any(counting(plan, e.text) for e in found.likely(CLEAR)[:1])


def _likeliest_told(plan: Plan, found: Found, chosen: list[Evidence]) -> list[Evidence]:
    """`chosen`, unless the reader is sure of another: then that one, and those about as likely.

    Somebody's words that are asked for all stay, and no one else's are added: a reader does not
    know whose they are.
    """
    likeliest = found.likely(CLEAR)[:1]
    if not likeliest or likeliest[0] in chosen:
        return chosen
    if asks_words(plan):
        own, first = speaking(plan, likeliest, found.evidence), likeliest[0]
        another = not own and who_speaks(first.text, first.article, first.start)
        return chosen if another else [*likeliest, *chosen]
    alike = _about_as_likely(found)
    return [*likeliest, *(e for e in chosen if e in alike)]


def _about_as_likely(found: Found) -> list[Evidence]:
    """The likeliest sentence and those about as likely, the strongest first."""
    read = [strength for strength in found.strengths if strength is not None]
    return found.likely(max(read) - ABOUT_AS_LIKELY) if read else []


def _voiced(found: Found, taken: Sequence[Stance]) -> list[Evidence]:
    """The likely sentences of those who take a side, whatever they say: nobody is told twice."""
    articles = list(dict.fromkeys(e.article for e in found.evidence))
    speakers = {one.speaker for one in taken if one.speaker}
    said = [
        e
        for e in found.likely(LIKELIER_THAN_NOT)  # no other sentence may be added
        if any(speaks(speaker, e.text, e.article, e.start, articles) for speaker in speakers)
    ]
    return [*(one.evidence for one in taken), *said]


def _with_as_likely(
    plan: Plan, found: Found, chosen: list[Evidence], room: int, but: Sequence[Evidence] = ()
) -> list[Evidence]:
    """`chosen`, and the sentences that rather answer and are about as likely, in `room` words.

    Which of them is right the reader does not know: they may answer differently. Nor does it know
    whose words or numbers they give: asked for those, or for a day, none is added, and none beside
    sentences in doubt.
    """
    likely = found.likely(LIKELIER_THAN_NOT)
    unknown = plan.kind == "number" or plan.counted or plan.speaker or plan.days
    if unknown or set(chosen).isdisjoint(likely):
        return chosen
    told, words = list(chosen), sum(len(e.text.split()) for e in chosen)
    alike = (e for e in _of_its_time(plan, _about_as_likely(found)) if e in likely)
    for one in (e for e in alike if e not in chosen and e not in but):
        length = len(one.text.split())
        fits = len(told) < MAX_SENTENCES and words + length <= room
        dated = plan.kind == "when" and words + length <= READING_WORDS
        fits = fits or (dated and not _points_at_told(found, one, told))
        if fits and not find_markers(one.text)[1]:
            told.append(one)
            words += length
    return told


def _points_at_told(found: Found, sentence: Evidence, told: Sequence[Evidence]) -> bool:
    """The words of a sentence that answer stand in another that is told."""
    start, end = found.words.get(sentence, (0, 0))
    words = set(fold_words(sentence.article.text[start:end])) - STOPWORDS
    return any(words <= set(fold_words(other.text)) for other in told)


def _of_its_time(plan: Plan, ranked: Sequence[Evidence]) -> Sequence[Evidence]:
    """The first sentence, and of the others those that tell of no other year than the question."""
    return [e for e in ranked if e == ranked[0] or not is_of_another_year(plan, e.text)]


def _of_each_speaker(plan: Plan, found: Found, taken: Sequence[Stance]) -> list[Evidence]:
    """The likeliest sentence of everybody who says whether it is so, if several do, or one surely.

    One is of whoever denies it, so that both sides are told.
    """
    chosen, words = list[Stance](), 0
    against = _against(plan, taken)
    for one in (*against[:1], *(one for one in taken if one not in against)):
        if any(one.same_voice(other) for other in chosen):
            continue
        words += len(one.evidence.text.split())
        if len(chosen) == MAX_SENTENCES or words > READING_WORDS:
            break
        chosen.append(one)
    told = [one.evidence for one in chosen]
    surely = bool(told) and told == found.likely(SURE)[:1]
    return sorted(told, key=found.likely(BESIDE).index) if len(told) > 1 or surely else []


def _denying(plan: Plan, taken: Sequence[Stance]) -> list[Evidence]:
    """The likeliest sentence that speaks against it, if it is asked whether it is so, of nobody."""
    return [one.evidence for one in _against(plan, taken)[:1]]


def _against(plan: Plan, taken: Sequence[Stance]) -> list[Stance]:
    return [] if plan.speaker else [one for one in taken if one.side.against]


def developed(plan: Plan, found: Found) -> list[Evidence]:
    """The dated sentences of a development that are about it; all if the question tells nothing.

    Those that count what it counts, else those that hold what it asks for.
    """
    counted = sightings(plan, found.comparable) if plan.counted else []
    holding = (e for e in found.evidence if holds_kind(plan, e.text))
    dated = [e for e in [one.evidence for one in counted] or holding if day_of(e)]
    told = plan.names or (weighty_terms(plan) and not counted)
    least = dated[0].score - ABOUT_AS_NEAR if dated and told else -math.inf
    return [e for e in dated if e.score >= least]


def _best(plan: Plan, ranked: Sequence[Evidence]) -> list[Evidence]:
    """The best sentence, and those nearly as good that fit into the space.

    Of the same article they must be as good, unless the question asks for several things, as one
    for somebody's words does. Whether somebody says so may have been told otherwise another day.
    """
    ranked = [e for e in ranked if not find_markers(e.text)[1]] or [ranked[0]]
    best, *others = ranked
    chosen, words = [best], len(best.text.split())
    several = plan.several or asks_words(plan) or asks_giver(plan)
    slack = AMONG_SEVERAL if plan.several else ABOUT_AS_NEAR if several else NEARLY_AS_GOOD
    least = best.score - slack
    room = READING_WORDS if plan.whether and asks_words(plan) else MAX_WORDS
    for other in others:
        words += len(other.text.split())
        if other.score < least or words > room:
            break
        apart = other.article.id not in {e.article.id for e in chosen}
        tied = other.score >= best.score - AS_GOOD
        if len(chosen) < MAX_SENTENCES and (apart or tied or several):
            chosen.append(other)
    return words_given(plan, chosen, others) if asks_words(plan) and not plan.whether else chosen


def _readings(seen: Sequence[Sighting], room: int) -> list[Evidence]:
    """The sentences of the first differing figures that fit into `room` words, if they differ."""
    if not differ(seen):
        return []
    chosen, words = list[Evidence](), 0
    for one in whole_first(seen)[:READINGS_SHOWN]:
        if one.evidence not in chosen and words + len(one.evidence.text.split()) <= room:
            chosen.append(one.evidence)
            words += len(one.evidence.text.split())
    return chosen
