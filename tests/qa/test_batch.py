import json

import pytest

from corpus import CorpusError
from qa.commands.batch import compact, documents, failure, found_text, read_pair, read_question


def test_a_question_may_bring_all_that_limits_it():
    asked = read_question(
        '{"question": "Who?", "since": "2024-05-01", "until": "2024-05-09",'
        ' "source": "Norrby Post", "today": "2024-05-10", "history": [["When?", "In May."]],'
        ' "articles": [{"title": "Flood", "text": "The river rose."}]}'
    )
    assert (asked.since, asked.until, asked.today) == ("2024-05-01", "2024-05-09", "2024-05-10")
    assert asked.sources == ("Norrby Post",)
    assert asked.history == (("When?", "In May."),)
    assert [article.text for article in asked.articles] == ["The river rose."]
    assert asked.library is not None


def test_a_question_alone_is_asked_of_the_stored_library():
    assert read_question('{"question": "Who?"}').library is None


def test_several_sources_may_be_named():
    assert read_question('{"question": "Who?", "source": ["A", "B"]}').sources == ("A", "B")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "an empty line; write one"),
        (" \n", "an empty line; write one"),
        ("Who?", r"not JSON \(Expecting value: character 1\)"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "no JSON object"),
        ("{}", '"question" is missing'),
        ('{"question": " "}', '"question" is missing'),
        ('{"question": 5}', '"question" is missing'),
        ('{"question": "Who?", "since": 2024}', '"since" is 2024'),
        ('{"question": "Who?", "source": {"a": 1}}', '"source"'),
        ('{"question": "Who?", "history": [["a"]]}', '"history"'),
        ('{"question": "Who?", "history": "a"}', '"history"'),
        ('{"question": "Who?", "articles": {"text": "a"}}', '"articles"'),
    ],
)
def test_a_bad_line_says_what_is_wrong(line, said):
    with pytest.raises(ValueError, match=said):
        read_question(line)


def test_an_article_without_text_is_named_by_its_number():
    good = '{"title": "a", "text": "b"}'
    with pytest.raises(CorpusError, match="article 2"):
        read_question(f'{{"question": "Who?", "articles": [{good}, {{"title": "c"}}]}}')


def test_a_pair_is_a_claim_and_its_evidence():
    assert read_pair('{"claim": "It rose.", "evidence": ""}') == ("It rose.", "")


@pytest.mark.parametrize(
    "line", ["", "[]", "{}", '{"claim": "x"}', '{"claim": 1, "evidence": "x"}']
)
def test_a_bad_pair_is_refused(line):
    with pytest.raises(ValueError, match="write"):
        read_pair(line)


def test_each_line_gives_one_document_in_order_and_bad_ones_an_error():
    def length(line):
        if not line:
            raise ValueError("nothing there")
        return {"length": len(line)}

    assert list(documents(["abc", "", "x"], length)) == [
        {"length": 3},
        {"error": "nothing there", "line": 2},
        {"length": 1},
    ]


def test_a_defect_of_ours_is_no_bad_line():
    def broken(_):
        raise KeyError("bug")

    with pytest.raises(KeyError):
        list(documents(["abc"], broken))


def test_a_document_is_one_line_whatever_it_holds():
    document = failure(ValueError("line\nbreak Größe \u2028"), 7)
    assert len(compact(document).split("\n")) == 1
    assert json.loads(compact(document)) == {"error": "line\nbreak Größe \u2028", "line": 7}


def test_passages_for_people_have_score_title_id_and_words():
    hit = {"score": 0.5, "article": {"id": "f", "title": "Flood"}, "text": "The\nriver rose."}
    assert found_text({"hits": [hit]}) == "0.500  Flood (f)\n       The river rose."
    assert found_text({"hits": []}) == "nothing found"
    told = "2 articles without a date were left out."
    assert found_text({"hits": [], "undated_left_out": 2}) == f"nothing found\n{told}"
