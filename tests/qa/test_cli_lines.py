import json

from tests.qa.commands import FLOOD, Ran


def test_lines_of_questions_give_lines_of_answers_in_order(stored):
    own = {"title": "Fire", "text": "Vera Holt put out the fire in the old harbour."}
    lines = [
        {"question": "How many people did the flood kill?"},
        {"question": 5},
        {"question": "Who put out the fire in the harbour?", "articles": [own]},
    ]
    ran = stored("ask", "-", stdin="".join(json.dumps(line) + "\n" for line in lines) + "no JSON")
    assert ran.status == 3
    first, second, third, last = ran.documents
    assert "40 people" in first["text"]
    assert (set(second), second["line"]) == ({"error", "line"}, 2)
    assert third["citations"][0]["quote"] == own["text"]
    assert (set(last), last["line"]) == ({"error", "line"}, 4)


def test_lines_of_questions_give_lines_of_passages_in_order(stored):
    ran = stored("search", "-", stdin='{"question": "strike"}\n\n{"question": "flood"}\n')
    assert ran.status == 3
    assert [next(iter(d)) for d in ran.documents] == ["question", "error", "question"]
    assert [d["hits"][0]["article"]["id"] for d in ran.documents[::2]] == ["strike.md", "flood.md"]


def test_half_a_character_ends_no_run(stored):
    lines = '{"question": "\\ud800 Who?"}\n{"question": "How many did the flood kill?"}\n'
    for command in ("ask", "search"):
        assert len(stored(command, "-", stdin=lines).documents) == 2
    pairs = '{"claim": "\\ud800 rose.", "evidence": "It rose \\udfff up."}\n' + pair("It rained.")
    assert len(stored("check", "--json", "--explain", stdin=pairs).documents) == 2


def test_lines_that_are_all_bad_are_status_one_and_no_lines_are_none(stored):
    assert stored("ask", "-", stdin=b"\xff\xfe\n[]\n").status == 1
    assert stored("ask", "-", stdin="") == Ran(0, "", "")


def pair(claim, evidence=FLOOD):
    return json.dumps({"claim": claim, "evidence": evidence}) + "\n"


def test_pairs_are_judged_one_line_each_in_order(byline):
    good, wrong = pair("The river Alna flooded Norrby."), pair("The flood killed 90 people.")
    ran = byline("check", "--json", stdin="\ufeff" + good + "oops\n" + wrong * 40 + good)
    assert ran.status == 3
    assert len(ran.documents) == 43
    assert ran.documents[0] == {
        "verdict": "supported",
        "support": 1.0,
        "reasons": ["these are the article's own words"],
    }
    assert (set(ran.documents[1]), ran.documents[1]["line"]) == ({"error", "line"}, 2)
    assert {d["verdict"] for d in ran.documents[2:42]} == {"contradicted"}
    assert ran.documents[42]["verdict"] == "supported"


def test_verdicts_for_people_are_one_line_each(byline):
    ran = byline("check", stdin=pair("The flood killed 90 people."))
    assert ran.status == 0
    assert ran.out.startswith("contradicted\t0.")
    assert "the article says 40, the answer 90" in ran.out


def test_an_explanation_names_the_layer_that_decided_and_weighs_the_words(byline):
    [document] = byline(
        "check", "--explain", "--json", stdin=pair("The flood killed 90 people.")
    ).documents
    assert {"layer": "figures", "reason": "the article says 40, the answer 90"} in document["found"]
    assert [entry["word"] for entry in document["words"]] == "The flood killed 90 people.".split()
    shown = byline("check", "--explain", stdin=pair("The flood killed 90 people.")).out
    assert "figures: the article says 40, the answer 90" in shown
