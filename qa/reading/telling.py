"""Verbs of telling, where they are verbs: said, but no recent reports, states or film called so."""

import re
from functools import lru_cache
from itertools import islice

from qa.reading.spelled import SPELLED

VERBS = (
    "said|says|told|tells|announced|announces|confirmed|confirms|warned|warns"
    "|stated|states|added|adds|noted|notes|reported|reports|accused|accuses|estimated|estimates"
    "|denied|denies|dismissed|urged|urges|stressed|believes|believed|expects|expected|clarified"
    "|wrote|writes|posted|insisted|acknowledged|asserted|argued|argues|learned|learnt|suggested"
    "|suggests|suggest|indicated|indicates|indicate|predicted|predicts"
    r"|(?:claimed|claims)(?!\s(?:[\w,]+\s){0,3}lives\b)"
    r"|(?:called|calls)(?!\s(?:911|999|112|an?\stimeout|in|off)\b)"
    "|declared|recommended|recommends"
    r"|assessed|concluded|puts?(?=\sit\b|\s(?:[\w’'-]+\s){1,12}at\b)|testified|tweeted|revealed|explained|admitted|alleged|alleges"
    r"|maintained|reiterated|cautioned|disclosed|found(?=\s(?:that|no|evidence)\b)|counted"
    r"|spoke|(?:speaks?|spoken)(?=\sof\b)|appealed|complained|demanded"
    "|conceded|described|voiced|expressed|expresses|underlined|emphasi[sz]ed|emphasi[sz]es|replied"
    "|refers to|referred to|praised|praises|condemned|condemns|criticized|criticised"
    "|responded|commented|vowed|pledged|conveyed|passed on"
    r"|(?:rejected|rejects|disputed|disputes|refuted|refutes)(?=\s(?:\w+\s){0,3}?(?:reports?|claims?"
    r"|allegations?|accusations?|suggestions?|criticism|ideas?|rumou?rs?)\b)"
    r"|(?:corrected|revised|raised|lowered)(?=\s(?:the|its|his|her|their)\s(?:[\w-]+\s){0,3}?"
    r"(?:number|toll|figure|estimate|count|total|forecast|tally)\b)"
    r"|remarked|remarks(?=\sthat\b)|point(?:s|ed)\sout"
    r"|ask(?:ed|s)(?=[.,:]|\s(?:whether|if|why|how|what|when|where|who)\b|\s[A-Z][\w-]*[.,])"
    r"|(?:declined|refused)\sto\s(?:comment|say|confirm|answer)"
)
VERB = re.compile(
    r"(?:\b(?:has|have|had|also|later|earlier|then|not|expressly|recently|repeatedly|both|all|long"
    r"|often|once|since|always|already|previously|again)\s)*"
    rf"(?<!-)\b(?:{VERBS})\b"
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s|also\s)?$", re.IGNORECASE)
NOUN = re.compile(
    r"(?<=[a-z]\s)(?:reports|claims|estimates|counts)\s(?:from|of|by|about)\b"
    r"|(?<=\b(?:false|those|these)\s)claims\sthat\b"
)
NOUN_AFTER = re.compile(
    rf"(?:\d|\b(?:the|an?|its|his|her|their|our|these|those|other|{SPELLED}))\s$", re.I
)
STATES = re.compile(  # small states are, next to the states of; serve the small states.
    r"states(?:\s(?:are|were|have|had|do|did|will|would|can|could|may|might|must|should|in|of|and|or"
    r"|with|without|where|which|whose|to|on|from|near|across|along|next|get|got)\b|\W*$)"
)
CALLED = re.compile(  # a film called “Alna by Night”
    r"\b(?:an?|another|one)\s(?:[a-z][\w’'-]*\s){1,3}$", re.IGNORECASE
)
MOST_TOLD = 24  # verbs of telling of a sentence: what has more is no prose, and took a minute
TITLE = re.compile(r"called\s[“\"‘'][A-Z]")


@lru_cache(maxsize=5_000)
def telling(sentence: str) -> tuple[re.Match[str], ...]:
    """The verbs of telling; "is said to" tells of its subject what others say.

    Recent reports from somewhere are no verb, nor are 12 states, the reported losses, or a film
    called "Alna".
    """
    found = (match for match in VERB.finditer(sentence) if not NOUN.match(sentence, match.start()))
    return tuple(m for m in islice(found, MOST_TOLD) if not _is_no_verb(sentence, m.start()))


def _is_no_verb(sentence: str, start: int) -> bool:
    before = sentence[:start]
    named = TITLE.match(sentence, start) and CALLED.search(before)
    counted = STATES.match(sentence, start) and not re.search(r"[,”\"]\s[^,”\"]{3,60}$", before)
    passive = PASSIVE.search(before) or NOUN_AFTER.search(before) or before.endswith("All ")
    return bool(named or counted or passive)
