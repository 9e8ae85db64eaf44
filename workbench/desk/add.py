"""Puts articles into the store: read, extracted in a child process, decisions kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.desk.changes import (
    Details,
    OnProgress,
    bring_up_to_date,
    put,
    read_again,
    require_writable,
    set_published,
)
from workbench.desk.lexicon import rows_in_force
from workbench.desk.own_file import refuse_own_file
from workbench.desk.reader import ChildReader, ClaimReader
from workbench.errors import InputError
from workbench.identity import article_id
from workbench.ingest.files import STDIN
from workbench.ingest.reading import Reading, read
from workbench.model import Article, Edition
from workbench.store import Added, ArticleRow, Store, open_store
from workbench.text import printable, sha256

__all__ = ["Adding", "Details", "OnProgress", "add", "read_again", "set_published"]


def add(
    store_path: Path,
    target: str,
    *,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    model: str | None = None,
    lexicon: Path | None = None,
    reviewer: str,
    on_progress: OnProgress | None = None,
    on_warning: Callable[[str], None] | None = None,
) -> Added:
    """Put one article into the store; a text that is there already is not read again.

    Where the text is there and the date, title, address or publisher given is another, that is
    changed by an entry in the ledger, and claims that hang on it are read again.

    Args:
        store_path: The store's file; made where there is none.
        target: A file, or "-" for standard input; or, where there is no such file, what the user
            calls an article of the store.
        published: The day it appeared.
        title: Overrides the title found in the text; so do ``url`` and ``publisher``.
        url: Where it appeared.
        publisher: Who published it: that is no outlet it cites.
        model: The spaCy pipeline, None for the default one.
        lexicon: A CSV file of own lexicon rows; those of the store are laid over them.
        reviewer: Who says so, where something is changed.
        on_progress: Called as the extraction goes on.
        on_warning: Called with each thing that the reader of the file should know.

    Raises:
        InputError: There is no such file or article, or a file cannot be used.
        ModelMissingError: The pipeline is not installed.
        ExtractionError: The article's claims cannot be read.
        StoreError: The store cannot be opened or written.
    """
    details = Details(published, title, url, publisher)
    with Adding(store_path, model, lexicon, reviewer) as adding:
        return adding.add(target, details, on_progress, on_warning)


class Adding:
    """One store and one child process for any number of articles.

    The store is opened when it is first needed, and made only when there is something to put in.
    """

    def __init__(
        self,
        store_path: Path,
        model: str | None,
        lexicon: Path | None,
        reviewer: str,
    ) -> None:
        """Get ready; the child starts with the first article that has to be read.

        Raises:
            InputError: The lexicon file cannot be used.
            StoreError: The store cannot be opened.
        """
        self._path = store_path
        self._reviewer = reviewer
        self._store: Store | None = open_store(store_path) if store_path.exists() else None
        try:
            self._reader = ChildReader(model, rows_in_force(self._store, lexicon))
        except BaseException:
            self._close_store()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()
        self._close_store()

    @property
    def reader(self) -> ClaimReader:
        """What reads the claims."""
        return self._reader

    def store(self) -> Store:
        """Return the open store, made where there is none."""
        if self._store is None:
            self._store = open_store(self._path)
        return self._store

    def add(
        self,
        target: str,
        details: Details,
        on_progress: OnProgress | None = None,
        on_warning: Callable[[str], None] | None = None,
    ) -> Added:
        """Put one article into the store (see ``add``)."""
        if target != STDIN and not Path(target).exists():
            row = self.named(target)
            return bring_up_to_date(
                self.store(), row, details, self._reviewer, self._reader, on_progress=on_progress
            )
        refuse_own_file(self._path, target)
        reading = read(target, stdin=sys.stdin.buffer if target == STDIN else None)
        for warning in reading.warnings:
            if on_warning is not None:
                on_warning(warning)
        article, edition = _described(reading, details)
        if self._store is not None:
            require_writable(self._store)
            known = self._store.article_of_text(edition.sha256)
            if known is not None:
                return bring_up_to_date(
                    self._store, known, details, self._reviewer, self._reader, on_progress=on_progress
                )
        claims = self._reader.claims(article, edition, on_progress)
        return put(self.store(), article, edition, claims)

    def named(self, text: str) -> ArticleRow:
        """Return the one stored article that the user means by ``text``.

        Raises:
            InputError: No article, or several can be meant.
        """
        name = printable(text)
        found = self._store.find_articles(text) if self._store is not None else []
        if not found:
            raise InputError(f"{name}: there is no such file, and no article in the store goes with it")
        if len(found) > 1:
            ids = ", ".join(row.article_id for row in found[:3])
            raise InputError(
                f"{name}: no such file, and it can mean {len(found)} articles ({ids} …): give one id"
            )
        return found[0]

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()


def _described(reading: Reading, details: Details) -> tuple[Article, Edition]:
    name = article_id(reading.text)
    article = Article(
        article_id=name,
        title=details.title or reading.title,
        origin=reading.origin,
        url=details.url or reading.url,
        publisher=details.publisher or reading.publisher,
        published=details.published or reading.published,
    )
    return article, Edition(name, sha256(reading.text), reading.text, reading.encoding, reading.blocks)
