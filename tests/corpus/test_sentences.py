import pytest

from corpus.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "It was the sheriff's office.Firefighters came at once.",
            ["It was the sheriff's office.", "Firefighters came at once."],
        ),
        ("He wrote to Gen.Li in May.", ["He wrote to Gen.Li in May."]),
        (
            "MALIBU, Calif. — A fire broke out. It grew in Fla. The rain came.",
            ["MALIBU, Calif. — A fire broke out.", "It grew in Fla.", "The rain came."],
        ),
        ("They use Node.js and S.Lind knows it.", ["They use Node.js and S.Lind knows it."]),
    ],
)
def test_a_sentence_ends_where_the_next_one_begins(text, sentences):
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences
