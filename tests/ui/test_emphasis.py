import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from corpus import Article
from qa.values import Citation
from ui.emphasis import quote_html, sentence_html

TEXT = "In 2024 Ole Berg\nsaid on 2 May that 2 ships <sank>. He left."
ARTICLE = Article(id="a", text=TEXT, source="Post", published="2024-05-02")


def cited(words):
    start = TEXT.index(words)
    return Citation(1, ARTICLE, 0, TEXT.index(" He"), words=(start, start + len(words)))


def strong(words):
    return f'<strong class="answer">{words}</strong>'


def test_the_words_that_answer_stand_out_in_what_is_cited():
    told = "In 2024 {} said on 2 May that 2 ships &lt;sank&gt;."
    assert quote_html(cited("Ole Berg")) == told.format(strong("Ole Berg"))
    assert quote_html(Citation(1, ARTICLE, 0, 10)) == "In 2024 Ol"
    assert strong("&lt;sank&gt;") in quote_html(cited("<sank>"))


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Post, 2 May 2024: In 2024 Ole Berg said on 2 May that 2 ships <sank>.", "2 ships",
         ("Post, 2 May 2024: In 2024 Ole Berg said on 2 May that {} ", "&lt;sank&gt;.")),
        ("By 22 May, 2 ships had sunk.", "2", ("By 22 May, {} ships had ", "sunk.")),
        ("Two ships sank.", "2", ("Two ships ", "sank.")),
        ("Post, 2 May 2024: It was 2 that sank.", "2",
         ("Post, 2 May 2024: It was {} that ", "sank.")),
        ("It was Ole Berg.", "Ole Berg", ("It was {} ", "{}.")),
    ],
)  # fmt: skip
def test_the_words_that_answer_stand_out_in_a_sentence_that_cites_them(text, words, shown):
    if words == "2":
        start = TEXT.index("2 ships")
        citation = Citation(1, ARTICLE, 0, TEXT.index(" He"), words=(start, start + 1))
    else:
        citation = cited(words)
    parts = (words,) if shown != ("It was {} ", "{}.") else ("Ole", "Berg")
    head, last = sentence_html(text, [Citation(2, ARTICLE, 0, 5), citation])
    expected = "".join(shown).format(*map(strong, parts))
    assert str(head + last).replace("Ole </strong>", "Ole</strong> ") == expected


def test_the_words_that_answer_are_not_the_end_of_others():
    article = Article(id="b", text="The flood killed 40.")
    citation = Citation(1, article, 0, 20, words=(17, 19))
    assert sentence_html("The flood killed 240.", [citation])[1] == "240."
    assert sentence_html("It killed 40.", [citation])[1] == f"{strong('40')}."


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.data())
def test_nothing_but_the_emphasis_is_added(text, data):
    article = Article(id="a", text=text + "x")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start + 1, len(text) + 1))
    citation = Citation(1, article, 0, len(text) + 1, words=(start, end))
    sentence = " ".join(article.text.split())
    head, last = sentence_html(sentence, [citation])
    assert Markup(head + last).striptags() == Markup.escape(sentence).striptags()
    assert quote_html(citation).count("<strong") == 1
