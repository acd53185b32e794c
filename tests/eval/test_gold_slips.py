import json

from eval.naming import names_of


def test_an_article_is_called_by_its_id_the_ends_of_it_its_title_and_its_address():
    assert names_of("press/may/a.md", "Flood") == {"press/may/a.md", "may/a.md", "a.md", "Flood"}
    assert names_of("", "", "") == frozenset()


def test_gold_that_the_library_lacks_is_told_by_the_command_and_fails_it(byline, news, tmp_path):
    asked = {"question": "How many people did the flood kill?", "answers": ["40"]}
    cases, data = tmp_path / "cases.jsonl", tmp_path / "data"
    rows = [{**asked, "id": name, "articles": [name]} for name in ("flood.md", "flod.md")]
    cases.write_text("".join(json.dumps(row) + "\n" for row in rows))
    byline("--data", data, "add", "--quiet", news)
    ran = byline("--data", data, "eval", cases, "--judge", "exact", "--answerer", "extractive")
    said = " ".join(ran.out.split())
    assert ran.status == 3
    assert "1 question ended in an error" in said
    assert "flod.md: the gold of the case: no article is called 'flod.md'; write its id" in said
