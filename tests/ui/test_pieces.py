"""The small pure parts: links, highlights, drafts, coverage, answerers, differences."""

import json

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Library, Where
from qa import Answer, Citation, Claim, ClaimChecked, Label, SentBack, TextDelta, Verdict
from qa.answers_store import StoredAnswer
from tests.ui.articles import HARBOUR
from ui import answerers
from ui.coverage import coverage, examples
from ui.highlights import SHOWN, Highlight, excerpt
from ui.links import original, text_fragment
from ui.live import Live
from ui.reader import differing
from ui.talk import as_json
from ui.turns import Coverage, Turn

HOLDS = Verdict(Label.SUPPORTED, 1.0)
TEXT = "It rose.\n\nTwo died there."


def texts(shown):
    return [[(piece.text, bool(piece.highlight)) for piece in p] for p in shown.paragraphs]


def test_a_citation_across_paragraphs_is_highlighted_in_each():
    shown = excerpt(TEXT, [Highlight(1, 3, 18, current=True)])
    assert texts(shown) == [
        [("It ", False), ("rose.", True)],
        [("Two died", True), (" there.", False)],
    ]


def test_where_citations_overlap_the_current_one_is_seen():
    shown = excerpt("It rose.", [Highlight(1, 0, 8), Highlight(2, 3, 8, current=True)])
    [[first, second]] = shown.paragraphs
    assert (first.highlight.number, second.highlight.number) == (1, 2)


def test_of_a_very_long_text_what_stands_around_the_citation_is_shown():
    text = "It rose again.\n" * 20_000
    shown = excerpt(text, [Highlight(1, 200_010, 200_014, current=True)])
    assert shown.before == 200_010 - SHOWN // 2
    assert shown.before + SHOWN + shown.after == len(text)
    assert any(piece.highlight for p in shown.paragraphs for piece in p)


@given(st.text("ab\n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_pieces_are_the_text_whatever_is_highlighted(text, spans):
    shown = excerpt(text, [Highlight(1, start, end) for start, end in spans])
    assert ["".join(t for t, _ in p) for p in texts(shown)] == [t for t in text.split("\n") if t]


def test_a_long_quote_is_linked_by_the_words_at_its_ends():
    words = "one two three four five six seven eight nine ten eleven twelve thirteen"
    assert text_fragment(words) == (
        "one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"
    )


def test_an_article_without_a_web_address_has_no_original():
    article = Article(text="It rose.", url="file:///etc/passwd")
    assert original(Citation(1, article, 0, 8)) is None


def test_a_sentence_is_provisional_until_checked_and_then_as_corrected():
    written = Live("What?").after(TextDelta(0, "It fell")).after(TextDelta(0, "."))
    [draft] = written.sentences
    assert (draft.text, draft.verdict) == ("It fell.", None)
    cited = (Citation(1, Article(text="It rose."), 0, 8),)
    [checked] = written.after(ClaimChecked(0, HOLDS, "It rose. [1]", cited)).sentences
    assert (checked.text, checked.verdict, checked.citations) == ("It rose.", HOLDS, cited)


def test_sentences_keep_their_places_when_verdicts_come_late():
    live = Live("What?")
    for event in (TextDelta(0, "One."), TextDelta(1, " Two."), ClaimChecked(0, HOLDS)):
        live = live.after(event)
    assert [(s.before, s.text, bool(s.verdict)) for s in live.sentences] == [
        ("", "One.", True),
        (" ", "Two.", False),
    ]


def test_a_sentence_that_is_left_out_is_gone():
    live = Live("Why?")
    for event in (TextDelta(0, "One."), TextDelta(1, " One."), ClaimChecked(1, HOLDS, "")):
        live = live.after(event)
    assert [s.written for s in live.sentences] == ["One."]


def test_sentences_that_are_sent_back_are_told_until_the_next_verdict():
    live = Live("What?").after(TextDelta(0, "It fell.")).after(SentBack((0,)))
    assert live.note.startswith("1 sentence does not hold as written and is being written again")
    assert live.after(ClaimChecked(0, HOLDS)).note.startswith("Being written. 1 sentence checked")


def test_stopping_keeps_the_words():
    stopped = Live("What?").after(TextDelta(0, "It")).halted()
    assert (stopped.stopped, stopped.sentences[0].text) == (True, "It")


def test_a_library_is_covered_by_its_counts_sources_and_days():
    found = coverage(Library.from_articles(HARBOUR))
    assert found.text == (
        "4 articles of Coast Daily, Norrby Post, dated 4 March 2024 to 9 March 2024."
    )
    assert coverage(Library.from_articles([])) == Coverage(0)
    assert Coverage(0).text == "0 articles."


def test_sources_and_days_that_only_some_articles_have_are_told_of_these():
    dated = Article(id="dated", text="It rose.", published="2024-10-19T08:00:00+02:00")
    sourced = Article(id="sourced", text="It fell.", source="Coast Daily")
    found = coverage(Library.from_articles([dated, sourced, Article(id="bare", text="It sank.")]))
    assert found.text == ("3 articles. 1 names a source: Coast Daily. 1 is dated: 19 October 2024.")


def summary(claims, answerer="extractive", model=None):
    answer = Answer("What?", tuple(claims), (), answerer, model, reason="No.")
    return Turn(StoredAnswer("a", None, "2026-01-01", Where(), answer)).summary


def test_the_summary_counts_the_verdicts_and_names_the_writer_without_a_path():
    holds = [Claim("", "It rose.", (), HOLDS)]
    assert summary(holds, "local", "/root/models/small-1.gguf") == (
        "The sentence is supported. Written by small-1."
    )
    assert summary(holds * 2).startswith("Both sentences are supported. ")
    assert summary(holds * 3).startswith("All 3 sentences are supported. ")


def test_exported_as_json_a_model_is_told_without_the_folders_of_its_file():
    answer = Answer("What?", (), (), "local", "/root/models/small-1.gguf", reason="No.")
    exported = as_json([StoredAnswer("a", None, "2026-01-01", Where(), answer)])
    assert json.loads(exported)["answers"][0]["model"] == "small-1"


def test_of_an_answer_that_there_is_not_nobody_is_told_to_be_the_writer():
    assert summary([]) == summary([], "openai", "small-1") == ""


def test_examples_ask_what_somebody_said_about_something_named_with_them():
    drawn = examples(Library.from_articles(HARBOUR))
    assert "What did Ole Berg say about Vestby?" in drawn
    assert examples(Library.from_articles([])) == []


def test_who_prints_or_wires_a_story_is_nothing_that_somebody_speaks_about():
    wired = Article(
        text=(
            "HALD (Reuters) - Ole Berg said on Monday the harbour of Hald stays closed."
            " Anna Lind told the Norrby Post that no ship reaches Norrby."
        ),
        source="Norrby Post",
        agency="Reuters",
    )
    drawn = examples(Library.from_articles([wired]))
    assert drawn == ["What did Anna Lind say about Norrby?"]


def test_each_answerer_tells_which_host_receives_text_or_what_is_missing():
    endpoint = {"OPENAI_BASE_URL": "http://10.0.0.2:8000/v1"}
    assert "10.0.0.2:8000" in answerers.told("auto", endpoint)
    assert "api.openai.com" in answerers.told("openai", {"OPENAI_API_KEY": "key"})
    assert "Nothing is sent" in answerers.told("extractive", endpoint)
    assert "set OPENAI_BASE_URL" in answerers.told("openai", {})
    checked = answerers.told("extractive", endpoint | {"BYLINE_CHECKER": "llm"})
    assert "10.0.0.2:8000" in checked
    assert "Nothing is sent" not in checked


def test_the_sentences_gone_and_new_are_told_in_order():
    before, after = "It rose. Two died. It fell.", "It rose. Three died. It fell. Rain."
    assert differing(before, after) == [
        ("gone", "Two died."),
        ("new", "Three died."),
        ("new", "Rain."),
    ]
