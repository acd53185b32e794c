"""Citation markers in what a model writes: found, told from years and code, split into claims."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from corpus.sentences import SITE, sentence_spans
from qa.values import Draft, DraftClaim

NUMBER = r"\^?\d{1,3}(?:†[^\]】]{0,40})?"  # four digits are a year
LABEL = r"(?:(?:Source|Sources|Passage|Article|Citation|Ref|ID)s?[\s:#]*)?"
BRACKET = (
    rf"(?:\[\[?|【|［)\s*{LABEL}{NUMBER}(?:\s*(?:[,;–-]|and|&)\s*{LABEL}{NUMBER})*"
    r"\s*(?:\]\]?(?:\(https?://[^\s()]*\))?|】|］)"
)
SAYS = r"(?:say|state|report|mention|note|indicate|confirm|add)s?(?i: that)?"
AND = r"[ \t]*(?:[,;]|,?[ \t]*(?:and|&))[ \t]*"
BRACKETS = rf"{BRACKET}(?:{AND}{BRACKET}(?! {SAYS}))*"
# With the comma before it where the sentence ends ("a war", [1].), and the space behind it where it
# begins a line.
MARKER = re.compile(
    rf",[ \t]*{BRACKETS}(?=[.!?])|^[ \t]*{BRACKETS}[ \t]*|[ \t]*{BRACKETS}",
    re.IGNORECASE | re.MULTILINE,
)


def _listed(passage: str) -> str:
    """A pattern for one or several passages: "passages 1, 2 and 3"."""
    more = r"(?:, | and |, and | & )"
    return rf"{passage}(?:{more}(?:{passage}|\[?\d{{1,2}}\]?(?!\w)))*(?! of)"


# "According to passage 1, trains stood still." Laws have articles, so these are no such words.
IN_WORDS = r"(?i:the )?(?i:passage|excerpt|source)s? ?\[?\d{1,2}\]?(?!\w)"
NAMED = _listed(IN_WORDS)
CITED = _listed(rf"(?:{IN_WORDS}|\[\d{{1,2}}\])")  # "According to [1], ..." too
WHERE = r"according to|as (?:stated|reported|noted|mentioned|described) in|per"
TOLD = r"(?:(?:said|stated)(?:\sit)?|mentioned|named|reported|noted|described|confirmed)"
PLACED = rf"(?:{WHERE}|based on|in|from)"  # a sentence may end so: "the town they come from [1]."
PASSAGES = (  # "Based on the provided articles, ..." names none of them
    r"(?i:based on|according to|from) (?i:the|these) (?:(?i:provided|given|available|retrieved) )?"
    r"(?i:passages|articles|sources|excerpts|documents)(?: (?i:provided|given|above))?, "
)
PHRASE = regex.compile(
    rf"(?<=^|[.!?:\n]\s?)(?P<lead>{PASSAGES})(?P<first>\w)|"
    rf"(?<![\w,;:] )(?<!\w)(?P<lead>(?i:{PLACED}) {CITED}, |{CITED} {SAYS} |{NAMED}: )"
    r"(?P<first>(?!that\b)\w)"
    rf"|\s*,? (?:{PLACED} {NAMED}|(?:{WHERE}) {CITED})(?=[.,;!?]|$)"
    rf"|(?:,\s(?:who|which|as)\s(?:\w+\s)?{TOLD}\s|(?<=[\d)”\"’]|\b[A-Z][\w’'-]*)\s|,\s)"
    rf"in {CITED}(?=[.,;!?]|$)"  # built in 1885 in [1]; Berg, who is mentioned in [2]
    rf"|\s*[(](?i:see |sources?: ?)?{CITED}[)]"
)
RANGE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})|\d{1,3}")
ASIDE = re.compile(r"†[^\]】,;]*|\(https?://[^\s()]*\)")  # digits there name no passage
CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)
OPEN = r"(?:\[\[?|【|［)[^\]】］\n]{0,60}"
UNFINISHED = re.compile(
    rf"(?<=[\]】］)])[ \t]*(?:[,;]|,?[ \t]*(?:&|and?|a))?[ \t]*(?:{OPEN})?$"  # "[1] and [2"
    rf"|,[ \t]*{BRACKETS}$|,?\s*{OPEN}$|,?\s+$|,$|`[^`]*$",
    re.IGNORECASE,
)
LONGEST_PHRASE = 400  # characters: a longer one names no passages
LONGEST_RANGE = 20  # numbers: nobody means [1-999]
NEXT = re.compile(  # a sentence may begin here: It sank; example.com, 4 May: It sank
    rf"\s(?=[\"“‘]?(?:[A-Z\d]|{SITE.pattern}[,:]\s))"
)
ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
LIST_MARK = re.compile(r"(?:[-*•]|\d{1,2}[.)])(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Marker:
    """The numbers that a marker names, and its place in the text without markers."""

    place: int
    numbers: tuple[int, ...]


def find_markers(text: str) -> tuple[str, list[Marker]]:
    """`text` without its markers, and the markers; years and code in brackets stay text.

    >>> find_markers("It fell [1, 3] in 2024 [2024].")
    ('It fell in 2024 [2024].', [Marker(place=7, numbers=(1, 3))])
    """
    plain, found, last = "", list[Marker](), 0
    code = [match.span() for match in CODE.finditer(text)]
    for start, end, kept, numbers in _named(text):
        if start < last or any(a <= start < b for a, b in code):
            continue
        plain += text[last:start] + kept
        found += [Marker(len(plain), numbers)] if numbers else []
        last = end
    return plain + text[last:], found


def _named(text: str) -> Iterator[tuple[int, int, str, tuple[int, ...]]]:
    """Where passages are named, what of the words there stays text, and the numbers, in order."""
    found = list[tuple[int, int, str, tuple[int, ...]]]()
    for match in PHRASE.finditer(text):
        first = (match["first"] or "").upper()  # begins the sentence now
        found.append((*match.span(), first, _numbers(match.group())))
    for match in MARKER.finditer(text):
        marker = match.group()
        space = (
            marker[: -len(marker.lstrip())] if text[match.end() : match.end() + 1].isalnum() else ""
        )
        found.append((*match.span(), space, _numbers(marker)))
    yield from sorted(found, key=lambda named: _order(text, named[0], named[1]))


def _order(text: str, start: int, end: int) -> tuple[int, int]:
    """To sort by: where the words begin, and the longest of those that begin there first."""
    return end - len(text[start:end].lstrip()), -end


def _numbers(marker: str) -> tuple[int, ...]:
    numbers = list[int]()
    for match in RANGE.finditer(ASIDE.sub("", marker)):
        if match.group(1):
            first, last = int(match.group(1)), int(match.group(2))
            numbers += (
                range(first, last + 1) if 0 <= last - first < LONGEST_RANGE else (first, last)
            )
        else:
            numbers.append(int(match.group()))
    return tuple(dict.fromkeys(numbers))


def parse_draft(text: str, *, evidence: int) -> Draft:
    """The sentences of `text`, each with the places (from 0) of the evidence that its markers name.

    A marker belongs to the sentence it stands in or right after; one that begins a line belongs to
    the sentence that follows, and so do all between sentences if the text begins with one. Numbers
    beyond 1 to `evidence` are kept apart as unknown. No text gives a draft without claims.
    """
    plain, markers = find_markers(text)
    claims, last = list[DraftClaim](), 0
    spans = _visible_sentences(plain, [marker.place for marker in markers])
    named = [list[int]() for _ in spans]
    leading = bool(markers) and not plain[: markers[0].place].strip()
    for marker in markers if spans else ():
        named[_sentence_of(marker.place, plain, spans, leading)] += marker.numbers
    for (start, end), listed in zip(spans, named, strict=True):
        numbers = tuple(dict.fromkeys(listed))
        claims.append(
            DraftClaim(
                plain[last:start] if claims else plain[:start].lstrip(),
                plain[start:end],
                tuple(n - 1 for n in numbers if 1 <= n <= evidence),
                tuple(str(n) for n in numbers if not 1 <= n <= evidence),
            )
        )
        last = end
    return Draft(tuple(claims))


def _sentence_of(place: int, plain: str, spans: list[tuple[int, int]], leading: bool) -> int:
    """Which sentence a marker at `place` belongs to, from 0."""
    line_start = plain.rfind("\n", 0, place) + 1
    rest = plain[place:].partition("\n")[0]
    opens_line = not LIST_MARK.sub("", plain[line_start:place]).strip() and bool(rest.strip())
    between = not any(start < place < end for start, end in spans)
    if opens_line or (leading and between):
        following = (i for i, (start, _) in enumerate(spans) if place <= start)
        return next(following, len(spans) - 1)
    return max((i for i, (start, _) in enumerate(spans) if start < place), default=0)


def _visible_sentences(plain: str, places: Sequence[int]) -> list[tuple[int, int]]:
    """Sentences without the list marks they begin with; a mark alone is no sentence.

    A marker at one of `places` behind a mark that may end a sentence ends one too: "... in the U.S.
    [3] On Monday", "It sank. [3] example.com, 4 May: It rose."
    """
    spans = list[tuple[int, int]]()
    for start, end in _parted(sentence_spans(plain), plain, places):
        mark = LIST_MARK.match(plain, start, end)
        start = mark.end() if mark else start
        if any(c.isalnum() for c in plain[start:end]):
            spans.append((start, end))
    return spans


def _parted(
    spans: Sequence[tuple[int, int]], plain: str, places: Sequence[int]
) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        for place in places:
            ended = start < place < end and ENDED.search(plain[start:place])
            if ended and NEXT.match(plain, place):
                yield start, place
                start = place + 1
        yield start, end


def held_back(text: str) -> int:
    """Where the part of an unfinished text begins that may still turn out to be a marker."""
    match, last = UNFINISHED.search(text), max(0, len(text) - LONGEST_PHRASE)
    phrases: list[int] = [
        m.start() for m in PHRASE.finditer(text, last, partial=True) if m.end() == len(text)
    ]
    end = min([match.start() if match else len(text), *phrases])
    return end if end == len(text) else held_back(text[:end])
