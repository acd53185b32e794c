import pytest

from qa.reading.speakers_in_text import quoted_by, speaker_in_text, speakers_in_text


def place(text, words):
    start = text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Luis Prado warned of rain.\n“There are 40 homes gone.”",
            "“There are 40 homes gone.”",
            "Luis Prado",
        ),
        ("Luis Prado warned of rain.\nThere are 40 homes gone.", "There are 40 homes gone.", None),
        ('"Boats are needed," Anna Lind said. "We have three."', '"We have three."', "Anna Lind"),
        (
            '"Boats are needed," Anna Lind said. "We have three. They leak."',
            'They leak."',
            "Anna Lind",
        ),
        ('"We have three."', '"We have three."', None),
    ],
)
def test_words_quoted_on_are_of_whoever_spoke_before(text, words, who):
    assert quoted_by(text, *place(text, words)) == who


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_who_is_named_where_a_quotation_ends_says_all_of_it(marks):
    text = (
        "Ole Berg said so.\n(It rained. We have no proof. It was late,) Anna Lind said.\n(It was.)"
    )
    text = text.replace("(", marks[0]).replace(")", marks[1])
    for words in (f"{marks[0]}It rained.", "We have no proof.", f"{marks[0]}It was.{marks[1]}"):
        assert speakers_in_text(text, *place(text, words)) == ["Anna Lind"]


@pytest.mark.parametrize("marks", ["“”", '""'])
def test_a_quotation_may_run_on_over_paragraphs(marks):
    text = "Anna Lind said: (It rained. It was late.\n(We have no proof. It was cold.\n(We left.)"
    text = text.replace("(", marks[0]).replace(")", marks[1])
    for words in ("It was late.", "It was cold.", f"{marks[0]}We left.{marks[1]}"):
        assert quoted_by(text, *place(text, words)) == "Anna Lind"


def test_words_said_by_somebody_without_a_name_are_nobody_elses():
    text = "The chief, Ole Berg, came.\n“Speak up,” said one woman. “You gotta speak.”"
    assert quoted_by(text, *place(text, "“You gotta speak.”")) is None


def test_a_title_in_quotation_marks_is_not_said():
    text = "Anna Lind said so.\n“Alna by Night” is a film of 1978."
    assert quoted_by(text, *place(text, "“Alna by Night” is a film of 1978.")) is None


def test_what_is_said_in_a_quotation_is_of_whoever_is_quoted():
    text = "“Ole Berg said it was late. I left,” Anna Lind said."
    assert speakers_in_text(text, *place(text, "“Ole Berg said it was late.")) == ["Anna Lind"]


def test_the_speaker_at_a_place_is_that_of_its_sentence_or_of_its_quotation():
    text = "“There are 40 homes gone. We lost 9 boats,” said Ole Berg. Vera Holt counted 12 dead."
    for words, at, who in (
        ("“There are 40 homes gone.", "40", "Ole Berg"),
        ("We lost 9 boats,” said Ole Berg.", "9", "Ole Berg"),
        ("Vera Holt counted 12 dead.", "12", "Vera Holt"),
    ):
        assert speaker_in_text(text, *place(text, words), words.index(at)) == who


def test_quoted_words_after_a_name_are_not_of_the_speaker_before():
    for told, who in (("spoke of", "Novak"), ("was shown", None)):
        text = f"Ole Berg said so. Novak {told} “40 homes” at the town hall."
        sentence = text[18:]
        assert speaker_in_text(text, *place(text, sentence), sentence.index("40")) == who
