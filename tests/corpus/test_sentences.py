import pytest

from corpus.sentences import sentence_spans, sentences_before


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
        (
            "“Is it late?!” Anna Lind asked. “No!” He left.",
            ["“Is it late?!” Anna Lind asked.", "“No!”", "He left."],
        ),
        ("He went to Zion-Mt. Carmel. It rained.", ["He went to Zion-Mt. Carmel.", "It rained."]),
        ("Judge Ole C. I. Berg left. He won.", ["Judge Ole C. I. Berg left.", "He won."]),
        ("Take vitamin C. I like it.", ["Take vitamin C.", "I like it."]),
        ("They use Node.js and S.Lind knows it.", ["They use Node.js and S.Lind knows it."]),
    ],
)
def test_a_sentence_ends_where_the_next_one_begins(text, sentences):
    assert [text[a:b] for a, b in sentence_spans(text)] == sentences


def test_the_sentences_before_a_place_are_those_of_the_text():
    text = "It rained. Anna Lind left.\nShe came back."
    assert sentences_before(text, text.index("She")) == ["It rained.", "Anna Lind left."]
    assert sentences_before(text, 0) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It rose. norrbypost.com, 2 May 2024: It fell.", 2),
        ("It rose. post.norrby.co.uk told of it.", 2),
        ("Is it so? norrbypost.com asked the mayor.", 2),
        ("It rose at 9 a.m. in Norrby.", 1),
        ("Papers (e.g. norrbypost.com) told of it.", 1),
        ("Lind of Malibu, Calif. norrbypost.com owns it.", 1),
        ("It rose. iPhones fell.", 1),
    ],
)
def test_the_name_of_a_site_may_begin_a_sentence(text, count):
    assert len(sentence_spans(text)) == count
