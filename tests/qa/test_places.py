import pytest

from qa.reading.places import countries, in_the_names_of, is_adjective, with_capitals


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Seoul told the North Koreans", ["south korea", "north korea"]),
        ("the U.S., American troops and Washington", ["united states"] * 3),
        ("Zelensky of Ukraine met the French in Kyiv", ["ukraine", "france", "ukraine"]),
        ("Us and them", []),
        ("polish the table", []),
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
    ],
)  # fmt: skip
def test_governments_are_called_as_the_evidence_calls_them(claim, evidence, said):
    assert in_the_names_of(evidence, claim) == said


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
