"""Another store's articles and decisions united with this store's: whole or not at all."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from workbench.errors import StoreError
from workbench.store import connection, faults, ledger, merged_articles, merged_sources, state
from workbench.store.cells import text_of
from workbench.store.connection import writing
from workbench.store.findings import Meter
from workbench.store.schema import APPLICATION_ID, SCHEMA_VERSION

_INSERT = (
    "INSERT INTO entry (origin, seq, type, reviewer, article_id, claim_id, payload, at, prev_hash, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TOUCHED = (
    "CREATE TEMP TABLE merge_touched (article_id TEXT, claim_id TEXT, reviewer, "
    "PRIMARY KEY (article_id, claim_id, reviewer)) WITHOUT ROWID"
)
_COUNT_DIFFERING = (
    "SELECT count(*) FROM (SELECT 1 FROM verdict WHERE value <> 'unreviewed' "
    "GROUP BY claim HAVING count(DISTINCT value) > 1)"
)
_DIFFERING = (
    "SELECT article.article_id, claim.claim_id, claim.number, claim.text, verdict.reviewer, verdict.value "
    "FROM verdict "
    "JOIN claim ON claim.id = verdict.claim JOIN article ON article.id = claim.article "
    "WHERE verdict.value <> 'unreviewed' AND claim.id IN (SELECT claim FROM verdict "
    "WHERE value <> 'unreviewed' GROUP BY claim HAVING count(DISTINCT value) > 1) "
    "ORDER BY article.article_id, claim.number, verdict.reviewer"
)

OnProgress = Callable[[int, int], None]
"""Called with (steps done, steps in all)."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A claim on which reviewers decided differently: who said what, by name."""

    article_id: str
    claim_id: str
    number: int
    text: str
    verdicts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in from another store, and on how many claims of the whole store reviewers disagree now."""

    entries: int
    articles: int
    claims: int
    sources: int
    versions: int
    lexicon_rows: int
    differing: int


def merge(conn: sqlite3.Connection, origin: str, own: Path, path: Path, on_progress: OnProgress) -> Merged:
    """Unite the store at ``path`` with this one (see ``MergeDoor.merge``).

    Raises:
        StoreError: It is this store, no store, its ledger is not sound, or a chain forks.
    """
    if path.exists() and own.exists() and path.samefile(own):
        raise StoreError(f"{path}: this is the store itself; name another reviewer's file")
    with _reader(path) as other:
        other.execute("BEGIN")  # one look at the other store for everything
        conn.execute(_TOUCHED)
        try:
            with writing(conn):
                return _unite(conn, other, origin, path, Meter(_steps(other), on_progress))
        finally:
            conn.execute("DROP TABLE temp.merge_touched")


def _steps(other: sqlite3.Connection) -> int:
    """Return how many steps a merge takes: entries are checked, copied and followed, articles united."""
    return int(other.execute("SELECT 3 * (SELECT count(*) FROM entry) + count(*) FROM article").fetchone()[0])


def _unite(
    conn: sqlite3.Connection, other: sqlite3.Connection, origin: str, path: Path, meter: Meter
) -> Merged:
    known = _checked(conn, other, path, meter)
    entries = _copy(conn, other, known, path, meter)
    before = _claims(conn)
    added = merged_articles.unite(conn, other, meter.step)
    sources, versions = merged_sources.unite(conn, other)
    for article_id, claim_id, reviewer in conn.execute("SELECT * FROM temp.merge_touched"):
        if merged_articles.holds(conn, article_id, claim_id):
            state.refresh(conn, article_id, claim_id, text_of(reviewer))
        meter.step()
    for (key,) in conn.execute("SELECT id FROM article"):
        state.recount(conn, key)
    rows = merged_sources.unite_lexicon(conn, other)
    if origin in known and entries:
        follow_own_chain(conn, origin)
    claims = _claims(conn) - before
    meter.end()
    differing = int(conn.execute(_COUNT_DIFFERING).fetchone()[0])
    return Merged(entries, added, claims, sources, versions, rows, differing)


def _checked(conn: sqlite3.Connection, other: sqlite3.Connection, path: Path, meter: Meter) -> dict[str, int]:
    """Hold every line of the other ledger to its hash and to ours; return our last number of its chains."""
    known: dict[str, int] = {}
    chain, seq, last = "", 0, ledger.GENESIS
    for line in other.execute(f"{ledger.LINES} ORDER BY origin, seq"):
        if line[0] != chain:
            chain, seq, last = line[0], 0, ledger.GENESIS
            found = conn.execute("SELECT max(seq) FROM entry WHERE origin = ?", (chain,)).fetchone()
            known[chain] = int(found[0] or 0)
        where = f"{path}: entry {chain}/{line[1]}"
        if (line[1], line[8]) != (seq + 1, last) or ledger.line_hash(line) != line[9]:
            raise StoreError(
                f"{where} is not as it was written; run `workbench verify-log --store {path}`; "
                "nothing was merged"
            )
        seq, last = line[1], line[9]
        if seq <= known[chain]:
            ours = conn.execute(
                "SELECT hash FROM entry WHERE origin = ? AND seq = ?", (chain, seq)
            ).fetchone()
            if ours is None or ours[0] != last:
                raise StoreError(
                    f"{where} is another than entry {chain}/{seq} of this store: both files went on from one "
                    "copy; nothing was merged"
                )
        meter.step()
    return known


def _copy(
    conn: sqlite3.Connection,
    other: sqlite3.Connection,
    known: dict[str, int],
    path: Path,
    meter: Meter,
) -> int:
    copied = 0
    for line in other.execute(f"{ledger.LINES} ORDER BY origin, seq"):
        meter.step()
        if line[1] <= known[line[0]]:
            continue
        try:
            conn.execute(_INSERT, line)
        except sqlite3.IntegrityError as error:
            raise StoreError(
                f"{path}: entry {line[0]}/{line[1]} is no entry of a ledger ({error}); nothing was merged"
            ) from error
        copied += 1
        if line[5] is not None:
            conn.execute(
                "INSERT OR IGNORE INTO temp.merge_touched VALUES (?, ?, ?)", (line[4], line[5], line[3])
            )
    return copied


def follow_own_chain(conn: sqlite3.Connection, origin: str) -> None:
    """Bring what the undo key reaches in line with this store's own chain: a later copy of it came in."""
    conn.execute("DELETE FROM step")
    for line in conn.execute(f"{ledger.LINES} WHERE origin = ? ORDER BY seq", (origin,)):
        payload, reviewer, seq = ledger.entry_of(line).payload, line[3], line[1]
        if line[2] == "undo":
            target = ledger.target_of(payload)[1]
            conn.execute(
                "UPDATE step SET undone_by = ? WHERE reviewer = ? AND seq = ?", (seq, reviewer, target)
            )
        elif line[2] == "redo":
            target = ledger.target_of(payload)[1]
            conn.execute(
                "UPDATE step SET undone_by = NULL WHERE reviewer = ? AND undone_by = ?", (reviewer, target)
            )
        elif not ledger.beyond_undo(payload):
            conn.execute("DELETE FROM step WHERE reviewer = ? AND undone_by IS NOT NULL", (reviewer,))
            conn.execute("INSERT INTO step (reviewer, seq) VALUES (?, ?)", (reviewer, seq))


def disagreements(conn: sqlite3.Connection) -> Iterator[Disagreement]:
    """Yield the claims on which reviewers' verdicts in force differ, by article and number."""
    for key, said in groupby(conn.execute(_DIFFERING), key=lambda line: line[:4]):
        article_id, claim_id, number, text = key
        verdicts = tuple((text_of(reviewer), value) for *_, reviewer, value in said)
        yield Disagreement(article_id, claim_id, number, text_of(text), verdicts)


def _claims(conn: sqlite3.Connection) -> int:
    return int(conn.execute("SELECT count(*) FROM claim").fetchone()[0])


@contextmanager
def _reader(path: Path) -> Iterator[sqlite3.Connection]:
    """Open another store to read; one of an older schema as a copy that is brought up to date."""
    with tempfile.TemporaryDirectory(prefix="workbench-merge-") as folder:
        with faults.translated(path, 5.0):
            there = path
            if _is_older(path):
                there = Path(folder) / "copy.db"
                with (
                    closing(connection.connect(path, writable=False, busy_timeout=5.0)) as old,
                    closing(sqlite3.connect(there)) as copy,
                ):
                    old.backup(copy)
                connection.open_connection(there, create=False, read_only=False, busy_timeout=5.0)[0].close()
            conn, _ = connection.open_connection(there, create=False, read_only=True, busy_timeout=5.0)
        with closing(conn):
            yield conn


def _is_older(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size < connection.LEAST_BYTES:
        return False  # opening it says what is wrong
    with closing(connection.connect(path, writable=False, busy_timeout=5.0)) as conn:
        ours = conn.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        return bool(ours and conn.execute("PRAGMA user_version").fetchone()[0] < SCHEMA_VERSION)
