"""An answer as plain values for storage, and back without loss; articles are kept apart, once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from corpus import Article
from qa.result import Answer, Json

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ANSWER = TypeAdapter(Answer)


@dataclass(frozen=True, slots=True)
class Packed:
    """An answer in JSON in which keys stand for articles, and the articles in JSON by key.

    A key is the digest of all that is known of the article, so that two revisions never mix.
    """

    answer: str
    articles: Mapping[str, str]


def pack(answer: Answer) -> Packed:
    """Everything that `answer` holds."""
    articles = dict[str, str]()
    document = _plain(answer, articles)
    return Packed(json.dumps(document, ensure_ascii=False), articles)


def unpack(packed: Packed) -> Answer:
    """The answer that was packed, equal to it; fields it was packed without have their defaults."""
    articles = {key: _article(text) for key, text in packed.articles.items()}
    return ANSWER.validate_python(_with_articles(json.loads(packed.answer), articles))


def _plain(value: object, articles: dict[str, str]) -> object:
    """`value` as json.dumps takes it, keys instead of its articles, which join `articles`."""
    if isinstance(value, Article):
        text = json.dumps(_values(value, {}), ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(text.encode()).hexdigest()[:32]
        articles[key] = text
        return key
    if is_dataclass(value) and not isinstance(value, type):
        return _values(value, articles)
    if isinstance(value, tuple):
        return [_plain(item, articles) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def _values(value: DataclassInstance, articles: dict[str, str]) -> Json:
    return {f.name: _plain(getattr(value, f.name), articles) for f in fields(value) if f.init}


def _article(text: str) -> Article:
    known = json.loads(text)
    return Article(**known | {"authors": tuple(known["authors"])})


def _with_articles(value: object, articles: Mapping[str, Article]) -> object:
    """What json.loads gives, the articles themselves instead of their keys."""
    if isinstance(value, dict):
        return {
            name: articles[held] if name == "article" else _with_articles(held, articles)
            for name, held in value.items()
        }
    return [_with_articles(item, articles) for item in value] if isinstance(value, list) else value
