import pytest

from qa.reading.people import bearers, countries_of, covers, described, serving

TEXT = (
    "Danish Foreign Minister Anna Lind met Ole Berg, who heads Norway's coast guard, in Oslo."
    " The head of the Swedish navy, Petra Novak, stayed at home. State Department spokesman Tom Ray"
    " said little. President Vera Holt of Latvia was ill."
)


@pytest.mark.parametrize(
    ("office", "names"),
    [
        ("Denmark's foreign minister", ["Anna Lind"]),
        ("the chief of Norway's coast guard", ["Ole Berg"]),
        ("head of the Swedish navy", ["Petra Novak"]),
        ("spokesperson of the State Department", ["Tom Ray"]),
        ("the Latvian president", ["Vera Holt"]),
        ("Latvia's leader", ["Vera Holt"]),
        ("Latvia's defence boss", []),
        ("Norway's leader", []),  # who heads its coast guard is not
        ("Denmark's top diplomat", ["Anna Lind"]),
        ("State Department press secretary", ["Tom Ray"]),
        ("Denmark's defence minister", []),
        ("Norway's foreign minister", []),
        ("the weather", []),
    ],
)
def test_who_holds_an_office_is_found_beside_the_words_for_it(office, names):
    assert bearers(office, TEXT) == names


def test_a_place_is_nobody():
    assert "Oslo" not in {one.name for one in described(TEXT)}


def test_whose_office_somebody_holds_is_told():
    assert countries_of("Lind", TEXT) == {"denmark"}
    assert countries_of("Nobody", TEXT) == set()


def test_the_source_before_a_comma_does_not_hold_the_office_after_it():
    assert bearers("Norway's envoy", "According to Vikposten, Norway's envoy left.") == []
    assert bearers("Norway's envoy", "Anna Lind, Norway's envoy, left.") == ["Anna Lind"]
    told = "It rained, according to Ole Berg, who heads Norway's coast guard."
    assert bearers("the head of Norway's coast guard", told) == ["Ole Berg"]


def test_an_initial_does_not_end_what_an_office_is_called():
    office = "port lawyer of President Vera B. Holt"
    assert bearers(office, f"Tom Ray, a {office}, left.") == ["Tom Ray"]
    assert bearers("chief of the U.S. navy", "The head of the U.S. navy, Petra Novak, left.") == [
        "Petra Novak"
    ]


def test_whoever_serves_somebody_holds_no_office_of_a_body():
    assert serving("Lind", "Mayor Anna Lind left. Lind spokesman Ole Berg said more.") == []
    assert serving("NATO", "NATO spokesman Ole Berg said more.") == ["Ole Berg"]
    assert serving("the", "NATO spokesman Ole Berg said more.") == []


def test_its_spokesman_is_that_of_what_the_sentence_before_opens_with():
    text = "The Navy denies it. Its spokesman Ole Berg called it fake. Its chief Anna Lind left."
    assert bearers("the Navy's spokesman", text) == ["Ole Berg"]
    assert bearers("the Navy's chief", text) == []  # of whatever the sentence about Berg is


def test_a_service_of_intelligence_is_intelligence():
    text = "The head of Norway's military intelligence, Ole Berg, spoke."
    assert bearers("head of Norway's military intelligence service", text) == ["Ole Berg"]


def test_whoever_became_it_holds_the_office():
    text = "Denmark's Anna Lind, who came for the first time since becoming foreign minister, left."
    assert bearers("Danish foreign minister", text) == ["Anna Lind"]


def test_a_counterpart_holds_the_same_office_of_another_country():
    text = "Danish Foreign Minister Anna Lind met her Swedish counterpart Ole Berg."
    assert bearers("the Swedish foreign minister", text) == ["Ole Berg"]
    assert bearers("the Danish foreign minister", text) == ["Anna Lind"]


def test_spaces_that_do_not_break_are_spaces():
    plain = "Mayor Anna Lind of Vik came. The VA Boston was shut."
    assert described(plain) == described(plain.replace(" ", "\u00a0"))
    assert described(plain)[0].name == "Anna Lind"


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("the Danish president", "Danish Vice President"),
        ("the Danish foreign minister", "Danish deputy foreign minister"),
        ("mayor of Vik", "mayor-elect of Vik"),
        ("the navy's spokesman", "deputy navy spokesman"),
        ("the head of Norda", "Norda chief financial officer"),
    ],
)
def test_a_deputy_or_who_is_only_elected_holds_another_office(office, words):
    assert not covers(office, words)


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("the vice president of Denmark", "Danish Vice President"),
        ("the deputy mayor of Vik", "Deputy Mayor of Vik"),
        ("the finance minister", "deputy prime minister and finance minister"),
        ("Norda's CEO", "Norda chief executive"),
        ("Norda's CFO", "Norda chief financial officer"),
        ("the head of Norda", "Norda CEO"),
    ],
)
def test_an_office_is_covered_in_the_words_that_mean_it(office, words):
    assert covers(office, words)


def test_what_somebody_governs_is_no_holder():
    text = "The governor of Alna, Eva Dahl, left. A spokesman for Lund stayed."
    assert bearers("governor", text) == ["Eva Dahl"]
    assert bearers("spokesman", text) == []


def test_who_held_an_office_before_bears_it_only_where_a_former_one_is_asked_for():
    text = "Former Danish Foreign Minister Ole Berg met Danish Foreign Minister Anna Lind in Vik."
    assert bearers("the Danish foreign minister", text) == ["Anna Lind"]
    assert bearers("the former Danish foreign minister", text) == ["Ole Berg"]
    text = "Eva Holm, a former mayor of Vik and now its governor, met Norda's ex-chief Kim Vos."
    assert bearers("mayor of Vik", text) == bearers("Norda's chief", text) == []
    assert bearers("governor", text) == ["Eva Holm"]
