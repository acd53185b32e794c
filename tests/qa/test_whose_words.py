"""What one speaker said, on one day or several, and what each of many says."""

from corpus import Article
from qa.answerers.choosing.room import fitting
from qa.values import Evidence
from tests.qa.test_extractive import written

DAM = "What did Anna Lind say about the dam of Vik?"


def article(text, name="one", **told):
    return Article(id=name, text=text, **told)


def test_all_that_somebody_says_about_it_is_told_and_nothing_that_is_less_about_it():
    said = [
        "Anna Lind said at noon that the dam of Vik had two leaks and many cracks.",
        "Anna Lind called the dam of Vik a danger to all who live below its walls.",
        "The dam of Vik must be closed before the rains of the autumn come, Anna Lind said.",
        "Anna Lind warned that the dam of Vik may break in the night, as the one of Norrby did.",
    ]
    aside = "Anna Lind said the harbour was full."
    told = written(DAM, article(" ".join([*said, aside])))
    assert all(one in told for one in said)
    assert aside not in told


def test_who_only_stands_beside_somebody_does_not_speak():
    beside = (
        "Ole Berg, speaking alongside the newly appointed head of the port Anna Lind, said the dam"
        " of Vik is safe."
    )
    told = written(DAM, article(f"Anna Lind said the dam of Vik leaks. {beside}"))
    assert "Berg" not in told


def test_how_words_changed_is_told_by_whoever_said_them_day_by_day_and_undated_ones_last():
    others = "On 4 May, Ole Berg said the dam of Vik was safe."
    undated = "Anna Lind denied that the dam of Vik leaks."
    late = "On 9 May, Anna Lind said the dam of Vik leaks."
    early = "On 3 May, Anna Lind said the dam of Vik was safe."
    for asked in (
        "How did Anna Lind's position on the dam of Vik change?",
        "What did Anna Lind say about the dam of Vik over time?",
    ):
        told = written(asked, article(" ".join([others, undated, late, early])))
        assert told == f"{early} [1] {late} [1] {undated} [1]"


def test_what_many_say_is_told_by_each_of_them_once():
    said = [
        "Ole Berg of Norda said the dam of Vik leaks.",
        "Eva Holt called the dam of Vik safe.",
        "Per Moe warned of the dam of Vik.",
    ]
    again, aside = "Eva Holt said the dam of Vik was new.", "The dam of Vik was built in May."
    told = written(
        "What do the various officials say about the dam of Vik?",
        article(" ".join([*said, again, aside])),
    )
    assert all(one in told for one in said)
    assert aside not in told


def test_of_countries_each_that_is_not_asked_about_is_told_once():
    text = (
        "Norway's minister Ole Berg said the dam of Denmark worries him. Norway's president Eva"
        " Holt said the dam of Denmark leaks. Denmark's mayor Per Moe said the dam of Denmark is"
        " safe. Sweden summoned the ambassador over the dam of Denmark."
    )
    told = written("How did other countries react to the dam of Denmark?", article(text))
    assert ("Berg" in told) != ("Holt" in told)
    assert "Moe" not in told
    assert "Sweden summoned" in told


def test_what_fits_is_told_once():
    text = (
        "The dam of Vik leaks badly. The dam of Vik leaks badly now. Trains stood still. It rained."
    )
    one = article(text)
    spans = [(0, 27), (28, 59), (60, 79), (80, 90)]
    found = [Evidence(one, *span) for span in spans]
    assert fitting(found, 5, 100) == [found[0], *found[2:]]
    assert fitting(found, 1, 100) == found[:1]
    assert fitting(found, 5, 8) == [found[0], found[3]]
    assert fitting(found, 5, 100, of_article=2) == [found[0], found[2]]


def test_what_somebody_demands_is_told_by_all_that_they_call_for():
    text = (
        "Anna Lind demanded a new dam for Vik. It rained. Trains stood still. Ole Berg called for a"
        " new ferry. On 3 May, Anna Lind urged Norway to send pumps. Anna Lind said it rained."
    )
    told = written("What has Anna Lind demanded?", article(text))
    assert ("new dam" in told, "pumps" in told) == (True, True)
    assert ("ferry" in told, "said it rained" in told) == (False, False)


def test_how_somebody_reacted_is_told_by_what_they_did_too():
    text = (
        "Norway said the dam of Vik leaks. Norway recalled its envoy over the dam of Vik. Denmark"
        " closed its harbour over the dam of Vik."
    )
    told = written("How has Norway responded to the dam of Vik?", article(text))
    assert ("recalled" in told, "Denmark" in told) == (True, False)
    assert "recalled" not in written("What has Norway said about the dam of Vik?", article(text))
