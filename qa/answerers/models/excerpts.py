"""Passages shortened to what a language model has room for: the sentences nearest the question."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from corpus.sentences import sentence_spans
from qa.answerer import Answerer, K, LanguageModel
from qa.answerers.models.prompts import passage_tokens
from qa.values import Evidence

PASSAGE = 400  # tokens of a passage with its surroundings, about
MORE = 3  # times as many passages as are asked for, where there is room


def to_read(
    passages: Sequence[Evidence], nearest: Sequence[Evidence], room: int
) -> tuple[Evidence, ...]:
    """The first passages, as many as fit into `room` tokens; `excerpts` if these are few."""
    known = accumulate(map(passage_tokens, passages))
    whole = tuple(one for one, tokens in zip(passages, known, strict=True) if tokens <= room)
    return whole if len(whole) >= min(K, len(passages)) else excerpts(passages, nearest, room)


def passages_for(answerer: Answerer, question: str, k: int) -> int:
    """How many passages are looked for: `k`, or as many as a language model has room for.

    At most `MORE` times `k`.

    Raises:
        AnswererError: the model has no room for the question.
    """
    room = answerer.room(question) if isinstance(answerer, LanguageModel) else 0
    return min(MORE * k, max(k, room // PASSAGE))


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
        if sum(map(passage_tokens, longer)) > room:
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
