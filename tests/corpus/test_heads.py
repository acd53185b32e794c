import pytest

from corpus.cleaning.plain import scraped

HEADLINE = "River floods the lower town after a week of rain"
BODY = [
    "The river rose above its banks on Monday after a week of heavy rain in the hills.",
    "About 1,200 people left their homes in the lower town, the mayor said at a press conference.",
    "The weather service expects more rain in the hills by the end of the week.",
]


def read(*lines):
    head, body = scraped("\n".join(lines))
    return head, [line.text for line in body]


def test_the_headline_is_the_first_line_above_the_byline_and_not_the_standfirst():
    for standfirst in (
        "Many homes of the lower town stand under water",
        "It is the first in years.",
    ):
        head, body = read("News", HEADLINE, standfirst, "By Jana Novak", "May 4, 2024", *BODY)
        assert (head.title, head.published) == (HEADLINE, "2024-05-04")
        assert body[-3:] == BODY


def test_key_points_may_stand_between_the_headline_and_the_story():
    points = [line for n in range(5) for line in (f"{n + 10}.40 BST", f"Key point {n}")]
    head, body = read(HEADLINE, "Jana Novak (now)", "4 May 2024", *points, "Live feed", *BODY)
    assert (head.title, head.authors) == (HEADLINE, ("Jana Novak",))
    assert body[-3:] == BODY


def test_a_path_through_the_site_is_not_the_headline():
    head, _ = read(f"Home World {HEADLINE}", HEADLINE, "By Jana Novak", *BODY)
    assert head.title == HEADLINE


def test_names_beside_a_date_are_the_authors():
    head, body = read(HEADLINE, "Jana Novak in Newtown and Tom Roe", "4 May 2024", *BODY)
    assert head.authors == ("Jana Novak", "Tom Roe")
    assert body == BODY


def test_the_date_below_the_byline_is_read_below_a_standfirst_that_is_a_sentence():
    standfirst = "The mayor asks for help, and the hills expect more rain by the end of the week."
    told = ["By Jana Novak", "Jana Novak reported from Newtown.", "May 4, 2024"]
    head, body = read(HEADLINE, standfirst, *told, *BODY)
    assert (head.authors, head.published) == (("Jana Novak",), "2024-05-04")
    assert body == [standfirst, *BODY]


@pytest.mark.parametrize("line", ["Aa", "Summary", "Oct 19", "Saturday", "03/04/2024", "19-Oct-24"])
def test_labels_and_dates_in_doubt_above_the_story_are_no_text(line):
    head, body = read(HEADLINE, "By Jana Novak", line, *BODY)
    assert head.published is None
    assert body == BODY


def test_the_first_of_many_short_headings_stays():
    names = ("East", "North", "South", "West")
    story = [line for name in names for line in (name, f"{name}: {BODY[0]}")]
    assert read(HEADLINE, *story)[1] == story
    assert read(HEADLINE, *story[:4])[1] == story[1:4]


def test_tags_below_the_story_are_no_text_where_the_page_goes_on():
    tags = ["Rivers", "Newtown", "Rain"]
    assert read(HEADLINE, *BODY, *tags, "Related", "A school closes")[1] == BODY
    assert read(HEADLINE, *BODY, *tags)[1] == [*BODY, *tags]


def test_a_numbered_list_with_reading_times_stays_whole():
    topics = ("Flood", "Vote", "Strike", "Storm")
    texts = [f"The {topic.lower()} kept the lower town busy on Friday." for topic in topics]
    lines = [(f"{n}. {topics[n - 1]}", texts[n - 1], f"{n} min read") for n in range(1, 5)]
    body = read("Four things to know", "By Jana Novak", *(text for item in lines for text in item))[
        1
    ]
    assert [text for text in texts if text in body] == texts
