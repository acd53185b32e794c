import pytest

from qa.reading.places import (
    by_country,
    countries,
    in_the_names_of,
    is_adjective,
    with_capitals,
)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Seoul told the North Koreans", ["south korea", "north korea"]),
        ("the U.S., American troops and Washington", ["united states"] * 3),
        ("Zelensky of Ukraine met the French in Kyiv", ["ukraine", "france", "ukraine"]),
        ("Us and them", []),
        ("polish the table", []),
        (
            "Papua New Guinea, Guinea-Bissau, Guinea",
            ["papua new guinea", "guinea-bissau", "guinea"],
        ),
        ("the Dominicans west of Dominica", ["dominican republic", "dominica"]),
        ("Côte d'Ivoire, the Holy See, Vanuatu", ["ivory coast", "vatican", "vanuatu"]),
        ("Chad Lind of Chad and his Guinea pigs", ["chad"]),
        ("", []),
    ],
)
def test_name_people_and_capital_are_one_country(text, there):
    assert countries(text) == there


@pytest.mark.parametrize(
    ("claim", "evidence", "said"),
    [
        ("Oslo signed the pact.", "Norway signed it.", "Norway signed the pact."),
        ("Norway signed the pact.", "Oslo signed it.", "Oslo signed the pact."),
        ("The pact was signed in Oslo.", "Norway signed.", "The pact was signed in Oslo."),
        ("It said Moscow and Pyongyang agree.", "Russia met North Korea.",
         "It said Russia and North Korea agree."),
        ("Oslo signed the pact.", "The Norwegians did.", "Oslo signed the pact."),
        ("Oslo signed the pact.", "Norway and Oslo did.", "Oslo signed the pact."),
        ("Denmark signed the pact.", "Norway signed it.", "Denmark signed the pact."),
        ("Oslo called in the envoy.", "Norway called in the envoy to Oslo.",
         "Norway called in the envoy."),
        ("It supports Oslo by supplying weapons to Oslo.", "It helps Norway.",
         "It supports Norway by supplying weapons to Norway."),
        ("He went to Oslo.", "He went to Norway.", "He went to Oslo."),
    ],
)  # fmt: skip
def test_governments_are_called_as_the_evidence_calls_them(claim, evidence, said):
    assert in_the_names_of(evidence, claim) == said


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What is Oslo paying for?", "What is Norway paying for?"),
        ("How many of the boats had Washington counted?",
         "How many of the boats had the U.S. counted?"),
        ("Did Oslo's new envoy meet the Kremlin's spies?",
         "Did Norway's new envoy meet Russia's spies?"),
        ("What does the Kremlin say?", "What does Russia say?"),
        ("Who is in Oslo, and who left Moscow?", "Who is in Oslo, and who left Moscow?"),
        ("What did the mayor of Oslo and Oslo Airport say?",
         "What did the mayor of Oslo and Oslo Airport say?"),
        ("Where are George Washington's men?", "Where are George Washington's men?"),
        ("What does the Washington Post say?", "What does the Washington Post say?"),
        ("Is Riga angry?", "Is Riga angry?"),  # as the text calls Latvia
        ("Is Tallinn angry?", "Is Tallinn angry?"),  # it does not speak of Estonia
        ("", ""),
    ],
)  # fmt: skip
def test_a_capital_that_acts_in_a_question_is_read_as_its_country(question, read):
    text = "Norway and the U.S. met Russia in Denmark. Riga, not Latvia, was asked."
    assert by_country(question, text) == read


@pytest.mark.parametrize(
    ("name", "said"),
    [("French", True), ("North Korean", True), ("Seoul", False), ("Norwegians", False)],
)
def test_an_adjective_is_no_country(name, said):
    assert is_adjective(name) is said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Who was in the Ukrainian capital?", "Who was in Kyiv?"),
        ("Who went to South Korea's capital?", "Who went to Seoul?"),
        ("Who spoke in the capital of Norway?", "Who spoke in Oslo?"),
        ("Who spoke in the Norrby capital?", "Who spoke in the Norrby capital?"),
        ("What is the capital of France?", "What is the capital of France?"),
    ],
)
def test_a_capital_where_somebody_is_has_its_name(text, named):
    assert with_capitals(text) == named
