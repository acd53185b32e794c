"""Layers of the check: what one does is not told of another.

Only of those who surely do it: a name that opens its clause before the verb, or "Lind, who left".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.sentences import sentence_spans
from qa.checking.exact.problem import Problem
from qa.reading.clauses import CONTRASTS, MARKS, SUBORDINATES
from qa.reading.names import Name, is_part, names
from qa.reading.overlap import overlap, stems
from qa.reading.telling import VERB
from qa.reading.verb_forms import LIGHT, PAST, verb_stem, verb_stems

SAME_MATTER = 0.4  # of the claim's words in the sentence that tells of another
HAS = r"(?:(?:has|have|had|also|then|later|still|now|already|first|\w+ly)\s)*"
ASIDE = r"(?:,\s(?:\d\d?|(?:an?|the|whose|one)\s[^,.;:“”\"]{1,80}),)?"
ACTS = re.compile(  # Lind, 60, has left; Lind plans to leave
    rf"{ASIDE}\s{HAS}(?:(?P<done>{PAST})"
    r"|(?:will|would|is set to|(?:plan|want|expect|hope)(?:s|ed)? to)\s(?P<open>[a-z]{3,}))\b"
)
WHO_ACTS = re.compile(  # Lind, a former mayor who later left
    r",\s(?:(?:\d\d?,|(?:an?|the|his|her)\s[^,.;:“”\"]{1,90}?,?)\s)?(?:who|which)\s"
    rf"{HAS}(?P<done>{PAST})\b"
)
OPENS = re.compile(  # what stands before whoever acts: that the mayor
    rf"(?:^|[.{MARKS}“”\"]\s?|\b(?:and|{CONTRASTS}|{SUBORDINATES}|if|said|says)\s)"
    r"(?:[Tt]he\s)?(?:[a-z][\w’'-]+\s){0,2}$"
)
LEADS = re.compile(  # what makes a name no doer: of Lind, by Lind, a Lind, Berg's
    r"\b(?:of|in|at|to|from|by|with|for|on|near|about|against|over|under|into|between|among|than"
    r"|including|like|called|named|off|through|across|towards?|an?)\s(?:[\w’'.-]+\s){0,3}$"
    r"|['’]s?\s$",
    re.IGNORECASE,
)
MOST_BEFORE = 80  # characters before a name that tell whether it opens a clause
BEGINS = re.compile(r"\b(?:to|for|of|in|on|at|by|from|with|and|or|that|about)\b")  # no object
ASKS = re.compile(  # councillors asked the mayor
    rf"(?=(?<!\w)(?P<who>[^\W\d_][\w’'-]+)\s{HAS}(?P<verb>{PAST})\s"
    r"(?P<whom>(?:(?:the|an?|his|her|its|their|some|all)\s)?(?:[\w’'-]+\s?){1,3}))"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What the bearer of a name surely does: the stem of the verb, the sentence that tells it."""

    name: Name
    verb: str
    sentence: str


def check_doers(claim: str, evidence: str) -> Iterable[Problem]:
    """Somebody named does something that there only others do, each of them named."""
    own = list(_deeds(claim))
    if not own:
        return
    there, counts = list(_deeds(evidence)), Counter(verb_stems(evidence))
    for deed in own:
        others = [other for other in there if other.verb == deed.verb]
        if not others or len(others) < counts[deed.verb]:
            continue
        mine = any(is_part(deed.name, o.name) or is_part(o.name, deed.name) for o in others)
        if not mine and max(overlap(claim, o.sentence) for o in others) >= SAME_MATTER:
            shown = " and ".join(dict.fromkeys(other.name.text for other in others))
            yield Problem(
                False, f"the article tells this of {shown}, the answer of {deed.name.text}"
            )


def _deeds(text: str) -> Iterator[Deed]:
    """The deeds of those who are named, but for what they say, which another layer compares."""
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        for name in names(sentence):
            acts = WHO_ACTS.match(sentence, name.end)
            before = sentence, max(0, name.start - MOST_BEFORE), name.start
            if acts is None and OPENS.search(*before) and not LEADS.search(*before):
                acts = ACTS.match(sentence, name.end)
            verb = acts["done"] or acts["open"] if acts else ""
            if verb and not VERB.fullmatch(verb) and (stem := verb_stem(verb)) not in LIGHT:
                yield Deed(name, stem, sentence)


def check_exchanged(claim: str, evidence: str) -> Iterable[Problem]:
    """Whoever does something to somebody has not the same done by them: two nouns changed places.

    "The mayor asked councillors" is not "councillors asked the mayor".
    """
    own = list(_asks(claim))
    there = list(_asks(evidence)) if own else []
    for who, verb, whom, shown in own:
        for other, same, others, _ in there:
            if verb == same and who.isdisjoint(whom) and who <= others and other <= whom:
                yield Problem(True, f"the article has it the other way round than “{shown}”")
                return


def _asks(text: str) -> Iterator[tuple[frozenset[str], str, frozenset[str], str]]:
    """The stems of who acts, the verb, those of whom it is done to, and the words for all that."""
    for match in ASKS.finditer(text):
        who, whom = stems(match["who"]), stems(BEGINS.split(match["whom"])[0])
        verb = verb_stem(match["verb"])
        if who and whom and verb not in LIGHT:
            shown = f"{match['who']} {match['verb']} {match['whom']}".strip()
            yield frozenset(who), verb, frozenset(whom), shown
