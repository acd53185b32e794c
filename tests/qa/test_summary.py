from corpus import Change
from qa.commands.summary import Summary


def test_changes_are_counted_and_reasons_grouped():
    summary = Summary()
    for change in (
        Change("added", "a.txt"),
        Change("skipped", "b.txt", "the file is empty; remove it"),
        Change("skipped", "c.txt", "the file is empty; write an article in it"),
        Change("skipped", "d.png", "the format .png is not read; use .txt"),
        Change("added", "e.jsonl:1", "a date is in doubt and left out; published '2024-02-31'"),
        Change("duplicate", "f.txt", "a.txt"),
    ):
        summary.count(change)
    assert summary.text.split("\n") == [
        "2 added, 0 changed, 0 unchanged, 1 duplicate, 3 skipped",
        "  2 skipped: the file is empty",
        "  1 skipped: the format .png is not read",
        "  1 added: a date is in doubt and left out",
    ]
