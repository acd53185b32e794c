"""Publishers by the address of their site, where no other name of theirs is known."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from corpus.sentences import SITE

DESK = re.compile(r"\s[-|–—]\s")  # between a paper and its desk
MOBILE = re.compile(r"^(?:www|m|mobile|amp)\.")
SECOND = frozenset(("ac", "co", "com", "gov", "net", "org"))  # before a country: co.uk


def site(address: str) -> str:
    """The host of a web address without the mark of its mobile edition; empty if it is none."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return MOBILE.sub("", parts.hostname or "") if parts.scheme in ("http", "https") else ""


def label(source: str) -> str:
    """What a site is called within its address, empty for a publisher with another name.

    >>> label("edition.cnn.com"), label("theweek.co.uk"), label("The Week")
    ('cnn', 'theweek', '')
    """
    if not SITE.fullmatch(source):
        return ""
    parts = source.split(".")[:-1]
    return parts[-2] if len(parts) > 1 and parts[-1] in SECOND else parts[-1]


def without_desk(source: str) -> str:
    """The paper alone, where a publisher is given with one of its desks.

    >>> without_desk("The Independent - Life and Style"), without_desk("Agence France-Presse")
    ('The Independent', 'Agence France-Presse')
    """
    return DESK.split(source)[0]


@cache
def spoken(source: str) -> str:
    """A pattern for the names under which people speak of a site, empty for another publisher.

    >>> bool(re.fullmatch(spoken("usatoday.com"), "USA Today"))
    True
    """
    name = label(source)
    if not name:
        return ""
    apart = r"[\s-]?".join(map(re.escape, name.removeprefix("the").replace("-", "") or name))
    return rf"(?=[A-Z\d])(?i:(?:the\s?)?{apart})"
