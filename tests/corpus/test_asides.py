import pytest

from corpus.cleaning.asides import asides
from corpus.cleaning.clean import lines_of, prose_lines
from corpus.cleaning.furniture import is_end_note, is_furniture
from corpus.cleaning.plain import scraped

BODY = [
    "The river rose above its banks on Monday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference.",
    "The weather service expects more rain by the end of the week.",
]


def body_of(*lines):
    return [line.text for line in prose_lines(lines_of("\n".join(lines)))]


@pytest.mark.parametrize(
    "line",
    [
        "High water:Five towns that the river has flooded before",
        "'We lost it all':Families come back to the lower town",
        "► More:Who pays for the damage? Here is what we know.",
        "Read more about the history of the river.",
        "Read the full story here.",
        "Video Ad Feedback The river from above 01:22 - Source: CNN",
        "___",
        "The bridge on Monday Purchase Licensing Rights, opens new tab",
        "The post River floods town appeared first on Newtown Echo.",
        "[1/3] The bridge stands under water",
        "Listen to this article · 8:12 min",
    ],
)
def test_links_and_what_machines_add_between_paragraphs_are_left_out(line):
    assert body_of(BODY[0], line, *BODY[1:]) == BODY


@pytest.mark.parametrize(
    "lines",
    [
        ["Novak:We had no boats at all.", "Roe:Why was that so?"] * 3,
        [f"Town {name}:It had no boats at all" for name in "ABCDE"],
        ["Time: 10:30 in the old town hall", "The final score was 3:2 for the home team"],
        ["More than 100 people came to the old town hall on Monday."],
        ["Read it again, the mayor said, and you will see what I mean."],
    ],
)
def test_speakers_lists_and_sentences_are_no_links(lines):
    assert not asides([BODY[0], *lines, BODY[1]])


def test_captions_that_stand_apart_from_their_credit_are_left_out():
    below = ["Getty Images", "Boats on the market square of the lower town"]
    around = ["Image", "The bridge, built in 1962, was closed.", "Credit...Jana Novak"]
    assert body_of(BODY[0], *below, BODY[1], *around, BODY[2]) == BODY


def test_a_heading_below_a_credit_stays():
    story = [BODY[0], "Getty Images", "What comes next", BODY[1]]
    assert body_of(*story) == [BODY[0], "What comes next", BODY[1]]


def test_the_story_goes_on_below_one_headline_of_another():
    link = ["Read also", "A far country votes on its new law today"]
    assert body_of(*BODY[:2], *link, BODY[2]) == BODY
    head, body = scraped("\n".join(["River floods town", *BODY[:2], *link, BODY[2]]))
    assert head.title == "River floods town"
    assert [line.text for line in body] == BODY


def test_a_list_of_other_stories_is_no_inline_link():
    rail = ["Read also", "A far country votes on its new law today", "It may pass on Friday or so."]
    rail += ["1 day ago", "A school closes", "The last pupils went home.", "2 days ago"]
    assert body_of(*BODY, *rail) == BODY


@pytest.mark.parametrize(
    "line",
    [
        "The daily briefing has all the news that you need. Sign up here.",
        "What does everybody talk about? Sign up for our trending list",
        "Stay updated with the latest news from the river.",
        "Share on X (formerly Twitter)",
        "Skip advertisement",
        "Boats on the market square of Newtown, May 4, 2024. (REUTERS)",
        "More AP news: https://example.org/news and https://example.org/more",
        "Read:2023 was the wettest year of the town.",
        "More on the flood:5 things that the town has to do",
        "Credit: Jana Novak for The Echo",
        "The bridge on Monday.Credit...Jana Novak for The Echo",
    ],
)
def test_calls_and_credits_are_furniture(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our alerts, the mayor had said before the water came.",
        "Sign up for an account without advertisements for 12 dollars a month.",
        "The dam may break, the mayor said. (AFP)",
        "More than 100 people came at 5:30 in the morning.",
    ],
)
def test_what_somebody_said_and_advice_are_no_calls(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Jana Novak covers rivers and lakes. She lives in Newtown.",
        "Jana Novak is the Newtown bureau chief for The Echo, leading coverage of rivers.",
        "Reporting was contributed by Tom Roe in Newtown.",
        "Example Press writer Tom Roe in Newtown contributed to this report.",
    ],
)
def test_who_wrote_the_story_is_an_end_note(line):
    assert is_end_note(line)


def test_what_an_area_covers_is_no_end_note():
    assert not is_end_note("Newtown National Park covers nearly 3,500 square miles.")
