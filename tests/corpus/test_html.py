import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import CorpusError
from corpus.cleaning.clean import assemble, lines_of
from corpus.pages.html import align, read_fragment, read_html

PARAGRAPHS = [
    "The river rose above its banks on Monday after a week of heavy rain in the hills.",
    "About 1,200 people left their homes, the mayor said at a press conference in town.",
    "The weather service expects more rain by the end of the week, and colder nights.",
]
PAGE = f"""<html lang="en-GB"><head><title>River floods town | The Example</title>
<meta property="og:site_name" content="The Example">
<meta property="article:published_time" content="2021-05-04T08:00:00Z">
<meta property="article:modified_time" content="2021-05-05T09:00:00Z">
<meta name="author" content="Jana Novak">
<link rel="canonical" href="https://www.example.org/river"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article>
<h1>River floods town</h1>
<p>{PARAGRAPHS[0]}</p><figure><img><figcaption>The bridge. Photo: Jana Novak</figcaption></figure>
<p>About 1,200 people left <a href="/x">their homes</a>,
 the mayor said at a press conference in town.</p><div class="ad">Advertisement</div>
<p>{PARAGRAPHS[2]}</p></article>
<footer>© 2021 The Example. All rights reserved.</footer><script>track()</script></body></html>"""


def test_the_body_is_kept_and_the_rest_of_the_page_is_not():
    _, text, kept = read_html(PAGE, place="page.html")
    assert assemble(text, kept) == "\n\n".join(PARAGRAPHS)


def test_the_page_text_is_what_a_reader_sees():
    _, text, _ = read_html(PAGE, place="page.html")
    assert "Home Sport" in text.split("\n")
    assert "track()" not in text


def test_the_page_tells_its_origin():
    fields, _, _ = read_html(PAGE, place="page.html")
    assert fields == {
        "title": "River floods town",
        "source": "The Example",
        "url": "https://www.example.org/river",
        "authors": ["Jana Novak"],
        "agency": None,
        "published": "2021-05-04T08:00:00+00:00",
        "updated": "2021-05-05T09:00:00+00:00",
        "language": "en-GB",
        "notice": None,
    }


def test_a_page_cannot_take_the_address_of_another_site():
    fields, _, _ = read_html(PAGE, place="page.html", url="https://elsewhere.net/a")
    assert fields["url"] == "https://elsewhere.net/a"


def test_a_broken_canonical_address_is_passed_over():
    page = PAGE.replace("https://www.example.org/river", "http://[river")
    assert read_html(page, place="page.html")[0]["url"] is None


def test_a_page_without_text_is_refused():
    with pytest.raises(CorpusError, match=r"^page\.html: no article in the page; save its text"):
        read_html("<html><body><script>1</script></body></html>", place="page.html")


def test_an_xml_declaration_does_no_harm():
    html = '<?xml version="1.0" encoding="latin-1"?><p>Café</p>'
    assert read_fragment(html, place="x") == ("", "Café")


def test_blocks_are_found_although_the_page_breaks_them_elsewhere():
    page = "Menu\nFirst part of a sentence\nand its end. Share\nThe last words of the story."
    blocks = ["First part of a sentence and its end.", "The last words of the story."]
    assert [page[start:end] for start, end in align(page, blocks)] == [
        "First part of a sentence\nand its end.",
        "The last words of the story.",
    ]


def test_a_block_that_the_page_does_not_show_is_left_out():
    assert align("One line that is long enough.", ["Another line that is long too."]) == []


@given(st.lists(st.text(alphabet="ab .", min_size=1, max_size=30), max_size=8), st.data())
def test_any_lines_of_a_page_are_found_in_order(lines, data):
    page = "\n".join(lines)
    found = [line.text for line in lines_of(page)]
    wanted = [text for text in found if data.draw(st.booleans())]
    ranges = align(page, wanted)
    assert ranges == sorted(ranges)
    assert all(s < e <= len(page) for s, e in ranges)
    assert all(len(text) < 20 or text in assemble(page, ranges) for text in wanted)


def test_a_story_that_goes_on_in_another_container_is_kept_whole():
    def part(lines):
        return "".join(f'<p class="text">{line}</p>' for line in lines)

    def container(lines):
        return f'<div class="row"><div class="body">{part(lines)}</div><aside>Ad</aside></div>'

    rest = "More rain fell on Tuesday in the hills, and the river rose by two more metres."
    teaser = "<ul><li>A bridge far away was closed on Sunday evening, police said.</li></ul>"
    page = f"<html><body>{container(PARAGRAPHS)}{teaser}{container([rest])}</body></html>"
    _, text, kept = read_html(page, place="page.html")
    assert assemble(text, kept) == "\n\n".join([*PARAGRAPHS, rest])


def test_headlines_that_are_links_are_no_part_of_the_story():
    links = "".join(f'<p><a href="/{i}">Another story of {i} towns</a></p>' for i in (2, 3))
    story = f"<p>{PARAGRAPHS[0]}</p>{links}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    page = f"<html><body><article><h1>River</h1>{story}</article></body></html>"
    _, text, kept = read_html(page, place="page.html")
    assert assemble(text, kept) == "\n\n".join(PARAGRAPHS)
