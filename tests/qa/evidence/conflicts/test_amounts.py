import pytest

from corpus import Article, Library
from qa.assemble import answer


def asked(question, *texts):
    """The conflicts told for a question over an article of each text."""
    articles = [
        Article(id=str(n), text=text, source=f"Source {n}", published=f"2024-05-0{n}")
        for n, text in enumerate(texts, 1)
    ]
    return answer(
        question, library=Library.from_articles(articles), answerer="extractive"
    ).conflicts


def readings(question, *texts):
    return {(r.quoted, r.speaker) for one in asked(question, *texts) for r in one.readings}


COST = "How much will the repairs of the harbour cost?"
LIND = "A storm hit Vik. The repairs of the harbour will cost $14 million, Anna Lind said."
HOLM = "The repairs of the harbour will cost $17 million, Per Holm said. Vik has $90 million."


def test_sums_that_differ_are_told_with_who_gives_them():
    assert readings(COST, LIND, HOLM) == {("$14 million", "Anna Lind"), ("$17 million", "Per Holm")}
    [conflict] = asked(COST, LIND, HOLM)
    assert conflict.topic == COST
    assert [link.relation for link in conflict.links] == ["disputes"]


@pytest.mark.parametrize(
    ("question", "texts", "quoted"),
    [
        (
            "How long is the new bridge of Vik?",
            [
                "The new bridge of Vik is 400 metres long.",
                "The new bridge of Vik is 600 metres long.",
            ],
            {"400", "600"},
        ),
        (
            "What was the rate of inflation in Norda in May?",
            [
                "Inflation in Norda rose to 4 percent in May.",
                "Inflation in Norda was 6 percent in May.",
            ],
            {"4 percent", "6 percent"},
        ),
    ],
)
def test_measures_and_shares_differ_like_sums(question, texts, quoted):
    assert {words for words, _ in readings(question, *texts)} == quoted


def test_amounts_of_another_unit_and_of_something_else_do_not_differ():
    assert (
        readings(COST, LIND, "The repairs of the harbour will take 17 weeks, Per Holm said.")
        == set()
    )
    assert (
        readings(COST, LIND, "Vik has $90 million.", "The harbour of Hald cost $3 million.")
        == set()
    )
    assert readings(COST, LIND, "The repairs will cost $14 million, Per Holm said.") == set()
