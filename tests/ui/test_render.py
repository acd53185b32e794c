import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from corpus import Article
from qa import Answer, Citation, Claim, Evidence
from tests.ui.golden import stored
from tests.ui.states import COVERED, HOLDS, STATES, turn
from ui.highlights import Highlight
from ui.live import Live
from ui.render import OpenArticle, article_html, failure_html, live_html, welcome_html

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</bdi></section><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "${alert(1)} {{constructor}} {% raw %}",
    "[link](javascript:alert(1)) **bold** | table |",
    "\u202egnol yrev\u202c \u2066",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize("name", STATES)
def test_a_state_looks_as_it_did_when_somebody_looked_at_it(name):
    assert STATES[name]() == stored(name)


def everywhere(text):
    """HTML of everything the page shows, this text in all its places."""
    article = Article(
        id=text, title=text, text=text, source=text, url=text, authors=(text,), notice=text
    )
    cited = Citation(1, article, 0, len(text), words=(0, len(text)))
    evidence = Evidence(article, 0, len(text))
    claims = (Claim(text, text, (cited,), HOLDS),)
    opened = OpenArticle(article, (Highlight(1, 0, len(text), current=True),), None, "changed")
    return "".join(
        [
            turn(Answer(text, claims, (), "openai", model=text, trace=(text,)), note=text),
            turn(Answer(text, (), (evidence,), "extractive", reason=text)),
            article_html(opened),
            live_html(Live(text)),
            failure_html(text, text, can_switch=False),
            welcome_html(COVERED),
        ]
    )


def elements(html):
    """Tags and attribute names, in order: what a browser makes of it besides text.

    Words of an answer that a line break may part are emphasised in two.
    """
    return [
        (element.tag, sorted(element.attrib))
        for element in parser.fragment_fromstring(html, create_parent=True).iter()
        if (element.tag, element.get("class")) != ("strong", "answer")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_what_articles_and_visitors_write_is_only_ever_text(text):
    assert elements(everywhere(text)) == elements(everywhere("plain"))


@given(TEXTS)
def test_no_text_becomes_an_element(text):
    tags = {tag for tag, _ in elements(everywhere(text))}
    assert not tags & {"img", "script", "iframe", "style", "object", "b", "i"}


def test_what_is_not_known_of_a_source_is_told_once():
    bare = Article(id="notes/storm.txt", text="12 died.")
    claim = Claim("", "12 died.", (Citation(1, bare, 0, 8),), HOLDS)
    shown = turn(Answer("How many died?", (claim,), (), "extractive"))
    assert shown.count("no source or date given") == 1
    assert "unknown" not in shown
    assert "undated" not in shown


def test_a_story_that_names_an_agency_alone_is_told_to_be_of_the_agency():
    wired = Article(id="hald.txt", text="12 died.", agency="Reuters")
    claim = Claim("", "12 died.", (Citation(1, wired, 0, 8),), HOLDS)
    shown = turn(Answer("How many died?", (claim,), (), "extractive"))
    assert "<bdi>Reuters</bdi> · no date given" in shown
    assert "no source" not in shown


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("the endpoint is busy; try again", "The endpoint is busy; try again"),
        ("http://127.0.0.1:9: refused", "http://127.0.0.1:9: refused"),
    ],
)
def test_why_no_answer_was_written_begins_as_a_sentence_does(message, told):
    assert f"<bdi>{told}</bdi>" in failure_html("Who won?", message, can_switch=False)


def test_only_web_addresses_are_linked():
    html = everywhere("javascript:alert(1)")
    assert "href" not in html


def test_ids_that_are_referred_to_exist():
    html = STATES["verdicts"]()
    named = set(re.findall(r'aria-describedby="([^"]+)"', html))
    assert named <= set(re.findall(r' id="([^"]+)"', html))
