"""Changes to a stored article: what is known of it, and its claims read again; decisions stay."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from workbench.desk.lexicon import rows_in_force
from workbench.desk.reader import ChildReader, ClaimReader
from workbench.errors import StoreError
from workbench.model import Article, Claim, Edition, EntryType, NewEntry
from workbench.store import Added, ArticleRow, Outcome, Store

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""

READ_WITH = frozenset({"published", "publisher"})
"""What is known of an article that changes how its claims are read."""


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


def set_published(
    store: Store,
    article: str,
    day: date,
    reviewer: str,
    model: str | None = None,
    *,
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
    with ChildReader(model, rows_in_force(store)) as reader:
        details = Details(published=day)
        row = _row(store, article)
        return change(store, row, details.changes(row), reviewer, reader, on_progress=on_progress)


def read_again(
    store: Store,
    article: str,
    model: str | None = None,
    *,
    on_progress: OnProgress | None = None,
    lexicon: Path | None = None,
) -> Added:
    """Extract a stored article's claims anew, with what is known of it now; decisions stay.

    Args:
        store: Where it is.
        article: Its id.
        model: The spaCy pipeline, None for the default one.
        on_progress: Called as the extraction goes on; where it raises, nothing is changed.
        lexicon: A CSV file of own rows, under those of the store.

    Raises:
        StoreError: There is no such article, or the store cannot be written.
        InputError: The lexicon file cannot be used.
    """
    with ChildReader(model, rows_in_force(store, lexicon)) as reader:
        return change(store, _row(store, article), {}, None, reader, on_progress=on_progress)


def bring_up_to_date(
    store: Store,
    row: ArticleRow,
    details: Details,
    reviewer: str,
    reader: ClaimReader,
    *,
    on_progress: OnProgress | None = None,
) -> Added:
    """Take over what the user says of a stored article; its claims are read again only where they hang on it.

    Raises:
        StoreError: The store cannot be written.
    """
    changes = details.changes(row)
    if not changes:
        return Added(row.article_id, Outcome.UNCHANGED, row.claims, row.claims, 0)
    if not READ_WITH & changes.keys():
        store.append(NewEntry(EntryType.ARTICLE, reviewer, row.article_id, payload=changes))
        return Added(row.article_id, Outcome.UPDATED, row.claims, row.claims, 0)
    return change(store, row, changes, reviewer, reader, on_progress=on_progress)


def change(
    store: Store,
    row: ArticleRow,
    changes: dict[str, object],
    reviewer: str | None,
    reader: ClaimReader,
    *,
    on_progress: OnProgress | None = None,
) -> Added:
    """Read a stored article with some things changed; what is slow or can fail comes before any writing.

    Raises:
        StoreError: The store cannot be written.
    """
    require_writable(store)
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
    claims = reader.claims(article, edition, on_progress)
    if changes and reviewer is not None:
        store.append(NewEntry(EntryType.ARTICLE, reviewer, row.article_id, payload=changes))
    return put(store, article, edition, claims)


def put(store: Store, article: Article, edition: Edition, claims: Sequence[Claim]) -> Added:
    """Store an article with its claims, and hold these against the saved sources where there are any."""
    from workbench.desk.checking import check_article, has_sources  # noqa: PLC0415 - not for what stands there

    added = store.put_article(article, edition, claims)
    if added.outcome is not Outcome.UNCHANGED and has_sources(store):
        check_article(store, added.article_id)
    return added


def require_writable(store: Store) -> None:
    """Make sure that the store can be written, before anything slow is done.

    Raises:
        StoreError: It cannot.
    """
    if not store.writable:
        raise StoreError(
            f"{store.path}: the store can only be read, so nothing can be added; make the file and its "
            "folder writable, or name another with --store"
        )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _row(store: Store, article: str) -> ArticleRow:
    row = store.article(article)
    if row is None:
        raise StoreError(f"{store.path}: there is no article {article} in this store")
    return row
