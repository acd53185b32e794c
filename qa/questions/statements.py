"""What somebody tells, or asks in a roundabout way, put as the question that it means."""

import re

from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS, WORD
from qa.questions.light_words import AUXILIARY, GENERIC, WH
from qa.questions.speaker import SAY
from qa.questions.topic import ORDERS, VALUE, topic_of

ME = r"(?:\s(?:me|us))?"
PREFACE = r"^\W*(?:(?:sorry|please|well|ok(?:ay)?|hi|hello|hey|so|and|but|then|now)\b[\s,.!]*)*"
WANTS = re.compile(  # I want to ask about what, could you tell me who, I wonder whether
    rf"{PREFACE}(?:(?:i|we)(?:['’]d|\swould)?\s(?:also\s)?"
    r"(?:like|love|want|wanted|need|wish)(?:ed)?\sto\s"
    r"(?:ask|know|see|learn|hear|understand|find\sout|check)(?:\syou)?"
    r"|(?:i|we)(?:['’]m|['’]re|\sam|\sare|\swas|\swere)\s(?:just\s)?"
    r"(?:asking|wondering|curious|interested)"
    r"|(?:i|we)\s(?:just\s)?wonder(?:ed)?|my\squestion\sis|any\sidea"
    rf"|(?:(?:(?:can|could|would|will)\syou|are\syou\sable\sto)\s)?(?:please\s)?"
    rf"(?:(?:give|make|show|write){ME}\san?\s(?:list|table)(?=\sof\s)|list(?=\s{WH}\b)"
    rf"|(?:tell|show|remind|explain\sto|summari[sz]e|outline){ME})"
    r"|do\s(?:you|we)\s(?:happen\sto\s)?know|is\sit\sknown)"
    r"(?:\s(?:about|of|in|as\sto))?:?,?\s"
    rf"(?P<asked>(?P<whether>whether(?:\sor\snot)?|if)\s(?P<so>\S.+)|{WH}\b.+)$",
    re.IGNORECASE,
)
SAID_WHAT = re.compile(  # what Lind said about it, how the mayor reacted; not: how many said
    rf"^(?P<wh>what|how(?!\s(?:many|much|long|often|far|old|big)\b))\s(?!{AUXILIARY}\b)"
    r"(?P<who>(?:[\w’'.-]+\s){1,5}?)"
    r"(?:(?P<done>said|told|called|claimed|announced|argued|estimated|confirmed|denied|urged|mentioned"
    r"|explained|replied|stressed|commented|reacted|responded|demanded)"
    r"|(?P<does>say|think|want|expect|believe|claim|deny|demand)s)\b",
    re.IGNORECASE,
)
HEARD = re.compile(  # I heard that, we think, apparently, is it true that
    rf"{PREFACE}(?:is\sit\s(?:true|so|right|correct)(?=\sthat\b)"
    r"|(?:i|we)(?:['’]ve|\shave)?\s(?:just\s|also\s|once\s)?(?:(?:heard|read|saw|thought|think"
    r"|believe|believed|guess|suppose|assume|assumed|understand|understood)"
    r"|(?:was|were|am|are)\stold)(?:\ssomewhere)?|apparently,?|supposedly,?"
    r"|you\s(?:just\s)?(?:said|told\s(?:me|us)|mentioned|wrote)(?:\s(?:before|earlier|above))?)"
    r"\s(?:that\s)?(?P<so>.+)$",
    re.IGNORECASE,
)
WISHES = re.compile(  # I want to visit Vik, my son and I would also like to rent a boat
    rf"{PREFACE}(?:[^,;]+,\s)?(?:my\s\w+\sand\s)?(?:i|we)"
    r"(?:(?:['’]d|\swould)\s(?:(?:also|just|still|really)\s)*(?:like|love|want|need|wish)"
    r"|\s(?:(?:also|just|still|really)\s)*(?:want|need|wish|plan|hope))\sto\s"
    r"(?P<do>(?!(?:be|have|say|thank|talk|speak|see|read|hear|know|learn|find|get|ask|write|cite|quote"
    r"|compare|check|understand|discuss)\b)[a-z]+\s.+?)"
    r"(?:(?:,\s|\s)(?:please|thanks|too|as\swell))*\W*$",
    re.IGNORECASE,
)
TAG = re.compile(  # they left, right? it fell, didn't it?
    rf"(?:,\s(?:right|correct|true|yes|no)|,\s{AUXILIARY}n['’]?t\s(?:it|he|she|they|there)"
    r"|,\s(?:is|am)\sthat\s(?:right|correct|true|so))\s?\?+\s*$",
    re.IGNORECASE,
)
OPENS = re.compile(rf"(?!(?-i:WHO)\b)(?:{WH}|{AUXILIARY})\b", re.IGNORECASE)  # not the WHO
ASKS = re.compile(  # nor behind a comma: in Vik, was it safe
    rf"{OPENS.pattern}|(?:in|at|on|by|for|from|to|of|with|after|before|during"
    rf"|since|until|if|between|among|besides)\b.*\?|.*(?<=[,;:–—-])\s?(?:{WH}|{AUXILIARY})\b",
    re.IGNORECASE,
)
ASKED = re.compile(rf"\b{WH}\b")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur|[Yy]our?)\b")
IS_SO = re.compile(  # the dam will break; not Mark Will, Lind's will, the can, things to do
    rf"(?<=[\w’'”\")]\s)(?<!\b[Tt]he\s)(?<!['’]s\s)(?<!\bto\s)({AUXILIARY})\s\w"
)
ASIDE = re.compile(  # before what is told: in Vik the dam broke, Lind: it broke, "It broke"
    r"(?:in|on|at|by|for|from|with|after|before|during|since|until|under|yesterday|today|now)\b"
    r"|[^,:;“\"]*[,:;“\"]",
    re.IGNORECASE,
)
SAYING = re.compile(rf"\b(?:{SAY})s?\b", re.IGNORECASE)
ASKS_ON = (  # thanks, and who paid; thank you, tell me more
    r"(?:[,;:–—]|\b(?:and|but|so|now))\s+(?:(?:and|but|so|now|then|please)\s+)?"
    rf"(?:{WH}|{AUXILIARY}|tell|show|list|explain|compare|give|find|write|summari[sz]e)\b"
)
EVERYONE = r"(?:\s(?:there|again|all|everybody|everyone))?"
REACTION = (  # to an answer, or a greeting: thanks a lot, that's sad, great, good morning
    rf"(?>(?:many\s)?(?:thanks|thank\syou)\b(?!\sto\b)(?:(?!{ASKS_ON})[^.?!])*"
    rf"|that(?:['’]s|\s(?:is|was|sounds))\s(?:(?:so|very|really)\s)?(?!{WH}\b)(?-i:[a-z]+)"
    rf"|(?:hello|hi|hey){EVERYONE}|(?:good\s?|bye\s)?bye"
    rf"|good\s(?:morning|afternoon|evening|day|night){EVERYONE}|i\ssee|got\sit"
    r"|(?:very\s)?(?:great|good|nice|cool|fine|perfect|excellent|wonderful|amazing|interesting|wow"
    r"|understood|sure|alright|right|sad|terrible|awful)|well|oh|ok(?:ay)?|yes|no)"
)
REACTS = re.compile(  # atomic, for thanks may hold thanks
    rf"\W*{REACTION}(?:[\s,.!–—-]+{REACTION})*+[^\w?]*", re.IGNORECASE
)
INTERJECTION = re.compile(  # ok. what about the trucks
    r"^\W*(?:(?:ok(?:ay)?|all\s?right|great|good|fine|thanks|thank\syou|i\ssee|got\sit|hm+|ah|oh)"
    r"\s?[.,!…]+\s+)+(?=[^\W\d_])",
    re.IGNORECASE,
)
TRANSLATES = re.compile(  # an answer, which no article does
    rf"{PREFACE}(?:(?:can|could|would|will)\syou\s)?(?:please\s)?translate"
    r"\s(?:it|that|this|them|these|those|(?:the|your|that)\sanswer)\b[^.?!]*\W*",
    re.IGNORECASE,
)
LEADS = re.compile(r"^\W*(?:(?:so|and|but|then)\b|in\sother\swords)[\s,]*", re.IGNORECASE)
MORE = re.compile(r"\?\s*\w")  # a question, and what comes behind it
WHOLE = re.compile(r"[A-Z]|.*[.?!]\W*$", re.DOTALL)  # else it may be words to look for
SMALL = frozenset(
    "The A An This These Those That They It He She There Its Their His Her Nobody Nothing None No"
    " In On At By For From With After Before During Since Until Under Yesterday Today Now".split()
)
MOST = 30  # words of a statement that is looked up as a whole


def says_nothing(turn: str) -> bool:
    """It greets, thanks, says how an answer is liked or wants it translated, and no more.

    >>> says_nothing("Thanks a lot!"), says_nothing("Good morning"), says_nothing("Thank Lind?")
    (True, True, False)
    >>> says_nothing("Perfect, thanks."), says_nothing("Thanks, and who paid?")
    (True, False)
    >>> says_nothing("Can you translate that into German?"), says_nothing("Who translated that?")
    (True, False)
    """
    return bool(REACTS.fullmatch(turn) or TRANSLATES.fullmatch(turn))


def without_opening(turn: str) -> str:
    """A turn without the sentences before the others that say and ask nothing of their own.

    >>> without_opening("Thanks! Great. I heard that Lind left."), without_opening("Why?")
    ('I heard that Lind left.', 'Why?')
    >>> without_opening("ok. what about the boats")
    'what about the boats'
    """
    turn = INTERJECTION.sub("", turn)
    spans, light = sentence_spans(turn), GENERIC | STOPWORDS
    for start, end in spans[:-1]:
        said = turn[start:end]
        light_alone = light.issuperset(WORD.findall(said.casefold())) and not ASKED.search(
            said.casefold()
        )
        if not (light_alone or says_nothing(said)):
            return turn[start:]
    return turn[spans[-1][0] :] if spans else turn


def as_question(turn: str) -> str:
    """The question that a turn of one sentence means; itself where it is one, or tells nothing.

    >>> as_question("Sorry, I wanted to ask what Lind plans.")
    'What Lind plans?'
    >>> as_question("Can you tell me whether the dam fell?"), as_question("I heard Lind has left.")
    ('Is it true that the dam fell?', 'Has Lind left?')
    >>> as_question("Tell me what Lind said of it."), as_question("Summarize what Lind wants.")
    ('What has Lind said of it?', 'What does Lind want?')
    >>> as_question("Please give me a list of who left."), as_question("List who left.")
    ('Who left?', 'Who left?')
    >>> as_question("We also want to rent a boat, please."), as_question("You said Lind has left.")
    ('How to rent a boat?', 'Has Lind left?')
    >>> as_question("So Lind pays, right?"), as_question("The dam was repaired.")
    ('Is it true that Lind pays?', 'Was the dam repaired?')
    >>> as_question("Who left?"), as_question("floods in Vik"), as_question("My boat is old.")
    ('Who left?', 'floods in Vik', 'My boat is old.')
    """
    if len(sentence_spans(turn)) != 1 or len(turn.split()) > MOST or MORE.search(turn):
        return turn
    if wants := WANTS.match(turn):
        asked = SAID_WHAT.sub(_directly, wants["asked"].rstrip(" .?!"))
        return _whether(wants["so"]) if wants["whether"] else f"{asked[0].upper()}{asked[1:]}?"
    if (heard := HEARD.match(turn)) and _tells(heard["so"]):
        return _whether(heard["so"])
    if (wishes := WISHES.match(turn)) and not ASKED.search(wishes["do"]):
        return turn if topic_of(turn) else f"How to {wishes['do']}?"
    said = LEADS.sub("", turn.strip())
    tagged = TAG.sub("", said)
    if tagged != said and OPENS.match(tagged):
        return f"{tagged}?"
    told = tagged != said or (WHOLE.match(said) and _tells(said))
    return _whether(tagged) if told else turn


def _directly(said: re.Match[str]) -> str:
    """Words in the order of a question: what Lind said, what has Lind said."""
    wh, who, done, does = said.group("wh", "who", "done", "does")
    return f"{wh} has {who}{done}" if done else f"{wh} does {who}{does}"


def _whether(statement: str) -> str:
    """The question whether it is so; a first word that is no name gets a small letter.

    Turned around where its own verb is plain: has Lind left.
    """
    first, _, rest = statement.strip(" .?!,").partition(" ")
    told = f"{first.lower() if first in SMALL else first} {rest}"
    so = IS_SO.search(told)
    if so is None or SAYING.search(told[: so.start()]) or ASIDE.match(told[: so.start()]):
        return f"Is it true that {told}?"
    verb, behind = so.group(1), told[so.end(1) :]
    return f"{verb.capitalize()} {told[: so.start()].strip()}{behind}?"


def _tells(said: str) -> bool:
    """The turn says something about the world, not about the person who writes it."""
    other = ASKS.match(said) or ASKED.search(said)
    other = other or ORDERS.match(said) or FIRST_PERSON.search(said) or VALUE.search(said)
    so = IS_SO.search(said)
    before = said[: so.start()] if so else ""
    relative = "that" in before.split() and not SAYING.search(before)
    return bool(before) and not other and not relative
