"""Questions for what articles differ in: all of them, or those on a topic."""

import re

from qa.questions.again import without_brevity
from qa.questions.leaning import parted
from qa.questions.light_words import WH
from qa.questions.topic import ALL_NEWS, ARTICLES

WHO = rf"(?:{ARTICLES}|they|these|both\ssides|the\s(?:sides|speakers|officials)|officials)"
DIFFER = (
    r"(?:differ|disagree|(?:all\s)?agree|conflict|diverge|vary|contradict)"
    r"(?:\s(?:(?:with|from)\s)?(?:each\sother|one\sanother))?"
)
DIFFERENT = r"(?:conflicting|contradictory|contradicting|differing|diverging|disputed)"
TOLD = r"(?:figures|numbers|reports|accounts|claims|statements|versions|estimates|facts|points)"
IN = rf"(?:\s(?:in|between|among|across|within|by)\s{WHO})"
ASKS = re.compile(  # what is the conflict about water asks for no difference of articles
    r"\W*(?:(?:and|so|but|please)\s)?(?:"
    rf"(?:(?:where|how|what|in\s(?:what|which)\sways?|(?:on|about|over|in)\swhat)\s)?"
    rf"(?:do|does|did)\s{WHO}\s{DIFFER}"
    rf"|(?:(?:(?:are|is)\sthere|what\sare|which\sare|list|show(?:\sme)?|give\sme)\s(?:the\s|some\s)?)?(?:any\s)?"
    rf"(?:{DIFFERENT}\s{TOLD}{IN}?|(?:contradictions|discrepanc(?:y|ies)|inconsistenc(?:y|ies)){IN}?"
    rf"|(?:conflicts?|disagreements?|differences?|disputes?){IN})"
    rf"|(?:what|which\s{TOLD})\s(?:is|are)\s(?:still\s)?(?:disputed|contested|contradictory|in\sdispute){IN}?"
    rf"|which\s{TOLD}\s{DIFFER}{IN}?"
    rf")(?:\s(?:about|on|over|in|regarding|concerning|as\sto)(?:\s(?P<topic>(?!{WH}\b|whether\b)[^?]+))?)?\W*",
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
    match = ASKS.fullmatch(own)
    return (match["topic"] or leant.strip(" ()?") or ALL_NEWS).strip() if match else None
