"""Rows here are ours, in the forms that the publishers' documentation describes."""

import csv
import gzip
import json

import pytest

from corpus import Library
from corpus.reading.read import read_places
from eval.adapters import ADAPTERS
from eval.cases import CaseError, Fact, Span, read_cases

TEXT = "The river rose on Monday. Mayor Anna Lind said 40 homes were empty."


def put(folder, name, rows):
    """A file of rows: a list for .json, else one row a line; packed if it is to be .gz."""
    lines = (
        json.dumps(rows) if ".json" in name.split("jsonl")[0] else "\n".join(map(json.dumps, rows))
    )
    data = lines.encode()
    (folder / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)


def test_news_questions_name_the_articles_that_answer_them(tmp_path):
    row = {"id": "7", "asked": "2024-10-19", "question": "How many?", "answer": "40"}
    put(tmp_path, "questions.jsonl.gz", [row | {"choices": ["40"], "articles_with_answer": ["a"]}])
    put(tmp_path, "articles.jsonl.gz", [{"id": "a", "title": "Flood", "text": TEXT, "authors": []}])
    made = ADAPTERS["news"](tmp_path)
    (case,) = made.cases
    assert (case.answers, case.articles, case.today) == (("40",), ("a",), "2024-10-19")
    assert [article.id for article in made.articles] == ["a"]


def test_realtimeqa_takes_the_right_choice_and_the_articles_that_hold_it(tmp_path):
    question = {
        "question_id": "20241019_0", "question_date": "2024/10/19", "question_source": "Quiz",
        "question_sentence": "How many homes were empty?", "choices": ["30", "40"], "answer": ["1"],
        "evidence": "",
    }  # fmt: skip
    unknown = question | {"question_id": "20241019_1", "answer": ["0"]}
    found = [
        {"url": "https://norrby.example/1", "title": "Flood", "text": TEXT, "authors": ["Bo Ek"],
         "publish_date": "2024/10/18"},
        {"url": "https://norrby.example/2", "title": "Bridge", "text": "It is closed.",
         "authors": [], "publish_date": ""},
        {"url": "https://norrby.example/3", "title": "Empty", "text": "", "publish_date": ""},
    ]  # fmt: skip
    put(tmp_path, "20241019_qa.jsonl", [question, unknown])
    results = {"question_id": "20241019_0", "search_time": "", "search_result": found}
    put(tmp_path, "20241019_gcs.jsonl", [results])
    made = ADAPTERS["realtimeqa"](tmp_path)
    (case,) = made.cases
    assert (case.answers, case.articles) == (("40",), ("https://norrby.example/1",))
    assert case.today == "2024-10-19"
    assert (len(made.articles), made.left_out) == (2, 1)
    assert made.articles[0].published == "2024-10-18"


def test_multihop_questions_bring_their_facts(tmp_path):
    facts = [{"title": "Flood", "text": "The river rose on Monday."}]
    rows = [
        {"id": "1", "question": "Who spoke?", "answer": "Lind", "answerable": True, "facts": facts},
        {"id": "2", "question": "Did it?", "answer": "Yes", "answerable": True, "facts": facts},
        {"id": "3", "question": "Who fled?", "answer": None, "answerable": False, "facts": []},
    ]
    put(tmp_path, "questions.jsonl", rows)
    put(tmp_path, "articles.jsonl", [{"id": "a", "title": "Flood", "text": TEXT}])
    first, second, third = ADAPTERS["multihop"](tmp_path).cases
    assert first.facts == (Fact("Flood", "The river rose on Monday."),)
    assert (first.answers, second.answers, third.unanswerable) == (("Lind",), (), True)


def test_published_multihop_rag_is_read(tmp_path):
    evidence = {
        "title": "Flood",
        "author": "Bo Ek",
        "url": "u",
        "fact": "The river rose on Monday.",
    }
    rows = [
        {"query": "Who?", "answer": "Lind", "question_type": "inference_query",
         "evidence_list": [evidence]},
        {"query": "Who fled?", "answer": "Insufficient information.",
         "question_type": "null_query", "evidence_list": []},
    ]  # fmt: skip
    article = {"title": "Flood", "author": None, "source": "Courier", "category": "news",
               "published_at": "2023-11-27T08:45:59+00:00", "url": "u", "body": TEXT}  # fmt: skip
    put(tmp_path, "MultiHopRAG.json", rows)
    put(tmp_path, "corpus.json", [article])
    made = ADAPTERS["multihop-rag"](tmp_path)
    assert made.cases[0].facts == (Fact("Flood", "The river rose on Monday."),)
    assert made.cases[0].kind == "inference"
    assert made.cases[1].unanswerable
    assert (made.articles[0].text, made.articles[0].published[:10]) == (TEXT, "2023-11-27")


def test_clapnq_brings_its_passage_and_the_chosen_sentences(tmp_path):
    passages = [{"title": "Flood", "text": TEXT, "sentences": TEXT.split(". ")}]
    chosen = [{"answer": "40 were.", "selected_sentences": ["The river rose on Monday."]}]
    none = [{"answer": "", "selected_sentences": [], "meta": {}}]
    elsewhere = [{"answer": "Lind.", "selected_sentences": ["Lind fell."]}]
    rows = [
        {"id": "1", "input": "how many homes", "passages": passages, "output": chosen},
        {"id": "2", "input": "who fled", "passages": passages, "output": none},
        {"id": "3", "input": "who fell", "passages": passages, "output": elsewhere},
    ]
    put(tmp_path, "clapnq_dev_answerable.jsonl", rows)
    answerable, unanswerable = ADAPTERS["clapnq"](tmp_path).cases
    assert answerable.spans == (Span("1/1", "The river rose on Monday."),)
    assert answerable.references == ("40 were.",)
    assert answerable.own_articles[0].text == TEXT
    assert (unanswerable.unanswerable, len(unanswerable.own_articles)) == (True, 1)


def test_mtrag_turns_become_history_and_passages_are_shared(tmp_path):
    turns = [
        {"speaker": "user", "text": "What rose?"},
        {"speaker": "agent", "text": "The river."},
        {"speaker": "user", "text": "When?"},
    ]
    passage = {"document_id": "d1", "title": "Flood", "text": TEXT}
    target = [{"speaker": "agent", "text": "On Monday."}]
    rows = [
        {"task_id": "c<::>2", "contexts": [passage], "input": turns, "targets": target,
         "Answerability": ["ANSWERABLE"]},
        {"task_id": "c<::>3", "contexts": [], "input": turns[:1], "targets": target,
         "answerability": ["UNANSWERABLE"]},
        {"task_id": "c<::>4", "contexts": [passage], "input": turns[:1], "targets": target,
         "answerability": ["CONVERSATIONAL"]},
    ]  # fmt: skip
    put(tmp_path, "mtrag.jsonl.gz", rows)
    made = ADAPTERS["mtrag"](tmp_path)
    first = made.cases[0]
    assert (first.question, first.history) == ("When?", (("What rose?", "The river."),))
    assert (first.articles, first.references) == (("d1",), ("On Monday.",))
    assert [case.answerable for case in made.cases] == [True, False, None]
    assert [article.id for article in made.articles] == ["d1"]


def test_ramdocs_wants_all_gold_answers_and_no_wrong_one(tmp_path):
    documents = [
        {"text": "Ryan plays in the AFL.", "type": "correct", "answer": "AFL"},
        {"text": "Ryan plays\x00 in the NBA.", "type": "misinfo", "answer": "NBA"},
        {"text": "It rains.", "type": "noise", "answer": "unknown"},
    ]
    row = {"question": "Where does Ryan play?", "documents": documents, "disambig_entity": ["x"],
           "gold_answers": ["AFL"], "wrong_answers": ["NBA"]}  # fmt: skip
    put(tmp_path, "RAMDocs_test.jsonl", [row])
    (case,) = ADAPTERS["ramdocs"](tmp_path).cases
    assert (case.claims, case.wrong_answers) == ((("AFL",),), ("NBA",))
    assert (case.articles, len(case.own_articles)) == (("1/1",), 3)


def test_rgb_shows_true_and_falsified_passages_side_by_side(tmp_path):
    row = {"id": 3, "query": "Who bought it?", "answer": ["Lind", ["Ek", "Bo Ek"]],
           "fakeanswer": "Holm", "positive": [["Lind did."], ["Ek did."]],
           "positive_wrong": ["Holm did."], "negative": ["It rains."]}  # fmt: skip
    put(tmp_path, "en_fact.json", [row])
    (case,) = ADAPTERS["rgb"](tmp_path).cases
    assert case.claims == (("Lind",), ("Ek", "Bo Ek"))
    assert case.wrong_answers == ("Holm",)
    assert case.articles == ("rgb-3/positive-1", "rgb-3/positive-2")
    assert len(case.own_articles) == 4


def test_alce_short_answers_claims_and_lists_become_claims(tmp_path):
    docs = [{"id": "9", "title": "Flood", "text": TEXT, "score": 1.0}]
    pairs = [{"context": "No", "question": "q", "short_answers": ["40", "forty"], "wikipage": None}]
    asqa = {"qa_pairs": pairs, "question": "How many?", "docs": docs, "sample_id": "-7",
            "annotations": [{"long_answer": "Forty were."}, {"long_answer": "It was 40."}],
            "answer": "40"}  # fmt: skip
    eli5 = {"question": "Why?", "answer": "Rain.", "claims": ["It rained."], "docs": docs}
    put(tmp_path, "asqa_eval_gtr_top100.json", [asqa])
    put(tmp_path, "eli5_eval_bm25_top100.json", [eli5])
    put(tmp_path, "qampari_eval_gtr_top100.json", [eli5 | {"claims": [], "answers": [["a", "b"]]}])
    first, second, third = ADAPTERS["alce"](tmp_path).cases
    assert (first.id, first.claims) == ("-7", (("40", "forty"),))
    assert first.references == ("Forty were.", "It was 40.")
    assert (second.kind, second.claims, third.claims) == ("eli5", (("It rained.",),), (("a", "b"),))


def test_ragas_test_sets_are_read_from_lines_and_from_csv(tmp_path):
    row = {"user_input": "Why?", "reference_contexts": [TEXT], "reference": "Rain.",
           "synthesizer_name": "single_hop"}  # fmt: skip
    (lines, table) = (tmp_path / "lines", tmp_path / "table")
    lines.mkdir()
    table.mkdir()
    put(lines, "testset.jsonl", [row, row | {"user_input": [{"content": "Hi", "type": "human"}]}])
    with (table / "testset.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    made = ADAPTERS["ragas"](lines)
    assert made.cases[0].facts == (Fact("", TEXT),)
    assert (made.cases[0].references, made.left_out) == (("Rain.",), 1)
    assert ADAPTERS["ragas"](table).cases == made.cases


def test_what_an_adapter_made_can_be_added_and_read_again(tmp_path):
    put(tmp_path, "questions.jsonl", [{"id": "1", "question": "Who?", "answer": "Lind"}])
    put(tmp_path, "articles.jsonl", [{"id": "a", "title": "Flood", "text": TEXT, "source": "C"}])
    made = ADAPTERS["news"](tmp_path)
    made.write(tmp_path / "out")
    library = Library.from_articles(
        loaded.article for loaded in read_places([tmp_path / "out" / "articles.jsonl"])
    )
    assert read_cases(tmp_path / "out" / "cases.jsonl") == list(made.cases)
    assert library.article("a").text == TEXT


def test_missing_and_broken_files_are_told_with_their_place(tmp_path):
    with pytest.raises(CaseError, match=r"no file like RAMDocs\*"):
        ADAPTERS["ramdocs"](tmp_path)
    put(tmp_path, "RAMDocs_test.jsonl", [{"question": "Who?"}, {"documents": []}])
    with pytest.raises(CaseError, match=r'RAMDocs_test.jsonl:2: "question" is missing'):
        ADAPTERS["ramdocs"](tmp_path)
    (tmp_path / "RAMDocs_test.jsonl").write_text("{")
    with pytest.raises(CaseError, match="as it was published"):
        ADAPTERS["ramdocs"](tmp_path)
