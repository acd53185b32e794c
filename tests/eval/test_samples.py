"""The cases that ship: every gold word stands in its article, and the kinds are all there."""

from collections import Counter
from pathlib import Path

import pytest

import eval.cases
from corpus import Article
from corpus.reading.read import read_places
from eval.cases import read_cases

SAMPLES = Path(eval.cases.__file__).with_name("samples.jsonl")
ARTICLES: dict[str, Article] = {
    loaded.article.id: loaded.article
    for loaded in read_places([Path(__file__).parents[2] / "corpus" / "samples"])
}
CASES = read_cases(SAMPLES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_gold_words_stand_in_their_article_once(case):
    for span in case.spans:
        assert ARTICLES[span.article].text.count(span.text) == 1, span


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_answers_and_readings_stand_in_the_gold_words(case):
    gold = " ".join(span.text for span in case.spans)
    assert not case.answers or any(answer in gold for answer in case.answers)
    assert all(any(form in gold for form in forms) for forms in case.claims)
    assert all(reading.value in gold for reading in case.readings)


def test_there_are_enough_cases_of_every_kind():
    kinds = Counter(case.kind for case in CASES)
    assert len(CASES) >= 80
    assert set(kinds) == {
        "fact", "paraphrase", "figures", "several articles", "follow-up", "dates", "unanswerable",
        "false premise",
    }  # fmt: skip
    assert all(case.answerable is not None for case in CASES)
    assert all(case.history for case in CASES if case.kind == "follow-up")
