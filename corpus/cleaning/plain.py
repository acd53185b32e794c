"""Plain text, markdown and bytes: what they say as read, and what their first lines tell.

`visible_text` is the only place where characters are replaced, so that pages and articles agree.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import charset_normalizer
import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from corpus.article import CorpusError
from corpus.cleaning.bylines import Credit, credit, lead, names_only
from corpus.cleaning.clean import Line, lines_of, prose_lines, without_asides
from corpus.cleaning.density import is_path, story_lines
from corpus.cleaning.furniture import is_caption, is_furniture
from corpus.cleaning.kinds import names_beside_stamp
from corpus.cleaning.notices import is_notice, notice_text, notices, without_notices
from corpus.dates import WEEKDAYS, is_loose_date, parse_date, weekday, written_dates
from corpus.words import compact

INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero widths, byte order mark
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
BOMS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\x00\x00\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
META_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.IGNORECASE)
ENCODINGS = ["cp1252", "latin_1", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"]
ENCODINGS += ["shift_jis", "gb18030", "big5", "euc_kr", "euc_jp"]
WESTERN = ("iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "ascii", "us-ascii")
NOT_WESTERN = ("Croatian", "Czech", "Hungarian", "Polish", "Romanian", "Slovak", "Slovene")

WRAP_COLUMN = 100  # typewriter and mail widths; a longer line was not broken by hand
ONE_PARAGRAPH = 3  # lines; of two the first may be a headline
TITLE_CHARS = 100
HEAD_LINES = 8  # by-lines, dates and labels stand above or just below the headline
LABEL_WORDS = 3
SECTIONS = 3  # headings as short as labels that make a list of sections
DATE_WITHIN = 2  # lines below a by-line in which a bare date is the story's

NAME = re.compile(r"\b[A-Z]\w{3,}")
FIRST_SENTENCE = re.compile(r".+?[.!?]['\"”’)]*(?=\s+['\"“‘(]?[A-Z0-9])")


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines around a scraped article say of it; unknown is empty or `None`."""

    title: str = ""
    authors: tuple[str, ...] = ()
    agency: str | None = None
    published: str | None = None
    updated: str | None = None
    notice: str | None = None


def decode(data: bytes, *, place: str, charset: str | None = None) -> str:
    """The text that the bytes stand for, as `visible_text`; `charset` is what a server declared.

    Raises CorpusError for binary data.
    """
    western = (charset or "").lower().replace("_", "-") in WESTERN
    declared = ("utf-8", "cp1252") if western else (charset, "utf-8")
    for encoding in (_by_mark(data), *declared):
        try:
            if encoding:
                return visible_text(_text(data.decode(encoding), place))
        except (ValueError, LookupError):  # not in that encoding, or no such one
            continue
    return visible_text(_text(_guess(data), place))


def visible_text(text: str) -> str:
    """`text` with line feeds as line ends, without what cannot be seen or stored."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return INVISIBLE.sub("", HALF_CHARACTER.sub("\ufffd", CONTROL.sub(" ", text)))


def declared_charset(html: bytes) -> str | None:
    """The charset that a page names in a `meta` element."""
    found = META_CHARSET.search(html[:4096])
    return found[1].decode("ascii") if found else None


def guess_encoding(sample: bytes) -> str:
    """The encoding of a file that begins with `sample`, for reading it as a stream."""
    if marked := _by_mark(sample):
        return "utf-8-sig" if marked == "utf-8" else marked
    try:
        sample[: sample.rfind(b"\n") + 1].decode()
    except UnicodeDecodeError:
        best = _best(sample)
        return best.encoding if best else "utf-8"
    return "utf-8"


def _by_mark(data: bytes) -> str | None:
    """The encoding that a byte order mark or the zeros of UTF-16 give away."""
    for mark, encoding in BOMS.items():
        if data.startswith(mark):
            return encoding
    half = len(data) / 2
    zeros = (data[::2].count(0), data[1::2].count(0))
    if zeros[0] <= half / 20 and zeros[1] >= half / 2 > 0:
        return "utf-16-le"
    if zeros[1] <= half / 20 and zeros[0] >= half / 2 > 0:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    broken, foreign = text.count("\ufffd"), sum(char > "\x7f" for char in text)
    if broken * 10 <= foreign:  # a few bytes lost in a text that is UTF-8 otherwise
        return text
    best = _best(data)
    return str(best) if best else text


def _best(data: bytes) -> charset_normalizer.CharsetMatch | None:
    """The likeliest encoding; in a tie Western Europe's, unless the words are of another part."""
    matches = charset_normalizer.from_bytes(data, cp_isolation=ENCODINGS)
    best = matches.best()
    for match in matches:
        tied = best and match.chaos <= best.chaos and "cp1252" in match.could_be_from_charset
        if tied and match.language not in NOT_WESTERN:
            return match
    return best


def _text(text: str, place: str) -> str:
    """`text` itself; raises CorpusError if it is empty or no text at all."""
    if not text.strip("\ufeff \t\r\n\x00"):
        raise CorpusError(f"{place}: the file is empty; remove it or write the article into it")
    if len(CONTROL.findall(text)) + text.count("\ufffd") > max(2, len(text) // 50):
        raise CorpusError(
            f"{place}: not text but binary data; save the article as text, HTML, PDF or DOCX"
        )
    return text


def unwrap(text: str) -> str:
    """`text` with the line breaks inside of hard-wrapped paragraphs replaced by spaces.

    A text is hard-wrapped when blank lines part its paragraphs or it is a single one, no line is
    longer than `WRAP_COLUMN`, and most lines that another line follows do not end a sentence.
    """
    lines = text.strip().split("\n")
    inner = [line.strip() for line, after in pairwise(lines) if after.strip()]
    inner = [line for line in inner if line]
    parted = "" in map(str.strip, lines) or _is_one_paragraph(lines)
    if not inner or not parted or max(map(len, lines)) > WRAP_COLUMN:
        return text
    running = sum(not line.endswith((".", "!", "?", '"', "”", ":")) for line in inner)
    if running * 2 < len(inner) or sum(map(len, inner)) < 40 * len(inner):
        return text
    return re.sub(r"(?<=\S)[ \t]*\n(?=[ \t]*\S)", lambda gap: " " * len(gap.group()), text)


def _is_one_paragraph(lines: list[str]) -> bool:
    """Whether no line had room for the first word of the next one."""
    column = max(map(len, lines))
    return len(lines) >= ONE_PARAGRAPH and all(
        len(f"{line} {after.split()[0]}") > column for line, after in pairwise(lines)
    )


def front_matter(text: str, *, place: str) -> tuple[Mapping[str, object], str]:
    """The fields of the YAML block that a text begins with, if it does, and the text after it.

    Raises CorpusError if the block is no YAML.
    """
    if not text.startswith("---"):
        return {}, text
    try:
        fields, body = frontmatter.parse(text, handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = " ".join(str(error).split())
        raise CorpusError(
            f"{place}: front matter is not YAML ({line[:120]}); correct it"
        ) from error
    return (fields, body) if fields else ({}, text)


def scraped(text: str, *, title: str = "") -> tuple[Head, list[Line]]:
    """What the lines of a scraped page say of the article, and the lines that are its prose.

    A `title` that is known is only looked for, to leave its line out of the prose.
    """
    page = lines_of(text)
    lines = story_lines(without_asides(page))
    at = _headline(lines, title) if len(lines) > 1 else None
    head = Head(title=title or (lines[at].text if at is not None else ""))
    body = prose_lines(lines[at + 1 :] if at is not None else lines)
    notes = _notes(lines, body, at)
    for line in notes:
        head = _told(head, line.text)
    found = notices(lines, body)
    head = replace(head, notice=notice_text(found, head.title))
    body = without_notices([line for line in body if line not in notes], found)
    if body:
        if at is not None:
            body = _without_labels(body, goes_on=page[-1].start > body[-1].start)
        head = replace(head, title=head.title or _shortened(body[0].text))
        first = next((line for line in body if line.is_prose), body[0])
        head = _with(head, lead(first.text))
    return _dated_by_caption(head, lines, body), body


def _notes(lines: list[Line], body: list[Line], at: int | None) -> list[Line]:
    """The by-lines, dates and credits around the headline and at the end of the body.

    A date without a word such as "Published" counts above the prose or just below the by-line
    only: further down it is a date that the story tells of.
    """
    top = range(min(len(lines), (at or 0) + HEAD_LINES))
    named = [i for i in top if credit(lines[i].text) or names_beside_stamp(lines, i)]
    prose = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    reach = min(max(prose, named[-1] + 1 + DATE_WITHIN if named else 0), HEAD_LINES)
    dates = [line for line in lines[:reach] if parse_date(line.text)]
    around = [*(lines[i] for i in named), *(line for line in body[-2:] if credit(line.text))]
    return dates + [line for line in around if line not in dates]


def _without_labels(body: list[Line], *, goes_on: bool) -> list[Line]:
    """The body without labels and bare dates above its first paragraph, and without its tags.

    Tags are short labels below the last paragraph, where the page `goes_on` with other things.
    """
    first = next((i for i, line in enumerate(body) if line.is_prose), 0)
    last = next((i for i in reversed(range(len(body))) if body[i].is_prose), len(body))
    tags = body[last + 1 :] if goes_on else []
    if len(tags) < 2 or body[last].text.endswith(":") or not all(map(_is_label, tags)):
        tags = []
    start = min(first, HEAD_LINES)
    rest = body[start : len(body) - len(tags)]
    if sum(map(_is_label, rest)) >= SECTIONS:  # the first of many headings
        start = max(0, start - 1)
    top = (line for line in body[:start] if not (_is_label(line) or is_loose_date(line.text)))
    return [*top, *body[start : len(body) - len(tags)]]


def _is_label(line: Line) -> bool:
    return line.is_heading and line.words <= LABEL_WORDS and not re.search(r"\d", line.text)


def _headline(lines: list[Line], title: str) -> int | None:
    """Index of the line that bears the headline, or `None`."""
    wanted = compact(title)
    for i, line in enumerate(lines[:HEAD_LINES]):
        if wanted and compact(line.text) == wanted:
            return i
        if wanted and line.is_prose:  # further down the same words are a heading of the body
            return None
    if wanted:
        return None
    for i, line in enumerate(lines[:HEAD_LINES]):
        if not (is_furniture(line.text) or _told_apart(line.text) or is_path(lines, i)):
            return _below_labels(lines, i) if _may_be_headline(line) else None
    return None


def _told_apart(text: str) -> bool:
    """Whether the line tells something of the story that is not its headline."""
    return bool(credit(text) or parse_date(text) or is_notice(text))


def _below_labels(lines: list[Line], i: int) -> int:
    """Index of the headline under the labels that begin at `i`; `i` if that is the headline."""
    for j in range(i, min(i + 3, len(lines))):
        if not _may_be_headline(lines[j]):
            break
        if len(lines[j].text.split()) > LABEL_WORDS:
            return j
    return i


def _may_be_headline(line: Line) -> bool:
    question = line.text.endswith(("?", "!")) and len(line.text.split()) <= 20
    quoted = re.search(r"[^.,;:]['\"”’]$", line.text) and len(line.text.split()) <= 25
    return line.is_heading or question or bool(quoted)


def _told(head: Head, text: str) -> Head:
    """`head` with what a credit line or a bare date adds; what is known already stays."""
    found = credit(text) or Credit(names_only(text), published=parse_date(text))
    return _with(head, found)


def _with(head: Head, found: Credit) -> Head:
    return replace(
        head,
        authors=head.authors or found.authors,
        agency=head.agency or found.agency,
        published=head.published or found.published,
        updated=head.updated or found.updated,
    )


def _dated_by_caption(head: Head, lines: list[Line], body: list[Line]) -> Head:
    """`head` with the day of a caption, if the story shows that it is the day it tells of.

    It does when the first paragraph names that weekday and two of the names in the caption; a
    photo from the archive fails at that.
    """
    if head.published or not body:
        return head
    opening = body[0].text
    for line in lines[:HEAD_LINES]:
        days = written_dates(line.text) if is_caption(line.text) else []
        shared = set(NAME.findall(line.text)) & set(NAME.findall(opening)) - set(WEEKDAYS)
        if len(days) == 1 and len(shared) > 1 and f"on {weekday(days[0])}" in opening:
            return replace(head, published=days[0])
    return head


def _shortened(text: str) -> str:
    """The first sentence of `text`, cut at a word when it is longer than a headline."""
    sentence = FIRST_SENTENCE.match(text)
    title = sentence.group() if sentence else text
    if len(title) <= TITLE_CHARS:
        return title
    return title[:TITLE_CHARS].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
