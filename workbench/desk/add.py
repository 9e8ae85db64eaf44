"""Puts articles into the store: read, extracted in a child process, decisions kept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workbench.errors import InputError, StoreError
from workbench.identity import article_id
from workbench.ingest.reading import Reading, list_files, read
from workbench.model import Article, Claim, Edition, EntryType, NewEntry
from workbench.store import Added, ArticleRow, Outcome, Store, open_store
from workbench.text import printable, sha256

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""


@dataclass(frozen=True, slots=True)
class _Extraction:
    """How claims are read."""

    model: str | None
    on_progress: OnProgress | None

    def claims(self, article: Article, edition: Edition) -> Sequence[Claim]:
        """Read them, in a child process."""
        from workbench.desk.extraction import extract_in_child  # noqa: PLC0415 - only to read something

        return extract_in_child(article, edition, model=self.model, on_progress=self.on_progress).claims


READ_WITH = frozenset({"published", "publisher"})
"""What is known of an article that changes how its claims are read."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file.

    Attributes:
        target: The path as it was given or found in a folder.
        added: What the store did with it; None where it could not be used.
        warnings: What the reader should know all the same, one line each.
        fault: Why it could not be used.
    """

    target: str
    added: Added | None = None
    warnings: tuple[str, ...] = ()
    fault: InputError | None = None


@dataclass(frozen=True, slots=True)
class Details:
    """What the user says of an article; None leaves what its page says."""

    published: date | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None

    def changes(self, row: ArticleRow) -> dict[str, object]:
        """Return what differs from a stored article, as the payload of an entry."""
        stated: dict[str, object] = {
            "published": self.published.isoformat() if self.published else None,
            "title": self.title,
            "url": self.url,
            "publisher": self.publisher,
        }
        known: dict[str, object] = {
            "published": row.published.isoformat() if row.published else None,
            "title": row.title,
            "url": row.url,
            "publisher": row.publisher,
        }
        return {name: value for name, value in stated.items() if value and value != known[name]}


def add(
    store_path: Path,
    target: str,
    *,
    published: date | None = None,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    model: str | None = None,
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
        reviewer: Who says so, where something is changed.
        on_progress: Called as the extraction goes on.
        on_warning: Called with each thing that the reader of the file should know.

    Raises:
        InputError: There is no such file or article, or the file cannot be used.
        ModelMissingError: The pipeline is not installed.
        StoreError: The store cannot be opened or written.
    """
    details = Details(published, title, url, publisher)
    extraction = _Extraction(model, on_progress)
    if target != "-" and not Path(target).exists():
        return _change_named(store_path, target, details, reviewer, extraction)
    reading = read(target, stdin=sys.stdin.buffer if target == "-" else None)
    for warning in reading.warnings:
        if on_warning is not None:
            on_warning(warning)
    article, edition = _described(reading, details)
    if store_path.exists():
        with open_store(store_path) as store:
            _require_writable(store)
            known = next(iter(store.find_articles(edition.sha256)), None)
            if known is not None:
                return _bring_up_to_date(store, known, details, reviewer, extraction)
    claims = extraction.claims(article, edition)
    with open_store(store_path) as store:
        return store.put_article(article, edition, claims)


def add_all(
    store_path: Path,
    targets: Sequence[str],
    details: Details,
    *,
    model: str | None = None,
    reviewer: str,
    watch: Callable[[str], OnProgress],
) -> Iterator[Report]:
    """Put the articles of files and folders into the store and report on each; a bad one stops no other.

    Args:
        store_path: The store's file.
        targets: Files, folders or "-".
        details: What holds for each of them.
        model: The spaCy pipeline, None for the default one.
        reviewer: Who says so, where something is changed.
        watch: Called before each file with its path; gives what is called as it goes on.

    Raises:
        ModelMissingError: The pipeline is not installed.
        StoreError: The store cannot be opened or written: the files after would fare no better.
    """
    for target in targets:
        try:
            files = list_files([target])
        except InputError as fault:
            yield Report(target, fault=fault)
            continue
        for file in files:
            warnings: list[str] = []
            try:
                added = add(
                    store_path,
                    file,
                    published=details.published,
                    title=details.title,
                    url=details.url,
                    publisher=details.publisher,
                    model=model,
                    reviewer=reviewer,
                    on_progress=watch(file),
                    on_warning=warnings.append,
                )
            except InputError as fault:
                yield Report(file, warnings=tuple(warnings), fault=fault)
            else:
                yield Report(file, added, tuple(warnings))


def set_published(  # noqa: PLR0917 - as the screens call it
    store: Store,
    article: str,
    day: date,
    reviewer: str,
    model: str | None = None,
    on_progress: OnProgress | None = None,
) -> Added:
    """Say when a stored article appeared, and read its claims again with that date.

    Args:
        store: Where it is.
        article: Its id.
        day: The day it appeared.
        reviewer: Who says so.
        model: The spaCy pipeline, None for the default one.
        on_progress: Called as the extraction goes on; where it raises, nothing is changed.

    Raises:
        StoreError: There is no such article, or the store cannot be written.
    """
    changes: dict[str, object] = {"published": day.isoformat()}
    return _change(store, _row(store, article), changes, reviewer, _Extraction(model, on_progress))


def read_again(
    store: Store, article: str, model: str | None = None, on_progress: OnProgress | None = None
) -> Added:
    """Extract a stored article's claims anew, with what is known of it now; decisions stay.

    Args:
        store: Where it is.
        article: Its id.
        model: The spaCy pipeline, None for the default one.
        on_progress: Called as the extraction goes on; where it raises, nothing is changed.

    Raises:
        StoreError: There is no such article, or the store cannot be written.
    """
    return _change(store, _row(store, article), {}, None, _Extraction(model, on_progress))


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


def _change_named(
    store_path: Path,
    text: str,
    details: Details,
    reviewer: str,
    extraction: _Extraction,
) -> Added:
    """Change what is known of the one stored article that the user means by ``text``."""
    name = printable(text)
    with ExitStack() as opened:
        found: list[ArticleRow] = []
        if store_path.exists():
            store = opened.enter_context(open_store(store_path))
            found = store.find_articles(text)
        if not found:
            raise InputError(f"{name}: there is no such file, and no article in the store goes with it")
        if len(found) > 1:
            ids = ", ".join(row.article_id for row in found[:3])
            raise InputError(
                f"{name}: no such file, and it can mean {len(found)} articles ({ids} …): give one id"
            )
        return _bring_up_to_date(store, found[0], details, reviewer, extraction)


def _bring_up_to_date(
    store: Store,
    row: ArticleRow,
    details: Details,
    reviewer: str,
    extraction: _Extraction,
) -> Added:
    changes = details.changes(row)
    if not changes:
        return Added(row.article_id, Outcome.UNCHANGED, row.claims, row.claims, 0)
    if not READ_WITH & changes.keys():
        store.append(NewEntry(EntryType.ARTICLE, reviewer, row.article_id, payload=changes))
        return Added(row.article_id, Outcome.UPDATED, row.claims, row.claims, 0)
    return _change(store, row, changes, reviewer, extraction)


def _change(
    store: Store,
    row: ArticleRow,
    changes: dict[str, object],
    reviewer: str | None,
    extraction: _Extraction,
) -> Added:
    """Read a stored article with some things changed; what is slow or can fail comes before any writing."""
    _require_writable(store)
    known = Article(row.article_id, row.title, row.origin, row.url, row.publisher, row.published)
    published = changes.get("published")
    article = replace(
        known,
        title=str(changes.get("title", known.title)),
        url=_text(changes.get("url", known.url)),
        publisher=_text(changes.get("publisher", known.publisher)),
        published=date.fromisoformat(str(published)) if published else known.published,
    )
    edition = store.edition(row.article_id)
    claims = extraction.claims(article, edition)
    if changes and reviewer is not None:
        store.append(NewEntry(EntryType.ARTICLE, reviewer, row.article_id, payload=changes))
    return store.put_article(article, edition, claims)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _row(store: Store, article: str) -> ArticleRow:
    row = store.article(article)
    if row is None:
        raise StoreError(f"{store.path}: there is no article {article} in this store")
    return row


def _require_writable(store: Store) -> None:
    if not store.writable:
        raise StoreError(
            f"{store.path}: the store can only be read, so nothing can be added; make the file and its "
            "folder writable, or name another with --store"
        )
