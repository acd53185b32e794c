import pytest

from corpus.cleaning.clean import assemble
from corpus.pages.html import read_html

STORY = [
    "The river Elm rose above its banks in Newtown on Thursday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference in town.",
    "The weather service expects more rain by the end of the week, and colder nights.",
    "Trains to the south of the country were cancelled until Sunday, the operator said.",
]
OTHER = [
    "A new ambassador came to the capital on Monday, the foreign ministry of the country said.",
    "It is the first nation to send one since the war ended there three years ago, he added.",
    "Diplomats called the step premature and said that it would change little for the people.",
]


def paragraphs(lines):
    return "".join(f'<p class="x">{line}</p>' for line in lines)


def text_of(body, title="River floods town"):
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    _, text, kept = read_html(html, place="page.html")
    return assemble(text, kept).split("\n\n")


@pytest.mark.parametrize(
    ("around", "heading", "time"),
    [
        ("article", "h1", ""),
        ("article", "h2", ""),
        ("article", "div", ""),
        ("div", "h1", ""),
        ("div", "h2", '<time datetime="2025-07-03">July 3, 2025</time>'),
    ],
)
def test_the_story_ends_where_the_page_goes_on_with_another(around, heading, time):
    def story(headline, lines):
        body = f"{headline}{time}<div>{paragraphs(lines)}</div>"
        return f'<{around} class="s">{body}</{around}>'

    other = f'<{heading} class="t">A new ambassador comes</{heading}>'
    page = story("<h1>River floods town</h1>", STORY) + story(other, OTHER)
    assert text_of(f"<main>{page}</main>") == STORY


@pytest.mark.parametrize("around", ["article", "section", "div"])
def test_the_parts_of_a_story_that_is_told_in_parts_stay_together(around):
    parts = [
        f"<{around}><h2>At {i} pm</h2><p>{line}</p></{around}>" for i, line in enumerate(STORY)
    ]
    text = text_of(f"<main><h1>River floods town</h1>{''.join(parts)}</main>")
    assert [line for line in text if line in STORY] == STORY


def test_headings_of_the_first_order_inside_of_a_story_do_not_end_it():
    parts = f"<h1>What comes next</h1>{paragraphs(STORY[2:])}"
    page = f"<article><h1>River floods town</h1>{paragraphs(STORY[:2])}{parts}</article>"
    assert text_of(page) == [*STORY[:2], "What comes next", *STORY[2:]]


@pytest.mark.parametrize(
    "around",
    ['div class="related"', 'div class="paywall-prompt"', 'section class="articleNewsletter"'],
)
def test_a_box_called_by_what_stands_around_stories_is_none_of_it(around):
    box = f"<{around}><h4>Some words</h4><p>{OTHER[0]}</p></{around.split()[0]}>"
    page = f"<article><h1>River floods town</h1>{paragraphs(STORY[:2])}{box}"
    assert text_of(f"{page}{paragraphs(STORY[2:])}</article>") == STORY


def test_a_story_in_a_box_called_so_is_kept():
    page = f"<h1>River floods town</h1><div class='content-sidebar'>{paragraphs(STORY)}</div>"
    assert text_of(page) == STORY


def test_a_rail_that_is_longer_than_a_short_story_is_no_part_of_it():
    short = "<article><h1>Quake</h1><p>A quake shook Norrby early on Monday.</p></article>"
    page = f'{short}<div class="rail"><h3>Latest</h3>{paragraphs(OTHER)}</div>'
    assert text_of(page, "Quake") == ["A quake shook Norrby early on Monday."]


def test_paragraphs_below_a_heading_of_a_rail_are_none_of_the_story():
    rail = f"<h4>Recommended</h4>{paragraphs(OTHER[:2])}"
    assert text_of(f"<div><h1>River floods town</h1>{paragraphs(STORY)}{rail}</div>") == STORY


def test_teasers_below_their_linked_headlines_are_none_of_the_story():
    teasers = "".join(
        f'<div><a href="/o">An ambassador comes</a><p>{t}</p></div>' for t in OTHER[:2]
    )
    box = f"<div><h4>Read Next</h4>{teasers}</div>"
    assert text_of(f"<div><h1>River floods town</h1>{paragraphs(STORY)}{box}</div>") == STORY


def test_the_story_goes_on_below_a_rail_of_links():
    rail = '<h4>Related</h4><ul><li><a href="/x">A new ambassador comes</a></li></ul>'
    page = f"<div>{paragraphs(STORY[:1])}{rail}{paragraphs(STORY[1:])}</div>"
    assert text_of(f"<h1>River floods town</h1>{page}") == STORY


def test_a_row_of_links_with_bars_between_is_no_line_of_the_story():
    menu = '<div><a href="/">Home</a> | <a href="/l">Local</a></div>'
    divs = "".join(f"<div>{line}</div>" for line in STORY)
    rail = '<div><div><a href="/9">Storm kills four in the north, officials say.</a></div></div>'
    assert text_of(f"{menu}<h1>River floods town</h1><div>{divs}</div>{rail}") == STORY


def test_the_cells_of_a_row_stay_on_one_line():
    rows = "<tr><th>Town</th><th>Homes</th></tr><tr><td>Newtown</td><td>1,240</td></tr>"
    page = f"<article><h1>River</h1>{paragraphs(STORY)}<table>{rows}</table></article>"
    assert text_of(page)[-2:] == ["Town Homes", "Newtown 1,240"]


@pytest.mark.parametrize(
    "call",
    [
        "Do you know more about the flood? Write to us at tips@example.org and tell us.",
        "Jana Novak may be reached at jana@example.org or on her telephone.",
        "Our newsletter tells you more: see our privacy policy before you subscribe.",
    ],
)
def test_a_call_to_the_reader_at_the_end_is_no_part_of_the_story(call):
    bio = "Jana Novak is a reporter for the Example who covers the weather."
    page = f"<h1>River floods town</h1>{paragraphs([*STORY, bio, call])}"
    assert text_of(f"<article>{page}</article>") == STORY


def test_an_address_inside_of_a_story_stays():
    line = "The ministry asked people to write to help@example.org if they lost their homes."
    page = f"<article><h1>River floods town</h1>{paragraphs([STORY[0], line, *STORY[1:]])}"
    assert text_of(f"{page}</article>") == [STORY[0], line, *STORY[1:]]
