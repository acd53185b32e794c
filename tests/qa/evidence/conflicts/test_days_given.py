import pytest

from corpus import Article, Library
from qa import ConflictKind
from qa.assemble import answer

OPENS = "When will the new bridge of Vik open?"
LIND = "Anna Lind, mayor of Vik, said the new bridge would open on May 3."
LATER = "The new bridge of Vik will open on June 24, Anna Lind said."
BERG = "Ole Berg of the builders said the new bridge of Vik would open on June 10."
SANK = "When did the ferry Orn sink?"


def asked(question, *told):
    """The conflicts over an article of each (day of publication, text)."""
    articles = [
        Article(id=str(n), text=text, title="Vik", source=f"Source {n}", published=day)
        for n, (day, text) in enumerate(told, 1)
    ]
    library = Library.from_articles(articles)
    return answer(question, library=library, answerer="extractive").conflicts


def test_days_that_differ_are_told_with_who_gives_them_and_what_updates_what():
    told = ("2024-04-20", LIND), ("2024-05-01", BERG), ("2024-05-20", LATER)
    [conflict] = asked(OPENS, *told)
    assert conflict.kind is ConflictKind.DAYS
    assert conflict.topic == OPENS
    readings = {r.value: (r.quoted, r.speaker) for r in conflict.readings}
    assert readings == {
        "2024-06-24": ("June 24, 2024", "Anna Lind"),
        "2024-06-10": ("June 10, 2024", "Ole Berg"),
        "2024-05-03": ("May 3, 2024", "Anna Lind"),
    }
    days = [reading.value for reading in conflict.readings]
    links = {(days[one.earlier], days[one.later], one.relation) for one in conflict.links}
    assert ("2024-05-03", "2024-06-24", "updates") in links
    disputed = {frozenset(link[:2]) for link in links if link[2] == "disputes"}
    assert disputed == {frozenset(("2024-06-10", "2024-06-24"))}  # May 3 stands no more
    assert {r.citation.answer for r in conflict.readings} == {"June 24", "June 10", "May 3"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2024-10-15", "The ferry Orn sank on Monday."), "The ferry Orn sank on 14 October."),
        (("2024-10-15", "The ferry Orn sank on Monday."), "The ferry Orn sank in October 2024."),
        (("2024-10-15", "The ferry Orn sank on Monday."), "The ferry Orn, built in 1990, sank."),
        (("2022-08-03", "The ferry Orn sank on 21 July."), "The ferry Orn sank on 14 October."),
        (
            ("2024-10-17", "The ferry Orn sank on 21 July 2022."),
            "The ferry Orn sank on 14 October.",
        ),
    ],
)
def test_words_that_may_mean_one_day_do_not_differ(first, second):
    assert asked(SANK, first, ("2024-10-16", second)) == ()


def test_a_weekday_is_told_with_the_day_that_it_was():
    told = (
        ("2024-10-15", "The ferry Orn sank on Monday."),
        ("2024-10-16", "The ferry Orn sank on 12 October."),
    )
    [conflict] = asked(SANK, *told)
    assert {r.quoted for r in conflict.readings} == {"Monday (14 October 2024)", "12 October 2024"}
    assert conflict.links == ()


def test_what_is_not_asked_when_has_no_such_days():
    assert (
        asked("Who opens the new bridge of Vik?", ("2024-04-20", LIND), ("2024-05-20", LATER)) == ()
    )


def test_what_a_page_says_of_itself_is_no_answer():
    note = (
        "Editor's note: This page is a recap of the news on the ferry Orn that sank on 20 October."
    )
    told = ("2024-10-15", "The ferry Orn sank on 14 October."), ("2024-10-20", note)
    assert asked(SANK, *told) == ()


def test_a_day_of_something_else_that_somebody_did_is_no_other_day_for_it():
    told = (
        ("2024-05-20", "The Norda Agency warned shops of the cream on May 3, Anna Lind said."),
        ("2024-05-21", "The Norda Agency closed the plant on May 17. Anna Lind was told."),
    )
    assert asked("When did the Norda Agency warn shops of the cream?", *told) == ()


def test_a_day_that_it_is_on_is_of_what_stands_before():
    told = (
        ("2024-05-20", "The second regatta of Vik is planned for May 30, Anna Lind said."),
        ("2024-05-21", "The second regatta of Vik was put off. It will be on June 24, Berg said."),
    )
    [conflict] = asked("When will the second regatta of Vik be?", *told)
    assert {r.value for r in conflict.readings} == {"2024-05-30", "2024-06-24"}
