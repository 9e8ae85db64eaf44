"""Brings another edition of an article's text in: decisions stay where nothing changed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.desk.add import Adding
from workbench.desk.changes import Details, OnProgress, require_writable
from workbench.desk.checking import check_article, has_sources
from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError, StoreError
from workbench.ingest.files import STDIN
from workbench.ingest.reading import read
from workbench.model import Article, Edition
from workbench.store import Added, ArticleRow, Outcome, Store
from workbench.store.editions import EditionAdded
from workbench.text import printable, sha256

__all__ = ["EditionAdded", "add_edition", "summary"]


def add_edition(
    store_path: Path,
    target: str,
    article: str,
    details: Details,
    *,
    model: str | None = None,
    lexicon: Path | None = None,
    reviewer: str,
    on_progress: OnProgress | None = None,
    on_warning: Callable[[str], None] | None = None,
) -> EditionAdded:
    """Make the text of a file the current edition of a stored article (see ``Store.put_edition``).

    The article keeps its id and its title; its former text stays in the store.

    Args:
        store_path: The store's file.
        target: The file with the new text, or "-" for standard input.
        article: What the user calls the stored article.
        details: What else is known now, such as another date.
        model: The spaCy pipeline, None for the default one.
        lexicon: A CSV file of own lexicon rows, under those of the store.
        reviewer: Who brings it in.
        on_progress: Called as the extraction goes on; what it raises ends it, and nothing is changed.
        on_warning: Called with each thing that the reader of the file should know.

    Raises:
        InputError: The file cannot be used, no article or several can be meant, or the text is another's.
        ExtractionError: The claims cannot be read.
        StoreError: There is no store, or it cannot be written.
    """
    if not store_path.exists():
        raise StoreError(f"{store_path}: there is no store yet; add the article with `workbench add FILE`")
    with Adding(store_path, model, lexicon, reviewer) as adding:
        store = adding.store()
        row = named(store, article)
        if target != STDIN:
            refuse_own_file(store_path, target)
        edition = _read(target, row, on_warning)
        changes = details.changes(row)
        if edition.sha256 == row.sha256:
            return _unchanged(row, changes)
        require_writable(store)
        _refuse_another(store, row, edition, target)
        known = Article(row.article_id, row.title, row.origin, row.url, row.publisher, row.published)
        stated = {name: getattr(details, name) for name in changes}
        known = replace(known, **stated)
        claims = adding.reader.claims(known, store.with_lines(edition), on_progress)
        put = store.put_edition(known, edition, claims, reviewer, changes)
        if has_sources(store):
            check_article(store, row.article_id)
        return put


def _read(target: str, row: ArticleRow, on_warning: Callable[[str], None] | None) -> Edition:
    """Return what stands in a file as an edition of an article."""
    reading = read(target, stdin=sys.stdin.buffer if target == STDIN else None)
    for warning in reading.warnings:
        if on_warning is not None:
            on_warning(warning)
    return Edition(row.article_id, sha256(reading.text), reading.text, reading.encoding, reading.blocks)


def named(store: Store, text: str) -> ArticleRow:
    """Return the one stored article that the user means.

    Raises:
        InputError: No article, or several can be meant.
    """
    found = store.find_articles(text)
    name = printable(text)
    if not found:
        raise InputError(f"{name}: no article in the store goes with it; `workbench articles` lists them")
    if len(found) > 1:
        ids = ", ".join(row.article_id for row in found[:3])
        raise InputError(f"{name}: it can mean {len(found)} articles ({ids} …): give one id")
    return found[0]


def summary(added: EditionAdded) -> list[str]:
    """Return what a new edition did, a sentence a line."""
    if added.added.outcome is Outcome.UNCHANGED:
        return ["It is the text that the article has: there is nothing to do."]
    moved = f", {added.moved:,} of them elsewhere in the text" if added.moved else ""
    lines = [
        f"{_claims(added.kept)} unchanged{moved}: {added.decided:,} with a verdict, which stands.",
        f"{_claims(added.changed)} changed: {added.reopened:,} reopened, with the former words beside them.",
        f"{_claims(added.removed)} removed: {added.aside:,} kept aside with what was decided or noted.",
        f"{_claims(added.new)} new.",
    ]
    if added.by_hand or added.by_hand_gone:
        lines.append(
            f"{_claims(added.by_hand)} made by hand still there, {added.by_hand_gone:,} whose words are gone "
            "kept aside."
        )
    return lines


def _claims(count: int) -> str:
    return f"{count:,} claim{'' if count == 1 else 's'}"


def _unchanged(row: ArticleRow, changes: dict[str, object]) -> EditionAdded:
    if changes:
        raise InputError(
            f"article {row.article_id} has this text already; to change what is known of it, leave "
            "--edition-of out"
        )
    return EditionAdded(Added(row.article_id, Outcome.UNCHANGED, row.claims, row.claims, 0), row.claims)


def _refuse_another(store: Store, row: ArticleRow, edition: Edition, target: str) -> None:
    """Refuse a text that another article of the store has: it would be in the store twice."""
    other = store.article_of_text(edition.sha256)
    if other is not None and other.article_id != row.article_id:
        raise InputError(
            f"{printable(target)}: this text is in the store already, as article {other.article_id} of its "
            f"own; review that one, or give --edition-of {other.article_id}"
        )
