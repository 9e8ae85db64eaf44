"""The claims of one article, replaced by those of a new reading; decisions stay with their claims."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from workbench.model import Edition
from workbench.record import Record
from workbench.store import checks, decided_words, former_claims, hand_places, places, projection, risk, state
from workbench.store.cells import Cell, json_of, text_of
from workbench.store.claim_cells import (
    INSERT_CLAIM,
    UPDATE_CLAIM,
    Paragraphs,
    Place,
    Writer,
    claim_cells,
    record_cell,
)
from workbench.store.edit_payloads import HAND

_STARTS = (
    "SELECT claim_id, coalesce(edited.anchor, char_start) FROM claim "
    "LEFT JOIN edited ON edited.claim = claim.id WHERE claim.article = ?"
)

BATCH = 1000
"""Claims whose rows are held as Python values at a time."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's claims ready to be written.

    Attributes:
        records: Of ``claim_cells.record_of``, in order of place.
        cells: The cell of each.
        digest: Of all that was read, blocks included: equal readings have equal digests.
    """

    records: list[Record]
    cells: list[Cell]
    digest: str

    @classmethod
    def of(cls, edition: Edition, records: list[Record]) -> Self:
        """Return the reading of an edition that gave these records."""
        cells = [record_cell(record) for record in records]
        digest = hashlib.sha256()
        for block in edition.blocks:
            digest.update(f"{block.start} {block.end} {block.role} {block.score!r} ".encode())
            digest.update(block.reason.encode("utf-8", "surrogatepass") + b"\n")
        for stored in cells:
            digest.update((stored if isinstance(stored, bytes) else stored.encode()) + b"\n")
        return cls(records, cells, digest.hexdigest())


class Claims:
    """The claims of one article while they are replaced by those of a new reading."""

    def __init__(
        self, conn: sqlite3.Connection, article: int, edition_key: int, edition: Edition, base: int
    ) -> None:
        """Take the article's keys, the edition that is read, and where fresh places begin."""
        self._conn = conn
        self._article = article
        self._edition_key = edition_key
        self._edition = edition
        self._base = base
        self._span = (places.first_id(article), places.last_id(article))
        # retired ones included, in order of place
        self._before: dict[str, int] = dict(
            conn.execute(
                "SELECT claim_id, id FROM claim WHERE article = ? ORDER BY id", (article,)
            ).fetchall()
        )

    def put(self, reading: Reading, read_at: str, *, keep_all: bool = False) -> tuple[int, int]:
        """Write the claims and return how many were kept, and how many are newly set aside.

        Args:
            reading: The claims.
            read_at: Stamp of when they were read.
            keep_all: Whether the records of claims that are gone are kept even where no entry speaks of
                them: another store's may.
        """
        wanted = [str(record["claim_id"]) for record in reading.records]
        hand = [claim_id for claim_id in self._before if claim_id.startswith(HAND)]
        hand_places.forget_words(self._conn, self._article, self._span)
        aside, vanished = self._set_aside({*wanted, *hand}, keep_all=keep_all)
        former_claims.forget(self._conn, self._article, wanted)
        self._keep_decided_words(reading)
        row_ids = self._place(self._among(reading, hand) + aside)
        outdated = [row_ids[claim_id] for claim_id in self._other_words(reading)]
        self._empty([self._before[claim_id] for claim_id in wanted if claim_id in self._before])
        self._write_all(reading, row_ids)
        self._conn.executemany(
            "UPDATE claim SET id = ?, number = ?, retired = 1, paragraph = NULL WHERE id = ?",
            [
                (row_ids[claim_id], number, self._before[claim_id])
                for number, claim_id in enumerate(aside, len(wanted) + 1)
            ],
        )
        self._put_hand({claim_id: row_ids[claim_id] for claim_id in hand}, wanted, aside, row_ids)
        hand_places.learn_words(self._conn, self._article, self._span)
        self._weigh(outdated, [row_ids[claim_id] for claim_id in aside])
        self._sum_up(reading, read_at)
        return sum(claim_id in self._before for claim_id in wanted), vanished

    def _write_all(self, reading: Reading, row_ids: Mapping[str, int]) -> None:
        """Write the claims of a reading, some at a time."""
        paragraphs, writer = Paragraphs(self._edition.blocks), Writer(self._conn)
        for first in range(0, len(reading.records), BATCH):
            batch = []
            for number, record in enumerate(reading.records[first : first + BATCH], first + 1):
                row_id = row_ids[record["claim_id"]]
                paragraph = paragraphs.number(record["start"])
                place = Place(row_id, self._article, self._edition_key, number, paragraph)
                batch.append((place, record, reading.cells[number - 1]))
            self._write([(record, place) for place, record, _ in batch])
            writer.write([(place.row_id, record, stored) for place, record, stored in batch])

    def _sum_up(self, reading: Reading, read_at: str) -> None:
        """Bring what the store says of the article in line with its claims."""
        self._conn.execute(
            "UPDATE article SET reading = ?, read_at = ?, next_place = ? WHERE id = ?",
            (reading.digest, read_at, self._base, self._article),
        )
        self._conn.execute(
            "UPDATE article SET claims = (SELECT count(*) FROM claim WHERE article = ?1 AND retired = 0), "
            "retired = (SELECT count(*) FROM claim WHERE article = ?1 AND retired = 1) WHERE id = ?1",
            (self._article,),
        )
        state.recount(self._conn, self._article)
        projection.project(self._conn, self._edition.article_id)
        for claim_id, reviewer in decided_words.concerned(self._conn, self._edition.article_id):
            state.refresh(self._conn, self._edition.article_id, claim_id, text_of(reviewer))

    def _among(self, reading: Reading, hand: list[str]) -> list[str]:
        """Return the claims of a reading with those made by hand among them, in order of place."""
        order = [str(record["claim_id"]) for record in reading.records]
        if not hand:
            return order
        starts = [int(record["start"]) for record in reading.records]
        anchors = projection.anchors(self._conn, self._edition.article_id)
        named = {claim_id: anchors[claim_id] for claim_id in hand}
        return hand_places.among(list(zip(order, starts, strict=True)), named)

    def _put_hand(
        self, hand: dict[str, int], wanted: Sequence[str], aside: Sequence[str], row_ids: dict[str, int]
    ) -> None:
        """Move the claims made by hand, and let go what was kept of edited ones: edits are made anew."""
        moved = [(row_id, self._before[claim_id]) for claim_id, row_id in hand.items()]
        self._conn.executemany("UPDATE claim SET id = ? WHERE id = ?", moved)
        if any(new != old for new, old in moved) or (hand and row_ids is not self._before):
            anchors = projection.anchors(self._conn, self._edition.article_id)
            starts = {claim_id: anchors[claim_id][0] for claim_id in hand}
            hand_places.move(self._conn, self._article, hand, starts)
        self._conn.executemany("DELETE FROM edited WHERE claim = ?", [(row_ids[name],) for name in wanted])
        self._conn.executemany(
            "UPDATE edited SET vanished = 1 WHERE claim = ?", [(row_ids[name],) for name in aside]
        )

    def _set_aside(self, wanted: set[str], *, keep_all: bool) -> tuple[list[str], int]:
        """Delete the claims that are gone and that no entry speaks of; return the others, how many anew.

        Those come in order of place, those of equal places by id: whatever was read before what.

        The ledger decides, not the current state: a verdict that was undone can be redone.
        """
        gone = [claim_id for claim_id in self._before if claim_id not in wanted]
        if not gone:
            return [], 0
        spoken_of = {
            row[0]
            for row in self._conn.execute(
                "SELECT DISTINCT claim_id FROM entry WHERE article_id = ? AND claim_id IS NOT NULL",
                (self._edition.article_id,),
            )
        }
        former_claims.keep(
            self._conn, (self._before[claim_id] for claim_id in gone if keep_all or claim_id in spoken_of)
        )
        self._conn.executemany(
            "DELETE FROM claim WHERE id = ?",
            [(self._before[claim_id],) for claim_id in gone if claim_id not in spoken_of],
        )
        retired = {
            row[0]
            for row in self._conn.execute(
                "SELECT claim_id FROM claim WHERE article = ? AND retired = 1", (self._article,)
            )
        }
        starts = dict(self._conn.execute(_STARTS, (self._article,)).fetchall())
        aside = sorted(spoken_of.intersection(gone), key=lambda claim_id: (starts[claim_id], claim_id))
        return aside, sum(claim_id not in retired for claim_id in aside)

    def _keep_decided_words(self, reading: Reading) -> None:
        """Keep on which words was decided where the new reading gives a claim others."""
        article_id = self._edition.article_id
        index: dict[str, int] = {}
        for claim_id in list(decided_words.decided(self._conn, article_id)):
            index = index or {str(record["claim_id"]): at for at, record in enumerate(reading.records)}
            at, before = index.get(claim_id), decided_words.record_of(self._conn, article_id, claim_id)
            if at is None or before is None or before == reading.cells[at]:
                continue
            words = decided_words.words_of(before)
            if words != " ".join(reading.records[at]["exact"]):
                decided_words.keep(self._conn, article_id, claim_id, words)

    def _place(self, order: list[str]) -> dict[str, int]:
        """Return the row id of each claim: the same as before where the order did not change."""
        if list(self._before) == order:
            return self._before
        row_ids = {
            claim_id: places.row_id(self._article, self._base, index) for index, claim_id in enumerate(order)
        }
        self._base = places.after(self._base, len(order))
        return row_ids

    def _other_words(self, reading: Reading) -> Iterator[str]:
        """Yield the ids of checked claims whose text or cited outlets are other than before."""
        index = {record["claim_id"]: at for at, record in enumerate(reading.records)}
        for claim_id, before in self._conn.execute(
            "SELECT claim.claim_id, claim_record.record FROM claim_source "
            "JOIN claim ON claim.id = claim_source.claim JOIN claim_record USING (claim) "
            "WHERE claim_source.claim BETWEEN ? AND ? AND claim_source.status IS NOT NULL",
            self._span,
        ):
            at = index.get(claim_id)
            if at is None or before == reading.cells[at]:
                continue
            if _checked_by(json_of(before)) != _checked_by(reading.records[at]):
                yield claim_id

    def _weigh(self, outdated: Sequence[int], aside: Sequence[int]) -> None:
        """Drop the checks of claims that changed or are gone, and rank all by risk as they are now."""
        checks.forget(self._conn, [*outdated, *aside])
        risk.refresh_span(self._conn, *self._span)

    def _empty(self, row_ids: Sequence[int]) -> None:
        """Delete what hangs on claims that are about to be written anew; decisions stay."""
        keys = [(row_id,) for row_id in row_ids]
        self._conn.executemany("DELETE FROM claim_record WHERE claim = ?", keys)
        self._conn.executemany("DELETE FROM fact WHERE claim = ?", keys)
        self._conn.executemany("DELETE FROM claim_facet WHERE claim = ?", keys)

    def _write(self, batch: Sequence[tuple[Record, Place]]) -> None:
        updates, inserts = [], []
        for record, place in batch:
            cells = claim_cells(record, place)
            if record["claim_id"] in self._before:
                updates.append((*cells[2:], self._before[record["claim_id"]]))
            else:
                inserts.append(cells)
        self._conn.executemany(UPDATE_CLAIM, updates)
        self._conn.executemany(INSERT_CLAIM, inserts)


def _checked_by(record: Record) -> tuple[str, tuple[str, ...]]:
    """Return what the source check of a claim goes by."""
    return record["text"], checks.cited(record)
