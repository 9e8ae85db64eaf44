"""The edits of an article as the ledger has them, and what they say of its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.errors import StoreError
from workbench.model import EntryType, NewEntry, Span
from workbench.store import ledger
from workbench.store.cells import text_of
from workbench.store.edit_payloads import MAKING, ON_ARTICLE, claim_of, edit_of
from workbench.store.folding import EditLine, Texts, edit_lines
from workbench.store.ledger import Line
from workbench.store.text_marks import marked

_LINES = (
    f"{ledger.LINES} WHERE article_id = ? AND type IN ('claim_edit', 'undo', 'redo') ORDER BY at, origin, seq"
)
_EDITION = (
    "SELECT article.id, edition.id, edition.sha256 FROM article JOIN edition ON edition.id = article.edition "
    "WHERE article.article_id = ?"
)


@dataclass(frozen=True, slots=True)
class Current:
    """The keys of an article and of its current edition, and the texts that offsets can be into."""

    article: int
    edition: int
    texts: Texts


def lines(conn: sqlite3.Connection, article_id: str) -> list[Line]:
    """Return an article's lines of type edit, undo and redo in order of (time, origin, number)."""
    return conn.execute(_LINES, (article_id,)).fetchall()


def read(conn: sqlite3.Connection, article_id: str) -> list[EditLine]:
    """Return the sound edits of an article in order."""
    return edit_lines(lines(conn, article_id))


def current(conn: sqlite3.Connection, article_id: str) -> Current:
    """Return an article's keys and texts.

    Raises:
        StoreError: The store has no such article.
    """
    found = conn.execute(_EDITION, (article_id,)).fetchone()
    if found is None:
        raise StoreError(f"There is no article {article_id} in this store: `workbench articles` lists them")
    key, edition, sha256 = found
    read_before: dict[str, str | None] = {}

    def text(digest: str) -> str | None:
        if digest not in read_before:
            row = conn.execute(
                "SELECT text FROM edition WHERE article = ? AND sha256 = ?", (key, digest)
            ).fetchone()
            read_before[digest] = None if row is None else text_of(row[0])
        return read_before[digest]

    return Current(key, edition, Texts(sha256, text))


def no_facts(conn: sqlite3.Connection, article_id: str) -> list[Span]:
    """Return the stretches of the current text that are marked to hold no fact, in order."""
    edits = read(conn, article_id)
    return marked(edits, current(conn, article_id).texts) if edits else []


def about(conn: sqlite3.Connection, article_id: str, claim_id: str) -> list[Line]:
    """Return the lines of edits that are about a claim without naming it, in order: made or taken by them.

    What undid or redid them is among them.
    """
    found = lines(conn, article_id)
    keys = {edit.key for edit in edit_lines(found) if claim_id in edit.ids and edit.claim_id != claim_id}
    held = []
    for line in found:
        if line[2] != EntryType.CLAIM_EDIT:
            payload = ledger.entry_of(line).payload
            if ledger.target_of(payload) in keys:
                keys.add(line[:2])
        if line[:2] in keys:
            held.append(line)
    return held


def check(conn: sqlite3.Connection, entry: NewEntry) -> None:
    """See that an edit's offsets are into the current text to the letter, and its claims are here.

    Raises:
        StoreError: They are not.
    """
    if entry.type is not EntryType.CLAIM_EDIT:
        return
    now = current(conn, entry.article_id)
    payload = entry.payload
    kind = edit_of(payload)
    if "edition" in payload and payload["edition"] != now.texts.sha256:
        raise StoreError("The article has another text by now: reload the list")
    for span, words in _slices(payload):
        text = now.texts.get(now.texts.sha256) or ""
        if text[span.start : span.end] != words:
            raise StoreError(f"What stands at {span.start} to {span.end} is not {words!r}: select it again")
    if kind not in ON_ARTICLE:
        _check_claims(conn, entry, now, making=kind in MAKING)


def _check_claims(conn: sqlite3.Connection, entry: NewEntry, now: Current, *, making: bool) -> None:
    made = [claim_of(record).claim_id for record in _records(entry)] if making else []
    takes = entry.payload.get("takes", [entry.claim_id])
    asked = [*made, *(takes if isinstance(takes, list) else [])]
    for claim_id in dict.fromkeys(asked):
        found = conn.execute(
            "SELECT 1 FROM claim WHERE article = ?1 AND claim_id = ?2 "
            "UNION SELECT 1 FROM hand_place WHERE article = ?1 AND claim_id = ?2 AND ?3",
            (now.article, claim_id, claim_id in made),
        ).fetchone()
        if claim_id in made and found is not None:
            raise StoreError(f"There is a claim {claim_id} in article {entry.article_id} already")
        if claim_id not in made and found is None:
            raise StoreError(
                f"There is no claim {claim_id} in article {entry.article_id}: it was read anew, or is not in "
                "this store"
            )


def _records(entry: NewEntry) -> list[dict[str, object]]:
    makes = entry.payload.get("makes", [])
    return list(makes) if isinstance(makes, list | tuple) else []


def _slices(payload: dict[str, object]) -> list[tuple[Span, str]]:
    """Return every stretch that a sound edit gives with the words that it says stand there."""
    found: list[tuple[Span, str]] = []
    held: dict[str, object] = payload
    makes = held.get("makes", ())
    for record in makes if isinstance(makes, list | tuple) else ():
        claim = claim_of(record)
        found += zip(claim.spans, claim.exact, strict=True)
        found += [(Span(fact.start, fact.end), fact.text) for fact in claim.facts]
    spans, exact, facts = held.get("spans", ()), held.get("exact", ()), held.get("facts", ())
    if isinstance(spans, list | tuple) and isinstance(exact, list | tuple):
        found += [(Span(*pair), str(words)) for pair, words in zip(spans, exact, strict=True)]
    for fact in facts if isinstance(facts, Sequence) else ():
        found.append((Span(fact["start"], fact["end"]), fact["text"]))
    start, end, place = held.get("start"), held.get("end"), held.get("source_span")
    if isinstance(start, int) and isinstance(end, int):
        found.append((Span(start, end), str(held["text"])))
    if isinstance(place, list | tuple):
        found.append((Span(*place), str(held["outlet_text"])))
    return found
