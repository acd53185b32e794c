import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning.clean import lines_of
from corpus.cleaning.density import story_lines
from corpus.cleaning.plain import scraped

HEADLINE = "River floods the lower town after a week of rain"
BODY = [
    "The river rose above its banks on Monday after a week of heavy rain, and the lower town"
    " stood under water by the evening, when the last families left it in boats.",
    "About 1,200 people left their homes, the mayor said at a press conference, and more will"
    " have to go if the rain that the weather service expects falls in the hills this week.",
]
MENU = ["Home", "Politics", "World", "Sport", "Culture", "Weather", "Opinion", "Log in"]
TEASERS = ["A bridge reopens", "The old bridge is open to walkers since Sunday."]


def story_of(*lines):
    return [line.text for line in story_lines(lines_of("\n".join(lines)))]


def test_menus_around_a_story_are_left_out():
    assert story_of(*MENU, *BODY, *MENU) == BODY


def test_a_teaser_between_menus_is_left_out():
    assert story_of(*BODY, *MENU, *TEASERS, *MENU) == BODY


def test_a_story_that_a_menu_interrupts_stays_whole():
    assert story_of(BODY[0], *MENU, BODY[1]) == BODY


def test_the_headline_below_a_menu_is_found():
    head, body = scraped("\n".join([*MENU, HEADLINE, "By Jana Novak", *BODY, *MENU]))
    assert (head.title, head.authors) == (HEADLINE, ("Jana Novak",))
    assert [line.text for line in body] == BODY


@pytest.mark.parametrize("headline", ["River floods", "Mayor leaves town", "Week of rain"])
@pytest.mark.parametrize("above", [[], MENU, ["Weather"]])
def test_a_headline_as_short_as_a_label_is_told_by_its_byline_and_the_storys_words(headline, above):
    head, body = scraped("\n".join([*above, headline, "By Jana Novak", "May 4, 2024", *BODY]))
    assert (head.title, head.authors, head.published) == (headline, ("Jana Novak",), "2024-05-04")
    assert [line.text for line in body] == BODY


@pytest.mark.parametrize("label", ["Town", "Weather", "Read more", "Top stories", "Norrby Post"])
def test_a_label_above_the_byline_is_no_headline_and_the_byline_stays(label):
    head, body = scraped("\n".join([label, "By Jana Novak", "May 4, 2024", *BODY]))
    assert head.title.startswith("The river rose above its banks")
    assert (head.authors, head.published) == (("Jana Novak",), "2024-05-04")
    assert [line.text for line in body] == BODY


def test_a_label_that_shares_a_word_with_the_story_gives_way_to_the_headline_below_it():
    for headline in (HEADLINE, "River floods"):
        assert story_of("Town news", headline, "By Jana Novak", "May 4, 2024", *BODY)[0] == headline


def test_what_a_note_of_the_page_parts_from_the_story_is_left_out():
    notes = ["The lower town", "Share", "A bridge reopens"]
    assert story_of(*notes, *BODY, *notes)[1:] == [*BODY, "The lower town"]


def test_notes_and_labels_between_paragraphs_of_the_story_stay_for_others_to_judge():
    story = [BODY[0], "Share", "What comes next", BODY[1]]
    assert story_of(*story) == story


def test_comments_below_a_story_are_left_out():
    comments = ["2 comments", "Tom Roe", "I saw the water rise.", "It came within an hour."]
    assert story_of(*BODY, *BODY, *comments) == [*BODY, *BODY]


def test_a_count_of_comments_above_a_story_ends_nothing():
    assert story_of(HEADLINE, "2 comments", *BODY) == [HEADLINE, "2 comments", *BODY]


def test_a_list_that_the_story_makes_stays():
    entries = ["The old school", "It is open all night.", "The hall", "It has beds for 40 people."]
    assert story_of(*BODY, *entries) == [*BODY, *entries]


def test_results_and_short_lists_are_part_of_the_story():
    results = [f"Team {i} against Team {i + 1}: {i} to 0" for i in range(9)]
    for ending in (results, MENU[:5]):
        assert story_of(*BODY, *ending) == [*BODY, *ending]


def test_a_page_without_sentences_stays_as_it_is():
    assert story_of(*MENU) == MENU


def test_sentences_of_scripts_that_part_no_words_are_prose():
    sentence = (
        "先日、不正に改造した電話を販売したとして、男性が逮捕されたというニュースを耳にしました。"
    )
    (line,) = lines_of(sentence)
    assert line.is_prose


@given(st.lists(st.sampled_from([*MENU, *BODY, *TEASERS])))
def test_lines_are_only_left_out(lines):
    found = lines_of("\n".join(lines))
    kept = story_lines(found)
    assert [line for line in found if line in kept] == kept
    assert not found or kept
