import pytest

from corpus.cleaning.clean import assemble
from corpus.pages.html import read_fragment, read_html

STORY = (
    "<p>The river Elm rose above its banks in Newtown on Thursday after a week of heavy rain.</p>"
    "<p>About 1,200 people left their homes, the mayor said at a press conference in town.</p>"
)


def last_line(html):
    page = f"<html><body><article><h1>River</h1>{STORY}{html}</article></body></html>"
    _, text, kept = read_html(page, place="page.html")
    return assemble(text, kept).split("\n\n")[-1]


@pytest.mark.parametrize(
    "unseen",
    [
        '<span style="display: none">99</span>',
        '<span style="color:red; visibility:hidden">99</span>',
        "<span hidden>99</span>",
        '<span class="sr-only">99 of them</span>',
        '<span class="visually-hidden">99</span>',
        "<del>99</del>",
        '<span class="popup">Ana Ruiz: House panel calls bank chief; five things to know</span>',
        '<span role="tooltip">A member of the upper house of the parliament of the land</span>',
        '<span class="ad">Advertisement</span>',
    ],
)
def test_what_a_reader_does_not_see_is_no_part_of_a_sentence(unseen):
    line = last_line(f"<p>The vote on the dam was 51{unseen} to 49, the clerk of it said.</p>")
    assert line == "The vote on the dam was 51 to 49, the clerk of it said."


def test_a_card_that_begins_with_the_name_before_it_is_left_out():
    card = "<span><b>Ana Ruiz</b>House panel calls bank chief; five things to know today</span>"
    line = last_line(f'<p>Senator <a href="/p">Ana Ruiz</a>{card} said the dam was safe.</p>')
    assert line == "Senator Ana Ruiz said the dam was safe."


@pytest.mark.parametrize("how", ["hidden", 'style="display:none"', 'aria-hidden="true"'])
def test_a_hidden_paragraph_is_left_out(how):
    line = last_line(f"<p {how}>The dam broke and 900 people died in it, it was said.</p>")
    assert line.startswith("About 1,200")


@pytest.mark.parametrize(
    "seen",
    ['<span aria-hidden="true">T</span>', '<span class="tooltip">T</span>', "<span>T</span>"],
)
def test_what_is_seen_stays(seen):
    line = last_line(f"<p>{seen}he minister went home at nine and slept well, aides said.</p>")
    assert line.startswith("The minister")


def test_a_story_that_waits_for_a_script_to_show_it_is_read():
    page = f'<html><body><div style="display:none"><h1>River</h1>{STORY}</div>Menu</body></html>'
    _, text, kept = read_html(page, place="page.html")
    assert "About 1,200 people" in assemble(text, kept)


def test_characters_that_cannot_be_seen_are_left_out_of_words():
    line = last_line("<p>The com&shy;pany ended its ser&#8203;vice on Mon&#xad;day, it said.</p>")
    assert line == "The company ended its service on Monday, it said."


def test_the_hidden_first_line_of_a_mail_is_not_read():
    mail = '<div style="display:none">Open me now</div><p>The river rose on Monday.</p>'
    assert read_fragment(mail, place="a.eml")[1] == "The river rose on Monday."
