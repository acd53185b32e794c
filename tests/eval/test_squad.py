"""Files in the form of SQuAD, as cases and as questions to train the reader on; rows are ours."""

import json

import pytest

from corpus import Library
from eval.adapters import ADAPTERS
from eval.cases import CaseError, Span
from eval.reader.people import read_people
from eval.reader.readings import ReadingMaker

RIVER = "The river rose on Monday. Mayor Anna Lind of Norrby said 40 homes were empty."
BRIDGE = " The bridge of Norrby is shut. Bo Ek, an engineer, wants it open by May."


def asked(name, question, context, *answers):
    found = [{"text": words, "answer_start": context.index(words)} for words in answers]
    return {"id": name, "question": question, "answers": found}


@pytest.fixture
def folder(tmp_path):
    """One article of two paragraphs; one question that its paragraph does not answer."""
    river = [
        asked("1", "How many homes of Norrby were empty?", RIVER, "40", "40 homes"),
        asked("2", "Who is the mayor of Norrby?", RIVER, "Anna Lind", "Mayor Anna Lind"),
        {"id": "3", "question": "Who fled?", "answers": [], "is_impossible": True},
    ]
    bridge = [
        asked("4", "Who wants the bridge of Norrby open?", BRIDGE, "Bo Ek"),
        asked("5", "What does he want?", BRIDGE, "it open by May"),
    ]
    paragraphs = [{"context": RIVER, "qas": river}, {"context": BRIDGE, "qas": bridge}]
    written = {"version": "2.0", "data": [{"title": "Flood_in_Norrby", "paragraphs": paragraphs}]}
    (tmp_path / "dev.json").write_text(json.dumps(written, indent=1), encoding="utf-8")
    return tmp_path


def test_paragraphs_are_an_article_and_the_sentences_with_the_answer_are_gold(folder):
    made = ADAPTERS["squad"](folder)
    [article] = made.articles
    assert (article.id, article.title) == ("dev.json/1", "Flood in Norrby")
    assert article.text == f"{RIVER}\n\n{BRIDGE}"
    homes, mayor, fled, bridge, _ = made.cases
    assert homes.answers == ("40", "40 homes")
    [span] = homes.spans
    assert span == Span("dev.json/1", RIVER.partition(". ")[2], "answer")
    assert mayor.spans == homes.spans
    assert (fled.unanswerable, fled.spans) == (True, ())
    assert bridge.spans[0].text == "Bo Ek, an engineer, wants it open by May."


def test_annotators_who_found_it_in_two_sentences_are_both_right(folder):
    file = folder / "dev.json"
    changed = json.loads(file.read_text())
    answers = changed["data"][0]["paragraphs"][0]["qas"][0]["answers"]
    answers.append({"text": "The river rose", "answer_start": 0})
    file.write_text(json.dumps(changed))
    case = ADAPTERS["squad"](folder).cases[0]
    assert [span.fact for span in case.spans] == ["answer", "answer"]
    assert {span.text for span in case.spans} == {
        "The river rose on Monday.", RIVER.partition(". ")[2],
    }  # fmt: skip


def test_an_address_as_the_title_is_read_as_one(folder):
    file = folder / "dev.json"
    address = "https://norrby.example/2015/05/07/after-the-flood.html"
    file.write_text(file.read_text().replace("Flood_in_Norrby", address))
    [article] = ADAPTERS["squad"](folder).articles
    assert (article.title, article.url) == ("after the flood", address)


def test_what_is_written_can_be_added_to_a_library(folder):
    ADAPTERS["squad"](folder).write(folder / "out")
    row = json.loads((folder / "out" / "articles.jsonl").read_text())
    assert row["text"] == f"{RIVER}\n\n{BRIDGE}"
    assert Library.from_articles(ADAPTERS["squad"](folder).articles).article("dev.json/1")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("[]", r"dev\.json: the file is \[\]"),
        ("{", r"dev\.json: .*as it was published"),
        ('{"data": [{"paragraphs": [{"qas": []}]}]}', r'dev\.json:1: "context" is missing'),
        (
            '{"data": [{"paragraphs": [{"context": "It rose.", "qas": [{"id": "1",'
            ' "question": "What?", "answers": [{"text": "It"}]}]}]}]}',
            r'dev\.json:1: "answer_start" is missing',
        ),
    ],
)
def test_what_is_not_in_this_form_is_told_with_its_place(folder, written, told):
    (folder / "dev.json").write_text(written)
    with pytest.raises(CaseError, match=told):
        ADAPTERS["squad"](folder)


def test_a_question_whose_answer_begins_nowhere_is_left_out(folder):
    file = folder / "dev.json"
    changed = json.loads(file.read_text())
    changed["data"][0]["paragraphs"][0]["qas"][1]["answers"] = [
        {"text": "Lind", "answer_start": 999}
    ]
    file.write_text(json.dumps(changed))
    made = ADAPTERS["squad"](folder)
    assert ([case.id for case in made.cases], made.left_out) == (["1", "3", "4", "5"], 1)


def test_the_reader_learns_from_clear_questions_of_people(folder):
    found = read_people(folder / "dev.json")
    assert [one.question for one in found] == [
        "How many homes of Norrby were empty?",
        "Who is the mayor of Norrby?",
        "Who wants the bridge of Norrby open?",
    ]
    assert found[2].passage == BRIDGE.strip()
    assert found[2].text == f"Flood in Norrby.\n{BRIDGE.strip()}"
    assert ReadingMaker(found, [[]] * 3)  # each has its answer in a sentence


def test_a_field_of_another_type_is_told_with_its_file_and_article(folder):
    file = folder / "dev.json"
    changed = json.loads(file.read_text())
    changed["data"][0]["paragraphs"][0]["qas"][0]["question"] = 7
    file.write_text(json.dumps(changed))
    with pytest.raises(CaseError, match=r"dev\.json:1: .*question"):
        read_people(file)
