"""Whom "he" or "she" means in a follow-up: who was asked about, or who the answer named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.sentences import sentence_spans
from corpus.words import fold_words
from qa.questions.kinds import to_introduce
from qa.questions.leaning import parted
from qa.questions.light_words import ABOUT, AUXILIARY
from qa.questions.speaker import SAID, speaker_place
from qa.reading.names import ROLES, Name, names, same_name, without_roles
from qa.reading.people import described
from qa.reading.places import ARTICLE, countries
from qa.reading.speakers import speakers_in
from qa.reading.speaking_together import together

HE = re.compile(
    r"\b(?:(?P<whose>his|her(?=\s(?!(?:about|after|at|before|by|for|from|in|of|on|over|say|to|when"
    r"|with)\b)[a-z]))|he|she|him|her)\b",
    re.IGNORECASE,
)
WHO_ASKED = re.compile(
    r"\W*(?:(?:and|but|so)\s)?(?:who|whom|(?:by|to|with|from|according\sto)\swhom)\b", re.IGNORECASE
)
ASIDE = re.compile(  # before what somebody speaks of, and where
    rf"\b(?:{ABOUT}|of|over|concerning|in|at|from|for|near|during|after|before|since)"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
ACTS = re.compile(rf"\b(?:{AUXILIARY})\s$", re.IGNORECASE)  # before the subject of a question
SEVERAL = re.compile(r"police|people|\w+s", re.IGNORECASE)  # Officials, as a sentence opens
MARKS = re.compile(r"\[(?:\d+|([^\[\]]*?):?)\]")  # [1], and the names in [Lind] and [Lind:]
ORIGIN = re.compile(r"^[^:“”\".!?]{1,60}:\s")  # Norrby Post, 3 May 2024:
LONG = 600  # characters of a sentence: who speaks in what follows is not read


def with_person(question: str, before: Sequence[str], reply: str) -> str:
    """The question with the name of whom it means by he or she, if the turns before it tell.

    Those are the questions as they were read, oldest first, and the answer to the last of them.

    >>> with_person("Who is he?", ["Who counted 40 boats?"], "Ole Berg said 40 had come. [1]")
    'Who is Ole Berg?'
    >>> with_person("Where was he?", ["What did Berg say?", "Did Berg leave?"], "No. [1]")
    'Where was Berg?'
    """
    pronoun = HE.search(question)
    named = names(question[: pronoun.start()]) if pronoun else ()
    if pronoun is None or any(name.start and _is_person(name.text) for name in named):
        return question
    who = _asked_about(before[-1]) or _answered(before[-1], reply) or _known(before)
    return with_name(question, who) if who else question


def with_name(question: str, who: str) -> str:
    """The question with a name for the first he or she of it.

    >>> with_name("Where is he?", "Ole Berg"), with_name("Who is her rival?", "Eva Holm")
    ('Where is Ole Berg?', "Who is Eva Holm's rival?")
    """
    if (pronoun := HE.search(question)) is None:
        return question
    whose = "'s" if pronoun["whose"] else ""
    return question[: pronoun.start()] + who + whose + question[pronoun.end() :]


def _asked_about(previous: str) -> str:
    """Whose words the question before asks for, whom it asks to introduce, or who acts in it.

    Not where it names another whom "he" may mean: What did Lind tell Berg?
    """
    previous, _ = parted(previous)
    place = speaker_place(previous)
    who = _spoken_of(previous)
    people = _people(previous)
    meant = [name for name in people if not ASIDE.search(previous[: name.start])]
    if who and all(n.start in place for n in people) and not ROLES.isdisjoint(fold_words(who)):
        return f"the {who}" if ARTICLE.search(previous[: place.start]) else who  # the mayor of Vik
    if len(meant) == 1 and not who and _acts(previous, meant[0]):
        return meant[0].text
    return who if [name.text for name in meant] == [who] else ""


def _known(before: Sequence[str]) -> str:
    """The one whom the question before names of those whom earlier ones asked about.

    Nobody where it asks who: that one is another.
    """
    if WHO_ASKED.match(before[-1]):
        return ""
    previous, leant = parted(before[-1])
    known = {one for asked in before for one in (_spoken_of(asked), _doer(asked)) if one}
    named = _people(previous) or [name for name in names(leant) if _is_person(name.text)]
    return named[0].text if len(named) == 1 and named[0].text in known else ""


def _people(question: str) -> list[Name]:
    return [name for name in names(question) if name.start and _is_person(name.text)]


def _spoken_of(question: str) -> str:
    """Whose words a question asks for, or whom it asks to introduce; "" for neither."""
    place = speaker_place(question)
    return question[place.start : place.stop] or to_introduce(question, names(question))


def _doer(question: str) -> str:
    """Somebody with two names who acts in a question; "" for none."""
    return next((n.text for n in names(question) if " " in n.text and _acts(question, n)), "")


def _acts(question: str, name: Name) -> bool:
    """It is the subject of a question and no mere word of one: Did Ole Berg win? Where is Berg?"""
    whole = " " in name.text or not question[name.end :].strip(" ?")
    owns = question.startswith(("'", "’"), name.end)
    return bool(whole and ACTS.search(question[: name.start])) and not owns


def _answered(previous: str, reply: str) -> str:
    """The one whom the first sentence with names of an answer has, of several the one who speaks.

    Only with an office, unless it was asked who; nobody where the question names somebody.
    """
    told = (ORIGIN.sub("", MARKS.sub(r"\1", s)) for s in _sentences(reply))
    sentence = next((one for one in told if names(one)), "")  # not: here is what is nearest
    people = [name.text for name in names(sentence) if _may_be_he(sentence, name)]
    if not WHO_ASKED.match(previous):
        if any(_is_person(name.text) for name in names(previous) if name.start):
            return ""
        people = [who for who in people if any(same_name(who, d.name) for d in described(sentence))]
    new = [who for who in people if not _names(previous, who)]
    if SAID.search(previous):
        spoken = [one for who in speakers_in(sentence) for one in together(sentence, who)]
        new = [who for who in new if any(same_name(who, one) for one in spoken)] or new
    one = new and all(same_name(who, new[0]) for who in new)
    return without_roles(max(new, key=len)) if one else ""


def _sentences(reply: str) -> Iterator[str]:
    return (reply[start:end][:LONG] for start, end in sentence_spans(reply))


def _may_be_he(sentence: str, name: Name) -> bool:
    """A name that may be somebody's: not in Erie County, the White House, or Police said."""
    before = sentence[: name.start]
    plural = not before and SEVERAL.fullmatch(name.text)
    return _is_person(name.text) and not (plural or ASIDE.search(before) or ARTICLE.search(before))


def _names(text: str, who: str) -> bool:
    return any(same_name(name.text, who) for name in names(text))


def _is_person(name: str) -> bool:
    """It may be somebody's name: none of a country or a body in capitals."""
    return not (name.islower() or name.isupper() or countries(name))
