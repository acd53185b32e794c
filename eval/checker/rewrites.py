"""Small rewrites that keep a claim true: reductions, fusions, other forms of words and figures."""

import random
import re

ASIDE = re.compile(
    r", [^,;:“”\"]{5,80},(?= (?:said|says|told|is|was|has|had|will|would|were|are)\b)"
)
PARENTHESIS = re.compile(r" \([^()]{2,80}\)")
OPENING = re.compile(
    r"^(?:On|In|At|After|Before|During|Since|By|Meanwhile|However|Earlier|Later|Also|But|And)\b"
    r"[^,.;:]{0,50}, (?=\w)"
)
TAIL = re.compile(
    r", (?:which|who|where|while|after|as|with|adding|saying|according)\b[^.!?]+(?=[.!?]?$)"
)
LAST_PHRASE = re.compile(
    r" \b(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in \d{4}|last (?:week|month|year)"
    r"|this (?:week|month|year)|earlier|today|yesterday)(?=[.,]|$)"
)
INTENSIFIERS = re.compile(r"\b(?:very|really|quite|extremely|highly|particularly|also|indeed) ")
SAME = (
    ("said", "stated"), ("said", "told reporters"), ("about", "around"), ("about", "roughly"),
    ("approximately", "about"), ("more than", "over"), ("nearly", "almost"), ("also", "too"),
    ("big", "large"), ("huge", "enormous"), ("began", "started"), ("begin", "start"),
    ("purchased", "bought"), ("buy", "purchase"), ("children", "kids"), ("help", "assist"),
    ("helped", "assisted"), ("show", "demonstrate"), ("shows", "demonstrates"),
    ("showed", "demonstrated"), ("but", "however,"), ("because", "since"), ("if", "in case"),
    ("while", "whereas"), ("use", "make use of"), ("used", "employed"), ("many", "numerous"),
    ("important", "significant"), ("quickly", "rapidly"), ("rapid", "fast"), ("killed", "slain"),
    ("died", "passed away"), ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"),
    ("did not", "didn't"), ("does not", "doesn't"), ("do not", "don't"), ("will not", "won't"),
    ("cannot", "can't"), ("per cent", "percent"), ("percent", "%"), ("million", "m"),
    ("United States", "US"), ("United Kingdom", "UK"), ("U.S.", "US"), ("two", "2"),
    ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"), ("seven", "7"), ("eight", "8"),
    ("nine", "9"), ("ten", "10"), ("twelve", "12"), ("called", "named"), ("get", "receive"),
    ("got", "received"), ("made", "produced"), ("wants to", "would like to"), ("have to", "must"),
    ("needs to", "must"), ("able to", "in a position to"), ("ended", "finished"),
    ("happened", "took place"), ("occurred", "took place"), ("located", "situated"),
    ("near", "close to"), ("during", "in the course of"), ("whole", "entire"), ("job", "work"),
    ("car", "vehicle"), ("film", "movie"), ("doctor", "physician"), ("illness", "disease"),
    ("country", "nation"), ("countries", "nations"), ("attempt", "try"), ("tried", "attempted"),
    ("allow", "permit"), ("allowed", "permitted"), ("expected", "anticipated"),
    ("believe", "think"), ("believes", "thinks"), ("believed", "thought"), ("often", "frequently"),
    ("answer", "reply"), ("enough", "sufficient"), ("get rid of", "remove"),
    ("revealed", "disclosed"), ("announced", "made public"), ("increase", "rise"),
    ("increased", "rose"), ("decrease", "drop"), ("decreased", "dropped"), ("fell", "dropped"),
    ("soldiers", "troops"), ("accord", "agreement"), ("agreement", "deal"), ("aid", "assistance"),
    ("officials", "authorities"), ("firm", "company"), ("companies", "firms"),
)  # fmt: skip


def reduced(claim: str, rng: random.Random) -> str:
    """The claim without an aside, an opening, a subordinate end or a day; it may find none."""
    for pattern in rng.sample([ASIDE, PARENTHESIS, OPENING, TAIL, LAST_PHRASE, INTENSIFIERS], k=6):
        shorter = pattern.sub("", claim, count=1)
        if shorter != claim and len(shorter.split()) >= 5:
            return shorter[:1].upper() + shorter[1:]
    return claim


def reworded(claim: str, rng: random.Random) -> str:
    """The claim with up to three words or figures in another form."""
    for left, right in rng.sample(SAME, k=len(SAME))[:60]:
        old, new = (left, right) if rng.random() < 0.5 else (right, left)
        claim = re.sub(rf"(?<![\w.,$£€-]){re.escape(old)}(?![\w-]|[.,]\d)", new, claim, count=1)
    return claim


def fused(left: str, right: str, rng: random.Random) -> str:
    """Two sentences as one."""
    joint = rng.choice([" and ", "; ", ", while ", ". "])
    if joint != ". " and right.split()[0] in {"The", "It", "He", "She", "They", "A", "In", "This"}:
        right = right[:1].lower() + right[1:]
    return f"{left.rstrip('.!?')}{joint}{right}"
