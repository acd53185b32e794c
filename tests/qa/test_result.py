import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from corpus import Article, Page
from qa.result import Answer, describe, escape, page_lines
from qa.values import (
    Citation,
    Claim,
    Conflict,
    ConflictKind,
    Evidence,
    Label,
    Link,
    Reading,
    Repairs,
    Verdict,
)

FLOOD = Article(
    id="flood",
    title="Flood in Norrby",
    text="The river rose. Berg said 40 people died. Holt said 52 people died.",
    source="Norrby Post",
    url="https://norrby.example/flood",
    published="2024-05-03T08:00:00+02:00",
)
RIVER, FORTY, MORE = (
    Citation(1, FLOOD, 0, 15),
    Citation(2, FLOOD, 16, 41),
    Citation(3, FLOOD, 42, 67),
)
GOOD = Claim("", "The river rose.", (RIVER,), Verdict(Label.SUPPORTED, 1.0, ("its own words",)))
BAD = Claim(" ", "All died.", (FORTY,), Verdict(Label.UNSUPPORTED, 0.25, ("nobody says so",)))
READINGS = (
    Reading(40, "exact", "people", "people died", "40", "Berg", None, "2024-05-03", FORTY),
    Reading(52, "exact", "people", "people died", "52", "Holt", "2024-05-02", "2024-05-03", MORE),
)
DEAD = Conflict("how many people", READINGS, (Link(0, 1, "updates"),))
ANSWER = Answer(
    "How many died?",
    (GOOD, BAD),
    (Evidence(FLOOD, 0, 41, 0.87654),),
    "openai",
    model="small-1",
    conflicts=(DEAD,),
    timings={"plan": 0.1},
)
ABSTAINED = Answer("Why?", (), (Evidence(FLOOD, 0, 15),), "extractive", reason="No reason given.")


def test_prints_that_differ_are_told_with_how_many_articles_have_what():
    words = [
        Reading(name, "exact", "", "", name, None, None, None, cited, voices)
        for name, cited, voices in (("Berg", FORTY, 2), ("Holt", MORE, 1))
    ]
    link = Link(0, 1, "outnumbered by")
    conflict = Conflict("Who won?", tuple(words), (link,), ConflictKind.PRINTS)
    answer = replace(ANSWER, conflicts=(conflict,))
    rows = ["- Berg (2 articles) [2]", "- Holt (1 article) [3]"]
    assert "\n".join(["Prints of one story differ (Who won?):", *rows]) in str(answer)
    markdown = answer.to_markdown()
    assert "| words | found in | when | source |" in markdown
    assert "| Berg | 2 articles |  | [2] |" in markdown
    assert "- Holt outnumbered by Berg" in markdown
    assert answer.to_dict()["conflicts"][0]["kind"] == "prints"


def test_the_words_that_answer_are_bold_in_markdown_and_named_in_json():
    text = FLOOD.text.replace("said 40", "said\n40*")
    article = replace(FLOOD, text=text)
    cited = Citation(1, article, 16, 42, words=(26, 36))
    assert cited.answer == "40* people"
    claim = Claim("", "Berg said so.", (cited,), GOOD.verdict)
    answer = replace(ANSWER, claims=(claim,), conflicts=())
    assert "“Berg said **40\\* people** died.”" in answer.to_markdown()
    assert [c["answer"] for c in answer.to_dict()["citations"]] == ["40* people"]
    assert RIVER.answer is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("The dam cost A$40m in all.", "$40m"),
        ("It was 40°C.", "40°"),
        ("Berg said “Never” to them.", "“Never”"),
        ("Berg said it is (so).", "(so)"),
        ("It rained 40mm.", "40"),
        ("It rained.", "It rained."),
    ],
)
def test_what_markdown_would_not_show_bold_bears_no_stars(text, answer):
    article = Article(id="a", text=text)
    start = text.index(answer)
    cited = Citation(1, article, 0, len(text), words=(start, start + len(answer)))
    shown = MarkdownIt().render(
        replace(ANSWER, claims=(replace(GOOD, citations=(cited,)),), conflicts=()).to_markdown()
    )
    assert "**" not in shown
    assert (f"<strong>{answer}</strong>" in shown) == (answer not in ("$40m", "40°"))


def test_answers_without_words_that_answer_name_none():
    assert ANSWER.to_dict()["citations"][0]["answer"] is None


def test_sides_that_differ_are_told_with_whose_they_are_and_when():
    sides = (
        Reading("says so", "exact", "", "", "says so", "Berg", "2024-05-03", None, FORTY),
        Reading("denies it", "exact", "", "", "denies it", "Holt", None, None, MORE),
    )
    conflict = Conflict("Did it?", sides, (Link(0, 1, "disputes"),), ConflictKind.STANCES)
    answer = replace(ANSWER, conflicts=(conflict,))
    rows = ["- says so (Berg, 2024-05-03) [2]", "- denies it (Holt) [3]"]
    assert "\n".join(["Those who speak in the articles differ (Did it?):", *rows]) in str(answer)
    markdown = answer.to_markdown()
    assert "| side | who | when | source |" in markdown
    assert "| says so | Berg | 3 May 2024 | [2] |" in markdown
    assert "disputes" not in markdown  # the sides tell that
    assert answer.to_dict()["conflicts"][0]["kind"] == "stances"


def test_the_text_is_the_claims_with_their_markers():
    assert ANSWER.text == "The river rose. [1] All died. [2]"
    assert not ANSWER.abstained


def test_citations_are_those_of_claims_and_readings_once_by_number():
    assert ANSWER.citations == (RIVER, FORTY, MORE)


def test_a_citation_that_a_reading_shares_has_the_words_that_answer_the_claim():
    claim = replace(BAD, citations=(replace(FORTY, words=(26, 28)),))
    reading = replace(READINGS[0], citation=replace(FORTY, words=(16, 20)))
    answer = replace(ANSWER, claims=(claim,), conflicts=(replace(DEAD, readings=(reading,)),))
    assert [c.answer for c in answer.citations] == ["40"]


def test_abstaining_the_text_is_the_reason_and_the_nearest_words_are_shown():
    assert ABSTAINED.abstained
    assert ABSTAINED.text == "No reason given."
    assert "The river rose." in str(ABSTAINED)
    assert "> The river rose." in ABSTAINED.to_markdown()


def test_printed_an_answer_has_prose_figures_sources_and_doubts():
    shown = str(ANSWER)
    assert shown.startswith(ANSWER.text)
    assert "40 people died (Berg) [2]" in shown
    assert "52 (Holt) updates 40 (Berg)" in shown
    assert "[1] Flood in Norrby (Norrby Post, 2024-05-03)\n    “The river rose.”" in shown
    assert "unsupported: “All died.” (nobody says so)" in shown


def test_undated_articles_that_a_limit_of_days_left_out_are_told_with_the_answer():
    for answer in (ANSWER, ABSTAINED):
        limited = replace(answer, undated_left_out=1)
        for shown in (str(limited), limited.to_markdown()):
            assert "1 article without a date was left out." in shown
        assert "without a date" not in str(answer) + answer.to_markdown()


def test_in_markdown_a_sentence_that_does_not_hold_bears_its_verdict_with_the_reason():
    wrong = replace(BAD, verdict=Verdict(Label.CONTRADICTED, 0.0, ("it says 40,\nnot *41*",)))
    plain = Claim(" ", "That is all.", (), Verdict(Label.NOT_CHECKABLE, 0.0))
    prose = replace(ANSWER, claims=(GOOD, BAD, wrong, plain)).to_markdown().partition("\n")[0]
    assert prose == (
        "The river rose. [1]"
        " All died. [2] (not supported: nobody says so)"
        " All died. [2] (contradicted: it says 40, not \\*41\\*)"
        " That is all. (nothing to check)"
    )


def test_in_markdown_readings_that_update_or_dispute_each_other_are_told():
    disputed = replace(DEAD, links=(Link(0, 1, "disputes"),))
    assert "- 52 (Holt) updates 40 (Berg)" in ANSWER.to_markdown()
    assert "- 52 (Holt) disputes 40 (Berg)" in replace(ANSWER, conflicts=(disputed,)).to_markdown()
    assert "| 40 people died | Berg | published 3 May 2024 | [2] |" in ANSWER.to_markdown()


def test_in_markdown_the_last_line_says_who_wrote_without_a_path():
    local = replace(ANSWER, answerer="local", model="/home/ann/models/small-1.5b.gguf")
    repaired = replace(local, repairs=Repairs(quotes_corrected=1))
    assert local.to_markdown().endswith("\n\nWritten by small-1.5b.")
    assert repaired.to_markdown().endswith("quotes corrected to the article's words: 1.")
    own = replace(ANSWER, answerer="extractive", model=None).to_markdown()
    assert own.endswith("Composed of the articles' own sentences.")
    assert "Composed" not in ABSTAINED.to_markdown()


def test_json_has_exactly_these_keys():
    document = ANSWER.to_dict()
    assert set(document) == {
        "question", "text", "abstained", "reason", "answerer", "model", "claims", "citations",
        "conflicts", "evidence", "repairs", "undated_left_out", "respelled", "trace", "timings",
        "usage",
    }  # fmt: skip
    assert document["claims"][1] == {
        "text": "All died.",
        "verdict": "unsupported",
        "support": 0.25,
        "reasons": ["nobody says so"],
        "citations": [2],
    }
    article = {
        "id": "flood",
        "title": "Flood in Norrby",
        "source": "Norrby Post",
        "agency": None,
        "url": "https://norrby.example/flood",
        "uri": None,
        "published": "2024-05-03T08:00:00+02:00",
    }
    assert document["citations"][0] == {
        "number": 1, "article": article, "quote": "The river rose.", "start": 0, "end": 15,
        "page": None, "notice": None, "answer": None,
    }  # fmt: skip
    assert document["evidence"] == [
        {"article": article, "start": 0, "end": 41, "text": FLOOD.text[:41], "score": 0.8765}
    ]


def test_json_conflicts_name_their_citations_by_number():
    [conflict] = ANSWER.to_dict()["conflicts"]
    assert conflict["topic"] == "how many people"
    assert conflict["links"] == [{"earlier": 0, "later": 1, "relation": "updates"}]
    assert conflict["readings"][1] == {
        "value": 52, "bound": "exact", "unit": "people", "counted": "people died", "quoted": "52",
        "speaker": "Holt", "said_on": "2024-05-02", "published": "2024-05-03", "voices": 1,
        "citation": 3,
    }  # fmt: skip


def test_json_holds_plain_values_only():
    for answer in (ANSWER, ABSTAINED):
        assert json.loads(json.dumps(answer.to_dict())) == answer.to_dict()


MARKS = st.text(
    st.sampled_from("<>*_[]()`#|!~&$\\ ab1\n-+.:@")
    | st.characters(codec="utf-8", exclude_characters="\0")
)


def shown(markdown):
    """What a reader sees of Markdown, and which kinds of node it has."""
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(markdown)
    )
    inner = [child for token in tokens for child in token.children or []]
    return "".join(token.content for token in inner), {token.type for token in inner}


@pytest.mark.parametrize("text", ["1986. It rained.", "7) It fell.", "- a dash", "+ a plus"])
def test_escaped_text_that_looks_like_a_list_is_none(text):
    assert shown(escape(text))[0] == text


@given(MARKS)
def test_escaped_text_shows_letter_for_letter(text):
    line = " ".join(f"{text}x".split())
    content, kinds = shown(escape(line))
    assert content == line
    assert kinds <= {"text", "text_special"}


def test_html_and_markdown_of_an_article_are_shown_not_obeyed():
    evil = "<script>alert(1)</script> [click](http://evil.example) ![x](y) **now** | a |"
    article = Article(id="evil", title=evil, text=evil)
    cited = (Citation(1, article, 0, len(evil)),)
    reading = Reading(1, "exact", "", evil, "1", evil, None, None, cited[0])
    answer = Answer(
        evil,
        (Claim("", evil, cited, Verdict(Label.SUPPORTED, 1)),),
        (),
        "extractive",
        conflicts=(Conflict(evil, (reading, reading)),),
    )
    content, kinds = shown(answer.to_markdown())
    assert not kinds & {"html_inline", "html_block", "link_open", "image"}
    assert content.count("**now**") == 1 + 1 + 2 * 2 + 2  # text, topic, cells of two rows, source


def test_a_year_in_brackets_is_no_link():
    text = "See [2024](http://evil.example) and [1](http://evil.example)."
    claim = Claim("", text, (RIVER,), Verdict(Label.SUPPORTED, 1))
    content, kinds = shown(Answer("?", (claim,), (), "extractive").to_markdown().partition("\n")[0])
    assert "link_open" not in kinds
    assert content == f"{text} [1]"


def test_only_web_addresses_are_links():
    bad = Article(id="bad", title="Bad", text="It rose.", url="javascript:alert(1)")
    claim = Claim("", "It rose.", (Citation(1, bad, 0, 8),), Verdict(Label.SUPPORTED, 1))
    assert "javascript" not in Answer("?", (claim,), (), "extractive").to_markdown()
    assert "<https://norrby.example/flood>" in ANSWER.to_markdown()


def test_an_article_is_described_by_what_is_known():
    assert describe(FLOOD) == "Flood in Norrby (Norrby Post, 2024-05-03)"
    assert describe(Article(id="wired", text="x", agency="Reuters")) == "wired (Reuters)"
    assert describe(Article(id="bare", text="x")) == "bare"


def test_lines_of_a_page_that_were_cut_are_marked():
    page = Page("Menu\n\nThe river rose.\nShare\n", ((6, 21),))
    assert page_lines(page) == ["- Menu", "  ", "  The river rose.", "- Share"]


def test_a_source_shows_its_page_and_what_its_page_corrects():
    noted = replace(FLOOD, notice="Correction: 41 people died.")
    cited = replace(GOOD, citations=(Citation(1, noted, 0, 15, page=3),))
    answer = replace(ANSWER, claims=(cited,), conflicts=())
    for shown, day in ((str(answer), "2024-05-03"), (answer.to_markdown(), "3 May 2024")):
        assert f"(Norrby Post, {day}), p. 3" in shown
        assert "Correction: 41 people died." in shown
    [citation] = answer.to_dict()["citations"]
    assert (citation["page"], citation["notice"]) == (3, "Correction: 41 people died.")
