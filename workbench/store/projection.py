"""Claims as edits make them, written into the tables that lists, search and exports read.

The machine's record of an edited claim is kept in ``edited``; the tables of claims show what the edits in
force make of it. Everything here follows from the machine's reading and the ledger: doing it again for a
whole article changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.model import Claim
from workbench.store import claim_rows, edits, hand_places, places
from workbench.store.article_lines import numbered_blocks
from workbench.store.claim_cells import Paragraphs, Place, claim_cells, record_cell, record_of
from workbench.store.claim_rows import Row, RowWriter, claim_of
from workbench.store.edit_payloads import HAND
from workbench.store.folding import UNDONE, EditLine, Folded, connected, fold

_SPOKEN_OF = (
    "SELECT DISTINCT claim_id FROM entry WHERE article_id = ? "
    "AND claim_id IN (SELECT value FROM json_each(?)) "
    "AND type IN ('verdict', 'attribution_verdict', 'evidence', 'note')"
)


class Projection:
    """One article's claims while they are brought in line with its edits."""

    def __init__(self, conn: sqlite3.Connection, article_id: str, *, anew: bool = False) -> None:
        """Read the article's edits.

        Args:
            conn: The store's connection.
            article_id: The article.
            anew: Whether the blocks may be others than when its claims were written last.

        Raises:
            StoreError: The store has no such article.
        """
        self._conn = conn
        self._article_id = article_id
        self.every = edits.read(conn, article_id)
        self._now = edits.current(conn, article_id)
        self._paragraphs: Paragraphs | None = None
        self._anew = anew
        self.article = self._now.article
        self.texts = self._now.texts
        self.named = {claim_id for edit in self.every for claim_id in edit.ids}

    def tied(self, claim_ids: Iterable[str]) -> set[str]:
        """Return the claims that edits tie to these, those left out that no edit is about."""
        return connected(self.every, claim_ids) & self.named

    def stored(self, ids: set[str]) -> dict[str, Row]:
        """Return what the tables hold of claims."""
        return claim_rows.read(self._conn, self._now.article, ids)

    def edited(self) -> set[str]:
        """Return the claims that the tables hold as edited."""
        found = self._conn.execute(
            "SELECT claim_id FROM edited JOIN claim ON claim.id = edited.claim "
            "WHERE edited.claim BETWEEN ? AND ?",
            (places.first_id(self._now.article), places.last_id(self._now.article)),
        )
        return {row[0] for row in found}

    def wanted(self, stored: Mapping[str, Row], ids: set[str]) -> dict[str, tuple[Folded, Row | None]]:
        """Return what the tables should hold of claims; None of one that should have no row yet or any more.

        A claim that is to be made has the row id 0.
        """
        bases = {
            claim_id: claim_of(row.base) for claim_id, row in stored.items() if not claim_id.startswith(HAND)
        }
        relevant = [edit for edit in self.every if not ids.isdisjoint(edit.ids)]
        folded = fold(bases, relevant, self._now.texts)
        folded |= self._folded_where_they_stood(stored, bases, relevant)
        spoken_of = {
            row[0] for row in self._conn.execute(_SPOKEN_OF, (self._article_id, json.dumps(sorted(ids))))
        }
        counted = self._counted() if any(one.made for one in folded.values()) else 0
        found: dict[str, tuple[Folded, Row | None]] = {}
        for claim_id in sorted(ids & folded.keys()):
            one, row = folded[claim_id], stored.get(claim_id)
            if one.made and one.aside == UNDONE and claim_id not in spoken_of:
                found[claim_id] = (one, None)
            elif one.made:
                found[claim_id] = (one, self._made(one, row, counted))
            elif row is not None:
                found[claim_id] = (one, self._changed(one, row))
        return found

    def put(self, ids: set[str]) -> bool:
        """Write what follows for these claims; False where one finds no room in the list."""
        stored = self.stored(ids)
        wanted = self.wanted(stored, ids)
        writer = RowWriter(self._conn, self._now.article)
        made = sorted(wanted.items(), key=lambda pair: (pair[1][0].made, pair[0]))
        for claim_id, (one, follows) in made:
            before, row = stored.get(claim_id), follows
            if row is not None and before is None:
                row_id = hand_places.find(self._conn, self._now.article, claim_id, one.base.start)
                if row_id is None:
                    return False
                row = row.at(row_id)
            if row != before:
                writer.replace(before, row)
        return True

    def _made(self, one: Folded, row: Row | None, counted: int) -> Row:
        """Return the rows of a claim made by hand."""
        vanished = one.edition != self._now.texts.sha256
        record = record_of(one.claim)
        edition = self._edition_of(one.edition) if vanished else self._now.edition
        paragraph = None if vanished else self._paragraph(row, record["start"])
        place = Place(
            0 if row is None else row.row_id, self._now.article, edition, counted + one.made, paragraph
        )
        kept = (None, one.aside, int(vanished), one.base.start)
        return Row(claim_cells(record, place), vanished or bool(one.aside), record_cell(record), kept)

    def _changed(self, one: Folded, row: Row) -> Row:
        """Return the rows of a claim that the machine read."""
        record = record_of(one.claim)
        stored = row.base if one.claim == one.base else record_cell(record)
        if row.vanished:
            paragraph, edition = row.paragraph, int(row.edition or 0)
        else:
            paragraph, edition = self._paragraph(row, record["start"]), self._now.edition
        place = Place(row.row_id, self._now.article, edition, row.number, paragraph)
        plain = not one.aside and one.claim == one.base
        kept = None if plain else (row.base, one.aside, int(row.vanished), one.base.start)
        return Row(claim_cells(record, place), row.vanished or bool(one.aside), stored, kept)

    def _folded_where_they_stood(
        self, stored: Mapping[str, Row], bases: Mapping[str, Claim], relevant: Sequence[EditLine]
    ) -> dict[str, Folded]:
        """Return what edits make of claims whose words are those of an earlier text, in that text."""
        gone: dict[int, list[str]] = {}
        for claim_id in bases:
            row = stored[claim_id]
            if row.vanished and row.edition != self._now.edition:
                gone.setdefault(int(row.edition or 0), []).append(claim_id)
        found = {}
        for edition, claim_ids in gone.items():
            digest = self._conn.execute("SELECT sha256 FROM edition WHERE id = ?", (edition,)).fetchone()[0]
            folded = fold(bases, relevant, replace(self.texts, sha256=digest))
            found.update({claim_id: folded[claim_id] for claim_id in claim_ids})
        return found

    def _paragraph(self, row: Row | None, start: int) -> int | None:
        """Return the number of the block that a claim begins in; its row has it where that is the same."""
        if row is not None and row.start == start and not self._anew:
            return row.paragraph
        if self._paragraphs is None:
            self._paragraphs = Paragraphs(
                [block for _, block in numbered_blocks(self._conn, self._now.edition)]
            )
        return self._paragraphs.number(start)

    def _counted(self) -> int:
        """Return the greatest number among the machine's claims, those set aside included."""
        found = self._conn.execute(
            "SELECT number FROM claim WHERE article = ? AND claim_id NOT LIKE 'h%' ORDER BY id DESC LIMIT 1",
            (self._now.article,),
        ).fetchone()
        return 0 if found is None else int(found[0])

    def _edition_of(self, sha256: str) -> int:
        found = self._conn.execute(
            "SELECT id FROM edition WHERE article = ? AND sha256 = ?", (self._now.article, sha256)
        ).fetchone()
        return self._now.edition if found is None else int(found[0])


def project(conn: sqlite3.Connection, article_id: str, claim_ids: Iterable[str] | None = None) -> set[str]:
    """Bring claims in line with the ledger's edits, inside the caller's transaction.

    Args:
        conn: The store's connection.
        article_id: The article.
        claim_ids: Claims that an edit is about; those that edits tie to them are brought in line too.
            None for all of the article.

    Returns:
        The claims that were looked at.
    """
    projection = Projection(conn, article_id, anew=claim_ids is None)
    ids = projection.named if claim_ids is None else projection.tied(claim_ids)
    while ids and not projection.put(ids):
        hand_places.spread(conn, projection.article)  # gives room for some more each time
    return ids


def anchors(conn: sqlite3.Connection, article_id: str) -> dict[str, tuple[int, int]]:
    """Return where each claim made by hand was made to begin in the current text, and its number."""
    projection = Projection(conn, article_id)
    return {
        claim_id: (one.base.start, one.made)
        for claim_id, one in fold({}, projection.every, projection.texts).items()
    }
