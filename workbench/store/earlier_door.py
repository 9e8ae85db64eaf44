"""The part of the store's door for what was checked before: collections of fact-checks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.store.cells import Cell, cell, stamp, text_of
from workbench.store.connection import writing
from workbench.store.door import Door, guarded
from workbench.store.sql import compose
from workbench.text import sha256

if TYPE_CHECKING:
    from workbench.store.earlier import EarlierClaims

_FIELDS = "title, verdict, publisher, claimant, checked, url"
_KNOWN = compose(
    "SELECT id, claim, {fields} FROM earlier WHERE collection = ? AND identity = ? AND digest = ?",
    fields=_FIELDS,
).sql
_INSERT = compose(
    "INSERT INTO earlier (collection, identity, digest, claim, {fields}) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    fields=_FIELDS,
).sql
_CHANGE = compose("UPDATE earlier SET ({fields}) = (?, ?, ?, ?, ?, ?) WHERE id = ?", fields=_FIELDS).sql
_FIND = "INSERT INTO earlier_search (rowid, claim, title) VALUES (?, ?, ?)"
_UNFIND = "INSERT INTO earlier_search (earlier_search, rowid, claim, title) VALUES ('delete', ?, ?, ?)"
_READ = compose(
    "SELECT earlier.id, collection.name, identity, claim, {fields} FROM earlier "
    "JOIN collection ON collection.id = earlier.collection WHERE earlier.id = ?",
    fields=_FIELDS,
).sql


@dataclass(frozen=True, slots=True)
class CollectedCheck:
    """A fact-check out of a collection.

    Attributes:
        identity: What names it in its collection, as its address; may be "".
        claim: The claim as the check words it; never empty.
        verdict: The publisher's own words.
        checked: When it was checked, or None.
        collection: The collection's name; "" where it is not in the store.
        key: Its number in the store; 0 where it is not in it.
    """

    identity: str
    claim: str
    verdict: str = ""
    publisher: str = ""
    claimant: str = ""
    checked: date | None = None
    url: str = ""
    title: str = ""
    collection: str = ""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection of fact-checks in the store."""

    name: str
    checks: int
    changed_at: str


@dataclass(slots=True)
class Collected:
    """What reading a collection in did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


class EarlierDoor(Door):
    """What can be asked about checks made before."""

    @guarded
    def collect(self, name: str, checks: Iterable[CollectedCheck]) -> Collected:
        """Put checks into a collection, made where there is none of that name: all of them or none.

        A check with the same identity and the same claim, letter for letter, is known: what else it says
        is brought up to date. An error that ``checks`` raises leaves the store as it was.

        Raises:
            InputError: The name is empty.
        """
        self._writing()
        name = " ".join(name.split())
        if not name:
            raise InputError("A collection needs a name: give it one with --collection NAME.")
        done = Collected()
        with writing(self._conn):
            key = self._collection(name)
            for check in checks:
                self._put(key, check, done)
            self._conn.execute(
                "UPDATE collection SET checks = checks + ?, changed_at = ? WHERE id = ?",
                (done.new, stamp(datetime.now(UTC)), key),
            )
        return done

    @guarded
    def collections(self) -> list[Collection]:
        """Return the collections by name."""
        found = self._conn.execute("SELECT name, checks, changed_at FROM collection ORDER BY name, id")
        return [Collection(text_of(name), checks, at) for name, checks, at in found]

    @guarded
    def remove_collection(self, name: str) -> int:
        """Remove a collection and return how many checks it had; what was decided after them stays.

        Raises:
            InputError: There is no collection of that name.
        """
        self._writing()
        with writing(self._conn):
            found = self._conn.execute("SELECT id FROM collection WHERE name = ?", (cell(name),)).fetchone()
            if found is None:
                known = ", ".join(each.name for each in self.collections()) or "none"
                raise InputError(f"There is no collection {name!r}; there are: {known}.")
            self._conn.execute(
                "INSERT INTO earlier_search (earlier_search, rowid, claim, title) "
                "SELECT 'delete', id, claim, title FROM earlier WHERE collection = ?",
                found,
            )
            gone = self._conn.execute("DELETE FROM earlier WHERE collection = ?", found).rowcount
            self._conn.execute("DELETE FROM collection WHERE id = ?", found)
        return gone

    @guarded
    def collected(self, key: int) -> CollectedCheck | None:
        """Return a check by its number, or None."""
        row = self._conn.execute(_READ, (key,)).fetchone()
        if row is None:
            return None
        found, collection, identity, claim, title, verdict, publisher, claimant, checked, url = row
        return CollectedCheck(
            text_of(identity),
            text_of(claim),
            text_of(verdict),
            text_of(publisher),
            text_of(claimant),
            None if checked is None else date.fromisoformat(checked),
            text_of(url),
            text_of(title),
            text_of(collection),
            found,
        )

    def earlier(self) -> EarlierClaims:
        """Return what finds decided claims and collected checks by a text's words."""
        from workbench.store.earlier import EarlierClaims  # noqa: PLC0415 - only where somebody asks

        return EarlierClaims(self._conn, self.path, self.busy_timeout)

    def _collection(self, name: str) -> int:
        found = self._conn.execute("SELECT id FROM collection WHERE name = ?", (cell(name),)).fetchone()
        if found is not None:
            return int(found[0])
        made = self._conn.execute(
            "INSERT INTO collection (name, changed_at) VALUES (?, ?)", (cell(name), stamp(datetime.now(UTC)))
        )
        return int(made.lastrowid or 0)

    def _put(self, collection: int, check: CollectedCheck, done: Collected) -> None:
        claim, title = cell(check.claim), cell(check.title)
        fields: tuple[Cell | None, ...] = (
            title,
            cell(check.verdict),
            cell(check.publisher),
            cell(check.claimant),
            check.checked.isoformat() if check.checked else None,
            cell(check.url),
        )
        name = (collection, cell(check.identity), sha256(check.claim))
        known = self._conn.execute(_KNOWN, name).fetchone()
        if known is None:
            made = self._conn.execute(_INSERT, (*name, claim, *fields))
            self._conn.execute(_FIND, (made.lastrowid, claim, title))
            done.new += 1
        elif known[2:] != fields:
            self._conn.execute(_UNFIND, known[:3])
            self._conn.execute(_CHANGE, (*fields, known[0]))
            self._conn.execute(_FIND, (known[0], claim, title))
            done.changed += 1
        else:
            done.unchanged += 1
