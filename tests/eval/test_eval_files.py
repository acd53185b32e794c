"""What a file given to `byline eval` may be, and what is said of one that is not."""

import gzip

import pytest

from eval.people import read_pairs

PAIR = '{"claim": "a b", "evidence": "a b c", "label": "supported"}\n'
PACKED = gzip.compress(PAIR.encode())


def test_pairs_may_be_packed(tmp_path):
    path = tmp_path / "pairs.jsonl.gz"
    path.write_bytes(PACKED)
    assert [pair.claim for pair in read_pairs(path)] == ["a b"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (PAIR.encode(), "no whole gzip file"),
        (PACKED[:-9], "no whole gzip file"),
        (PACKED[:20] + b"\xff" * 20, "no whole gzip file"),
        (gzip.compress(b"\xff"), "no UTF-8 text"),
    ],
    ids=["not packed", "cut short", "spoilt", "no text"],
)
def test_a_file_that_cannot_be_unpacked_is_told_with_its_name(tmp_path, data, why):
    path = tmp_path / "pairs.jsonl.gz"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=rf"pairs\.jsonl\.gz: {why}"):
        read_pairs(path)


def test_drafts_go_into_a_folder_that_is_made_for_them(byline, news, tmp_path):
    byline("--data", tmp_path / "data", "add", "--quiet", news)
    out = tmp_path / "new" / "folder" / "drafts.jsonl"
    assert byline("--data", tmp_path / "data", "eval", "init", out).status == 0
    assert out.read_text().count("\n") >= 1


def test_a_place_where_no_drafts_can_be_written_is_told(byline, news, tmp_path):
    byline("--data", tmp_path / "data", "add", "--quiet", news)
    (tmp_path / "file").write_text("")
    ran = byline("--data", tmp_path / "data", "eval", "init", tmp_path / "file" / "drafts.jsonl")
    assert ran.status == 1
    assert "name another file" in ran.err
