"""The forms of irregular verbs: which words are of one verb, and which tell what has happened."""

import re
from functools import lru_cache
from itertools import pairwise

from qa.reading.overlap import stems

FORMS = tuple(  # of a verb: as it is named, then its other forms
    tuple(row.split())
    for row in (
        "be was were been", "bear bore borne", "beat beat beaten", "become became",
        "begin began begun", "bind bound", "bite bit bitten", "blow blew blown",
        "break broke broken", "bring brought", "build built", "burst burst", "buy bought",
        "cast cast", "catch caught",
        "choose chose chosen", "come came", "cut cut", "deal dealt", "dig dug", "do did done",
        "draw drew drawn", "drink drank drunk", "drive drove driven", "eat ate eaten",
        "fall fell fallen", "feed fed", "feel felt", "fight fought", "find found", "flee fled",
        "fly flew flown", "forbid forbade forbidden", "freeze froze frozen", "get got gotten",
        "give gave given", "go went gone", "grow grew grown", "hang hung", "hear heard",
        "hide hid hidden", "hit hit", "hold held", "hurt hurt", "keep kept", "know knew known",
        "lay laid", "lead led", "leave left", "lend lent", "let let", "lose lost", "make made",
        "meet met", "overthrow overthrew overthrown", "pay paid", "put put", "quit quit",
        "read read", "rebuild rebuilt", "ride rode ridden", "ring rang rung", "rise rose risen",
        "run ran", "say said", "see saw seen", "seek sought", "sell sold", "send sent", "set set",
        "shake shook shaken", "shoot shot", "show showed shown", "shrink shrank shrunk",
        "shut shut", "sing sang sung", "sink sank sunk", "sit sat", "sleep slept",
        "speak spoke spoken",
        "spend spent", "split split", "spread spread", "stand stood", "steal stole stolen",
        "stick stuck", "strike struck", "swear swore sworn", "sweep swept", "swim swam swum",
        "take took taken", "teach taught", "tear tore torn", "tell told", "think thought",
        "throw threw thrown", "understand understood", "undertake undertook undertaken",
        "win won", "wind wound", "withdraw withdrew withdrawn", "write wrote written",
    )
)  # fmt: skip
NAMED = {form: verb for verb, *others in FORMS for form in others}
PAST = rf"(?:[a-z]+ed|{'|'.join(NAMED)})"
WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=50_000)  # of its own: single words would drive texts out of that of stems
def verb_stem(word: str) -> str:
    """The stem by which all forms of a verb are one; "" for words that carry no meaning.

    >>> verb_stem("withdrew") == verb_stem("withdraws"), verb_stem("the")
    (True, '')
    """
    return "".join(stems(NAMED.get(word.casefold(), word))[:1])


def verb_stems(text: str) -> list[str]:
    """The stems of the words of a text, verbs by all of their forms."""
    return [stem for word in WORD.findall(text) if (stem := verb_stem(word))]


LIGHT = frozenset(  # verbs that tell little of what is done, and ""
    map(
        verb_stem,
        ("", *"be have do make take get go come give put let see say become use call".split()),
    )
)


def told(text: str) -> set[str]:
    """The stems of the verbs by which a text tells what has happened, but for light ones.

    >>> sorted(told("Lind has left, and was asked to take the boat."))
    ['ask', 'leav']
    """
    words = pairwise(["", *WORD.findall(text)])
    past = (word for before, word in words if before != "to" and _is_past(word))
    return {verb_stem(word) for word in past} - LIGHT


def _is_past(word: str) -> bool:
    return word in NAMED or (word.islower() and word.endswith("ed"))
