"""Reads the claims of an article in this process (``desk.reader`` does it in a child)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from workbench.identity import article_id
from workbench.ingest.reading import Reading, read
from workbench.lexicon import Lexicon, shipped_lexicon
from workbench.model import Article, Claim, Edition
from workbench.text import sha256

if TYPE_CHECKING:
    from workbench.extract.pipeline import Extractor

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article with its claims.

    Attributes:
        reading: What the file said of itself; None where the text came from a store.
    """

    article: Article
    edition: Edition
    claims: tuple[Claim, ...]
    reading: Reading | None = None


def open_extractor(model: str | None = None, lexicon: Lexicon | None = None) -> Extractor:
    """Load the parser; this takes about two seconds and 150 MB.

    Args:
        model: A spaCy pipeline, None for the default one.
        lexicon: None for the shipped one.

    Raises:
        ModelMissingError: The pipeline is not installed.
    """
    from workbench.extract import DEFAULT_MODEL  # noqa: PLC0415 - as above
    from workbench.extract.pipeline import Extractor  # noqa: PLC0415 - as above

    return Extractor(lexicon if lexicon is not None else shipped_lexicon(), model or DEFAULT_MODEL)


def extract_file(
    path: str,
    *,
    published: date | None = None,
    extractor: Extractor | None = None,
    model: str | None = None,
    lexicon: Lexicon | None = None,
    stdin: BinaryIO | None = None,
    on_progress: OnProgress | None = None,
) -> Extracted:
    """Read a file's claims in this process.

    Args:
        path: A file, or "-" for standard input.
        published: The day it appeared; None takes the day that its page states, if any.
        extractor: One that is loaded already; otherwise ``model`` and ``lexicon`` say which to load.
        model: As in ``open_extractor``.
        lexicon: As there.
        stdin: Standard input, for "-".
        on_progress: Called as the blocks are parsed.

    Raises:
        InputError: The file cannot be used.
        ModelMissingError: The pipeline is not installed.
    """
    reading = read(path, stdin=stdin)
    name = article_id(reading.text)
    article = Article(
        name,
        reading.title,
        reading.origin,
        reading.url,
        reading.publisher,
        published or reading.published,
    )
    edition = Edition(name, sha256(reading.text), reading.text, reading.encoding, reading.blocks)
    engine = extractor if extractor is not None else open_extractor(model, lexicon)
    return Extracted(article, edition, tuple(_claims(engine, article, edition, on_progress)), reading)


def _claims(
    extractor: Extractor, article: Article, edition: Edition, on_progress: OnProgress | None
) -> list[Claim]:
    return extractor.extract(
        article.article_id,
        edition.text,
        edition.blocks,
        published=article.published,
        publisher=article.publisher,
        on_progress=on_progress,
    )
