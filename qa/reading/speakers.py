"""Who says it: the speaker to whom a sentence gives the words at some place in it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.sentences import Span
from qa.reading.clauses import CONTRASTS, SUBORDINATES
from qa.reading.named_sources import ACCORDING, MAX_SUBJECT_WORDS, source_of
from qa.reading.names import OF_PEOPLE, ROLES, Name, names, without_roles
from qa.reading.quotes import open_quotation
from qa.reading.spelled import SMALL
from qa.reading.telling import VERB, VERBS, telling

OPINES = re.compile(r"(?:expect|believe|learn)\w*$")  # tells what nobody need have said
CLOSES = re.compile(r",\s(?!(?:which|who|and|but|while|although|as)\b)[^,]*$")
LEARNS = re.compile(r"\blearn(?:ed|t)$")
SAYS_THAT = re.compile(r"(?:\s\w+){0,3}?\sthat\b")
PARTY = re.compile(r"\s[DIR]-[A-Z]")  # Sen. Ted Cruz, R-Texas, said
END_OF_SENTENCE = re.compile(r"(?:\son\s\w+day)?\W*$")
REPORTING = re.compile(r"^[^“”\"]*,\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}\s$")
JOINED = re.compile(  # Centers for Disease Control and Prevention
    r"\b[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*\s(?:of|for)\s[^,;]{0,40}\sand\s$"
)
BY = re.compile(
    r"\sby\s(?:the\s)?((?:[A-Z][\w’'.-]*|[a-z]+)(?:\s[A-Z][\w’'.-]*){0,4})(?:\s[a-z]+)?"
    r"(?=\s(?:at|as|to|on|in)\b|[,.])"
)
# Anna Berg from Radio Norrby, Ole Lund of the ruling party DNP
MEMBER = re.compile(r"\s(?:from|with|in|at|of)\s(?:the\s)?(?:[a-z’'-]+\s){0,4}$")
NO_PART = frozenset(  # of a noun phrase behind a name: Berg earlier this month
    "earlier later last this next month week year today yesterday now even also still then yet just"
    " not has have had is was were are be been and or but both all long often once alone – — -"
    " himself herself itself themselves".split()
)
ESTIMATE = re.compile(
    r"\b((?:[A-Z][\w.’'-]*\s)+)(?:\w+\s)?"
    r"(?:assessments?|estimates?|figures?|tally|count|reports?|data)\b"
)
OPENING_NAME = re.compile(  # who acts: Anna Lind opened, or met, or was
    r"(?:[^,]{0,40},\s)?((?:[A-Z][\w’'.-]*\s){0,4}[A-Z][\w’'.-]*)(?:,[^“”\":]{1,80},|,)?\s"
    r"(?:[a-z]+ed|was|is|became|went|has|had|will|met|spoke|came|left|took|gave|made|held|won|lost|led|did"
    r"|ran|sent|began|flew|saw|stood|rose|sat|grew|wrote)\b"
)
ARTICLE = r"(?:the|an?|his|her|their|its|our)\s"
BODY = re.compile(  # the guild of the boats; a day earlier the ministry
    rf"(?i)\b{ARTICLE}((?:(?:(?:of|for|to|at|in|from|on|and)\s{ARTICLE}|(?!{ARTICLE}))[\w’'-]+\s?){{1,4}})$"
)
UNNAMED = re.compile(  # two people with knowledge of the matter: not the matter speaks
    r"\b((?:(?:two|three|four|five|six|several|some|senior|former)\s){0,2}"
    r"(?:people|persons?|sources?|officials?|diplomats?|insiders?))\s(?:with|familiar|close|briefed|in)\s",
    re.IGNORECASE,
)
NO_SPEAKER = re.compile(  # the designer had not yet, the good month and, the three million dollars
    r"\b(?:not|had|has|have|is|was|were|are|been|yet|neither|never|which|contradicts)\b"
    rf"|\b(?:and|or|but|be)$|^(?:\d+|{SMALL})\b(?!-)"
)
OFFICE_AT = re.compile(  # the envoy to the island: not the island speaks
    rf"\b(?:{'|'.join(sorted(ROLES))}|envoy|delegate|diplomat)\s(?:of|to|at)\s(?:the\s)?$",
    re.IGNORECASE,
)
SPEAKS_FOR = re.compile(  # before an officer: a spokesman for Mayor Lind is not Lind
    rf"{OFFICE_AT.pattern}|\bspokes(?:(?:wo)?man|person)\sfor\s(?:the\s)?$", re.IGNORECASE
)
SAYS_BEFORE = r"(?:said|says|added|adds|noted|notes|explained|argued|wrote)"  # before a speaker
SPOKEN_AFTER = re.compile(  # it rained, said the mayor Anna Lind.
    rf"{SAYS_BEFORE}\s"
    r"((?:(?:the|an?|its|his|her|their)\s(?:[\w’'.-]+\s){0,5}?)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)(?=\W*$|[,;]|\s(?:of|at|from|in|on)\b)"
)
BODY_AFTER = re.compile(  # it rained all night, says the guild.
    rf"{SAYS_BEFORE}\s(?:the|an?|its|his|her|their|our)\s((?:[\w’'-]+\s){{0,3}}[\w’'-]+)\W*$"
)
HAS_ROLE = re.compile(  # Zelensky's chief adviser Mykhailo Podolyak, Arsenal head coach Arteta
    r"(?:[’']s)?\s(?:(?:acting|campaign|chief|club|company|deputy|first|foreign|former|head|party"
    r"|police|press|prime|senior|team|then|top|vice)\s){0,2}([a-z]+)\s"
)
PLURAL = re.compile(rf"\s(?!\w*doors\b)[a-z]+{OF_PEOPLE}\b")  # Democratic senators, U.S. officials
TELLS = re.compile(rf",?\s(?:(?:has|have|had|also|later|then)\s)*(?:{VERBS})\b(?!\s(?:on|for)\b)")
SAID_BY = re.compile(
    rf"(?:[,”\"]\s(?:{VERBS})|\b(?:according to|citing))\s(?:the\s)?(?:[a-z]+\s){{0,3}}$",
    re.IGNORECASE,
)
TOLD = re.compile(r"\b(?:told|tells)\s(?:(?!(?:that|in|at|on|of|about|from)\b)[\w’'-]+\s){0,5}$")
STILL = re.compile(r"\s(?:that\s)?(?:it|he|she|they)\s(?:also\s|still\s|now\s)?|.*\sand\s")
SELF = re.compile(r"\b(?:he|she|they|we|I)\b")  # may be who speaks
LOOK_BACK = 3  # sentences in which a pronoun looks for its name
PRONOUN = re.compile(
    r"\b(?:he|she|they|it)(?:,[^“”\"]{1,80},)?\s*(?:also\s|later\s|then\s)?$", re.IGNORECASE
)
HE_AFTER = re.compile(  # it rained, said he; not: Lind, the mayor, said he had left
    r"\s(?:he|she|they)\b(?!['’]|\s(?:had|has|have|was|were|is|are|will|would|can|could|may|might"
    r"|must|should|did|do|does|[a-z]+ed)\b)"
)
PRONOUN_SUBJECT = re.compile(
    r"[\"“]?(?:[^,“”\"]{0,40},\s)?(?:he|she|they|his|her|their|such)\b", re.IGNORECASE
)
HE_SAYS = re.compile(rf"(?:He|She)\s(?:(?:has|had|also|later|then)\s)?(?:{VERBS})\b")
QUOTE_MARKS = "\"“”'‘’«»"
NEAR_ESTIMATE = 25  # characters between "estimate" and its figure
PARTS = re.compile(r";\s")
CLAUSES = re.compile(rf"[,;:—]\s|[“”\"]|\b(?:{CONTRASTS}|{SUBORDINATES}|and then|until)\s")
WHEN = re.compile(  # a statement at 2:30 in the afternoon said
    r"(?:\s(?:at|around)\s\d[\d:.]*(?:\s?[ap]\.?m\b\.?)?|\s(?:in the|this|that|on \w+day)"
    r"\s(?:morning|afternoon|evening)|\son \w+day)+$"
)
LEAST_TOLD = 4  # words before a comma that tell something, and no name
MOST_TOLD = 24  # verbs of telling of a sentence: what has more is no prose, and took a minute


def speaker_at(sentence: str, place: int, before: Sequence[str] = ()) -> str | None:
    """Who says what stands at `place` in `sentence`, as the article names them; `None` if nobody.

    `before` are the sentences that precede it in the article: a pronoun means the last who spoke or
    acted there. What stands behind a semicolon and is told there by somebody is not told before it.
    """
    start, end = _part_around(sentence, place)
    if (start, end) != (0, len(sentence)):
        return speaker_at(sentence[start:end], place - start, (*before, sentence[:start]))
    if estimating := _whose_estimate(sentence, place):
        return estimating
    verbs = [m for m in telling(sentence) if open_quotation(sentence[: m.start()]) is None]
    if source := source_of(sentence):
        return _cited(sentence, place, verbs) or _named(source) or source
    governing = [match for match in verbs if match.end() <= place] or verbs[:1]
    if governing and LEARNS.search(governing[-1].group()):  # others have learned it, Lind announced
        governing += [v for v in verbs if CLOSES.search(sentence[place : v.start()])][:1]
    for i, match in reversed(list(enumerate(governing))):
        if i and _goes_on(sentence, governing[i - 1], match):  # it is whoever told this
            continue
        if subject := _agent(sentence, match) or _subject(sentence, match, before):
            return subject
    return None


def _whose_estimate(sentence: str, place: int) -> str | None:
    """Whose a figure is by the words before it: a Berg estimate of 40."""
    for match in ESTIMATE.finditer(sentence):
        if match.start() < place <= match.end() + NEAR_ESTIMATE:
            end = match.start() + len(match.group(1).rstrip())
            found = [name for name in names(sentence) if end - 2 <= name.end <= end]
            if found:
                return without_roles(found[-1].text)
    return None


def _part_around(sentence: str, place: int) -> Span:
    """The part between semicolons that a place is in, if it tells who says it; else all of it."""
    ends = [
        m.end() for m in PARTS.finditer(sentence) if open_quotation(sentence[: m.end()]) is None
    ]
    borders = [0, *ends, len(sentence)]
    for start, end in pairwise(borders if ends else ()):
        tells = telling(sentence[start:end]) or ACCORDING.search(sentence, start, end)
        if tells and start <= place < end:
            return start, end
    return 0, len(sentence)


def _goes_on(sentence: str, told: re.Match[str], verb: re.Match[str]) -> bool:
    """Whoever tells one thing tells another: said it expected, declared it over and said."""
    return bool(STILL.fullmatch(sentence, told.end(), verb.start()))


def _cited(sentence: str, place: int, verbs: Sequence[re.Match[str]]) -> str | None:
    """Whose words a source passes on: according to Radio Norrby, Anna Lind said that it rained."""
    source = ACCORDING.search(sentence)
    if source is None or source.group().casefold().startswith("citing"):
        return None
    for verb in [v for v in reversed(verbs) if source.end() <= v.start() <= place]:
        who = None if OPINES.search(verb.group()) else _subject(sentence, verb, ())
        if who and (who[:1].isupper() or SAYS_THAT.match(sentence, verb.end())):
            return who
    return None


def credited(sentence: str, name: Name) -> bool:
    """A name only tells who says it, or to whom: Lind said that, told the Post that, said Lind.

    Right beside the verb alone: "Lind, who built it, said" tells of Lind too.
    """
    said = TELLS.match(sentence, name.end) or SAID_BY.search(sentence[: name.start])
    return bool(said or is_told(sentence, name)) and not SELF.search(sentence)


def is_told(sentence: str, name: Name) -> bool:
    """Somebody tells it to whom the name means: Lind told the Post."""
    return bool(TOLD.search(sentence[: name.start]))


def speakers_in(sentence: str, before: Sequence[str] = ()) -> list[str]:
    """Everybody whom `sentence` gives words to, in order."""
    places = [0, len(sentence), *(match.end() for match in telling(sentence))]
    places += [match.end() for match in ESTIMATE.finditer(sentence)]
    found = [speaker_at(sentence, place, before) for place in sorted(places)]
    return list(dict.fromkeys(speaker for speaker in found if speaker))


def last_speaker(sentences: Sequence[str]) -> str | None:
    """Whom a pronoun after these sentences means: the last who spoke or acted in them.

    "He said Ole Lund lied": whoever "he" is speaks there, and may go on. Of "The mayor denied it,
    the Post reported" it is the mayor.
    """
    for sentence in reversed(sentences[-LOOK_BACK:]):
        if HE_SAYS.match(sentence):
            continue
        for match in sorted(reversed(telling(sentence)), key=lambda m: _only_reports(sentence, m)):
            if subject := _subject(sentence, match, ()):
                return subject
        actor = OPENING_NAME.match(sentence)
        if actor and (found := names(actor.group(1))):
            return without_roles(found[-1].text)
    return None


def _only_reports(sentence: str, verb: re.Match[str]) -> bool:
    """Whoever tells it stands at the end of what is told, and not of a quotation."""
    ends = END_OF_SENTENCE.match(sentence, verb.end())
    return bool(ends and REPORTING.search(sentence[: verb.start()]))


def _agent(sentence: str, verb: re.Match[str]) -> str | None:
    """Who tells it behind the verb: a crowd estimated by the police at 900."""
    agent = BY.match(sentence, verb.end())
    if agent is None:
        return None
    found = names(agent.group(1))
    return without_roles(found[-1].text) if found else agent.group(1)


def _subject(sentence: str, verb: re.Match[str], before: Sequence[str]) -> str | None:
    left, right = sentence[: verb.start()].rstrip(), sentence[verb.end() :]
    if (not left or left[-1] in QUOTE_MARKS + ",") and (after := re.match(r"\s+", right)):
        following = names(right[after.end() :][:80])
        if following and following[0].start <= 40 and not left.endswith(","):
            return _of_several(right[after.end() :], following)
    if left.endswith(",") and (behind := _behind(sentence, verb, left[:-1])):
        return behind
    pronoun = PRONOUN.search(left)
    if pronoun or (left[-1:] in QUOTE_MARKS + "," and HE_AFTER.match(right)):
        return _meant(pronoun, before)
    if left.endswith(" that") or left.endswith(" which") or left.endswith(" who"):
        left = left.rsplit(" ", 1)[0]
    if left.endswith(","):
        return _of_apposition(left[:-1])
    return _named(WHEN.sub("", clause_before(left)))


def _behind(sentence: str, verb: re.Match[str], left: str) -> str | None:
    """Who stands behind the verb and a comma: it rained, said the mayor Anna Lind, or the guild."""
    if after := SPOKEN_AFTER.match(sentence, verb.start()):
        following = names(after.group(1))
        if following and following[-1].end == len(after.group(1)):
            return without_roles(following[-1].text)
    body = BODY_AFTER.match(sentence, verb.start())
    is_told = "," not in left and len(left.split()) >= LEAST_TOLD
    return body.group(1) if body and is_told else None


def _meant(pronoun: re.Match[str] | None, before: Sequence[str]) -> str | None:
    """Whom a pronoun means: "it" the source of the sentence before it, if that names one.

    Else the last speaker, but "it" nobody with a title.
    """
    it = before and pronoun and pronoun.group().casefold().startswith("it")
    source = source_of(before[-1]) if it else ""
    who = _named(source) or source or last_speaker(before)
    return None if it and who and _has_title(who, before) else who


def _has_title(who: str, texts: Sequence[str]) -> bool:
    """A word of office stands right before a name: the minister Anna Lind."""
    befores = (text[: text.find(who)].split() for text in texts if who in text)
    return any(words and words[-1].casefold() in ROLES for words in befores)


def _of_several(words: str, found: Sequence[Name]) -> str:
    """Whom the names mean that follow a verb: Lind, Lind's adviser Berg, or Norwegian senators."""
    first = found[0]
    beside = words[first.end : found[1].start] if len(found) > 1 else None
    role = HAS_ROLE.fullmatch(beside) if beside else None
    titled = beside in (" ", " state ") and found[1].words[0] in ROLES  # Ohio state Sen. Ann Lind
    if titled or (role and role.group(1) in ROLES):
        return without_roles(found[1].text)
    nouns = PLURAL.match(words, first.end)
    return first.text + nouns.group() if nouns else without_roles(first.text)


def _of_apposition(left: str) -> str | None:
    """The subject of `X, ... ,` before its verb: the inner part if it is a bare name, else X.

    X too where it is a bare name and more than one thing is told beside it.
    """
    outer, _, inner = left.rpartition(",")
    if inner.startswith(" according to "):  # 40 left, according to Lind, who admitted
        return _named(inner)
    first = re.split(r"[”»\"]|:\s", outer)[-1].partition(",")[0].strip()
    if first != outer and [n.text for n in names(first)] == [first]:
        return without_roles(first)
    found = [] if PARTY.match(inner) else names(inner)
    if found and len(found[-1].text) >= len(inner.strip()) - 1:
        return without_roles(found[-1].text)
    return _named(clause_before(outer)) or _named(inner)


def clause_before(left: str) -> str:
    """The last clause of what stands before a verb."""
    return CLAUSES.split(left)[-1]


def _named(words: str) -> str | None:
    """The name in a noun phrase, or the phrase itself if it is short and starts with a name."""
    found = names(words)
    if not found:
        return _body(words)
    last = found[-1]
    if joined := JOINED.search(words[: last.start]):
        return words[joined.start() : last.end].removeprefix("The ")
    if len(found) > 1 and MEMBER.fullmatch(words[found[-2].end : last.start]):
        last = found[-2]
    tail = words[last.end :].split()
    if tail and VERB.fullmatch(tail[0]):  # denied reports: the noun is no verb of its own
        return without_roles(last.text)
    if tail and tail[0].casefold().strip(",") in ROLES:
        return f"{last.text} {tail[0]}"
    officer = without_roles(last.text) != last.text
    office = (SPEAKS_FOR if officer else OFFICE_AT).search(words[: last.start])
    if office and len(words[: last.start].split()) < MAX_SUBJECT_WORDS:
        return words[min(found[0].start, office.start()) :].strip()
    if (
        tail
        and NO_PART.isdisjoint(tail)
        and len(tail) <= 3
        and tail[0].islower()
        and not tail[-1].endswith("ly")
        and tail[0] not in ("on", "in", "at", "of", "to")
    ):
        return words[found[0].start :].strip() if len(words.split()) <= MAX_SUBJECT_WORDS else None
    return without_roles(last.text)


def _body(words: str) -> str | None:
    """A body or people without a name in a noun phrase."""
    if unnamed := UNNAMED.search(words):
        return unnamed[1]
    body = BODY.search(words)
    said = body.group(1) if body else ""
    return None if VERB.search(said) or NO_SPEAKER.search(said) else said or None
