import io
from contextlib import suppress

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from corpus import CorpusError
from corpus.reading.documents import read_docx, read_pdf

PAGES = [
    [
        "The Example, page 1",
        "River floods town",
        "The river rose above its banks on Monday after a week of rain in the esca-",
        "lation that the weather service had foreseen in its report of last Friday.",
        "People left.",
        "The mayor said at a press conference that more than a thousand people from the",
    ],
    ["The Example, page 2", "lower town had left their homes.", "More rain is expected."],
    ["The Example, page 3", "A third page ends the story."],
]


def pdf(pages=PAGES, password=None):
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password is not None else None)
    for lines in pages:
        for i, line in enumerate(lines):
            canvas.drawString(50, 800 - 14 * i, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word():
    document = docx.Document()
    document.add_heading("River floods town", level=0)
    document.add_paragraph("The river rose above its banks on Monday.")
    document.add_table(1, 2).cell(0, 1).text = "1,200 people"
    document.add_paragraph("More rain is expected.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_paragraphs_of_a_pdf_are_lines_without_running_heads():
    text, _ = read_pdf(pdf(), place="n.pdf")
    lines = text.split("\n")
    assert lines[0] == "River floods town"
    assert lines[1].startswith("The river rose above its banks on Monday after")
    assert "in the escalation that the weather service" in lines[1]
    assert "thousand people from the lower town had left their homes." in text
    assert "The Example" not in text


def test_what_a_browser_prints_around_a_page_is_left_out():
    edge = ["12/1/26, 2:14 AM River floods town", "https://vik.example/river 1/1"]
    text, _ = read_pdf(pdf([[*PAGES[0][1:], *edge]]), place="n.pdf")
    assert text == read_pdf(pdf([PAGES[0][1:]]), place="n.pdf")[0]
    own = read_pdf(pdf([[*PAGES[0][1:], "10/19/2024 14:30 The mayor resigned."]]), place="n.pdf")[0]
    assert "The mayor resigned." in own


def test_the_pages_of_a_pdf_are_numbered_by_their_offsets():
    text, numbers = read_pdf(pdf(), place="n.pdf")
    assert numbers[0] == 0
    assert text[numbers[1] :].startswith("lower town")
    assert text[numbers[2] :] == "A third page ends the story."


def test_a_pdf_with_a_password_is_refused_with_the_remedy():
    with pytest.raises(CorpusError, match=r"^n\.pdf: locked with a password; save it without one"):
        read_pdf(pdf(password="secret"), place="n.pdf")


def test_a_pdf_that_opens_without_its_password_is_read():
    assert "River floods town" in read_pdf(pdf(password=""), place="n.pdf")[0]


def test_a_scan_is_refused_with_the_remedy():
    with pytest.raises(CorpusError, match="run it through OCR"):
        read_pdf(pdf([[]]), place="n.pdf")


def test_a_document_gives_its_title_and_its_blocks_in_order():
    title, text = read_docx(word(), place="n.docx")
    assert title == "River floods town"
    assert [line.strip() for line in text.split("\n")] == [
        "River floods town",
        "The river rose above its banks on Monday.",
        "1,200 people",
        "More rain is expected.",
    ]


def test_an_empty_document_is_refused():
    out = io.BytesIO()
    docx.Document().save(out)
    with pytest.raises(CorpusError, match="no text in the document"):
        read_docx(out.getvalue(), place="n.docx")


PDF, DOCX = pdf(), word()


@given(st.integers(0, 10_000), st.lists(st.tuples(st.integers(0), st.integers(0, 255)), max_size=9))
def test_broken_files_are_read_or_refused_and_nothing_else(cut, changes):
    for read, whole in ((read_pdf, PDF), (read_docx, DOCX)):
        data = bytearray(whole[: -(cut % len(whole)) or None])
        for at, value in changes:
            data[at % len(data)] = value
        with suppress(CorpusError):  # any other error fails the test
            assert read(bytes(data), place="n")
