"""What a page states of its own article: title, address, publisher, day of publication.

Only statements count: schema.org data (JSON-LD, microdata), meta elements, a time element in the
article's header. trafilatura's own finder of dates is not asked, for it falls back on any date in
the page, and a wrong day makes every relative date of the article wrong.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.ingest.days import parse_day
from workbench.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|WebPage)$")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "article:published",
    "article.published", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date",
    "publication_date", "publicationdate", "originalpublicationdate", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "article_date_original", "cxenseparse:recs:publishtime", "bt:pubdate",
    "date",
)  # fmt: skip
"""Names of meta elements that hold a day of publication, the sharpest first."""
_PUBLISHER_NAMES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher")
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "headline")

_ASIDE = re.compile(
    r"\b(?:related|recommend|sidebar|promo|teaser|card|footer|comment|latest|most)", re.IGNORECASE
)
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)
_CLOCK_ONLY = re.compile(r"\W*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*[A-Z]{0,4}\W*")
_LONG_TEXT = 20
"""Words of the first paragraph that is the article's text: what stands above it is its header."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states of its article; None where it states nothing."""

    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    description: str | None


def read_stated(tree: HtmlElement) -> Stated:
    """Return what a parsed page states of its own article."""
    metas = _metas(tree)
    data = list(_article_data(tree))
    url = _url(tree, metas, data)
    publisher = _publisher(metas, data) or _host(url)
    return Stated(
        title=_title(tree, metas, data, publisher),
        url=url,
        publisher=publisher,
        published=_published(tree, metas, data),
        description=metas.get("og:description") or metas.get("description"),
    )


def visible_text(element: HtmlElement) -> str:
    """Return an element's text in one line."""
    return " ".join(element.text_content().split())


def short_text(element: HtmlElement, words: int) -> str | None:
    """Return an element's text in one line, or None where it has more words: no long text is gathered."""
    parts: list[str] = []
    count = 0
    for text in element.itertext():
        parts.append(text)
        count += len(text.split())
        if count > words:
            return None
    return " ".join("".join(parts).split())


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the page's meta elements by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _article_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Yield the page's schema.org objects that are the article itself, articles before pages.

    Only the top of a document is read, and its graph: articles further down are those it links to.
    """
    objects: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                value = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            objects += _top_objects(value)
    articles = [entry for entry in objects if any(_ARTICLE_TYPE.search(name) for name in _types(entry))]
    yield from sorted(articles, key=lambda entry: any(name.endswith("WebPage") for name in _types(entry)))


def _top_objects(value: object) -> list[dict[str, Any]]:
    entries = value if isinstance(value, list) else [value]
    found: list[dict[str, Any]] = []
    for entry in entries:
        if isinstance(entry, dict):
            found.append(entry)
            graph = entry.get("@graph")
            found += [node for node in graph if isinstance(node, dict)] if isinstance(graph, list) else []
    return found


def _types(entry: dict[str, Any]) -> list[str]:
    kind = entry.get("@type")
    return [name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)]


def _text(value: object) -> str | None:
    """Return a JSON value's text: a string, or the name or id of an object, or of a list's first entry."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or value.get("url")
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None


def _first(data: list[dict[str, Any]], key: str) -> str | None:
    return next((text for entry in data if (text := _text(entry.get(key)))), None)


def _url(tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    offered = (canonical, metas.get("og:url"), _first(data, "mainEntityOfPage"), _first(data, "url"))
    return next((url.strip() for url in offered if url and re.match(r"\s*https?://[^\s/]", url)), None)


def _host(url: str | None) -> str | None:
    """Return the host of an address: what the page calls itself where it names no publisher."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _publisher(metas: dict[str, str], data: list[dict[str, Any]]) -> str | None:
    named = (*(metas.get(name) for name in _PUBLISHER_NAMES), _first(data, "publisher"))
    return next((name for name in named if name and not re.match(r"https?://|@|\d+$", name)), None)


def _title(
    tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]], publisher: str | None
) -> str | None:
    """Return the page's title without its site's name: the main heading where it agrees with the data."""
    whole = next((visible_text(title) for title in tree.iter("title") if title.text), None)
    named = [_first(data, "headline"), *(metas.get(name) for name in _TITLE_NAMES), whole]
    titles = [strip_site(name, publisher) for name in named if name]
    headings = [text for heading in tree.iter("h1") if (text := visible_text(heading))]
    for heading in headings:
        if any(fold(heading) in fold(title) or fold(title) in fold(heading) for title in titles):
            return heading
    if len(headings) == 1 and len(headings[0].split()) > 2:
        return headings[0]
    return next(iter(titles), None) or next(iter(headings), None)


def strip_site(title: str, site: str | None) -> str:
    """Return a title without the name of its site behind a bar, or behind a dash where it is that name."""
    for part in (" | ", " \u00bb ", " \u00b7 "):
        if part in title:
            title = title.rsplit(part, 1)[0].strip() or title
    if site:
        names = {fold(site), fold(site).split(".")[0]}
        for part in (" - ", " \u2013 ", " \u2014 ", ": "):
            front, found, tail = title.rpartition(part)
            if found and fold(tail) in names:
                return front.strip()
    return title


def _published(tree: HtmlElement, metas: dict[str, str], data: list[dict[str, Any]]) -> date | None:
    stated = [_first(data, "datePublished"), *(metas.get(name) for name in _DATE_NAMES)]
    for element in tree.xpath('//*[@itemprop="datePublished"] | //time[@pubdate]'):
        stated += [element.get("datetime"), element.get("content"), visible_text(element)]
    day = next((day for value in stated if value and (day := parse_day(value))), None)
    return day or _header_day(tree)


def _header_day(tree: HtmlElement) -> date | None:
    """Return the day of a time element in the article's header, above its text."""
    for element in tree.iter("time", "p"):
        if _set_aside(element):
            continue
        text = short_text(element, _LONG_TEXT - 1)
        if element.tag == "p" and text is None:
            return None
        if element.tag == "time" and not _CLOCK_ONLY.fullmatch(text or ""):
            day = parse_day(element.get("datetime") or "")
            if day:
                return day
    return None


def _set_aside(element: HtmlElement) -> bool:
    """Say whether an element stands in navigation, a list or a box beside the article, or dates a change."""
    for node in (element, *element.iterancestors()):
        names = f"{node.get('class') or ''} {node.get('id') or ''}"
        if node.tag in ("nav", "aside", "footer", "li") or _ASIDE.search(names):
            return True
        if node is element and _CHANGED.search(names):
            return True
    return False
