import json

import pytest

from corpus.pages.html import read_html

STORY = (
    "<p>The river Elm rose above its banks in Newtown on Thursday after a week of rain.</p>"
    "<p>About 1,200 people left their homes, the mayor said at a press conference.</p>"
)
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "River floods the lower town",
    "datePublished": "2024-10-17T10:00:00Z",
    "dateModified": "2024-10-18T10:00:00Z",
    "author": [{"@type": "Person", "name": "Jana Novak"}, {"@type": "Person", "name": "Al Roe"}],
    "publisher": {"@type": "Organization", "name": "The Example"},
    "inLanguage": "fr",
}
OTHER = ARTICLE | {"headline": "A bridge far away is closed", "datePublished": "2022-02-02"}


def fields_of(*values, url=None):
    """The fields of a page with these scripts of linked data."""
    scripts = "".join(
        f'<script type="application/ld+json; charset=utf-8">{value}</script>' for value in values
    )
    html = f"<html><head>{scripts}</head><body><article><h1>River floods the lower town</h1>"
    return read_html(f"{html}{STORY}</article></body></html>", place="page.html", url=url)[0]


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        ARTICLE | {"@type": ["ReportageNewsArticle"]},
        [{"@type": "Organization", "datePublished": "2001-01-01"}, ARTICLE],
        {"@graph": [{"@type": "WebSite", "datePublished": "2011-01-01"}, ARTICLE]},
        [OTHER, ARTICLE],
        [{"@type": "ItemList", "itemListElement": [OTHER]}, ARTICLE],
    ],
)
def test_the_node_of_the_pages_own_article_counts(value):
    fields = fields_of(json.dumps(value))
    assert fields["published"] == "2024-10-17T10:00:00+00:00"
    assert fields["updated"] == "2024-10-18T10:00:00+00:00"
    assert fields["authors"] == ["Jana Novak", "Al Roe"]
    assert (fields["source"], fields["language"]) == ("The Example", "fr")


def test_of_several_articles_the_address_tells_which_is_meant():
    url = "https://example.org/bridge"
    fields = fields_of(json.dumps([ARTICLE, OTHER | {"url": url}]), url=f"{url}?from=home")
    assert fields["published"] == "2022-02-02"


def test_of_several_articles_that_are_all_others_none_is_taken():
    third = OTHER | {"headline": "A third story of another town"}
    assert fields_of(json.dumps([OTHER, third]))["published"] is None


def test_a_name_that_stands_elsewhere_in_the_graph_is_found():
    person = {"@type": "Person", "@id": "#jana", "name": "Jana Novak"}
    graph = {"@graph": [ARTICLE | {"author": {"@id": "#jana"}}, person]}
    assert fields_of(json.dumps(graph))["authors"] == ["Jana Novak"]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(ARTICLE)[:-1] + ",}",
        f"<!-- {json.dumps(ARTICLE)} -->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
    ],
)
def test_linked_data_is_read_although_it_is_not_quite_json(text):
    assert fields_of(text)["source"] == "The Example"


def test_broken_linked_data_does_no_harm():
    assert fields_of('{"@type": "NewsArticle"', json.dumps(ARTICLE))["source"] == "The Example"


def test_an_address_that_is_none_does_no_harm():
    broken = ARTICLE | {"mainEntityOfPage": {"@id": "http://[x"}, "url": 5}
    fields = fields_of(json.dumps([OTHER, broken]), url="https://example.org/a")
    assert fields["source"] == "The Example"
