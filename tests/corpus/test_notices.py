import pytest

from corpus.cleaning.notices import is_notice
from corpus.cleaning.plain import scraped
from corpus.reading.read import read_articles

BODY = [
    "The river rose above its banks on Monday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
]
CORRECTION = "Correction: An earlier version of this story gave a wrong number of people."


@pytest.mark.parametrize(
    "line",
    [
        CORRECTION,
        "Correction, Oct. 19: The town has 3,000 people.",
        "CORRECTIONS & CLARIFICATIONS: The name of the mayor is Jana Novak.",
        "• This article was amended on 19 October 2024 to correct a name.",
        "(This story has been updated with the mayor's words.)",
        "Editor’s note: This story has been retracted because its source lied.",
        "An earlier version of this article misspelled the name of the mayor.",
        "A correction was made on May 4, 2024: The town has 3,000 people.",
        "(Corrects the name of the mayor in paragraph 2)",
        "(This May 3 story has been corrected to fix the number of people)",
        "(This story has been refiled to mend a link)",
        "RETRACTED",
        "We have retracted this story.",
        "The Newtown Echo has withdrawn this story and apologises to the mayor.",
        "Editor's Note (May 4): We are reviewing this article after concerns about its source.",
        "Erratum: the town has 3,000 people.",
        "The story was first published on May 3 and was amended on May 4 to mend a figure.",
    ],
)
def test_what_a_page_corrects_or_takes_back_is_a_notice(line):
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "Corrections officers: a day in the prison of the old town",
        "Editor's note: Jana Novak is a professor of history.",
        "The law was amended on 19 October 2024 by parliament.",
        "This story is about a town that a flood changed for ever.",
        "This report has to be changed, the mayor said on Monday.",
        "The report was amended on Monday by the council of the town.",
        "Facebook has removed this post of the mayor.",
        "(The mayor corrects his speeches by hand.)",
    ],
)
def test_a_sentence_of_a_story_is_no_notice(line):
    assert not is_notice(line)


def test_a_notice_above_the_headline_is_not_the_title():
    for notice in (CORRECTION, "RETRACTED", "(Corrects the name of the mayor in paragraph 2)"):
        head, body = scraped("\n".join([notice, "River floods town", *BODY]))
        assert (head.title, head.notice) == ("River floods town", notice)
        assert [line.text for line in body] == BODY


def test_an_update_that_mends_nothing_is_neither_told_nor_part_of_the_story():
    update = "(This story was updated to add new information.)"
    head, body = scraped("\n".join(["River floods town", *BODY, update]))
    assert head.notice is None
    assert [line.text for line in body] == BODY


def test_a_headline_that_says_retracted_is_a_notice():
    head, _ = scraped("\n".join(["RETRACTED: River floods town", *BODY]))
    assert head.notice == "RETRACTED"


@pytest.mark.parametrize("lines", [[CORRECTION, *BODY], [*BODY, CORRECTION]])
def test_a_notice_is_told_of_the_article_and_not_part_of_its_text(lines):
    head, body = scraped("\n".join(["River floods town", *lines]))
    assert head.notice == CORRECTION
    assert [line.text for line in body] == BODY


def test_a_heading_with_its_correction_is_one_notice():
    head, body = scraped("\n".join(["River floods town", *BODY, "Correction", CORRECTION[12:]]))
    assert (
        head.notice == "Correction An earlier version of this story gave a wrong number of people."
    )
    assert [line.text for line in body] == BODY


def test_a_page_that_is_nothing_but_a_retraction_keeps_its_text():
    retraction = "Editor's note: This story has been retracted because its source lied."
    head, body = scraped(f"River floods town\n{retraction}")
    assert head.notice == retraction == body[0].text


def test_the_notice_of_a_web_page_is_kept(tmp_path):
    story = "".join(f"<p>{line}</p>" for line in [*BODY * 2, CORRECTION])
    page = tmp_path / "a.html"
    page.write_text(f"<html><body><article><h1>River</h1>{story}</article></body></html>")
    (loaded,) = read_articles(page)
    assert loaded.article.notice == CORRECTION
    assert CORRECTION not in loaded.article.text
