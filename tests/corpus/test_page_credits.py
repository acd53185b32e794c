import pytest

from corpus import Loaded
from corpus.pages.html import read_html
from corpus.pages.writers import writers
from corpus.reading.read import read_articles

AP = "Associated Press"
STORY = [
    "The river Elm rose above its banks in Newtown on Thursday after a week of heavy rain.",
    "About 1,200 people left their homes, the mayor said at a press conference in town.",
]


def fields_of(body="", head="", url=None, h1="River floods town"):
    story = "".join(f"<p>{line}</p>" for line in STORY)
    html = f"<html><head>{head}</head><body><h1>{h1}</h1>{body}{story}</body></html>"
    return read_html(html, place="page.html", url=url)[0]


@pytest.mark.parametrize(
    ("line", "authors", "agency"),
    [
        ("By Jana Novak and Al Roe, Reuters", ["Jana Novak", "Al Roe"], "Reuters"),
        ("By Reuters", [], "Reuters"),
        ("Reuters Staff", [], "Reuters"),
        ("By Jana Novak | Oct. 17, 2024", ["Jana Novak"], None),
        ("NEWTOWN, Oct 17 (Reuters) - The river rose again on Thursday.", [], "Reuters"),
    ],
)
def test_a_line_of_credits_names_people_and_agency(line, authors, agency):
    fields = fields_of(f'<p class="byline">{line}</p>')
    assert (fields["authors"], fields["agency"]) == (authors, agency)


@pytest.mark.parametrize(
    ("names", "authors", "agency"),
    [
        (["Reuters"], (), "Reuters"),
        (["PTI"], (), "PTI"),
        (["DANICA KIRKA", "JILL LAWLESS Associated Press"], ("DANICA KIRKA", "JILL LAWLESS"), AP),
        (["Greg Beacham", "Ap Sports Writer"], ("Greg Beacham",), AP),
        (["Jana Novak in Kyiv and agencies"], ("Jana Novak",), None),
        (["By Dr. Jana Novak, PhD"], ("Dr. Jana Novak",), None),
        (["Jana Novak, Chief Political Correspondent"], ("Jana Novak",), None),
        (["Agencies", "Staff Writer", "admin", "https://facebook.com/jana"], (), None),
        (["Ann Lee is a travel writer based in Zurich who covers hiking"], (), None),
        (["Regan", "The Example"], ("Regan",), None),
    ],
)
def test_of_the_names_given_as_authors_only_people_are_authors(names, authors, agency):
    found = writers(names, "The Example")
    assert (found.authors, found.agency) == (authors, agency)


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ('<meta property="og:site_name" content="The Example">', "The Example"),
        ('<meta property="og:site_name" content="https://www.example.net">', "example.org"),
        ('<meta property="og:site_name" content="Example | News of the world">', "Example"),
        ('<link rel="canonical" href="https://www.reuters.com/x">', "example.org"),
        ("<title>River floods town, mayor says | The Example</title>", "example.org"),
    ],
)
def test_the_publisher_is_the_site_by_its_name(head, source):
    assert fields_of(head=head, url="https://www.example.org/a")["source"] == source


def test_a_logo_set_as_headline_names_the_site_and_not_the_story():
    head = "<title>River floods the lower town - The Example</title>"
    fields = fields_of(head=head, h1="The Example")
    assert (fields["title"], fields["source"]) == ("River floods the lower town", "The Example")


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:locale" content="pt_BR">',
        '<meta http-equiv="content-language" content="pt">',
    ],
)
def test_the_language_is_told_in_other_places_too(head):
    assert fields_of(head=head)["language"].startswith("pt")


def test_an_agency_in_titled_markdown_is_credited(tmp_path):
    file = tmp_path / "a.md"
    file.write_text("# River floods town\n\nBy Jana Novak, Reuters\n\n" + "\n\n".join(STORY))
    (loaded,) = read_articles(file)
    assert isinstance(loaded, Loaded)
    assert (loaded.article.agency, loaded.article.authors) == ("Reuters", ("Jana Novak",))
    assert loaded.article.text == "\n\n".join(STORY)


def test_who_took_the_picture_is_not_who_tells_the_story():
    assert fields_of("<figure><figcaption>Reuters</figcaption></figure>")["agency"] is None
