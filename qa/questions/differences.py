"""Questions for what articles differ in: all of them, or those on a topic."""

import re

from qa.questions.again import without_brevity
from qa.questions.leaning import parted
from qa.questions.light_words import ABOUT, WH
from qa.questions.topic import ALL_NEWS, ARTICLES

ON = rf"(?:{ABOUT}|over|concerning|as\sto)"
OF = rf"(?:{ON}|of|for)"  # of reports: the accounts of the fire
THEY = r"(?:they|these|both\ssides|the\s(?:sides|speakers|officials)|officials)"
EACH = r"(?:\s(?:(?:with|from)\s)?(?:each\sother|one\sanother|themselves))?"
VARY = rf"(?:differ|disagree|conflict|diverge|vary|contradict){EACH}"
SAME = r"(?:all\s)?(?:say|tell|report|give)\sthe\ssame(?:\s(?:things?|story|numbers?|figures?))?"
ALIKE = rf"(?:{SAME}|(?:all\s)?(?:agree|match|coincide){EACH}|add\sup)"
OPPOSED = r"(?:conflicting|contradictory|contradicting|differing|diverging|disputed)"
TOLD = r"(?:figures|numbers|reports|accounts|claims|statements|versions|estimates|facts|points)"
VALUES = r"(?:figures|numbers|accounts|estimates)"
BREACHES = r"(?:contradictions?|discrepanc(?:y|ies)|inconsistenc(?:y|ies))"
QUARRELS = r"(?:conflicts?|disagreements?|differences?|disputes?)"  # others have them too
IN = rf"(?:\s(?:in|between|among|across|within|by)\s(?:{ARTICLES}|{THEY}))"
THEIRS = rf"{ARTICLES}(?:\s{OF}\s(?P<told_of>(?!{WH}\b)[^?]+?))?"
AT = rf"(?:where|how|what|(?:in|{ON})\s(?:what|which)(?:\s(?:ways?|points?|things?))?)"
DENIED = r"(?:disputed|contested|contradictory|denied|in\sdispute)"
THERE = (
    r"(?:(?:where\s)?(?:are|is)\sthere|(?:what|which)\sare|list|show|find|point\sout|give|name)"
    r"(?:\sme)?"
)
SOME = r"(?:(?:the|some|any|all|an?)\s){0,2}"
REQUEST = (
    r"(?:(?:and|so|but|please|(?:can|could|would|will)\syou)\s)*"
    r"(?:(?:tell|show)\s(?:me|us)\s(?=where|how|what|which|whether|if))?"
)
FRONTED = rf"(?:{ON}\s(?P<front>[^,:?]+)[,:]|(?P<head>[^,:?]+):)\s"
LONGEST = 500  # characters: longer texts are no such question, and take long to read as one
ASKS = re.compile(  # what is the conflict about water asks for no difference of articles
    rf"\W*(?:{FRONTED})?{REQUEST}(?:"
    rf"(?:(?P<at>{AT})\s(?:(?:do|does|did)\s)?|(?:do|does|did|whether|if)\s)"
    rf"(?:{THEIRS}\s(?(at){VARY}|(?:{VARY}|{ALIKE}))|{THEY}\s(?:{VARY}|{SAME})|the\s{VALUES}\s{ALIKE})"
    rf"|(?:are|is)\s{ARTICLES}\s(?:in)?consistent(?:\swith\s(?:each\sother|one\sanother))?"
    rf"|(?:{THERE}\s)?{SOME}"
    rf"(?:{OPPOSED}\s{TOLD}{IN}?|different\s{VALUES}{IN}?|{BREACHES}{IN}?|{QUARRELS}{IN})"
    rf"|(?:what|which)\s(?:{BREACHES}|(?:disagreements|differences))\sare\sthere{IN}?"
    rf"|(?:what|which\s{TOLD})(?:['’]s|\s(?:is|are|remains?))\s(?:still\s)?{DENIED}{IN}?"
    rf"|(?:is|are)\s(?:any(?:thing)?(?:\s(?:of\sthis|{TOLD}))?)\s{DENIED}{IN}?"
    rf"|which\s(?:{TOLD}|{ARTICLES})\s(?:{VARY}|(?:do\snot|don['’]t)\s{ALIKE}){IN}?"
    rf"|who\s(?:contradicts|disagrees\swith)\swhom"
    rf"|compare\s(?:{ARTICLES}|the\s{TOLD})"
    rf")(?:\s(?:{OF}|in(?=\sthe\b|\W*$))(?:\s(?P<topic>(?!(?:{WH}|whether)\b)[^?]+))?)?\W*",
    re.IGNORECASE,
)


def differing_on(question: str) -> str | None:
    """The topic on which articles are asked to be compared, `ALL_NEWS` if all; `None` if not asked.

    >>> differing_on("Where do the reports disagree about the dam?"), differing_on("Why differ?")
    ('the dam', None)
    >>> differing_on("Are there contradictions?"), differing_on("What is disputed (dam, Vik)?")
    ('news', 'dam, Vik')
    """
    own, leant = parted(without_brevity(question))
    asked = " ".join(own.split())
    match = ASKS.fullmatch(asked) if len(asked) <= LONGEST else None
    if match is None:
        return None
    told = (match[part] for part in ("front", "head", "told_of", "topic"))
    return ", ".join(filter(None, told)).strip(" .!") or leant.strip(" ()?") or ALL_NEWS
