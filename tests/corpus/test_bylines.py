import pytest

from corpus.cleaning.bylines import credit, lead, names_only
from corpus.cleaning.plain import scraped

BODY = [
    "The river rose above its banks on Monday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Jana Novak and Tom Roe", ("Jana Novak", "Tom Roe")),
        ("BY JANA NOVAK AND TOM ROE", ("JANA NOVAK", "TOM ROE")),
        ("By Łucja Żółkiewska", ("Łucja Żółkiewska",)),
        ("By Tom van der Roe and Ana de la Vega", ("Tom van der Roe", "Ana de la Vega")),
        ("By Jana Novak in Newtown", ("Jana Novak",)),
        ("By Jana Novak, Example News, Newtown", ("Jana Novak",)),
        ("ByJana Novak", ("Jana Novak",)),
        ("Von Jana Novak, Neustadt", ("Jana Novak",)),
        ("Author: Jana Novak", ("Jana Novak",)),
    ],
)
def test_a_byline_names_people_and_not_their_places(line, authors):
    found = credit(line)
    assert found
    assert found.authors == authors


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Reuters", "Reuters"),
        ("By the Associated Press", "Associated Press"),
        ("By Jana Novak | AFP", "Agence France-Presse"),
        ("By Jana Novak, Associated Press", "Associated Press"),
        ("REUTERS STAFF", "Reuters"),
        ("(AFP)", "Agence France-Presse"),
        ("With inputs from PTI", "PTI"),
        ("AFP/AP (jn)", None),
        ("(With agency inputs)", None),
    ],
)
def test_an_agency_is_credited_once_and_is_nobody(line, agency):
    found = credit(line)
    assert found
    assert found.agency == agency
    assert found.authors in ((), ("Jana Novak",))


def test_a_byline_may_bear_the_date():
    found = credit("By Jana Novak • Published May 4, 2024")
    assert found
    assert (found.authors, found.published) == (("Jana Novak",), "2024-05-04")
    assert found == credit("By Jana Novak | May 4, 2024")
    assert found == credit("By Jana Novak Published May 4, 2024")


@pytest.mark.parametrize(
    "line",
    [*BODY, "By the end of the week", "Von der Leyen visits town", "A year of Reuters", "River"],
)
def test_other_lines_are_no_credit(line):
    assert credit(line) is None


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("Paris (AFP) - ", "Agence France-Presse"),
        ("NEWTOWN, Ukraine (AP) — ", "Associated Press"),
        ("MOSCOW, May 4. /TASS/. ", "TASS"),
        ("NEW DELHI: (PTI) ", "PTI"),
        ("The head of the bureau (she is 41) said - ", None),
        ("NEWTOWN — ", None),
    ],
)
def test_a_lead_credits_its_agency(start, agency):
    assert lead(start + BODY[0]).agency == agency


def test_the_agency_at_the_end_is_no_text():
    head, body = scraped("\n".join(["River floods town", *BODY, "(AFP)"]))
    assert head.agency == "Agence France-Presse"
    assert [line.text for line in body] == BODY


def test_lines_of_nothing_but_names_are_told():
    assert names_only("Jana Novak in Newtown and Tom Roe") == ("Jana Novak", "Tom Roe")
    assert names_only("Jana Novak (now) and Tom Roe (earlier)") == ("Jana Novak", "Tom Roe")
    assert not names_only("River floods town")


@pytest.mark.parametrize("line", ["Middle East", "Middle East and North Africa", "Real Estate"])
def test_sections_are_nobody(line):
    head, _ = scraped("\n".join(["River floods the lower town", line, "May 4, 2024", *BODY]))
    assert (head.authors, head.published) == ((), "2024-05-04")
