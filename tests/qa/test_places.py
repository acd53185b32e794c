import pytest

from qa.reading.places import countries


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
