import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from qa.assemble import open_library
from tests.fakes import HashEmbedder
from tests.qa.commands import FLOOD, forget_models

BYLINE = [sys.executable, "-m", "qa.commands.cli"]


def ids(ran):
    return [article["id"] for article in ran.documents[0]["articles"]]


def test_adding_counts_what_was_done_and_does_nothing_twice(byline, news, tmp_path):
    first = byline("add", news, "--data", tmp_path / "data")
    assert first.status == 0
    assert first.out.startswith("2 added, 0 changed, 0 unchanged")
    assert byline("--data", tmp_path / "data", "add", news).out.startswith("0 added, 0 changed, 2")


def test_the_data_folder_may_be_named_before_and_after_the_command(stored, byline, tmp_path):
    assert ids(stored("list", "--json")) == ids(
        byline("list", "--json", "--data", tmp_path / "data")
    )


def test_what_cannot_be_read_is_said_and_the_rest_is_added(byline, news, tmp_path):
    (news / "empty.md").write_bytes(b"")
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (news / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (news / "broken.json").write_bytes(b'{"title": ')
    (news / "picture.png").write_bytes(b"\x89PNG")
    ran = byline("--data", tmp_path / "data", "add", news)
    assert ran.status == 3
    assert ran.out.startswith("2 added")
    for name in ("empty.md", "binary.txt", "broken.pdf", "broken.json", "picture.png"):
        assert any(line.startswith("skipped ") and name in line for line in ran.err.splitlines())


def interrupted(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("command", ["add", "sync"])
def test_an_interruption_says_what_is_stored_and_how_to_go_on(
    byline, news, tmp_path, monkeypatch, command
):
    data = tmp_path / "data"
    with monkeypatch.context() as patch:
        patch.setattr(HashEmbedder, "embed_passages", interrupted)
        ran = byline("--data", data, command, news)
    assert (ran.status, ran.out) == (3, "")
    assert "the library holds 2 articles; run the same command again to go on" in ran.err
    library = open_library(data)
    assert library.count_unembedded() == 2
    assert byline("--data", data, command, news).status == 0
    assert library.count_unembedded() == 0


def test_an_interruption_before_anything_is_stored_is_status_one(byline, news, monkeypatch):
    monkeypatch.setattr("corpus.reading.read.read_stream", interrupted)
    ran = byline("--data", news.parent / "data", "add", news)
    assert ran.status == 1
    assert "the library holds 0 articles" in ran.err


def test_adding_nothing_that_can_be_read_is_status_one(byline, tmp_path):
    ran = byline("--data", tmp_path / "data", "add", tmp_path / "absent.md")
    assert ran.status == 1
    assert "absent.md: no such file or folder" in ran.err


@pytest.mark.parametrize("command", ["list", "show x", "remove x", "search x", "ask x", "reembed"])
def test_without_a_library_one_line_says_how_to_make_one(byline, tmp_path, command):
    ran = byline("--data", tmp_path / "none", *command.split())
    assert ran.status == 1
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert "byline add" in ran.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["ask"],
        ["search", "x", "-k", "0"],
        ["sync", "/no/such"],
        ["ask", "x", "--answerer", "y"],
    ],
)
def test_wrong_usage_is_status_two(byline, arguments):
    assert byline(*arguments).status == 2


def test_articles_are_listed_with_what_is_known_of_them(stored):
    lines = stored("list").out.splitlines()
    assert lines[0] == "flood.md\t2024-05-03\tNorrby Post\tFlood\t1 passage"
    assert len(lines) == 2
    assert ids(stored("list", "--json", "--source", "Coast Daily")) == ["strike.md"]
    assert ids(stored("list", "--json", "--until", "2024-05-31")) == ["flood.md"]


def test_an_article_without_a_title_is_listed_and_shown_by_its_id(byline, tmp_path):
    (tmp_path / "news.jsonl").write_text(json.dumps({"id": "alna-1", "text": FLOOD}))
    opened = functools.partial(byline, "--data", tmp_path / "data")
    opened("add", tmp_path / "news.jsonl")
    assert opened("list").out == "alna-1\tundated\t-\talna-1\t1 passage\n"
    assert opened("show", "alna-1").out.startswith("alna-1")


def test_a_story_that_names_an_agency_alone_is_listed_as_of_the_agency(byline, tmp_path):
    story = "HALD (Reuters) - Ole Berg said on Monday the harbour of Hald stays closed.\n"
    (tmp_path / "hald.txt").write_text(story, encoding="utf-8")
    byline("--data", tmp_path / "data", "add", tmp_path / "hald.txt")
    line = byline("--data", tmp_path / "data", "list").out
    assert line.startswith("hald.txt\tundated\tReuters\t")


@pytest.mark.parametrize("day", ["soon", "20240501"])
def test_a_day_that_is_none_is_wrong_usage(stored, day):
    ran = stored("list", "--since", day)
    assert (ran.status, ran.out) == (2, "")
    assert f"'{day}'" in ran.err


@pytest.mark.parametrize("command", ["list", "ask x", "search x"])
@pytest.mark.parametrize(
    "limits",
    ["--since 2024-10-08 --until 2024-10-01", "--until 2024-10-01 --since 2024-10-08"],
)
def test_a_first_day_after_the_last_is_wrong_usage_that_names_both(stored, command, limits):
    ran = stored(*command.split(), *limits.split())
    assert (ran.status, ran.out) == (2, "")
    assert "since 2024-10-08 is after until 2024-10-01; change one of them" in ran.err


def test_one_day_is_a_period(stored):
    day = ("--since", "2024-05-03", "--until", "2024-05-03")
    assert ids(stored("list", "--json", *day)) == ["flood.md"]


def test_a_list_of_no_articles_says_so(stored):
    ran = stored("list", "--source", "Unread Times")
    assert (ran.status, ran.out, ran.err) == (0, "", "no article matches\n")
    assert stored("list", "--json", "--source", "Unread Times").out == '{"articles":[]}\n'


def test_an_article_is_shown_with_its_text(stored):
    assert stored("show", "flood.md").out.endswith(f"{FLOOD}\n")
    [document] = stored("show", "flood.md", "--json").documents
    assert (document["text"], document["title"]) == (FLOOD, "Flood")
    assert "Lindqvist" in stored("show", "--raw", "flood.md").out


def test_an_unknown_article_is_one_line_that_names_it(stored):
    ran = stored("show", "absent")
    assert (ran.status, ran.out) == (1, "")
    assert "absent" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_articles_are_removed_and_unknown_ones_named(stored):
    assert stored("remove", "flood.md").status == 0
    assert ids(stored("list", "--json")) == ["strike.md"]
    assert stored("remove", "flood.md").status == 1
    ran = stored("remove", "strike.md", "absent")
    assert (ran.status, ran.out) == (3, "removed strike.md\n")
    assert "absent" in ran.err


def test_sync_refuses_to_remove_much_unless_told(stored, news):
    (news / "flood.md").unlink()
    ran = stored("sync", news)
    assert ran.status == 1
    assert "--yes" in ran.err
    assert len(ids(stored("list", "--json"))) == 2
    assert stored("sync", "--yes", news).out.splitlines()[-1].startswith("1 removed, 0 added")
    assert ids(stored("list", "--json")) == ["strike.md"]


def test_sync_removes_a_tenth_and_adds_what_is_new_without_asking(stored, news):
    for i in range(8):
        (news / f"more{i}.md").write_text(f"# More {i}\n\nThe harbour of Norrby got crane {i}.")
    assert stored("sync", news).out.endswith(
        "0 removed, 8 added, 0 changed, 2 unchanged, 0 duplicate, 0 skipped\n"
    )
    (news / "flood.md").unlink()
    ran = stored("sync", news)
    assert ran.status == 0
    assert "vanished" in ran.out
    assert "flood.md" not in ids(stored("list", "--json"))


def test_sync_leaves_articles_from_elsewhere_alone(stored, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / "fire.md").write_text("# Fire\n\nA barn burned down near the harbour.")
    assert stored("sync", other).status == 0
    assert ids(stored("list", "--json")) == ["flood.md", "strike.md", "fire.md"]


def test_passages_are_found_best_first(stored):
    [document] = stored("search", "Which river flooded Norrby?", "--json").documents
    assert set(document) == {"question", "hits", "undated_left_out"}
    assert [hit["article"]["id"] for hit in document["hits"]] == ["flood.md", "strike.md"]
    assert document["hits"][0]["text"] == FLOOD
    [limited] = stored("search", "Norrby", "--json", "-k", "1", "--source", "Coast Daily").documents
    assert [hit["article"]["id"] for hit in limited["hits"]] == ["strike.md"]


def test_a_question_is_answered_with_its_sources(stored):
    ran = stored("ask", "How many people did the flood kill?")
    assert ran.status == 0
    assert "40 people. [1]" in ran.out
    assert "Flood (Norrby Post, 2024-05-03)" in ran.out


def test_a_question_that_the_articles_do_not_answer_is_no_failure(stored):
    ran = stored("ask", "--json", "How do elephants sleep?")
    assert ran.status == 0
    assert ran.documents[0]["abstained"] is True


@pytest.mark.parametrize("question", ["?", "word " * 10_000, "🌊 caf\udce9", "x" * 100_000])
def test_any_question_gets_one_document(stored, question):
    ran = stored("ask", "--json", "--", question)
    assert ran.status == 0
    assert len(ran.documents) == 1


def test_relative_times_count_from_the_day_given(stored):
    [document] = stored(
        "ask", "--json", "--today", "2024-06-08", "Who called the strike illegal this week?"
    ).documents
    assert {e["article"]["id"] for e in document["evidence"]} == {"strike.md"}
    [refused] = stored("ask", "--json", "--today", "2024-06-08", "Who left yesterday?").documents
    assert refused["abstained"]
    assert "Only articles of 7 June 2024 were looked at" in refused["text"]


def test_a_library_of_another_model_is_refused_with_the_remedy(stored, news, monkeypatch):
    monkeypatch.setenv("BYLINE_EMBEDDER", "other-model")
    forget_models()
    ran = stored("ask", "How many people did the flood kill?")
    assert ran.status == 1
    assert "other-model" in ran.err
    assert "byline reembed" in ran.err
    (news / "flood.md").unlink()
    assert "byline reembed" in stored("sync", "--yes", news).err
    assert ids(stored("list", "--json")) == ["flood.md", "strike.md"]
    assert stored("reembed").out == "2 articles embedded with other-model\n"
    assert "40 people" in stored("ask", "How many people did the flood kill?").out


def test_a_configured_endpoint_that_fails_is_an_error_and_no_other_answer(stored, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    ran = stored("ask", "How many people did the flood kill?")
    assert (ran.status, ran.out) == (1, "")
    assert "http://127.0.0.1:9/v1" in ran.err
    assert (
        "40 people" in stored("ask", "--answerer", "extractive", "How many did the flood kill?").out
    )


def test_a_broken_library_is_one_line_with_its_path(byline, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "library.sqlite").write_bytes(b"no database" * 1000)
    ran = byline("--data", tmp_path / "data", "list")
    assert ran.status == 1
    assert "library.sqlite" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_doctor_says_what_works_and_mends_what_waits(stored):
    ran = stored("doctor")
    assert ran.status == 0
    assert {line[:3] for line in ran.out.splitlines()} == {"ok "}
    assert "2 articles" in ran.out


def run_alone(home, *arguments, stdin="", **environment):
    """The command line in a process of its own, with its own home folder."""
    known = {"PATH": "/usr/bin:/bin", "HOME": str(home), **environment}
    return subprocess.run(
        [*BYLINE, *map(str, arguments)],
        input=stdin.encode(),
        capture_output=True,
        env=known,
        cwd=Path.cwd(),
        timeout=300,
    )


def test_the_environment_names_the_data_folder(tmp_path):
    ran = run_alone(tmp_path, "list", BYLINE_DATA=str(tmp_path / "elsewhere"))
    assert ran.returncode == 1
    assert str(tmp_path / "elsewhere") in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


@pytest.mark.model
def test_alone_in_any_locale_a_line_with_its_own_articles_is_answered(tmp_path):
    text = "Bürgermeisterin Élodie Größ said the flood killed 40 people in Łódź."
    line = {
        "question": "How many people did the flood kill?",
        "articles": [{"title": "Łódź", "text": text}],
    }
    ran = run_alone(
        tmp_path,
        "ask",
        "-",
        stdin=json.dumps(line, ensure_ascii=False),
        LC_ALL="C",
        BYLINE_DATA=str(tmp_path / "data"),
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    [document] = [json.loads(line) for line in ran.stdout.decode("utf-8").splitlines()]
    assert document["citations"][0]["quote"] == text
    assert not (tmp_path / "data").exists()


def test_an_empty_question_is_wrong_usage(stored):
    assert stored("ask", " ").status == 2
