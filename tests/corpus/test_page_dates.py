import pytest

from corpus.pages.html import read_html

PARAGRAPHS = [
    "The river Elm rose above its banks in Newtown on Thursday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference in town.",
]


def dates(body="", head=""):
    """(published, updated) of a page about a flood with `body` between headline and story."""
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    html = f"<html><head><title>River floods town</title>{head}</head><body><article>"
    html += f"<h1>River floods town</h1>{body}{story}</article></body></html>"
    fields, _, _ = read_html(html, place="page.html")
    return fields["published"], fields["updated"]


@pytest.mark.parametrize(
    "body",
    [
        "<p>The dam was opened on March 3, 2012, said the mayor of Newtown.</p>",
        "<p>The bill would spend 12 billion in 2024 on pipes, the mayor said.</p>",
        '<img src="/uploads/2019/05/12/x.jpg">',
        "<div>03/04/2024</div>",
        '<div class="comments"><p>Tina, 5 Nov 2024: I was there too, and it was wet.</p></div>',
        '<div class="rail">Oct 30, 2025 <a href="/q">Mayor resigns</a></div>',
        "<footer>Copyright 2026 Newtown News</footer>",
    ],
)
def test_a_date_that_is_not_said_to_be_that_of_publication_is_none(body):
    assert dates(body) == (None, None)


@pytest.mark.parametrize("name", ["article:published_time", "dcterms.created", "sailthru.date"])
def test_a_meta_element_tells_the_time_with_its_zone(name):
    head = f'<meta name="{name}" content="2024-10-17T18:05:00+02:00">'
    assert dates(head=head) == ("2024-10-17T18:05:00+02:00", None)


def test_a_time_of_change_is_no_time_of_publication():
    head = '<meta property="article:modified_time" content="2024-10-18T07:00:00Z">'
    assert dates(head=head) == (None, "2024-10-18T07:00:00+00:00")


@pytest.mark.parametrize(
    ("body", "published"),
    [
        ('<time itemprop="datePublished" datetime="2024-10-17T18:05:00+02:00">Thu</time>', True),
        ('<time datetime="2024-10-17T18:05:00+02:00">Thursday</time>', True),
        ('<p>Updated <time datetime="2024-10-17T18:05:00+02:00">Thursday</time></p>', False),
    ],
)
def test_a_time_element_below_the_headline_tells_when(body, published):
    when = "2024-10-17T18:05:00+02:00"
    assert dates(body) == ((when, None) if published else (None, when))


@pytest.mark.parametrize(
    "line",
    ["Oct. 17, 2024", "17.10.2024, 18:05", "By Jana Novak | Oct. 17, 2024", "17 October 2024"],
)
def test_a_date_shown_below_the_headline_is_that_of_publication(line):
    assert dates(f"<div>{line}</div>") == ("2024-10-17", None)


def test_a_day_above_the_headline_is_the_day_the_page_was_shown():
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    html = f"<body><p>Wednesday, November 20, 2024</p><h1>River floods town</h1>{story}</body>"
    assert read_html(html, place="page.html")[0]["published"] is None


def test_a_label_at_the_end_of_the_story_dates_it():
    story = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
    end = "<p>Published Oct. 17, 2024 at 9:00 a.m. ET</p>"
    fields, text, kept = read_html(f"<h1>River floods</h1>{story}{end}", place="page.html")
    assert fields["published"] == "2024-10-17T09:00:00-04:00"
    assert "Published" not in "".join(text[start:stop] for start, stop in kept)


def test_the_day_in_the_address_counts_if_the_page_tells_no_other():
    head = '<link rel="canonical" href="https://example.org/2024/oct/17/flood">'
    assert dates(head=head) == ("2024-10-17", None)
    assert dates("<div>Oct. 18, 2024</div>", head) == ("2024-10-18", None)
