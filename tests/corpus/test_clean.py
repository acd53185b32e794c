import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Page
from corpus.cleaning.clean import (
    assemble,
    lines_of,
    page_number,
    prose_lines,
    to_page_offset,
    to_text_offset,
)  # fmt: skip
from corpus.cleaning.furniture import is_caption, is_furniture

BODY = [
    "The river rose above its banks on Monday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
    "The weather service expects more rain by the end of the week.",
]


@st.composite
def pages(draw):
    text = draw(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    return Page(text, tuple(zip(cuts[::2], cuts[1::2], strict=False)))


def cleaned(*lines):
    return [line.text for line in prose_lines(lines_of("\n".join(lines)))]


@given(pages())
def test_every_character_maps_to_the_same_character_of_the_page_and_back(page):
    text = assemble(page.text, page.kept)
    for offset, character in enumerate(text):
        if not character.isspace():
            there = to_page_offset(page, offset)
            assert page.text[there] == character
            assert to_text_offset(page, there) == offset


@given(pages())
def test_cleaning_only_leaves_out_ranges_and_folds_white_space(page):
    text = assemble(page.text, page.kept)
    assert "".join(text.split()) == "".join("".join(page.text[s:e].split()) for s, e in page.kept)
    assert text == text.strip()
    assert to_page_offset(page, len(text)) <= len(page.text)


def test_blocks_are_parted_by_a_blank_line_and_words_by_a_space():
    assert assemble("a  b\t c \n d", [(0, 11)]) == "a b c\n\nd"


def test_what_is_left_out_still_parts_the_blocks_around_it():
    assert assemble("one\nAdvertisement\ntwo", [(0, 3), (18, 21)]) == "one\n\ntwo"


def test_an_offset_outside_of_the_text_is_refused():
    with pytest.raises(ValueError, match="offset 4 is outside of the article's text, 0-3"):
        to_page_offset(Page("one", ((0, 3),)), 4)


def test_a_character_that_was_left_out_has_no_offset_in_the_text():
    assert to_text_offset(Page("one two", ((4, 7),)), 1) is None


def test_an_offset_is_on_the_pdf_page_that_shows_its_character():
    page = Page("Head\none two\nthree four", ((5, 12), (13, 23)), numbers=(0, 9, 19))
    text = assemble(page.text, page.kept)
    shown = {word: page_number(page, text.index(word)) for word in text.split()}
    assert shown == {"one": 1, "two": 2, "three": 2, "four": 3}


def test_without_numbered_pages_an_offset_has_no_page_number():
    assert page_number(Page("one", ((0, 3),)), 0) is None


@pytest.mark.parametrize(
    "line",
    [
        "Boats in the old town, Prague, May 4, 2021. Reuters/Jana Novak",
        "Boats in the old town. Photo: Jana Novak",
        "A boat (Image credit: Jana Novak/Getty Images)",
        "printshareemail",
        "Share on Facebook Twitter",
        "Advertisement",
        "Sign up for our weekly newsletter",
        "Sign up for our morning briefing and never miss a story.",
        "Tags: river, boats, Prague",
        "Read more: The river through the centuries",
        "Write a comment",
        "© 2021 The Example. All rights reserved.",
        "Terms of service. Privacy policy. Imprint.",
    ],
)
def test_page_furniture_is_told_by_its_shape(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        *BODY,
        "The photo shows the mayor and her deputy on the bridge.",
        "Voters signed up for alerts, and the mayor shared the story on Facebook.",
        "He asked both/and, not either/or.",
        "The company changed its privacy policy after the court had ruled against it last year.",
        '"Follow us," said the officer, and the families left the building by the back door.',
    ],
)
def test_sentences_are_no_furniture(line):
    assert not is_furniture(line)


def test_a_long_paragraph_that_ends_with_a_credit_is_no_caption():
    assert not is_caption(" ".join(BODY * 4) + " Photo: Jana Novak")


def test_captions_and_repeated_paragraphs_are_left_out():
    caption = "The bridge on Monday. Photo: Jana Novak"
    assert cleaned(BODY[0], caption, caption, BODY[0], *BODY[1:]) == BODY


def test_short_lines_may_come_back():
    dialogue = ["Was it you?", BODY[0], "Was it you?", BODY[1]]
    assert cleaned(*dialogue) == dialogue


def test_a_rail_of_headlines_and_teasers_is_left_out():
    rail = ["Related", "Sport", "Local team wins the cup for the first time", "It was a big night."]
    assert cleaned(*BODY, *rail) == BODY


def test_a_rail_of_bulleted_teasers_is_left_out():
    rail = [
        "In Europe",
        "-",
        "Another town was flooded on Sunday evening.",
        "-",
        "A dam broke in it.",
    ]
    assert cleaned(*BODY, *rail, "Leave a comment") == BODY


def test_a_rail_with_ages_is_left_out_with_the_author_above_it():
    author = ["Jana Novak", "I am a reporter who covers rivers, lakes and the sea."]
    rail = ["New here", "A bridge reopens", "The old bridge is open to walkers…", "3 hours ago"]
    assert (
        cleaned(*BODY, *author, *rail, "A school closes", "The last pupils…", "1 day ago") == BODY
    )


def test_a_rail_of_labelled_headlines_is_left_out():
    rail = ["News", "World", "A far country votes on its new law today", "It may pass on Friday."]
    rail += ["World", "A near country will not vote on any law", "It has none to vote on."]
    assert cleaned(*BODY, *rail) == BODY


def test_headings_inside_of_the_body_stay():
    story = [BODY[0], "What comes next", BODY[1], "Who has to leave", BODY[2]]
    assert cleaned(*story) == story


def test_a_list_at_the_end_of_the_body_stays():
    story = [*BODY, "Where to find shelter", "The old school", "The new town hall", "The library"]
    assert cleaned(*story) == story


def test_notes_on_reporters_at_the_end_are_left_out():
    notes = ["Reporting by Jana Novak; Editing by Tom Roe", "Contact Jana Novak: jana@example.org"]
    assert cleaned(*BODY, *notes) == BODY


@pytest.mark.parametrize(
    "line", ["Our Standards: The Norrby Post Principles.", "Found a mistake? Select it and write."]
)
def test_what_a_page_says_of_itself_below_its_story_is_no_part_of_it(line):
    assert cleaned(*BODY, "(Reporting by Jana Novak; Editing by Tom Roe)", line) == BODY
