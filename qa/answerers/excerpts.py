"""Passages shortened to what a language model has room for: the sentences nearest the question."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.sentences import sentence_spans
from qa.answerers.prompts import passage_tokens
from qa.values import Evidence


def fit(passages: Sequence[Evidence], room: int) -> bool:
    """Whether a language model with room for so many tokens can read the passages as a whole."""
    return sum(map(passage_tokens, passages)) <= room


def excerpts(
    passages: Sequence[Evidence], nearest: Sequence[Evidence], room: int
) -> tuple[Evidence, ...]:
    """Parts of the passages that fit into `room` tokens, in the order of the passages.

    A part is a sentence of `nearest`, which come best first, with the one before it in its passage,
    since that often says who speaks or when; parts that touch are joined. The best sentence is
    given in any case. Without sentences the passages themselves count as such; sentences that no
    passage holds are passed over.
    """
    kept = list[Evidence]()
    held = [e for e in nearest if any(_holds(passage, e) for passage in passages)]
    for sentence in held or passages:
        longer = _joined([*kept, _with_lead_in(sentence, passages)])
        if not fit(longer, room):
            kept = kept or [sentence]
            break
        kept = longer
    return tuple(sorted(kept, key=lambda part: _order(part, passages)))


def _order(part: Evidence, passages: Sequence[Evidence]) -> tuple[int, int]:
    """The place of the nearest passage of the same article, then the place in the article."""
    ids = [passage.article.id for passage in passages]
    return ids.index(part.article.id), part.start


def _with_lead_in(sentence: Evidence, passages: Sequence[Evidence]) -> Evidence:
    passage = next(p for p in passages if _holds(p, sentence))
    spans = [(passage.start + a, passage.start + b) for a, b in sentence_spans(passage.text)]
    before = [a for a, b in spans if b <= sentence.start][-1:]
    return replace(passage, start=(before or [sentence.start])[0], end=sentence.end)


def _holds(passage: Evidence, part: Evidence) -> bool:
    same = passage.article.id == part.article.id
    return same and passage.start <= part.start and part.end <= passage.end


def _joined(parts: Sequence[Evidence]) -> list[Evidence]:
    """The parts, those of one article that overlap or have only white space between made one."""
    joined = list[Evidence]()
    for part in sorted(parts, key=lambda e: (e.article.id, e.start)):
        last = joined[-1] if joined else None
        if last and last.article.id == part.article.id and _touch(last, part):
            joined[-1] = replace(last, end=max(last.end, part.end))
        else:
            joined.append(part)
    return joined


def _touch(first: Evidence, second: Evidence) -> bool:
    return not first.article.text[first.end : second.start].strip()
