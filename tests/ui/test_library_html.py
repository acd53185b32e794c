from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from corpus import Article, Library, Page
from qa.commands.summary import Summary
from ui.article_list import View, shown
from ui.intake import Parcel, Stage
from ui.library_html import (
    LONGEST,
    State,
    article_html,
    intake_html,
    list_html,
    message_html,
    pieces,
    state_html,
)

OURS = {
    "article", "bdi", "button", "dd", "del", "div", "dl", "dt", "h2", "h3", "li", "ol", "p",
    "section", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul", "a", "nav",
}  # fmt: skip
EVIL = "<img src=x onerror=alert(1)> <b>*now*</b> {{7*7}} ${7*7} \" ' &amp; \u202egro.live"


class Shown(HTMLParser):
    """What a browser makes of HTML: its words, its elements and their attributes."""

    def __init__(self, html):
        super().__init__()
        self.words, self.tags, self.attributes = "", set(), set()
        self.feed(html)

    def handle_data(self, data):
        self.words += data

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= set(attrs)


def one(**fields):
    return Library.from_articles([Article(**{"id": "a", "text": "It rose."} | fields)])


def test_the_state_says_what_waits_and_what_that_means():
    waiting = state_html(State(1200, 8000, 3, 400, "all-MiniLM-L6-v2"))
    assert "1,200 articles" in waiting
    assert "400 passages waiting for vectors" in waiting
    assert "found by their\n  words alone" in waiting
    assert "3 articles being cut into passages" in waiting
    assert "all-MiniLM-L6-v2" in waiting


def test_a_library_that_is_complete_says_no_more_than_what_it_holds():
    words = Shown(state_html(State(1, 2, 0, 0, "m"))).words
    assert " ".join(words.split()) == "1 article, 2 passages · embedding model m"
    assert not State(1, 2, 0, 0, "m").busy


def test_samples_and_failures_are_told():
    assert "sample articles" in state_html(State(10, 0, 0, 0, None, samples=True))
    failed = State(1, 1, 0, 1, "m", error="no <model>")
    assert "no &lt;model&gt;" in state_html(failed)
    assert not failed.busy


def test_the_list_has_buttons_for_articles_columns_and_pages():
    library = Library.from_articles(Article(id=str(n), text=str(n)) for n in range(60))
    html = list_html(shown(library, View(page=1)), View(page=1))
    assert {("data-event", "choose"), ("data-value", "59")} <= Shown(html).attributes
    assert ("aria-sort", "descending") in Shown(html).attributes
    assert "Page 2 of 2" in html
    assert "60 articles of 60" in Shown(html).words


def test_a_story_that_names_an_agency_alone_is_listed_as_of_the_agency():
    for known, told in (({"agency": "Reuters"}, "Reuters"), ({}, "unknown")):
        assert f"<bdi>{told}</bdi></td>" in list_html(shown(one(**known), View()), View())


def test_a_search_without_a_hit_says_so():
    assert "No article fits" in list_html(shown(one(), View(words="zebra")), View())


def test_what_was_cut_out_of_a_page_is_marked():
    page = Page("Menu\nThe river rose.\n\nShare", ((5, 20),))
    assert pieces(page) == [("Menu\n", False), ("The river rose.", True), ("\n\nShare", False)]
    html = article_html(Article(text="The river rose."), page, [])
    assert "<del>Menu\n</del>The river rose.<del>\n\nShare</del>" in html


@given(st.text(max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_the_pieces_of_a_page_are_the_page(text, borders):
    places = sorted({min(place, len(text)) for place in borders})
    kept = tuple(zip(places[::2], places[1::2], strict=False))
    assert "".join(words for words, _ in pieces(Page(text, kept))) == text


def test_of_a_very_long_page_the_rest_is_counted():
    text = "It rose. " * 20_000
    html = article_html(Article(id="a", text=text), Page(text, ((0, len(text)),)), [])
    assert f"{len(text) - LONGEST:,} more characters not shown here" in html
    assert len(html) < 3 * LONGEST


def test_whatever_an_article_contains_is_only_text():
    article = Article(
        id=EVIL, title=EVIL, text=EVIL, source=EVIL, agency=EVIL, url=f"javascript:{EVIL}",
        uri=EVIL, authors=(EVIL,), language=EVIL, notice=EVIL,
    )  # fmt: skip
    library = Library.from_articles([article])
    parcel = Parcel(EVIL, EVIL, stage=Stage.DONE, details=[EVIL])
    for html in (
        article_html(article, library.page(EVIL), [article]),
        list_html(shown(library, View()), View()),
        intake_html([parcel], Summary()),
        message_html(EVIL, [EVIL]),
        state_html(State(1, 1, 1, 1, EVIL, error=EVIL)),
    ):
        seen = Shown(html)
        assert EVIL in seen.words
        assert seen.tags <= OURS
        assert not any(name.startswith("on") or name == "href" for name, _ in seen.attributes)


def test_a_title_cannot_turn_the_words_around_it():
    html = list_html(shown(one(title="\u202eabc"), View()), View())
    assert "<bdi>\u202eabc</bdi>" in html


def test_a_web_address_is_a_link_that_tells_the_site_nothing():
    html = article_html(
        Article(text="It rose.", url="https://a.example/?a=1&b=2"), Page("", ()), []
    )
    assert 'href="https://a.example/?a=1&amp;b=2" target="_blank" rel="noopener noreferrer"' in html
