"""Copies: articles of different publishers that print one and the same wire story.

An article is remembered by the smallest hashes of its runs of five words (a bottom-k sketch);
articles that share enough of them are compared run by run.
"""

import heapq
import json
import re
import zlib
from collections.abc import Iterable

from corpus.database import Database
from corpus.words import fold_words

RUN = 5  # words
SKETCH = 24  # hashes kept of an article
SHARED = 6  # of these; fewer, and less than about a third of the text is common to both
CANDIDATES = 5  # articles compared in full
LEAST_RUNS = 20  # shorter articles are told apart by nothing
SAME = 0.7  # of the shorter article's runs: cuts, house style and a new first line
LONGER = 2.0  # times the shorter one, at most: a story that quotes another is none of its copies
TOLD = 0.8  # of a passage's runs
EARLIEST_FIRST = "published IS NULL, substr(published, 1, 10), number"
WORD = re.compile(r"\w+")
PARTICULAR = re.compile(r"\b(?:\d[\d.,]*|[A-Z][\w'’-]*)")


def runs(text: str) -> set[int]:
    """Hashes of the runs of five words in a text."""
    words = WORD.findall(text.casefold())
    following = zip(*(words[i:] for i in range(RUN)), strict=False)
    return {zlib.crc32(" ".join(run).encode()) for run in following}


def are_copies(left: set[int], right: set[int]) -> bool:
    """Whether two articles with these runs print the same story."""
    short, long = sorted((len(left), len(right)))
    if short < LEAST_RUNS or long > LONGER * short:
        return False
    return len(left & right) >= SAME * short


def tells(article: str, passage: str) -> bool:
    """Whether an article says what a passage says: its runs, and every name and figure in it."""
    known = set(fold_words(article))
    if not all(known.issuperset(fold_words(word)) for word in PARTICULAR.findall(passage)):
        return False
    said = runs(passage)
    return len(said & runs(article)) >= TOLD * len(said)


def link(database: Database, number: int, text: str) -> None:
    """Find the story that article `number` tells among those in the database, and remember it."""
    own = runs(text)
    sketch = heapq.nsmallest(SKETCH, own)
    found = database.rows(
        "SELECT article FROM sketches WHERE hash IN (SELECT value FROM json_each(?))"
        " GROUP BY article HAVING count(*) >= ? ORDER BY count(*) DESC, article LIMIT ?",
        (json.dumps(sketch), SHARED, CANDIDATES),
    )
    alike = [n for (n,) in found if _same(database, n, own)]
    story = next((_story(database, n) for n in (*_twins(database, number), *alike)), number)
    database.write("UPDATE articles SET story = ? WHERE number = ?", (story, number))
    database.write_many(
        "INSERT OR IGNORE INTO sketches VALUES (?, ?)", [(h, number) for h in sketch]
    )


def unlink(database: Database, number: int, text: str) -> None:
    """Forget what article `number` with this text told; its copies stay copies of each other."""
    sketch = heapq.nsmallest(SKETCH, runs(text))
    database.write_many(
        "DELETE FROM sketches WHERE hash = ? AND article = ?", [(h, number) for h in sketch]
    )
    database.write(
        "UPDATE articles SET story = (SELECT min(number) FROM articles WHERE story = ?1 AND"
        " number <> ?1) WHERE story = ?1 AND number <> ?1",
        (number,),
    )


def stories(database: Database, ids: Iterable[str]) -> dict[str, int]:
    """The number of the story that each of these articles tells; the earliest published first."""
    rows = database.rows(
        "SELECT id, story FROM articles WHERE id IN (SELECT value FROM json_each(?))"
        f" ORDER BY {EARLIEST_FIRST}",
        (json.dumps(list(ids)),),
    )
    return {str(article_id): int(str(story)) for article_id, story in rows}


def copies(database: Database, article_id: str) -> list[str]:
    """Ids of the other articles that tell the story of this one; the earliest published first."""
    rows = database.rows(
        "SELECT id FROM articles WHERE story = (SELECT story FROM articles WHERE id = ?1)"
        f" AND id <> ?1 ORDER BY {EARLIEST_FIRST}",
        (article_id,),
    )
    return [str(copy) for (copy,) in rows]


def _twins(database: Database, number: int) -> list[object]:
    """Numbers of the other articles with the very text of article `number`, however short."""
    rows = database.rows(
        "SELECT number FROM articles WHERE number <> ?1 AND revision ="
        " (SELECT revision FROM articles WHERE number = ?1) ORDER BY number LIMIT 1",
        (number,),
    )
    return [twin for (twin,) in rows]


def _same(database: Database, number: object, own: set[int]) -> bool:
    rows = database.rows(
        "SELECT text FROM revisions JOIN articles USING (id, revision) WHERE number = ?", (number,)
    )
    return are_copies(runs(str(rows[0][0])), own)


def _story(database: Database, number: object) -> int:
    return int(str(database.rows("SELECT story FROM articles WHERE number = ?", (number,))[0][0]))
