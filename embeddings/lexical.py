"""Lexical search: a tantivy index of folded words, derived from a library, beside its file."""

from __future__ import annotations

import json
import logging
import math
import os
import re
import shutil
import time
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from rapidfuzz.distance import OSA
from tantivy import (
    Document,
    Filter,
    Index,
    IndexWriter,
    Occur,
    Query,
    SchemaBuilder,
    TextAnalyzerBuilder,
    Tokenizer,
)

from corpus.article import CorpusError
from corpus.library import Library
from corpus.words import WORD, content_words, fold_word, fold_words
from embeddings.texts import passage_texts

logger = logging.getLogger(__name__)

STEMS = TextAnalyzerBuilder(Tokenizer.whitespace()).filter(Filter.stemmer("english")).build()
SCHEMA = (
    SchemaBuilder()
    .add_unsigned_field("number", indexed=True, fast=True)
    .add_text_field("words", tokenizer_name="stems", index_option="freq")
    .build()
)
STATE = "state.json"
META = "meta.json"  # tantivy's: the segments that were committed
HEAP = 50_000_000  # bytes of memory for writing
OF_THE_DISK = re.compile(r"No space|Permission denied|Read-only|Too many open", re.IGNORECASE)
PATIENCE = 60  # seconds to wait for another process that is writing
MAX_TERMS = 200  # of a question: a whole passage pasted in still counts, a book does not
# Share of passages gone since the index was made: they still count for how rare a word is.
DEAD_SHARE = 0.1
LONG = 8  # letters of a word in which two may be wrong
READ = 60  # passages in which the word that was meant is looked for


@dataclass(frozen=True, slots=True)
class State:
    """Of which library and generation the index is, and how many passages in it are gone."""

    identity: str = ""
    generation: int = 0
    dead: int = 0
    stamp: str = ""  # of the generation

    def is_of(self, library: Library) -> bool:
        """Whether the library is this one, and has or had this generation."""
        database = library.database
        own = self.identity == database.manifest("identity")
        return own and self.stamp == database.stamp(self.generation)


class LexicalIndex:
    """The words of a library's living passages; one thread at a time may let it catch up."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._folder = _folder_beside(library.path)
        self._identity = library.database.manifest("identity") or ""
        self._state = State()
        self._open()

    @property
    def generation(self) -> int:
        """The generation of the library that is searched."""
        return self._state.generation

    def refresh(self) -> None:
        """Catch up with the library; a killed change is made again by the next one.

        Raises:
            CorpusError: another process has been writing for over a minute, or the disk does not
                take it.
        """
        self.at(self._library)

    def at(self, library: Library) -> LexicalIndex:
        """The index caught up with a snapshot of its library: a copy, which stays so.

        It is of a later generation if another process has written the words of that one already.

        Raises:
            CorpusError: as `refresh` does.
        """
        try:
            self._catch_up(library)
        except (ValueError, OSError) as error:
            self._refuse_disk(error)
            raise
        now = copy(self)
        now._library = library
        return now

    def _refuse_disk(self, error: Exception) -> None:
        """Say so if it is the disk that does not take what is written: no damage of the folder."""
        if isinstance(error, OSError) or OF_THE_DISK.search(str(error)):
            raise CorpusError(
                f"{self._folder}: cannot be written ({error}); make room, or see to its rights"
            ) from error

    def _catch_up(self, library: Library) -> None:
        generation = library.database.generation
        if self._state.generation == generation and self._state.is_of(library):
            return
        state = self._stored()
        if not self._serves(state, generation):
            with self._writing() as writer:
                state = self._stored()  # another process may have caught up while we waited
                if not self._serves(state, generation):
                    state = self._changed(writer, state, library)
                    writer.commit()
                    self._store(state)
        self._index.reload()
        self._searcher = self._index.searcher()
        self._state = state

    def _serves(self, state: State, generation: int) -> bool:
        """Whether the folder is of this generation, or of a later one that the library has too."""
        latest = max(generation, self._library.database.generation)
        return generation <= state.generation <= latest and state.is_of(self._library)

    def search(
        self, question: str, *, k: int, allowed: Iterable[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `k` passages of the highest BM25 among those `allowed` (`None`: all), ties by number.

        Passages that share no word with the question are not found. Scores are positive.
        """
        words = [_term(stem) for word in terms(question) for stem in STEMS.analyze(word)]
        if not words:
            return []
        matching = Query.boolean_query([(Occur.Should, word) for word in words])
        if allowed is not None:
            within = Query.term_set_query(SCHEMA, "number", list(allowed))
            # weighs nothing: where a passage may come from is no merit of it
            filtered = Query.const_score_query(within, 0.0)
            matching = Query.boolean_query([(Occur.Must, matching), (Occur.Must, filtered)])
        hits = self._searcher.search(matching, k, count=False).hits
        numbers = self._searcher.fast_field_values("number", [address for _, address in hits])
        found = [(int(n or 0), float(score)) for n, (score, _) in zip(numbers, hits, strict=True)]
        return sorted(found, key=lambda item: (-item[1], item[0]))

    def nearest_word(self, word: str) -> str | None:
        """The word of a passage that `word`, which stands in none, may be a slip of; else `None`.

        A letter too many, too few, wrong or exchanged with the next, two from `LONG` letters on,
        never the first. A word with a capital is the slip of one with a capital. Of several the
        nearest, then the most frequent in some passages that have one, those of a near stem first;
        that of missng, which is no word, is further from that of missing than the words are.
        """
        stems = STEMS.analyze(fold_word(word))
        if len(stems) != 1 or self._searcher.doc_freq("words", stems[0]):
            return None
        most = 2 if len(word) >= LONG else 1
        near = (self._near(word, stems[0], far, most) for far in (1, 2))
        return next(filter(None, near), None)

    def _near(self, word: str, stem: str, far: int, most: int) -> str | None:
        """The nearest word of at most `most` slips, of passages with a stem `far` letters off."""
        near = Query.fuzzy_term_query(SCHEMA, "words", stem, distance=far)
        hits = self._searcher.search(near, READ, count=False).hits
        addresses = [address for _, address in hits]
        numbers = [int(n or 0) for n in self._searcher.fast_field_values("number", addresses)]
        read = passage_texts(self._library, self._library.passages(numbers))
        found = Counter(WORD.findall(" ".join(f"{heading} {text}" for _, heading, text in read)))
        slips = {one: _slips(word, one) for one in found if word[0].isupper() <= one[0].isupper()}
        known = [one for one, slip in slips.items() if 0 < slip <= most]
        return min(known, key=lambda one: (slips[one], -found[one], one), default=None)

    def _open(self) -> None:
        """Open the folder and catch up; one that is damaged is made anew.

        Raises:
            CorpusError: another process keeps writing, or the disk does not take it.
        """
        try:
            _refuse_damaged(self._folder)
            self._index = _index(self._folder)
            self.refresh()
        except (ValueError, OSError) as error:  # tantivy raises ValueError alone
            if self._folder is None:
                raise
            self._refuse_disk(error)
            logger.warning("%s: damaged, made anew (%s)", self._folder, error)
            shutil.rmtree(self._folder)
            self._state, self._index = State(), _index(self._folder)
            self.refresh()

    @contextmanager
    def _writing(self) -> Iterator[IndexWriter]:
        """A writer; only one process has it at a time.

        Raises:
            CorpusError: another process does not end its writing; the folder is left to it.
        """
        deadline = time.monotonic() + PATIENCE
        writer = None
        while writer is None:
            try:
                writer = self._index.writer(HEAP, num_threads=1)
            except ValueError as error:
                if "Lock" not in str(error):
                    raise
                if time.monotonic() > deadline:
                    raise CorpusError(
                        f"{self._folder}: another process is still writing it; ask again when it is"
                        " done"
                    ) from error
                time.sleep(0.05)
        try:
            yield writer
        finally:
            writer.wait_merging_threads()  # leaves the folder to the next, after errors too

    def _changed(self, writer: IndexWriter, state: State, library: Library) -> State:
        """The state after writing what came and went since `state`, or all where that is better."""
        generation = library.database.generation
        known = state.generation <= generation and state.is_of(library)
        since = state.generation if known else 0
        removed = library.passages_removed(since) if since else []
        dead = state.dead + len(removed)
        self._index.reload()
        if not since or dead > DEAD_SHARE * self._index.searcher().num_docs:
            writer.delete_all_documents()
            since, removed, dead = 0, [], 0
        added = library.passages_added(since)
        for number in (*removed, *(added if since else ())):
            writer.delete_documents_by_term("number", number)
        for number, heading, text in passage_texts(library, added):
            writer.add_document(_document(number, f"{heading} {text}"))
        return State(self._identity, generation, dead, library.database.stamp(generation))

    def _stored(self) -> State:
        """The state of the folder; that of an empty index if there is none or it is damaged."""
        if self._folder is None:
            return self._state
        try:
            return State(**json.loads((self._folder / STATE).read_bytes()))
        except (OSError, ValueError, TypeError):
            return State()

    def _store(self, state: State) -> None:
        if self._folder is not None:
            partial = self._folder / f"{STATE}.{os.getpid()}"
            partial.write_text(json.dumps(asdict(state)))
            partial.replace(self._folder / STATE)


def terms(question: str) -> list[str]:
    """The folded words that a question is searched by: those that carry meaning, if it has some.

    >>> terms("Who is Mr. Zelenskyy?")
    ['mr', 'zelenski']
    """
    words = dict.fromkeys(content_words(question) or fold_words(question))
    return list(islice(words, MAX_TERMS))


def _slips(word: str, other: str) -> float:
    """How many letters differ, infinite if the first does; optimal string alignment."""
    left, right = fold_word(word), fold_word(other)
    return OSA.distance(left, right) if left[:1] == right[:1] else math.inf


def _term(stem: str) -> Query:
    return Query.term_query(SCHEMA, "words", stem, index_option="freq")


def _document(number: int, text: str) -> Document:
    document = Document()
    document.add_unsigned("number", number)
    document.add_text("words", " ".join(fold_words(text)))
    return document


def _folder_beside(file: Path | None) -> Path | None:
    """Where the words lie: beside the library, in memory where nothing can be written."""
    if file is None or not os.access(file.parent, os.W_OK):
        return None
    return file.with_name(f"{file.stem}.words")


def _refuse_damaged(folder: Path | None) -> None:
    """Nothing, if the files of the index hold what tantivy wrote: it looks at no checksum itself.

    It writes the CRC-32 of a file behind it, in JSON, and then how long that is and a magic number,
    4 bytes each. Over damaged bytes it breaks off (a panic of Rust) or ranks wrongly.

    Raises:
        ValueError: a file was damaged.
    """
    if folder is None or not (folder / META).exists():
        return
    segments = json.loads((folder / META).read_bytes())["segments"]
    names = [segment["segment_id"].replace("-", "") for segment in segments]
    for file in (file for name in names for file in folder.glob(f"{name}.*")):
        content = file.read_bytes()
        end = len(content) - 8 - int.from_bytes(content[-8:-4], "little")
        if zlib.crc32(content[:end]) != json.loads(content[end:-8])["crc"]:
            raise ValueError(f"{file.name}: its checksum is another one")


def _index(folder: Path | None) -> Index:
    options: dict[str, Any] = {}  # tantivy's `path` may be left out, not None
    if folder is not None:
        folder.mkdir(exist_ok=True)
        if not Index.exists(str(folder)):
            (folder / STATE).unlink(missing_ok=True)
        options["path"] = str(folder)
    index = Index(SCHEMA, **options)
    index.register_tokenizer("stems", STEMS)
    index.config_reader(reload_policy="manual")
    index.reload()
    return index
