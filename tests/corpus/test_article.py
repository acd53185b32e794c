from datetime import date

import pytest

from corpus import Article, CorpusError


@pytest.mark.parametrize("value", [date(2024, 5, 3), "soon", "2024-13-01"])
@pytest.mark.parametrize("name", ["published", "updated"])
def test_a_date_that_is_no_iso_text_is_refused_with_its_field_and_one_that_is(name, value):
    with pytest.raises(CorpusError, match=rf"'flood': {name} is .*such as '2024-10-19'"):
        Article(id="flood", text="The river rose.", **{name: value})


@pytest.mark.parametrize("name", ["id", "title", "text", "source", "agency", "url", "uri"])
def test_an_article_that_no_library_can_store_is_refused(name):
    with pytest.raises(CorpusError, match=r"half a surrogate pair .*; decode it as UTF-8"):
        Article(**{"text": "The river rose.", name: "caf\udce9"})
