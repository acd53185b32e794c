import io
import json
import sys
import tarfile

import pytest

from eval import bigbench
from eval.bigbench import QUOREF, SEARCHED, SHIFTS, TASKS, VITAMINC, written
from eval.checker.pairs import Pair, read_pairs
from eval.reader.people import read_people

FACTS = {
    "examples": [
        {
            "input": "Norrby: The port sold 1,200 cranes on March 4 , 1982 .\nClaim: Norrby 's"
            " port sold cranes .",
            "target_scores": {"True": 1, "False": 0, "Neither": 0},
        },
        {
            "input": "Norrby: It lies in the north .\nClaim: Norrby lies in the south .",
            "target_scores": {"True": 0, "False": 1, "Neither": 0},
        },
        {
            "input": "Norrby: It lies in the north .\nClaim: Norrby is rich .",
            "target_scores": {"True": 0, "False": 0, "Neither": 1},
        },
    ]
}
SEARCH = {
    "examples": [
        {
            "input": "\nQuestion: who runs the port of norrby?\nContext: The port of Norrby ( in"
            " the north ) is run by Eva Holm .",
            "target": "Eva Holm",
            "target_scores": {"Eva Holm": 1, "Ole Lund": 0},
        }
    ]
}
REFERRING = {
    "examples": [
        {
            "input": "Passage: Ida Moe left Vik. She sold her house there.\nQuestion: Who sold a"
            " house in Vik?",
            "target": ["Ida Moe."],
        }
    ]
}


def shifted(name, title):
    asked = {"question": f"What does {name} say of Vik?", "answers": [{"text": "It is dull"}]}
    paragraph = {"context": "I went to Vik. It is dull.", "qas": [asked]}
    return {"version": name, "data": [{"title": title, "paragraphs": [paragraph]}]}


def package(folder, tasks):
    file = folder / "bigbench.tar.gz"
    with tarfile.open(file, "w:gz") as tar:
        for name, content in tasks.items():
            data = json.dumps(content).encode()
            member = tarfile.TarInfo(f"bigbench-1.0.0/{TASKS}/{name}")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return file


@pytest.fixture
def tasks():
    titles = ("Vik", "Reddit_12", "Amazon_Reviews_7")
    parts = {name: shifted(name, title) for name, title in zip(SHIFTS, titles, strict=True)}
    return {VITAMINC: FACTS, SEARCHED: SEARCH, QUOREF: REFERRING, **parts}


@pytest.fixture
def run(tmp_path, monkeypatch):
    def run_on(tasks):
        monkeypatch.setattr(sys, "argv", ["bigbench", str(package(tmp_path, tasks)), str(out)])
        assert bigbench.main() == 0
        return out

    out = tmp_path / "out"
    return run_on


def test_claims_are_pairs_to_train_on_with_their_labels(run, tasks):
    supported, contradicted, unsupported = read_pairs(run(tasks) / "claims.jsonl.gz")
    assert supported == Pair(
        "Norrby's port sold cranes.",
        "Norrby: The port sold 1,200 cranes on March 4, 1982.",
        frozenset({"supported"}),
        "vitaminc",
    )
    assert contradicted.labels == {"contradicted"}
    assert unsupported.labels == {"unsupported"}


def test_questions_are_read_as_those_of_people_with_titles_that_say_something(run, tasks):
    found = read_people(run(tasks) / "questions.json")
    assert [(one.question, one.answer) for one in found[:2]] == [
        ("who runs the port of norrby?", "Eva Holm"),
        ("Who sold a house in Vik?", "Ida Moe"),
    ]
    assert found[0].text == found[0].passage
    assert found[0].passage == "The port of Norrby (in the north) is run by Eva Holm."
    assert [one.text.split("\n")[0] for one in found[2:]] == [
        "Vik.",
        "I went to Vik. It is dull.",
        "I went to Vik. It is dull.",
    ]


def test_a_package_without_a_task_is_refused_with_what_it_lacks(run, tasks):
    del tasks[QUOREF]
    with pytest.raises(KeyError, match=r"quoref.*give the source of bigbench 1\.0\.0"):
        run(tasks)


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("He `` cons '' Kiya ( 1982 -- 84 ) .", 'He "cons" Kiya (1982 -- 84).'),
        ("a six - year - old , on 1995 – 96", "a six-year-old, on 1995–96"),
        ("Annie -LRB-2014 film-RRB-: it isn 't so", "Annie (2014 film): it isn't so"),
        ("in 1995 . 12 had a .308 average .", "in 1995. 12 had a .308 average."),
        ("9.8\ufffdmillion for $ 5 % of it", "9.8 million for $5% of it"),
    ],
)
def test_texts_in_tokens_are_written_as_people_write(cut, whole):
    assert written(cut) == whole
