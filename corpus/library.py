"""The library: articles with their revisions, passages and vectors in one SQLite file.

The file is the truth. Search indexes are derived from it and catch up by generation: passages and
vectors remember the generation they came and went with.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from corpus.article import Article, CorpusError, Loaded, Page, Passage, Skipped
from corpus.copies import copies, link, stories, unlink
from corpus.database import Database
from corpus.listing import EVERYWHERE, Change, Listed, Where
from corpus.moved import differs_in_place_only, note_place, with_own_id
from corpus.published import allowed, sources, undated

BATCH = 200  # articles to a transaction: a killed run loses at most this many
META = tuple(f.name for f in fields(Article) if f.name not in ("text", "revision"))
COLUMNS = ("source", "agency", "published", "uri")  # of META, looked up by filters


class Library:
    """Articles, their revisions, passages and vectors. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True) -> Library:
        """The library stored in the file `path`.

        Raises:
            CorpusError: it is missing and `create` is false, or no library of this schema.
        """
        file = Path(path)
        if file.is_dir():
            raise CorpusError(f"{file}: a folder; name the library's file in it")
        if not create and not file.exists():
            raise CorpusError(f"{file}: no library here yet; add articles first: byline add PATH")
        return cls(Database.open(file))

    @classmethod
    def from_articles(cls, articles: Iterable[Article]) -> Library:
        """A library in memory that holds `articles`, their texts just as they are.

        Raises:
            CorpusError: two of the articles have one id and different texts.
        """
        library = cls(Database.in_memory())
        seen: dict[str, str] = {}
        with library.database.transaction() as generation:
            for article in articles:
                if seen.setdefault(article.id, article.revision) != article.revision:
                    raise CorpusError(f"article {article.id!r} is given twice with different texts")
                whole = Page(article.text, ((0, len(article.text)),))
                library._put(Loaded(article, whole), generation)
        return library

    def __repr__(self) -> str:
        return f"<Library {self.path or 'in memory'}, {len(self)} articles>"

    @property
    def path(self) -> Path | None:
        """The file, `None` for a library in memory."""
        return self.database.path

    @contextmanager
    def snapshot(self) -> Iterator[Library]:
        """The library as it is now, to read, whatever is added or removed meanwhile.

        Raises:
            CorpusError: its file cannot be read any more, or is another library by now.
        """
        with self.database.snapshot() as database:
            yield Library(database)

    # Articles

    def add(self, items: Iterable[Loaded | Skipped]) -> Iterator[Change]:
        """Store what a reader yields, a change for each item; nothing is ever deleted.

        Articles are committed in batches, before their changes are yielded.
        """
        batch: list[Loaded | Skipped] = []
        for item in items:
            batch.append(item)
            if len(batch) == BATCH:
                yield from self._add_batch(batch)
                batch.clear()
        yield from self._add_batch(batch)

    def _add_batch(self, batch: Sequence[Loaded | Skipped]) -> list[Change]:
        if not batch:
            return []
        with self.database.transaction() as generation:
            return [
                Change("skipped", item.place, item.reason)
                if isinstance(item, Skipped)
                else self._put(item, generation)
                for item in batch
            ]

    def _put(self, loaded: Loaded, generation: int) -> Change:
        article = with_own_id(self.database, loaded.article)
        place = article.uri or article.id
        meta = json.dumps({name: getattr(article, name) for name in META})
        found = self._rows("SELECT revision, meta FROM articles WHERE id = ?", article.id)
        revision, known = found[0] if found else ("", "")
        if revision == article.revision and differs_in_place_only(known, meta):
            if known != meta:
                note_place(self.database, article, meta)
            return Change("unchanged", place)
        same = "SELECT id FROM articles WHERE revision = ?1 AND (?2 IS NULL OR source = ?2)"
        if not found and (twin := self._rows(same, article.revision, article.source)):
            return Change("duplicate", place, str(twin[0][0]))
        self._write(article, meta, loaded.page, generation)
        return Change("changed" if found else "added", place, loaded.remark)

    def _write(self, article: Article, meta: str, page: Page, generation: int) -> None:
        self._retire(article.id, generation)
        self._unlink(article.id)
        self.database.write(
            "INSERT INTO articles (id, revision, meta, source, agency, published, uri)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " revision = excluded.revision, meta = excluded.meta, source = excluded.source,"
            " agency = excluded.agency, published = excluded.published, uri = excluded.uri,"
            " split = 0",
            (article.id, article.revision, meta, *(getattr(article, name) for name in COLUMNS)),
        )
        self.database.write(
            "INSERT OR REPLACE INTO revisions VALUES (?, ?, ?, ?, ?)",
            (article.id, article.revision, meta, article.text, json.dumps(asdict(page))),
        )
        link(self.database, self._number(article.id), article.text)

    def _number(self, article_id: str) -> int:
        return int(self._rows("SELECT number FROM articles WHERE id = ?", article_id)[0][0])

    def _unlink(self, article_id: str) -> None:
        """Take an article that is stored already out of the story it tells."""
        if self._rows("SELECT 1 FROM articles WHERE id = ?", article_id):
            unlink(self.database, self._number(article_id), self.article(article_id).text)

    def _retire(self, article_id: str, generation: int) -> None:
        """Take the passages of an article out of search."""
        self.database.write(
            "DELETE FROM vectors WHERE passage IN (SELECT number FROM passages WHERE article = ?)",
            (article_id,),
        )
        self.database.write(
            "UPDATE passages SET removed = ? WHERE article = ? AND removed IS NULL",
            (generation, article_id),
        )

    def remove(self, article_id: str) -> None:
        """Delete an article with all its revisions.

        Raises:
            CorpusError: there is no article of this id.
        """
        with self.database.transaction() as generation:
            self.article(article_id)
            self._retire(article_id, generation)
            self._unlink(article_id)
            self.database.write("DELETE FROM articles WHERE id = ?", (article_id,))
            self.database.write("DELETE FROM revisions WHERE id = ?", (article_id,))

    def article(self, article_id: str, revision: str | None = None) -> Article:
        """The article in its current revision, or in the one named.

        Raises:
            CorpusError: there is no such article or revision.
        """
        return _article(*self._revision("meta, text", article_id, revision))

    def page(self, article_id: str, revision: str | None = None) -> Page:
        """The visible text of the page that the article was made of, and the ranges kept.

        Raises:
            CorpusError: there is no such article or revision.
        """
        page = json.loads(self._revision("page", article_id, revision)[0])
        kept = tuple((start, end) for start, end in page["kept"])
        return Page(page["text"], kept, tuple(page["numbers"]))

    def _revision(self, columns: str, article_id: str, revision: str | None) -> tuple[str, ...]:
        """Columns of a revision, the current one if none is named."""
        found: list[tuple[str, ...]] = self._rows(
            f"SELECT {columns} FROM revisions WHERE id = ? AND revision ="
            " coalesce(?, (SELECT revision FROM articles WHERE id = revisions.id))",
            article_id,
            revision,
        )
        if not found:
            named = f" in revision {revision!r}" if revision else ""
            raise CorpusError(f"no article {article_id!r}{named}; byline list shows the ids")
        return found[0]

    def listed(self, where: Where = EVERYWHERE) -> list[Listed]:
        """The articles in the order they were first added, without their texts."""
        condition, values = allowed(self.database, where)
        rows = self._rows(
            "SELECT meta, (SELECT count(*) FROM passages WHERE article = id AND removed IS NULL)"
            f" FROM articles WHERE {condition} ORDER BY number",
            *values,
        )
        return [Listed(_article(meta, ""), count) for meta, count in rows]

    def copies(self, article_id: str) -> list[str]:
        """Ids of the articles that print the same wire story, the earliest published first.

        Raises:
            CorpusError: there is no article of this id.
        """
        self.article(article_id)
        return copies(self.database, article_id)

    def stories(self, ids: Iterable[str]) -> dict[str, int]:
        """The number of the story that each article tells, the same for copies; earliest first."""
        return stories(self.database, ids)

    def undated(self, sources: tuple[str, ...] = ()) -> int:
        """How many articles (of these sources) have no day: a date filter leaves them out."""
        return undated(self.database, sources)

    def sources(self) -> list[str]:
        """The publishers and the agencies of the articles, each once, by name."""
        return sources(self.database)

    def ids_below(self, folder: str) -> dict[str, str]:
        """Ids and uris of the articles read from files below `folder`."""
        prefix = folder.rstrip("/") + "/"
        sql = "SELECT id, uri FROM articles WHERE substr(uri, 1, ?) = ?"
        rows = self._rows(sql, len(prefix), prefix)
        return {str(article_id): str(uri) for article_id, uri in rows}

    def __len__(self) -> int:
        return int(self._rows("SELECT count(*) FROM articles")[0][0])

    # Passages and vectors

    def unsplit(self, limit: int) -> list[Article]:
        """Up to `limit` articles whose passages were not made yet."""
        rows = self._rows(
            "SELECT revisions.meta, text FROM articles JOIN revisions USING (id, revision)"
            " WHERE split = 0 ORDER BY number LIMIT ?",
            limit,
        )
        return [_article(meta, text) for meta, text in rows]

    def put_passages(self, made: Iterable[tuple[Article, Sequence[Passage]]]) -> None:
        """Store the passages of articles; those changed or removed meanwhile are left alone."""
        state = "SELECT revision, split FROM articles WHERE id = ?"
        with self.database.transaction() as generation:
            for article, passages in made:
                if self._rows(state, article.id) != [(article.revision, 0)]:
                    continue
                self.database.write_many(
                    "INSERT INTO passages (article, start, stop, added) VALUES (?, ?, ?, ?)",
                    [(p.article_id, p.start, p.end, generation) for p in passages],
                )
                self.database.write("UPDATE articles SET split = 1 WHERE id = ?", (article.id,))

    def unembedded(self, limit: int) -> dict[int, Passage]:
        """Up to `limit` passages without a vector, by number."""
        return self._passages("embedded IS NULL AND removed IS NULL ORDER BY number LIMIT ?", limit)

    def count_unembedded(self) -> int:
        """How many passages have no vector yet."""
        sql = "SELECT count(*) FROM passages WHERE embedded IS NULL AND removed IS NULL"
        return int(self._rows(sql)[0][0])

    def put_vectors(self, vectors: Iterable[tuple[int, bytes]]) -> None:
        """Store vectors (float32, little endian) of passages; removed passages are left out."""
        lives = "SELECT 1 FROM passages WHERE number = ? AND removed IS NULL"
        with self.database.transaction() as generation:
            for number, vector in vectors:
                if self._rows(lives, number):
                    self.database.write("REPLACE INTO vectors VALUES (?, ?)", (number, vector))
                    self.database.write(
                        "UPDATE passages SET embedded = ? WHERE number = ?", (generation, number)
                    )

    def passages_added(self, since: int) -> dict[int, Passage]:
        """The living passages that came after generation `since`, by number."""
        return self._passages("added > ? AND removed IS NULL ORDER BY number", since)

    def passages_removed(self, since: int) -> list[int]:
        """Numbers of the passages that went after generation `since`."""
        rows = self._rows("SELECT number FROM passages WHERE removed > ? ORDER BY number", since)
        return [int(number) for (number,) in rows]

    def vectors_added(self, since: int) -> list[tuple[int, bytes]]:
        """Numbers and vectors that came after generation `since`, of living passages."""
        return self._rows(
            "SELECT number, vector FROM passages JOIN vectors ON passage = number"
            " WHERE embedded > ? AND removed IS NULL ORDER BY number",
            since,
        )

    def passages(self, numbers: Iterable[int]) -> dict[int, Passage]:
        """The living passages of these numbers."""
        return self._passages(
            "number IN (SELECT value FROM json_each(?)) AND removed IS NULL",
            json.dumps(list(numbers)),
        )

    def vectors(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """The vectors of these passages, by number; those without one are left out."""
        sql = "SELECT * FROM vectors WHERE passage IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, json.dumps(list(numbers))))

    def passage_numbers(self, where: Where) -> list[int]:
        """Numbers of the living passages of the articles that `where` allows."""
        condition, values = allowed(self.database, where)
        rows = self._rows(
            "SELECT passages.number FROM passages JOIN articles ON passages.article = articles.id"
            f" WHERE removed IS NULL AND {condition} ORDER BY passages.number",
            *values,
        )
        return [int(number) for (number,) in rows]

    def forget_passages(self) -> None:
        """Drop all passages and vectors, to make them anew for another embedding model."""
        with self.database.transaction() as generation:
            self.database.write("DELETE FROM vectors")
            self.database.write(
                "UPDATE passages SET removed = ? WHERE removed IS NULL", (generation,)
            )
            self.database.write("UPDATE articles SET split = 0")

    def _passages(self, condition: str, *values: object) -> dict[int, Passage]:
        rows = self._rows(
            f"SELECT number, article, start, stop FROM passages WHERE {condition}", *values
        )
        return {number: Passage(article, start, stop) for number, article, start, stop in rows}

    def _rows(self, sql: str, *values: object) -> list[Any]:  # SQLite rows have no static types
        return self.database.rows(sql, values)


def _article(meta: str, text: str) -> Article:
    known = json.loads(meta)
    return Article(**known | {"authors": tuple(known["authors"]), "text": text})
