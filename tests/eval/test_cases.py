import gzip
import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Article
from eval.cases import Case, CaseError, Fact, GoldReading, Span, case_row, read_cases, write_cases

FLOOD = Article(
    id="press/norrby.md",
    title="Flood in Norrby",
    text="The river rose. 40 homes were empty, said Lind.",
    published="2024-10-19",
)
OWN = '"own_articles": [{"id": "press/norrby.md", "title": "Flood", "text": "40 homes fled."}]'
FULL = Case(
    "flood-1",
    "How many homes were empty?",
    answers=("40", "forty"),
    claims=(("40 homes",), ("Monday", "the day before")),
    articles=("norrby.md",),
    spans=(Span("norrby.md", "40 homes were empty", "count"),),
    facts=(Fact("Flood in Norrby", "The river rose."),),
    readings=(GoldReading("40", "Anna Lind", "2024-10-19"),),
    wrong_answers=("50",),
    history=(("Who is the mayor?", "Anna Lind."),),
    since="2024-10-01",
    until="2024-10-31",
    today="2024-10-20",
    sources=("The Norrby Courier",),
    own_articles=(FLOOD,),
    kind="figures",
    note="from the second paragraph",
)
SILENT = Case("2", "Why did they flee?", unanswerable=True, corrections=("nobody fled",))


def test_a_case_comes_back_as_it_was_written(tmp_path):
    file = tmp_path / "cases.jsonl"
    assert write_cases([FULL, SILENT], file) == 2
    assert read_cases(file) == [FULL, SILENT]


def test_a_case_by_hand_needs_little(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text('\n{"question": "Who fled?", "answers": "Lind", "claims": ["a", ["b", "c"]]}\n')
    (case,) = read_cases(file)
    assert (case.id, case.answers, case.claims) == ("line-2", ("Lind",), (("a",), ("b", "c")))


def test_own_articles_are_called_by_id_file_name_or_title_and_may_break_lines(tmp_path):
    file = tmp_path / "cases.jsonl"
    named = ", ".join(
        f'{{"article": "{name}", "text": "40 homes\\n fled"}}'
        for name in ("press/norrby.md", "norrby.md", "Flood")
    )
    file.write_text(f'{{"question": "Who?", "spans": [{named}], {OWN}}}')
    assert len(read_cases(file)[0].spans) == 3


def test_packed_files_are_read(tmp_path):
    file = tmp_path / "cases.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps(case_row(FULL)).encode()))
    assert read_cases(file) == [FULL]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "not JSON"),
        ("[]", "write an object"),
        ("{}", '"question" is missing or empty'),
        ('{"question": "Who?", "anwsers": ["x"]}', "did you mean 'answers'?"),
        ('{"question": "Who?", "answers": [1]}', '"answers" is [1]; write text or a list'),
        ('{"question": "Who?", "spans": [{"article": "a"}]}', '"text" is missing'),
        ('{"question": "Who?", "since": "19.10.2024"}', "write an ISO day"),
        ('{"question": "Who?", "history": [["q"]]}', "pairs, oldest first"),
        ('{"question": "Who?", "unanswerable": "yes"}', "write true or false"),
        ('{"question": "Who?", "unanswerable": true, "answers": ["x"]}', "leave one of them out"),
        ('{"question": "Who?", "corrections": ["no"]}', 'write "answers"'),
        ('{"question": "Who?", "own_articles": [{"title": "t"}]}', "own article 1"),
        ('{"question": "Who?", "own_articles": [{"txt": "t"}]}', "did you mean 'text'?"),
        ('{"question": "Who?", "answers": ["x"], "answers": []}', '"answers" stands twice'),
        ('{"question": "Who?", "claims": [[]]}', "has a claim without a form"),
        ('{"question": "Who?", "since": "2024-10-19", "until": "2024-10-18"}', "is after until"),
        (f'{{"question": "Who?", "articles": ["flood.md"], {OWN}}}', "no article is called 'flood"),
        (f'{{"question": "Who?", "facts": [{{"title": "X", "text": "y"}}], {OWN}}}', "called 'X'"),
        (
            f'{{"question": "?", "spans": [{{"article": "Flood", "text": "50 homes"}}], {OWN}}}',
            "'50 homes' stands nowhere in 'Flood'; copy the words from it",
        ),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_remedy(tmp_path, line, told):
    file = tmp_path / "cases.jsonl"
    file.write_text(f'{{"question": "Good?"}}\n{line}\n')
    with pytest.raises(CaseError) as caught:
        read_cases(file)
    assert str(caught.value).startswith(f"{file}:2: ")
    assert told in str(caught.value)


def test_all_bad_lines_are_told_at_once_and_ids_must_differ(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_text('{"id": "a", "question": "Who?"}\n{}\n{"id": "a", "question": "What?"}\n')
    with pytest.raises(CaseError) as caught:
        read_cases(file)
    first, second = str(caught.value).splitlines()
    assert ":2: " in first
    assert ":3: id 'a' is taken by line 1" in second


def test_a_file_that_is_no_text_or_no_gzip_is_refused_in_one_line(tmp_path):
    for name in ("cases.jsonl", "cases.jsonl.gz"):
        (tmp_path / name).write_bytes(b"\xff\xfe\x00")
        with pytest.raises(CaseError, match=name):
            read_cases(tmp_path / name)


def test_whether_the_articles_answer_is_known_only_if_the_case_says_so():
    assert FULL.answerable is True
    assert Case("1", "?", unanswerable=True).answerable is False
    assert Case("1", "?", wrong_answers=("x",)).answerable is None


def test_every_field_of_a_case_is_documented():
    page = (Path(__file__).parents[2] / "docs" / "evaluation.md").read_text(encoding="utf-8")
    form = page.split("## Cases")[1].split("## Metrics")[0]
    missing = [field.name for field in fields(Case) if f"`{field.name}`" not in form]
    assert not missing


TEXTS = st.text(st.characters(exclude_categories=("Cs",)), min_size=1).filter(str.strip)


@given(question=TEXTS, answers=st.lists(TEXTS, max_size=3))
def test_any_text_survives_the_file(tmp_path_factory, question, answers):
    file = tmp_path_factory.mktemp("cases") / "cases.jsonl"
    case = Case("1", question.strip(), answers=tuple(answer.strip() for answer in answers))
    write_cases([case], file)
    assert read_cases(file) == [case]
