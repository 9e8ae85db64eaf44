"""A web page to text and blocks: trafilatura finds the article, the page's markup gives the roles.

The text is put together from the page's own words, a paragraph a line with an empty line between:
headline, standfirst where the page shows one, then body, headings, captions, list items and table
rows in the order of the page. No word is added.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.ingest.blocks import assemble, label_paragraphs
from workbench.ingest.corrections import missing_corrections
from workbench.ingest.furniture import Label
from workbench.ingest.pieces import Piece, lay_out, walk
from workbench.ingest.stated import Stated, read_stated, short_text
from workbench.model import Block, BlockRole
from workbench.text import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADLINE = Label(BlockRole.HEADLINE, "the page's headline")
_DEK = Label(BlockRole.DEK, "the page's standfirst")
_CAPTION = Label(BlockRole.CAPTION, "a picture's caption in the page")

_CHROME = ("amp-sidebar", "amp-ad", "amp-consent", "amp-user-notification", "dialog", "template")
"""Elements that stand over or beside a page's text and never hold any of it."""

_START = re.compile(
    r"(?:[\ufeff\s]|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(
    r"</?(?:p|div|article|section|h[1-6]|br|span|ul|li|table|meta|title)\b[^<>]*>", re.IGNORECASE
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^(?:\ufeff|\s)*<\?xml[^>]*\?>")

_DEK_NAMES = re.compile(
    r"(?:^|[\s_-])(?:standfirst|dek|deck|sub-?title|sub-?head(?:line|ing)?|strapline|summary|lede"
    r"|intro(?:duction)?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_NAME = re.compile(r"(?:^|[\s_-])captions?(?:[_-]?text)?(?:$|[\s_-])", re.IGNORECASE)
_PICTURE_NAME = re.compile(r"caption|figure|picture|photo|image", re.IGNORECASE)
_CAPTION_WORDS = 80
_CREDIT_WORDS = 20
"""Words that a picture may hold besides its caption: whose it is, "enlarge", "close"."""
_SHORTEST_DEK, _LONGEST_DEK = 5, 60
"""Words of a standfirst."""
_DEK_REACH = 60
"""Elements below the main heading among which a standfirst is looked for."""
_CROWDED = 5_000
"""Elements of text above which trafilatura's own extraction must do, without its fallbacks."""
_MOST_TAGS = 400_000
"""Tags of the largest page that is read: half a minute's work; long reports have 20,000."""
_SNIFFED = 4_096
"""Characters in which a page's first tags are looked for; browsers look for the charset in 1,024 bytes."""


_MANY_TAGS = 10
"""Tags in its first characters that make a page of a file that is not called one."""


@dataclass(frozen=True, slots=True)
class Page:
    """An article out of a web page."""

    text: str
    blocks: tuple[Block, ...]
    title: str
    url: str | None
    publisher: str | None
    published: date | None


def is_html(text: str, *, named: bool) -> bool:
    """Say whether a text is a web page, whatever its file is called.

    Args:
        text: The decoded text.
        named: Whether the file's name says that it is one: then a few tags are proof enough.
    """
    head = text[:_SNIFFED]
    if _START.match(head):
        return True
    tags = len(_TAGS.findall(head))
    return tags > 0 if named else tags >= _MANY_TAGS and head.lstrip("\ufeff \t\r\n").startswith("<")


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that a page's meta element declares, or None."""
    found = _CHARSET.search(data[:_SNIFFED])
    return found[1].decode("ascii") if found else None


def read_page(source: str, where: str) -> Page:
    """Return the article of a web page.

    Args:
        source: The page's decoded source.
        where: The file's name for messages, fit for a terminal.

    Raises:
        InputError: There is no article in the page.
    """
    tree = parse_page(source, where)
    stated = read_stated(tree)
    pieces = list(_pieces(tree, stated))
    if not pieces:
        raise InputError(_missing(where))
    text, paragraphs = lay_out(pieces)
    labels = label_paragraphs(paragraphs, [piece.label for piece in pieces])
    if not any(
        entry.role is BlockRole.BODY and p.sentence for entry, p in zip(labels, paragraphs, strict=True)
    ):
        raise InputError(_missing(where))
    headline = next(
        (p.text for p, entry in zip(paragraphs, labels, strict=True) if entry.role is BlockRole.HEADLINE), ""
    )
    title = headline or stated.title or paragraphs[0].text
    return Page(text, assemble(paragraphs, labels), title, stated.url, stated.publisher, stated.published)


def _missing(where: str) -> str:
    return f"{where}: no article found in this page; save the article's text as a .txt file and give that"


def parse_page(source: str, where: str) -> HtmlElement:
    """Return a page's elements.

    Raises:
        InputError: There are none, or more than any article has.
    """
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise InputError(
            f"{where}: a page of {tags:,} tags, which is no article; save its text as a .txt file"
        )
    from lxml import etree, html  # noqa: PLC0415 - heavy, and only pages need it

    # lxml takes no XML declaration in decoded text and stops at a NUL.
    clean = _XML_HEAD.sub("", source).lstrip("\ufeff").replace("\x00", "\ufffd")
    try:
        tree = html.document_fromstring(clean)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(_missing(where)) from error
    for element in list(tree.iter(*_CHROME)):
        element.drop_tree()
    return tree


def _pieces(tree: HtmlElement, stated: Stated) -> Iterator[Piece]:
    """Yield the article's paragraphs in order, with what the markup says of each."""
    captions = {fold(text) for _, text in _captions(tree)}
    body = list(_body(tree))
    if not body:
        return
    dek = _visible_dek(tree, stated, {fold(piece.text) for piece in body})
    seen: set[str] = set()
    if stated.title:
        yield Piece(stated.title, _HEADLINE)
        seen.add(fold(stated.title))
    if dek and fold(dek) not in seen:
        yield Piece(dek, _DEK)
        seen.add(fold(dek))
    for piece in body:
        key = fold(piece.text)
        if key in seen:
            # The headline and the standfirst stand in the body too; they are told once.
            seen.discard(key)
            continue
        yield replace(piece, label=_CAPTION) if key in captions else piece
    yield from map(Piece, missing_corrections(tree, {fold(piece.text) for piece in body}))


def _body(tree: HtmlElement) -> Iterator[Piece]:
    """Yield what trafilatura takes for the article."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - heavy, and only pages need it

    # What it finds odd is no news for a reviewer, and a command's error is one line.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    # Its second opinions compare each paragraph with all others; a page of ordinary size hardly has 2,000.
    crowded = sum(1 for _ in islice(tree.iter("p", "div", "li", "td", "br", "span"), _CROWDED + 1)) > _CROWDED
    for precise in (True, False):
        copy = deepcopy(tree)
        _free_captions(copy)
        document = bare_extraction(copy, favor_precision=precise, include_comments=False, fast=crowded)
        body = getattr(document, "body", None)
        if body is not None and "".join(body.itertext()).strip():
            yield from walk(body)
            return


def _captions(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Yield the captions of a page's pictures with their text: elements of that name or that class."""
    for element in tree.iter("figcaption", "p", "div", "span"):
        if element.tag == "figcaption" or _CAPTION_NAME.search(element.get("class") or ""):
            text = short_text(element, _CAPTION_WORDS)
            inner = element.tag != "figcaption" and element.find(".//figcaption") is not None
            if text and not inner:
                yield element, text


def _free_captions(tree: HtmlElement) -> None:
    """Put each caption where its picture stands, as a paragraph: trafilatura drops pictures whole."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only pages need it

    for caption, text in list(_captions(tree)):
        picture = caption
        for node in caption.iterancestors():
            named = node.tag == "figure" or _PICTURE_NAME.search(node.get("class") or "")
            # A wrapper that is called a picture may hold the whole article.
            if not named or short_text(node, len(text.split()) + _CREDIT_WORDS) is None:
                break
            picture = node
        paragraph = etree.Element("p")
        paragraph.text = text
        if picture.getparent() is not None:
            picture.addprevious(paragraph)
            # The text behind an element belongs to it in lxml and would go with it.
            picture.drop_tree()


def _visible_dek(tree: HtmlElement, stated: Stated, told: AbstractSet[str]) -> str | None:
    """Return the standfirst that the page shows below its main heading, or None.

    It is an element that is named so, or one that repeats the page's description; many sites
    describe a page by its first paragraph, so one that stands in the text (``told``) is none.
    """
    heading = next(iter(tree.iter("h1")), None)
    if heading is None:
        return None
    description = fold(stated.description or "")
    below = heading.xpath("following::*[self::p or self::div or self::h2 or self::h3 or self::span]")
    for element in below[:_DEK_REACH]:
        text = short_text(element, _LONGEST_DEK)
        if text is None or len(text.split()) < _SHORTEST_DEK or fold(text) == fold(stated.title or ""):
            continue
        names = " ".join(filter(None, map(element.get, ("class", "itemprop", "data-testid"))))
        if _DEK_NAMES.search(names) or (fold(text) == description and description not in told):
            return text
    return None
