"""Lines of an article that a reviewer has read after all, or left out: its claims are read again."""

from __future__ import annotations

from contextlib import nullcontext

from workbench.desk.changes import OnProgress, put, require_writable
from workbench.desk.lexicon import rows_in_force
from workbench.desk.reader import ChildReader, ClaimReader
from workbench.errors import InputError, StoreError
from workbench.model import CLAIM_ROLES, Article, Edition, EntryType, NewEntry, Span
from workbench.store import Added, Store
from workbench.store.edit_payloads import Edit


def change_lines(
    store: Store,
    article_id: str,
    span: Span,
    reviewer: str,
    *,
    read: bool,
    reader: ClaimReader | None = None,
    on_progress: OnProgress | None = None,
) -> Added:
    """Read the lines of a stretch for claims, or no more; what is slow or can fail comes before any writing.

    Args:
        store: Where the article is.
        article_id: The article.
        span: Some of each line; a place in one will do.
        reviewer: Who says so.
        read: Whether they are read.
        reader: What reads the claims; None for a child process of its own.
        on_progress: Called as the extraction goes on; where it raises, nothing is changed.

    Raises:
        InputError: No line stands there that this changes.
        StoreError: There is no such article, or the store cannot be written.
    """
    require_writable(store)
    row = store.article(article_id)
    if row is None:
        raise StoreError(f"{store.path}: there is no article {article_id} in this store")
    before = store.edition(article_id)
    place = _place(before, span, read=read)
    edition = store.edition_with_line(article_id, place, read=read)
    article = Article(row.article_id, row.title, row.origin, row.url, row.publisher, row.published)
    own = ChildReader(None, rows_in_force(store)) if reader is None else nullcontext(reader)
    with own as reading:
        claims = reading.claims(article, edition, on_progress)
    payload: dict[str, object] = {
        "edit": (Edit.LINE_IN if read else Edit.LINE_OUT).value,
        "edition": before.sha256,
        "start": place.start,
        "end": place.end,
        "text": before.text[place.start : place.end],
    }
    store.append(NewEntry(EntryType.CLAIM_EDIT, reviewer, article_id, None, payload))
    return put(store, article, store.edition(article_id), claims)


def _place(edition: Edition, span: Span, *, read: bool) -> Span:
    """Return where the lines of a stretch stand that are not read yet, or not left out yet."""
    lines = [
        block
        for block in edition.blocks
        if block.start < max(span.end, span.start + 1)
        and block.end > span.start
        and (block.role in CLAIM_ROLES) is not read
    ]
    if not lines:
        raise InputError("That line is read already" if read else "That line is left out already")
    return Span(lines[0].start, lines[-1].end)
