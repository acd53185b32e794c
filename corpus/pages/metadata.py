"""What a web page says of its article in its head: title, publisher, address, dates, language.

Nothing is guessed: a date counts if the page calls it that of publication, never because it stands
somewhere on the page.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

import lxml.html

from corpus.cleaning.furniture import is_furniture
from corpus.cleaning.plain import visible_text
from corpus.dates import parse_date
from corpus.pages.linked import Linked, joined, linked_article
from corpus.publishers import site
from corpus.words import compact

PUBLISHED = """
    article:published_time article:published og:article:published_time og:published_time
    datepublished parsely-pub-date date.issued dc.date.issued dcterms.issued dc.date.created
    dcterms.created dc.date dcterms.date sailthru.date pubdate publishdate publish-date publish_date
    publication_date article_date_original cxenseparse:recs:publishtime originalpublicationdate date
""".split()
UPDATED = """
    article:modified_time article:modified og:updated_time datemodified lastmod last-modified
    dcterms.modified dc.date.modified
""".split()
AUTHORS = "author byl parsely-author sailthru.author dc.creator dcterms.creator article:author"
PUBLISHERS = "og:site_name publisher dc.publisher dcterms.publisher application-name"
LANGUAGES = "inlanguage og:locale content-language language dc.language"
EPOCH = re.compile(r"1\d{9}(?:\d{3})?")  # seconds or milliseconds, from 2001 to 2033
DAY_IN_PATH = re.compile(r"/((?:19|20)\d\d)([/-])(\d\d?|[a-z]{3})\2(\d\d?)(?:[/-]|$)")
DOMAIN = re.compile(r"(?:\w+://)?[\w-]+(?:\.[\w-]+)+/?")
TAGLINE = re.compile(r"\s+\|\s.*")
BORDER = re.compile(r"\s+[|–—:·»-]+\s+|\s*::\s*")  # between a headline and the name of the site
ARTICLE_SCOPE = re.compile(r"(?:Article|Posting|Report|WebPage)$")
CODE = re.compile(r"[A-Za-z]{2}(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the page says; unknown is empty or `None`."""

    title: str
    source: str | None
    url: str | None
    authors: tuple[str, ...]
    published: str | None
    updated: str | None
    language: str | None


def read_metadata(root: lxml.html.HtmlElement, url: str | None) -> Metadata:
    """What the page that was fetched from `url` says of its article."""
    metas = _metas(root)
    address = _canonical(root, metas, url)
    titles = [text for element in root.iter("h1", "title") if (text := _words(element))]
    titles += filter(None, [metas.get("og:title", "")])
    linked = linked_article(root, address or "", titles)
    logo = _logo(root)
    source = _source(linked, metas, logo, address)
    return Metadata(
        title=_title(root, metas, linked, logo or source),
        source=source,
        url=address,
        authors=linked.authors or tuple(_all(metas, AUTHORS.split())[:1] or _signed(root)),
        published=_best(
            [linked.published, *_all(metas, PUBLISHED), *_marked(root, "datePublished")]
        ),
        updated=_best([linked.updated, *_all(metas, UPDATED), *_marked(root, "dateModified")]),
        language=_language(root, metas, linked),
    )


def _signed(root: lxml.html.HtmlElement) -> Iterator[str]:
    """The names that the page marks as those of its first story's authors."""
    marked = root.xpath("//*[@rel='author' or @itemprop='author']")
    for element in marked:
        if element.getparent() is marked[0].getparent():
            yield _words(element)


def _metas(root: lxml.html.HtmlElement) -> dict[str, str]:
    """The `meta` elements by property, name, itemprop or http-equiv; the first of a name counts."""
    metas: dict[str, str] = {}
    for element in root.iter("meta"):
        content = visible_text(element.get("content") or "").strip()
        for kind in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(kind) or "").lower().split():
                if content:
                    metas.setdefault(name, content)
    return metas


def _all(metas: dict[str, str], names: Iterable[str]) -> list[str]:
    return [metas[name] for name in names if name in metas]


def day_in_address(address: str | None) -> str | None:
    """The day that a web address bears in its path, as `/2024/10/19/` or `/2024/oct/19/`."""
    try:
        found = DAY_IN_PATH.search(urlsplit(address or "").path.lower())
    except ValueError:  # no address
        return None
    if not found:
        return None
    year, _, month, day = found.groups()
    if month.isdigit():
        return parse_date(f"{year}-{month:0>2}-{day:0>2}")
    return parse_date(f"{day} {month.title()} {year}")


def _best(told: Iterable[str]) -> str | None:
    """The first date that bears a time with its zone, else the first date."""
    dates = [when for text in told if (when := _when(text))]
    return next((when for when in dates if "T" in when), next(iter(dates), None))


def _when(text: str) -> str | None:
    if EPOCH.fullmatch(text):
        return datetime.fromtimestamp(int(text[:10]), UTC).isoformat(timespec="seconds")
    return parse_date(text)


def _marked(root: lxml.html.HtmlElement, name: str) -> Iterator[str]:
    """The values that microdata marks so, unless a comment or the like owns them."""
    for element in root.xpath("//*[contains(@itemprop, $name)]", name=name):
        scope = next((e for e in element.iterancestors() if e.get("itemtype")), None)
        if scope is None or ARTICLE_SCOPE.search(scope.get("itemtype").strip().rstrip("/")):
            yield element.get("datetime") or element.get("content") or _words(element)


def _source(linked: Linked, metas: dict[str, str], logo: str, address: str | None) -> str | None:
    """The publisher: the name of the site, and its address only if no other name is told."""
    names = [metas.get("og:site_name", ""), linked.publisher, *_all(metas, PUBLISHERS.split())]
    names = [TAGLINE.sub("", visible_text(name)).strip() for name in (*names, logo)]
    names = [name for name in names if name and "://" not in name and not is_furniture(name)]
    host = site(address or "")
    names = [name for name in names if not _is_part(name, host)]
    spoken = [name for name in names if not DOMAIN.fullmatch(name)]
    return next(iter([*spoken, *names, host]), "") or None


def _is_part(name: str, host: str) -> bool:
    """Whether a name is nothing but a part of the address, or that of an account."""
    return name.startswith("@") or (name.islower() and name in host.split("."))


def _logo(root: lxml.html.HtmlElement) -> str:
    """The name of the site, if the page sets it as a headline: the title ends with it."""
    headlines = {compact(_words(element)) for element in root.iter("h1")}
    title = next((_words(element) for element in root.iter("title")), "")
    borders = list(BORDER.finditer(title))
    if not borders:
        return ""
    head, tail = title[: borders[-1].start()], title[borders[-1].end() :]
    is_logo = compact(tail) in headlines and len(tail) < len(head)
    return tail if is_logo and compact(head) not in headlines else ""


def _title(
    root: lxml.html.HtmlElement, metas: dict[str, str], linked: Linked, source: str | None
) -> str:
    """The headline as it stands on the page, without the name of the site."""
    named = [metas.get("og:title", ""), metas.get("twitter:title", ""), linked.headline]
    named += [_words(element) for element in root.iter("title")][:1]
    named = [title for text in named if (title := _without_site(text, source))]
    headlines = [_words(element) for element in root.iter("h1")]
    headlines = [text for text in headlines if text and compact(text) != compact(source or "")]
    title = named[0] if named else next(iter(headlines), "")
    return headline_of(headlines, title)


def headline_of(headlines: Iterable[str], title: str) -> str:
    """`title` as its headline stands on the page: the first of these that it begins with."""
    for headline in headlines:
        if headline and (not title or title.startswith(headline)):
            return headline
    return title


def _without_site(title: str, source: str | None) -> str:
    """A title without the name of the site before or behind it; empty if it is that name."""
    own = compact(source or "")
    title = " ".join(visible_text(title).split())
    borders = list(BORDER.finditer(title)) if own else []
    if borders and compact(title[borders[-1].end() :]) == own:
        title = title[: borders[-1].start()]
    elif borders and compact(title[: borders[0].start()]) == own:
        title = title[borders[0].end() :]
    return "" if compact(title) == own else title


def _language(root: lxml.html.HtmlElement, metas: dict[str, str], linked: Linked) -> str | None:
    told = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    told += [root.get("xml:lang"), linked.language, *_all(metas, LANGUAGES.split())]
    return next((code for code in told if code and CODE.fullmatch(code.strip())), None)


def _canonical(root: lxml.html.HtmlElement, metas: dict[str, str], url: str | None) -> str | None:
    """The address that the page gives itself, if it is one of the site it was fetched from."""
    links = root.xpath("//link[@rel='canonical']/@href")
    for named in (*links, metas.get("og:url")):
        address = joined(url or "", str(named or "").strip())
        if site(address) and (not url or site(address) == site(url)):
            return address
    return url


def _words(element: lxml.html.HtmlElement) -> str:
    return " ".join(visible_text(element.text_content()).split())
