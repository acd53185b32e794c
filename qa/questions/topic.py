"""Topics that somebody wants to be told about, where nothing is asked of them."""

import re

from corpus.words import content_words
from qa.questions.parts import AUXILIARY, WH

MORE = r"(?:(?:some|a\s(?:bit|little)|(?:any|every)thing)\s)?(?:more\s)?"
NEWS = (
    r"(?:overview|summary|account|background|rundown|update|recap|outline|profile|news|latest"
    r"|information|info|details?|facts|stories|articles|reports)"
)
OF = r"(?:about|on|of|regarding|concerning)"
REQUEST = re.compile(
    r"^\W*(?:(?:please|kindly|hi|hello|hey|ok(?:ay)?|so|and|but|then|(?:can|could|would|will)\syou)\b"
    r"[\s,]*)*"
    rf"(?:(?:tell|inform|brief|update)\s(?:me|us)\s{MORE}{OF}"
    rf"|(?:(?:give|show|find|get)\s(?:me|us)\s)?{MORE}(?:an?\s|the\s|some\s|any\s|all\s)?"
    rf"(?:(?:brief|short|quick|full|general|latest|recent|new)\s)?{NEWS}\s{OF}"
    rf"|(?:summari[sz]e|describe|outline)|(?:(?:some|any|a\s(?:bit|little))\s)?more\s{OF}"
    rf"|what\s(?:do|did|can)\s(?:you|we|they|the\sarticles?)\s(?:know|say|tell\sus|tell\sme|have)\s{OF}"
    rf"|what(?:['’]s|\sis)\s(?:known|the\s(?:latest|news)|new)\s(?:about|on|with|of)"
    r"|(?:i|we)(?:['’]d|\swould|\swant|\sneed)?\s(?:like\s)?(?:to\s)?(?:know|learn|hear|read)\s"
    rf"{MORE}{OF}|(?:is\sthere\s)?any(?:thing|\snews)\s(?:new\s)?{OF})\s+(?P<topic>.+?)[\s.?!…]*$",
    re.IGNORECASE,
)
ASKS = re.compile(rf"\b(?:{WH}|whether|if)\b", re.IGNORECASE)
CLAUSE = re.compile(  # no mere words to look for
    rf"\b(?:{WH}|{AUXILIARY}|am|be|been|whether|i|me|my|we|our|you|your|he|she|it|they|him|her|them"
    r"|his|their|its|this|that|these|those|please|thanks?|hello|not)\b|['’](?:m|re|ve|ll|d|t)\b|[?!:;]",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"^\W*(?:(?:the\s)?(?:(?:full|real)\s)?name|list|explain|compare|contrast|say|find|give|show|tell|count|ignore|write|translate"
    r"|answer|add|make|do|go|let|help|repeat|print|forget|act|pretend)\b",
    re.IGNORECASE,
)
BACK = re.compile(r"(?:that|this|it|him|her|them|those|these)\s\((?P<what>[^()]+)\)", re.IGNORECASE)
MOST = 8  # words without a verb that are a topic


def topic_of(text: str) -> str:
    """The topic that is to be told about, "" where something is asked of it.

    A few words with neither a question nor a pronoun among them are one.

    >>> topic_of("Please tell me more about the flood in Vik."), topic_of("floods in Vik")
    ('the flood in Vik', 'floods in Vik')
    >>> topic_of("Tell me about who left."), topic_of("Who left?"), topic_of("List the dams.")
    ('', '', '')
    """
    if request := REQUEST.match(text):
        topic = request["topic"]
        back = BACK.fullmatch(topic)
        topic = back["what"] if back else topic
        return "" if ASKS.search(topic) or not content_words(topic) else topic
    bare = text.strip(" .,…")
    words = bare.split()
    named = 0 < len(words) <= MOST and not CLAUSE.search(bare) and not ORDERS.match(bare)
    return bare if named and content_words(bare) else ""
