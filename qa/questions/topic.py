"""Topics that somebody wants to be told about, where nothing is asked of them."""

import re

from corpus.words import content_words
from qa.questions.leaning import parted
from qa.questions.light_words import ABOUT, AUXILIARY, WH
from qa.questions.speaker import SAY

MORE = r"(?:(?:some|all|a\s(?:bit|little)|(?:any|every|some)thing)\s)?(?:more\s)?"
NEWS = (
    r"(?:overview|summary|account|background|rundown|update|recap|outline|profile|news|latest"
    r"|information|info|details?|facts|stories|articles|reports)"
)
OF = rf"(?:{ABOUT}|of|concerning)"
THEY = r"(?:you|we|they|the\s(?:news|articles?|reports?|library))"
REQUEST = re.compile(
    r"^\W*(?:(?:please|kindly|hi|hello|hey|ok(?:ay)?|so|and|but|then|(?:can|could|would|will)\syou)\b"
    r"[\s,]*)*"
    rf"(?:(?:tell|inform|brief|update)\s(?:me|us)\s{MORE}{OF}"
    rf"|(?:(?:give|show|find|get)\s(?:me|us)\s|(?:do\syou\shave|is\sthere)\s|provide\s)?"
    rf"{MORE}(?:an?\s|the\s|some\s|any\s|all\s)?"
    rf"(?:(?:brief|short|quick|full|general|latest|recent|new)\s)?{NEWS}\s{OF}"
    rf"|(?:summari[sz]e|describe|outline|discuss)|(?:(?:some|any|a\s(?:bit|little))\s)?more\s{OF}"
    rf"|what\s(?:do|does|did|can)\s{THEY}\s(?:know|say|tell\sus|tell\sme|have)\s{OF}"
    rf"|what(?:['’]s|\sis)\s(?:known|the\s(?:latest|news)|new)\s(?:about|on|with|of)"
    r"|i(?:['’]m|\sam)\s(?:interested\sin|(?:asking|looking|searching)\s(?:about|for))"
    r"|(?:i|we)(?:['’]d|\swould|\swant|\sneed)?\s(?:like\s)?(?:to\s)?(?:know|learn|hear|read)\s"
    rf"{MORE}{OF}|(?:is\sthere\s)?any(?:thing|\snews)\s(?:new\s)?{OF})\s+(?P<topic>.+?)"
    r"(?:,?\s(?:please|thanks|if\spossible))?[\s.?!…]*$",
    re.IGNORECASE,
)
ALL_NEWS = "news"  # the topic where nothing is named
ARTICLES = (
    r"(?:(?:(?:all|both)\s(?:of\s)?)?(?:(?:the|these|those|your|our|my|this)\s)?"
    r"(?:(?:latest|newest|recent|new|two|three|different|various)\s)?"
    r"(?:articles?|reports?|news|stories|coverage|library|texts|sources|pages|accounts|(?:news)?papers"
    r"|media|outlets|publishers)(?:\sin\s(?:the|this|your|our|my)\slibrary)?)"
)
ALL = rf"(?:{ARTICLES}|(?:it|this|that|them)(?:\sall)?|all(?:\sof\s(?:it|this|them))?|everything)"
KIND = (
    r"(?:(?:brief|short|quick|full|general|latest|main|key|top|biggest|most\simportant|newest)\s)?"
)
POINTS = r"(?:points|facts|takeaways|stories|events|findings|topics|themes|subjects|issues)"
SUMMARY = (
    r"(?:overview|summary|recap|rundown|digest|briefing|gist|headlines|updates?|news|latest"
    r"|tl;?\s?dr)"
)
WHEN = (
    r"(?:today|yesterday|now|lately|recently|so\sfar|here"
    r"|(?:(?:of|in|from|over|during)\sthe\s)?(?:this|last|past|(?:of|in|over|during)\sthe)\s"
    r"(?:(?:\d+|few|couple\sof)\s)?(?:week|month|year|day)s?)"
)
GOING_ON = (  # what has happened
    rf"what(?:(?:['’]s|\s(?:is|are|was|were|has|have))(?:\sbeen)?)?\s"
    r"(?:happen(?:ed|ing)|going\son|(?:being\s)?reported|(?:in|going\son\sin)\sthe\sworld|new)"
    rf"(?:\sin\s(?:{ARTICLES}|the\sworld))?"
)
OVERALL = re.compile(  # summarize the articles, what's the latest, what has happened this week?
    r"\W*(?:(?:please|hi|hello|hey|ok(?:ay)?|so|and|now|in\s(?:short|brief|a\snutshell)|briefly"
    r"|(?:can|could|would|will)\syou)\b[\s,:]*)*"
    rf"(?:(?:summari[sz]e|recap|sum\sup)(?:\s{ALL})?|sum\s(?:it|this|that|them)(?:\sall)?\sup"
    r"|(?:brief|update)\s(?:me|us)|tell\s(?:me|us)\s(?:(?:all|everything)(?:\sabout\sit)?|the\snews)"
    r"|(?:catch|get|bring)\s(?:me|us)\sup(?:\sto\s(?:speed|date))?|what\s(?:did|have|had)\s(?:i|we)\smiss(?:ed)?"
    rf"|(?:(?:give|show|tell|get|list)\s(?:me|us)?\s?)?(?:an?\s|the\s|some\s|any\s)?"
    rf"{KIND}(?:{SUMMARY}|{POINTS})(?:\s(?:of|in|from)\s{ALL})?"
    rf"|{WHEN}['’]s\s(?:{SUMMARY}|{POINTS})"
    rf"|(?:list|show\sme)\s(?:all\s)?{ARTICLES}"
    r"|(?:is\sthere\s|do\syou\shave\s)?any(?:thing|\snews)(?:\s(?:new|happening|going\son))?"
    r"|what(?:['’]s|\s(?:is|are|were))\s(?:the\s)?"
    rf"{KIND}(?:latest|newest|new|news|headlines|{POINTS}|(?:{ARTICLES}|(?:it|this)(?:\sall)?)\sabout"
    rf"|in\s{ARTICLES})(?:\s(?:of|in|from)\s{ARTICLES})?"
    rf"|(?:tell\s(?:me|us)\s)?{GOING_ON}"
    rf"|(?:what|which)\s{POINTS}\s(?:are\s(?:there|covered)|(?:do|does)\s{ARTICLES}\scover)"
    rf"|what\s(?:do|does|did)\s{ARTICLES}\s(?:say|tell(?:\s(?:me|us))?|report|cover)"
    rf"|what\s(?:should|must|do)\s(?:i|we)\s(?:need\sto\s)?know"
    rf")(?:\s{WHEN})?(?:\sfor\s(?:me|us))?(?:,?\s(?:please|thanks))?[\s.?!…]*",
    re.IGNORECASE,
)
ASKS = re.compile(rf"\b(?:{WH}|whether|is|are|was|were|has|have|had|did|does)\b")  # the WHO is none
OURS = re.compile(r"\b(?:you|your|yourself|me|my|myself|us|our|this|these|above)\b")
VALUE = re.compile(  # a number, a day, a name is wanted: the death toll in Vik
    r"^(?:the\s)?(?:\w+\s)?(?:number|toll|population|estimate|figure|count|share|percentage|amount|total"
    r"|date|day|year|age|cause|reason|name|capital|cost|price|size|length|height|weight|winner|author"
    r"|owner|founder|score|result|mayor|president|minister|head|leader|director|chief|governor)s?\b"
    r"|\s(?:age|height|population|salary|wife|husband|net\sworth|birthday)$",
    re.IGNORECASE,
)
CLAUSE = re.compile(  # no mere words to look for
    rf"\b(?:{WH}|{AUXILIARY}|{SAY}|am|be|been|whether|i|me|my|we|our|you|your|he|she|it|they|him|her"
    r"|them|his|their|its|this|that|these|those|please|thanks?|hello|not"
    r"|fell|left|won|lost|met|went|came|took|gave|rose|hit|struck|began|became|made|beat|sank|sent)\b"
    r"|(?<=\s)(?!united\b)\w{2,}[^\We]ed\b|['’](?:m|re|ve|ll|d|t)\b|[?!:;*=]",
    re.IGNORECASE,
)
ORDERS = re.compile(
    r"^\W*(?:list|explain|compare|contrast|find|give|show|tell|count|ignore|disregard|write|translate"
    r"|answer|add|make|do|go|let|help|repeat|print|forget|act|pretend|reveal|delete|drop|select|stop"
    r"|speak|output|continue|next|more|ok(?:ay)?|yes|no|yeah|good|great|nice|cool|wrong|right|hi|hello|bye)\b",
    re.IGNORECASE,
)
BACK = re.compile(r"(?:that|this|it|him|her|them|those|these)\s\((?P<what>[^()]+)\)", re.IGNORECASE)
MOST = 8  # words of a topic that is not asked for


def topic_of(text: str) -> str:
    """The topic that is to be told about, "" where something is asked of it.

    A few words are one if neither a question, a pronoun nor, as far as can be told, a verb is among
    them, and they ask for no value ("death toll").

    >>> topic_of("Please tell me more about the flood in Vik."), topic_of("floods in Vik")
    ('the flood in Vik', 'floods in Vik')
    >>> topic_of("What's new?"), topic_of("What's new (dam, Vik)?")
    ('news', 'dam, Vik')
    >>> topic_of("Tell me about who left."), topic_of("Who left?"), topic_of("List the dams.")
    ('', '', '')
    """
    own, leant = parted(text)
    if OVERALL.fullmatch(own):
        return leant.strip(" ()?") or ALL_NEWS
    if request := REQUEST.match(text):
        back = BACK.fullmatch(request["topic"])
        topic = back["what"] if back else request["topic"]
        other = ASKS.search(topic) or OURS.search(topic) or VALUE.search(topic)
        return "" if other or not content_words(topic) else topic
    bare = text.strip(" .,…")
    other = CLAUSE.search(bare) or ORDERS.match(bare) or VALUE.search(bare)
    return bare if len(bare.split()) <= MOST and content_words(bare) and not other else ""
