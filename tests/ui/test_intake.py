import hashlib
import json

import pytest

from corpus import Article, Change, Library
from qa.commands.summary import Summary
from tests.embeddings.libraries import put
from ui.intake import DETAILS, Parcel, Stage, addresses, below, folders, take_in, total, uploads
from ui.library_html import intake_html

HEAD = "---\ntitle: {}\nsource: Norrby Post\n---\n\n{}\n"


@pytest.fixture
def library():
    return Library.from_articles([])


@pytest.fixture
def uploaded(tmp_path):
    """A file as it arrives: in a folder named by the digest of its content."""

    def upload(name, content):
        folder = tmp_path / hashlib.sha256(content.encode()).hexdigest()
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
        return str(folder / name)

    return upload


def taken(library, parcels):
    for _ in take_in(library, parcels):
        pass
    return total(parcels).counts


def test_files_are_taken_in_one_by_one_and_their_stages_seen(library, uploaded):
    parcels = uploads([uploaded("a.md", HEAD.format("A", "It rose.")), uploaded("b.xyz", "?")])
    stages = [[parcel.stage for parcel in parcels] for _ in take_in(library, parcels)]
    assert [Stage.READING, Stage.WAITING] in stages
    assert [Stage.DONE, Stage.READING] in stages
    assert stages[-1] == [Stage.DONE, Stage.DONE]
    assert total(parcels).counts == {"added": 1, "skipped": 1}
    assert parcels[1].details[0].startswith("skipped: the format .xyz is not read")


def test_why_something_was_skipped_is_told_in_words_without_the_numbers_of_the_system():
    parcel, summary = Parcel("https://nowhere.example/", "https://nowhere.example/"), Summary()
    why = "no such host ([Errno -2] Name or service not known); check the address"
    parcel.took(Change("skipped", parcel.name, why))
    parcel.details.clear()  # as if there were more than are told one by one
    summary.count(Change("skipped", parcel.name, why))
    told = intake_html([parcel], summary)
    assert "1 skipped: <bdi>no such host (Name or service not known)</bdi>" in told


def test_what_is_left_out_of_an_article_that_was_added_is_told():
    parcel = Parcel("a.md", "a.md")
    parcel.took(Change("added", "a.md", "date left out: it lies in the future"))
    assert (parcel.details, parcel.untold) == (["added: date left out: it lies in the future"], 0)


def test_where_an_upload_lay_is_told_nowhere(library, uploaded, tmp_path):
    rows = "\n".join(['{"title": "A", "text": "It rose."}', "no json"])
    parcels = uploads([uploaded("rows.jsonl", rows), uploaded("b.xyz", "?")])
    taken(library, parcels)
    [row] = library.listed()
    assert row.article.id == "rows.jsonl:1"
    assert row.article.uri.startswith("upload/")
    told = [row.article.uri, *(detail for parcel in parcels for detail in parcel.details)]
    assert not any(str(tmp_path) in words for words in told)
    assert parcels[0].details[0].startswith("skipped: 2: ")


def test_two_uploads_of_one_name_stay_two_articles(library, uploaded):
    first, second = (uploaded("a.md", HEAD.format(t, f"{t} rose.")) for t in ("River", "Lake"))
    assert taken(library, uploads([first, second])) == {"added": 2}
    assert {row.article.title for row in library.listed()} == {"River", "Lake"}


def test_an_upload_again_is_unchanged_and_a_copy_a_duplicate(library, uploaded):
    first, copy = (uploaded(name, HEAD.format("A", "It rose.")) for name in ("a.md", "b.md"))
    assert taken(library, uploads([first])) == {"added": 1}
    again = uploads([first, copy])
    assert taken(library, again) == {"unchanged": 1, "duplicate": 1}
    assert again[1].details == ["duplicate: same text as A (Norrby Post)"]


def test_of_two_uploads_of_one_name_and_text_the_second_tells_which_article_is_there(
    library, uploaded
):
    first = uploaded("story.txt", "---\ntitle: Flood\npublished: 2024-05-03\n---\n\nIt rose.\n")
    again = uploads([uploaded("story.txt", "---\ntitle: High water\n---\n\nIt rose.\n")])
    assert taken(library, uploads([first])) == {"added": 1}
    assert taken(library, again) == {"duplicate": 1}
    assert again[0].details == ["duplicate: same text as Flood (3 May 2024)"]


def test_many_skipped_articles_of_a_file_are_counted_and_a_few_named(library, uploaded):
    rows = "\n".join(json.dumps({"title": str(n)}) for n in range(DETAILS + 3))
    [parcel] = uploads([uploaded("rows.jsonl", rows)])
    taken(library, [parcel])
    assert len(parcel.details) == DETAILS
    assert parcel.untold == 3
    assert parcel.summary.counts["skipped"] == DETAILS + 3


@pytest.mark.parametrize(
    "line",
    ["/etc/passwd", "~/a.md", "file:///etc/passwd", "news.example/a", "*", "FTP://a.example"],
)
def test_what_is_no_web_address_is_never_read(library, line):
    [parcel] = addresses(line)
    assert taken(library, [parcel]) == {"skipped": 1}
    assert "not a web address" in parcel.details[0]


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/a", "https://[::1]/a", "http://10.1.2.3/"])
def test_an_address_inside_of_the_network_is_refused(library, address):
    [parcel] = addresses(address)
    assert taken(library, [parcel]) == {"skipped": 1}
    assert "is private; save the page" in parcel.details[0]


def test_addresses_are_lines_that_are_not_empty_each_once():
    names = [
        p.name for p in addresses(" https://a.example/1 \n\nhttps://b.example\nhttps://a.example/1")
    ]
    assert names == ["https://a.example/1", "https://b.example"]


def test_the_folders_that_articles_were_read_from_are_known(library, tmp_path):
    for name in ("one/deep/a.md", "one/b.md", "two/c.html"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(HEAD.format(name, f"{name} rose."), encoding="utf-8")
    taken(library, below(tmp_path / "one"))
    put(library, Article(text="It fell.", url="https://a.example/", uri=f"{tmp_path}/two/c.html"))
    put(library, Article(text="It stood.", url="https://b.example/", uri=f"{tmp_path}/one/deep/d"))
    put(library, Article(text="It went.", id="gone.md", uri="/nowhere/at/all/gone.md"))
    assert folders(library) == [tmp_path / "one", tmp_path / "two"]
