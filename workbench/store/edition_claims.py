"""An article's claims as the next edition finds them, and the ids that the claims of that edition get."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbench.check.revision import Former, Pairing
from workbench.check.said import Reader, Said, plain
from workbench.identity import ID_LENGTH
from workbench.model import Claim, Edition
from workbench.store.cells import text_of
from workbench.store.claim_rows import claim_of
from workbench.store.edit_payloads import HAND

_HELD = (
    "SELECT claim.claim_id, claim.retired, edition.sha256, claim_record.record, edited.claim IS NOT NULL, "
    "edited.original, edited.aside, edited.vanished FROM claim JOIN edition ON edition.id = claim.edition "
    "JOIN claim_record ON claim_record.claim = claim.id LEFT JOIN edited ON edited.claim = claim.id "
    "WHERE claim.article = ? ORDER BY claim.id"
)
_TEXTS = (
    "SELECT DISTINCT edition.sha256, edition.text FROM edition JOIN claim ON claim.edition = edition.id "
    "WHERE claim.article = ?"
)
_EDITIONS = (
    "SELECT article.id FROM article JOIN edition ON edition.id = article.edition "
    "WHERE article_id = ? AND edition.sha256 = ? "
    "AND (SELECT count(*) FROM edition WHERE edition.article = article.id) > 1"
)
_NAMED = (
    "SELECT claim_id FROM claim WHERE article = ?1 UNION SELECT claim_id FROM former_claim WHERE article = ?1"
)


@dataclass(frozen=True, slots=True)
class Held:
    """A claim that the store holds.

    Attributes:
        now: As edits left it.
        base: As the machine read it; None for one made by hand.
        sha256: Of the text that its offsets are into.
        vanished: True where its words are gone from the current text.
        aside: Why a reviewer put it aside, "" where none did.
    """

    now: Claim
    base: Claim | None
    sha256: str
    vanished: bool
    aside: str

    @property
    def claim_id(self) -> str:
        """Its id."""
        return self.now.claim_id


class HeldClaims:
    """All claims of an article, those set aside too, in order of place."""

    def __init__(self, conn: sqlite3.Connection, article: int, published: date | None) -> None:
        """Read them; the day is that of the article at that time."""
        self.every = [_held(*line) for line in conn.execute(_HELD, (article,))]
        self.by_id = {one.claim_id: one for one in self.every}
        self._published = published
        self._texts = {sha256: text_of(text) for sha256, text in conn.execute(_TEXTS, (article,))}
        self._readers: dict[str, Reader] = {}

    def _read_of(self, sha256: str) -> Iterable[Claim]:
        return (one.base for one in self.every if one.base is not None and one.sha256 == sha256)

    @property
    def machine(self) -> list[Held]:
        """Those that the machine read."""
        return [one for one in self.every if one.base is not None]

    @property
    def hand(self) -> list[Held]:
        """Those that reviewers made."""
        return [one for one in self.every if one.base is None]

    def former(self) -> list[Former]:
        """Return the machine's claims as they are paired."""
        return [
            Former(self._said(one, one.base), not one.vanished, bool(one.aside))
            for one in self.machine
            if one.base is not None
        ]

    def said(self, claim_id: str) -> Said:
        """Return what a claim says, with all edits."""
        one = self.by_id[claim_id]
        return self._said(one, one.now)

    def _said(self, one: Held, claim: Claim) -> Said:
        reader = self._readers.get(one.sha256)
        if reader is None:
            reader = Reader(self._texts[one.sha256], self._read_of(one.sha256), self._published)
            self._readers[one.sha256] = reader
        return reader.said(claim)


def _held(  # noqa: PLR0917 - the columns of the statement
    claim_id: str,
    retired: int,
    sha256: str,
    record: str | bytes,
    edited: int,
    original: str | bytes | None,
    aside: str | None,
    vanished: int | None,
) -> Held:
    now = claim_of(record)
    base = None if claim_id.startswith(HAND) else claim_of(original) if original is not None else now
    gone = bool(vanished) if edited else bool(retired)
    return Held(now, base, sha256, gone, aside or "")


def named(conn: sqlite3.Connection, article: int) -> set[str]:
    """Return the ids that claims of an article have or had."""
    return {row[0] for row in conn.execute(_NAMED, (article,))}


def with_ids(
    claims: Sequence[Claim], pairing: Pairing, former: Sequence[Held], taken: set[str], sha256: str
) -> list[Claim]:
    """Return the claims of an edition with their ids: a kept one has its former id, no other one has one.

    Ids ignore signs and case, and count equal sentences: read out of the new text alone, "€5 million" would
    have the id, and the verdicts, of "$5 million".

    Args:
        claims: As they were read.
        pairing: Of them with the former ones.
        former: The former ones, in the order in which they were paired.
        taken: Ids that claims of the article have or had.
        sha256: Of the edition's text.
    """
    ids = {at: former[other].claim_id for at, other in pairing.kept.items()}
    taken = set(taken)
    found = []
    for at, claim in enumerate(claims):
        name = ids.get(at) or _fresh(claim, taken, sha256)
        taken.add(name)
        found.append(claim if name == claim.claim_id else replace(claim, claim_id=name))
    return found


def reread(conn: sqlite3.Connection, edition: Edition, claims: Sequence[Claim]) -> Sequence[Claim]:
    """Return claims read again out of an article's current text, with the ids that they have there.

    Only where the article has had several editions are ids others than those that the text alone gives.
    """
    found = conn.execute(_EDITIONS, (edition.article_id, edition.sha256)).fetchone()
    if found is None:
        return claims
    key = int(found[0])
    held = [_held(*line) for line in conn.execute(_HELD, (key,))]
    here = [one.base for one in held if one.base is not None and one.sha256 == edition.sha256]
    at_place = {(base.spans, base.exact): base.claim_id for base in here}
    words_of = {base.claim_id: plain(" ".join(base.exact)) for base in here}
    ids = {at: at_place.get((claim.spans, claim.exact)) for at, claim in enumerate(claims)}
    used = set(ids.values())
    taken = named(conn, key)
    placed = []
    for at, claim in enumerate(claims):
        name = ids[at]
        if name is None and claim.claim_id not in used:
            same = words_of.get(claim.claim_id) == plain(" ".join(claim.exact))
            name = claim.claim_id if same else None
        name = name or _fresh(claim, taken, edition.sha256)
        used.add(name)
        taken.add(name)
        placed.append(replace(claim, claim_id=name))
    return placed


def _fresh(claim: Claim, taken: set[str], sha256: str) -> str:
    name, count = claim.claim_id, 0
    while name in taken:
        parts = (claim.claim_id, sha256, plain(" ".join(claim.exact)), str(count))
        name = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]
        count += 1
    return name
