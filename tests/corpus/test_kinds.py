import pytest

from corpus.cleaning.clean import lines_of
from corpus.cleaning.furniture import is_comments_heading, is_site_talk
from corpus.cleaning.kinds import Kind, beside, kinds_of

STORY = [
    "The river rose above its banks on Monday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
]
RAIL = [
    *(
        "World",
        "A bridge reopens after ten years",
        "The old bridge is open to walkers since Sunday.",
    ),
    *("Sport", "The local team wins the cup", "It was the first cup in the history of the town."),
    *("World", "A dam breaks in the hills", "Nobody was hurt when the water ran into the lake."),
]


def kinds(*lines):
    return kinds_of(lines_of("\n".join(lines)))


def test_prose_captions_notes_figures_and_labels_are_told_apart():
    lines = [
        STORY[0],
        "The bridge. Photo: Jana Novak",
        "Share",
        "By Jana Novak",
        "Norrby 3, Lund 1",
        "Who has to go",
    ]
    expected = [Kind.PROSE, Kind.CAPTION, Kind.CALL, Kind.CREDIT, Kind.FIGURES, Kind.LABEL]
    assert kinds(*lines) == expected


@pytest.mark.parametrize(
    "line", ["October 19, 2024", "updated 2h ago", "1", "Home | News | Business | Sport"]
)
def test_dates_ranks_and_rows_of_links_are_notes(line):
    assert kinds(line) == [Kind.NOTE]


def test_a_long_line_without_a_full_stop_is_prose():
    assert kinds(" ".join(["word"] * 21)) == [Kind.PROSE]


def test_sentences_cut_off_are_teasers():
    assert kinds("Bulgaria goes to the polls for the eighth time in five years and…") == [
        Kind.TEASER
    ]


def test_paragraphs_that_stand_alone_among_labels_and_headlines_are_teasers():
    assert kinds(*STORY * 2, "Home", *RAIL).count(Kind.TEASER) == 3


def test_a_page_tells_its_story_even_if_it_looks_like_a_rail():
    assert Kind.TEASER not in kinds(*RAIL)


def test_adverts_captions_and_bylines_do_not_part_paragraphs():
    for line in ("Advertisement", "The bridge. Photo: Jana Novak", "By Jana Novak"):
        told = kinds_of(lines_of("\n".join(["Home", STORY[0], line, STORY[1], "Home"])))
        assert beside(told, 1) == [Kind.LABEL, Kind.PROSE]


def test_items_of_a_numbered_list_are_no_teasers():
    items = ["1. Bridge", RAIL[2], "2 min read", "2. Cup", RAIL[5], "2 min read", "3. Dam", RAIL[8]]
    assert Kind.TEASER not in kinds(*STORY * 2, *items)


def test_a_story_about_web_sites_is_prose():
    story = "Facebook asked for consent to cookies on its web site, and the watchdog fined it."
    assert kinds(STORY[0], story, STORY[1]) == kinds(story, *STORY) == [Kind.PROSE] * 3


def test_a_row_of_names_is_no_prose():
    assert kinds(" ".join(f"Topic{i} News" for i in range(15))) == [Kind.FIGURES]


def test_short_paragraphs_under_headings_are_prose():
    lines = [line for text in RAIL[2::3] for line in ("Who has to leave", text)]
    assert Kind.TEASER not in kinds(*lines)


def test_a_question_that_stands_alone_is_a_headline():
    assert kinds("Who pays for the new bridge over the river?") == [Kind.LABEL]


@pytest.mark.parametrize(
    "line",
    [
        "This website uses cookies to improve your experience while you browse.",
        "No spam, we promise. You can unsubscribe at any time.",
        "You must log in to post a comment.",
        "Want more stories like this? Get our newsletter.",
        "The material on this site may not be reproduced or distributed.",
    ],
)
def test_a_page_that_speaks_of_itself_to_its_reader_is_told(line):
    assert is_site_talk(line)


@pytest.mark.parametrize(
    "line",
    [
        *STORY,
        "The ministry runs a website that lists the houses, and 40 of them are empty.",
        "“We lost your e-mail and your password,” the mayor told the people of the town.",
        "The parcel holds printed pages of e-mails. Never use e-mail for that, you may think. Kay"
        " is the only one at home. She takes it for a present. She opens it.",
    ],
)
def test_a_story_is_no_talk_of_the_page(line):
    assert not is_site_talk(line)


def test_news_in_brief_parted_by_bullets_are_no_row_of_links():
    briefs = (
        "Egg prices rise. The farm office says so. • The cup. They play at nine. • A rare bird."
    )
    assert kinds(briefs) == [Kind.PROSE]
    assert kinds("World news of today • Politics and parties • Sport and games • Weather") == [
        Kind.NOTE
    ]


def test_headings_of_comments_are_told_from_headings_that_speak_of_comments():
    assert all(map(is_comments_heading, ["Comments", "167 comments", "Top Rated Comments"]))
    assert not is_comments_heading("Mayor comments on the flood")
