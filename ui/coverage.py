"""What a library covers, and questions it can answer: for visitors who do not know it yet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from threading import Lock

from corpus import Article, Library, Where
from corpus.listing import EVERYWHERE
from corpus.sentences import sentence_spans
from corpus.words import STOPWORDS
from qa.reading.names import Name, names, same_name
from qa.reading.speakers import speakers_in
from ui.turns import Coverage

READ = 60  # articles, the newest, that example questions are drawn from
SENTENCES = 20  # read of each
EXAMPLES = 4
FOLLOWED = re.compile(r"\s+([a-z]\w*)")
KNOWN: dict[tuple[str, int, Where], Coverage] = {}  # by file and generation; guarded by LOCK
MOST_KNOWN = 16  # filters of one generation
LOCK = Lock()


def coverage(library: Library, *, samples: bool = False) -> Coverage:
    """Articles counted, their sources, the commonest first, and the days they span; no examples."""
    found = [row.article for row in library.listed()]
    sources = Counter(name for article in found for name in article.sources)
    days = sorted(article.published[:10] for article in found if article.published)
    return Coverage(
        len(found), sum(bool(article.sources) for article in found),
        tuple(source for source, _ in sources.most_common()),
        len(days), days[0] if days else None, days[-1] if days else None, samples,
    )  # fmt: skip


def coverage_with_examples(
    library: Library, where: Where = EVERYWHERE, *, samples: bool = False
) -> Coverage:
    """The same with questions that the library answers within a filter.

    They are found once for each of its generations.
    """
    key = str(library.path), library.database.generation, where
    with LOCK:
        if key not in KNOWN:
            plain = coverage(library, samples=samples)
            if len(KNOWN) >= MOST_KNOWN or any(known[:2] != key[:2] for known in KNOWN):
                KNOWN.clear()
            KNOWN[key] = replace(plain, examples=tuple(examples(library, where)))
        return KNOWN[key]


def examples(library: Library, where: Where = EVERYWHERE) -> list[str]:
    """Up to four questions drawn from the newest articles: what somebody said about something.

    Each has a sentence in which that person speaks and that thing is named.
    """
    rows = sorted(library.listed(where), key=lambda row: row.article.published or "", reverse=True)
    articles = [library.article(row.article.id) for row in rows[:READ]]
    pairs = Counter(pair for article in articles for pair in _spoken(article))
    chosen = dict[str, str]()
    for (who, topic), _ in pairs.most_common():
        fresh = topic not in chosen.values() or len(pairs) <= EXAMPLES
        if fresh and not any(same_name(who, other) for other in chosen):
            chosen[who] = topic
    return [f"What did {who} say about {topic}?" for who, topic in chosen.items()][:EXAMPLES]


def _spoken(article: Article) -> Iterator[tuple[str, str]]:
    """Who speaks with what else is named in a sentence of the article."""
    for start, end in sentence_spans(article.text)[:SENTENCES]:
        text = article.text[start:end]
        things = [name for name in names(text) if not _describes(text, name)]
        people = [who for who in speakers_in(text) if _is_person(who)]
        for who, thing in product(people, things):
            itself = same_name(who, thing.text) or thing.text in who
            if not itself and not _is_of(article, thing.text):
                yield who, thing.text


def _is_of(article: Article, name: str) -> bool:
    """The name is that of the publisher or agency, which datelines and credits bear too.

    A place that the publisher is called after is not: Norrby of the Norrby Post.
    """
    return any(same_name(name, source) and f"{name} " not in source for source in article.sources)


def _is_person(who: str) -> bool:
    """At least two names, as people have them."""
    words = who.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _describes(text: str, name: Name) -> bool:
    """The name stands before a noun ("North Korean troops"), or begins the sentence."""
    after = FOLLOWED.match(text, name.end)
    return name.start == 0 or (after is not None and after[1] not in STOPWORDS)
