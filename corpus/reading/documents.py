"""PDF and DOCX: the visible text, page by page or paragraph by paragraph."""

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import docx
import docx.opc.exceptions
import lxml.etree
import pypdf
import pypdf.errors
from docx.document import Document
from docx.table import Table

from corpus.article import CorpusError
from corpus.cleaning.plain import visible_text

BROKEN_PDF = (  # what pypdf raises for files cut short or overwritten, found by fuzzing
    pypdf.errors.PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)
BROKEN_DOCX = (
    docx.opc.exceptions.OpcError,
    lxml.etree.LxmlError,
    zipfile.BadZipFile,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    ValueError,
    struct.error,
    zlib.error,
)
FULL_LINE = 0.75  # of the widest usual line: a shorter one ends its paragraph
SENTENCE_END = re.compile(r"[.!?:…]['\"”’)\]]*$")
NUMBER = re.compile(r"\d+")
ADDRESS = re.compile(r"\w+://\S+ \d+/\d+")  # and page, as a browser prints it
TIME = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d\d\b.*")  # and title, beside that
RUNNING_LINES = 2  # at most, at the top and at the bottom
REPEATED_ON = 3  # pages that bear the same line at the top or the bottom: a running head
MAX_UNPACKED = 500_000_000  # bytes; a DOCX that unpacks to more is an attack or no article


def read_pdf(data: bytes, *, place: str) -> tuple[str, tuple[int, ...]]:
    """(visible text, offsets at which its pages begin), paragraphs on one line each.

    Running heads and page numbers are left out. Raises CorpusError for a file that is broken or
    locked, or that holds pictures only.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise CorpusError(f"{place}: locked with a password; save it without one")
        pages = [visible_text(page.extract_text()).split("\n") for page in reader.pages]
    except pypdf.errors.DependencyError as error:
        raise CorpusError(f"{place}: locked with a password; save it without one") from error
    except BROKEN_PDF as error:
        raise CorpusError(f"{place}: broken PDF ({_line(error)}); download it again") from error
    pages = _without_running_heads([[line.strip() for line in page] for page in pages])
    if not any(line for page in pages for line in page):
        raise CorpusError(f"{place}: no text, a scan perhaps; run it through OCR and add that")
    return _joined([_paragraphs(page) for page in pages])


def read_docx(data: bytes, *, place: str) -> tuple[str, str]:
    """(title as its properties or its title style tell, else empty; visible text).

    Raises CorpusError for a file that is broken, locked or empty.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise CorpusError(f"{place}: unpacks to over {MAX_UNPACKED:,} bytes; save it anew")
        document = docx.Document(io.BytesIO(data))
        title, lines = _docx_title(document), list(_docx_lines(document))
    except BROKEN_DOCX as error:
        raise CorpusError(
            f"{place}: broken or locked DOCX ({_line(error)}); save it anew"
        ) from error
    text = visible_text("\n".join(lines))
    if not text.strip():
        raise CorpusError(f"{place}: no text in the document; save the text of it as .txt instead")
    return title, text


def _docx_title(document: Document) -> str:
    for paragraph in document.paragraphs[:5]:
        style = paragraph.style.name if paragraph.style else ""
        if style in ("Title", "Heading 1") and paragraph.text.strip():
            return " ".join(paragraph.text.split())
    return ""


def _docx_lines(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(" ".join(cell.text.split()) for cell in row.cells)
        else:
            yield block.text


def _without_running_heads(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without numbers and lines that come back at the edge of most of them.

    Nor with what a browser prints there: the address and the page, the time and the title.
    """
    pages = [[*page] for page in pages]
    printed = [any(ADDRESS.fullmatch(line) for line in page) for page in pages]
    for edge in (0, -1) * RUNNING_LINES:
        for page in pages:
            while page and not page[edge]:
                page.pop(edge)
        seen = Counter(NUMBER.sub("#", page[edge]) for page in pages if page)
        for page, by_browser in zip(pages, printed, strict=True):
            line = NUMBER.sub("#", page[edge]) if page else ""
            repeated = seen[line] >= REPEATED_ON and seen[line] * 2 > len(pages)
            if line == "#" or repeated or (by_browser and page and _is_printed(page[edge])):
                page.pop(edge)
    return pages


def _is_printed(line: str) -> bool:
    return bool(ADDRESS.fullmatch(line) or TIME.fullmatch(line))


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """The lines of a page joined to paragraphs, words that a hyphen parts at a line's end too."""
    widths = sorted(len(line) for line in lines if line)
    full = FULL_LINE * widths[len(widths) * 9 // 10] if widths else 0
    paragraphs = [""]
    for line, after in pairwise([*lines, ""]):
        paragraphs[-1] = _continued(paragraphs[-1], line)
        ends = len(line) < full and (SENTENCE_END.search(line) or not after[:1].islower())
        if not line or ends:
            paragraphs.append("")
    return [paragraph for paragraph in paragraphs if paragraph]


def _continued(text: str, line: str) -> str:
    if re.search(r"[a-z]-$", text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text and line else text or line


def _joined(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...]]:
    """The pages as one text, sentences that run over a border whole, and the offsets."""
    text = ""
    numbers = []
    for paragraphs in pages:
        runs_on = (
            text and not SENTENCE_END.search(text) and paragraphs and paragraphs[0][0].islower()
        )
        text += " " if runs_on else "\n" if text else ""
        numbers.append(len(text))
        text += "\n".join(paragraphs)
    return text, tuple(numbers)


def _line(error: BaseException) -> str:
    """The first line of a library's message, or the name of the error."""
    return (str(error).splitlines() or [""])[0][:80] or type(error).__name__
