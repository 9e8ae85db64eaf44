"""Row ids for claims made by hand: between those of the machine's claims, in order of place.

A claim made by hand stands after the last of the machine's claims that begins before it or where it does,
and among several there in order of their beginnings. The row id that one had stays its own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from workbench.store import places, state

_KNOWN = "SELECT id FROM hand_place WHERE article = ? AND claim_id = ?"
_AT = (
    "SELECT claim.id, iif(retired = 1 AND coalesce(edited.vanished, 1) = 1, NULL, "
    "coalesce(edited.anchor, claim.char_start)) FROM claim LEFT JOIN edited ON edited.claim = claim.id "
    "WHERE claim.id BETWEEN ? AND ? AND claim_id NOT LIKE 'h%' ORDER BY claim.id LIMIT 1"
)
_NEXT = "SELECT id FROM claim WHERE article = ? AND id > ? AND claim_id NOT LIKE 'h%' ORDER BY id LIMIT 1"
_HAND_BETWEEN = "SELECT max(id) FROM hand_place WHERE article = ? AND id > ? AND id < ? AND anchor <= ?"
_KEEP = "INSERT INTO hand_place (article, claim_id, id, anchor) VALUES (?, ?, ?, ?)"
_TAKEN = (
    "SELECT id FROM claim WHERE id > ? AND id <= ? ORDER BY id LIMIT 1",
    "SELECT min(id) FROM hand_place WHERE id > ? AND id <= ?",
)


def find(conn: sqlite3.Connection, article: int, claim_id: str, start: int) -> int | None:
    """Return the row id for a claim made by hand, kept for it from now on; None where there is no room.

    Args:
        conn: The store's connection, inside a transaction.
        article: The article's key.
        claim_id: The claim.
        start: Where it begins in the text.
    """
    known = conn.execute(_KNOWN, (article, claim_id)).fetchone()
    if known is not None:
        return int(known[0])
    after = _before(conn, article, start)
    if after is None:
        after = _before_all(conn, article)
    found = conn.execute(_NEXT, (article, after)).fetchone()
    following = None if found is None else int(found[0])
    last = places.last_id(article) if following is None else following
    after = conn.execute(_HAND_BETWEEN, (article, after, last, start)).fetchone()[0] or after
    ends = [following, _end(conn, article, after)]
    for statement in _TAKEN:
        taken = conn.execute(statement, (after, places.last_id(article))).fetchone()
        ends.append(None if taken is None else taken[0])
    room = min(end for end in ends if end is not None) - after
    if room <= 1:
        return None
    row_id = int(after + max(1, room // 4))  # more room behind than before: parts come one after the other
    conn.execute(_KEEP, (article, claim_id, row_id, start))
    return row_id


def _before(conn: sqlite3.Connection, article: int, start: int) -> int | None:
    """Return the last of the machine's claims that begins before an offset or at it: some forty look-ups."""
    low, high = places.first_id(article), places.last_id(article)
    found = None
    while low <= high:
        middle = (low + high) // 2
        line = conn.execute(_AT, (middle, high)).fetchone()
        if line is None or line[1] is None or line[1] > start:
            high = middle - 1
        else:
            found, low = int(line[0]), int(line[0]) + 1
    return found


def _end(conn: sqlite3.Connection, article: int, after: int) -> int:
    """Return where the places end that no later reading takes."""
    base = int(conn.execute("SELECT next_place FROM article WHERE id = ?", (article,)).fetchone()[0])
    fresh = places.first_id(article) + base
    return fresh if after < fresh else fresh + places.GAP


def _before_all(conn: sqlite3.Connection, article: int) -> int:
    """Return a place before all claims of an article, with room behind it."""
    first, base = conn.execute(
        "SELECT (SELECT min(id) FROM claim WHERE article = ?1), next_place FROM article WHERE id = ?1",
        (article,),
    ).fetchone()
    return (
        places.first_id(article) + int(base) if first is None else (int(first) - 1) // places.GAP * places.GAP
    )


def move(conn: sqlite3.Connection, article: int, row_ids: dict[str, int], anchors: dict[str, int]) -> None:
    """Keep the row ids that claims made by hand have now; those that have no row lose theirs.

    Args:
        conn: The store's connection, inside a transaction.
        article: The article's key.
        row_ids: Row id of each.
        anchors: Where each begins.
    """
    conn.execute("DELETE FROM hand_place WHERE article = ?", (article,))
    conn.executemany(
        _KEEP, [(article, claim_id, row_id, anchors[claim_id]) for claim_id, row_id in row_ids.items()]
    )


def among(machine: Sequence[tuple[str, int]], hand: Mapping[str, tuple[int, int]]) -> list[str]:
    """Return the machine's claims with those made by hand among them, in order of place.

    Args:
        machine: Id and beginning of each, in order.
        hand: Beginning and number of each made by hand, by id.
    """
    after: dict[int, list[str]] = {}
    for claim_id in sorted(hand, key=hand.__getitem__):
        start, _ = hand[claim_id]
        last = max((at for at, (_, other) in enumerate(machine) if other <= start), default=-1)
        after.setdefault(last, []).append(claim_id)
    found = after.get(-1, [])
    for at, (claim_id, _) in enumerate(machine):
        found.append(claim_id)
        found.extend(after.get(at, ()))
    return found


def spread(conn: sqlite3.Connection, article: int) -> None:
    """Give all claims of an article fresh row ids in the same order, with room between them again."""
    order = conn.execute("SELECT claim_id FROM claim WHERE article = ? ORDER BY id", (article,)).fetchall()
    arrange(conn, article, [row[0] for row in order])


def arrange(conn: sqlite3.Connection, article: int, order: Sequence[str]) -> None:
    """Give all claims of an article fresh row ids in this order."""
    row_ids = dict(conn.execute("SELECT claim_id, id FROM claim WHERE article = ?", (article,)).fetchall())
    base = int(conn.execute("SELECT next_place FROM article WHERE id = ?", (article,)).fetchone()[0])
    span = (places.first_id(article), places.last_id(article))
    forget_words(conn, article, span)
    fresh = {claim_id: places.row_id(article, base, index) for index, claim_id in enumerate(order)}
    conn.executemany("UPDATE claim SET id = ? WHERE id = ?", [(fresh[name], row_ids[name]) for name in order])
    held = conn.execute("SELECT claim_id, anchor FROM hand_place WHERE article = ?", (article,))
    anchors = dict(held.fetchall())
    move(conn, article, {name: row_id for name, row_id in fresh.items() if name in anchors}, anchors)
    conn.execute("UPDATE article SET next_place = ? WHERE id = ?", (places.after(base, len(order)), article))
    learn_words(conn, article, span)


def forget_words(conn: sqlite3.Connection, article: int, span: tuple[int, int]) -> None:
    """Take an article out of the search, while its old words are still there."""
    conn.execute(
        "INSERT INTO claim_search (claim_search, rowid, text, outlet, outlet_text, speaker, quotes) "
        "SELECT 'delete', id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE article = ?",
        (article,),
    )
    conn.execute("DELETE FROM note_search WHERE rowid BETWEEN ? AND ?", span)


def learn_words(conn: sqlite3.Connection, article: int, span: tuple[int, int]) -> None:
    """Make an article findable as it is now."""
    conn.execute(
        "INSERT INTO claim_search (rowid, text, outlet, outlet_text, speaker, quotes) "
        "SELECT id, text, outlet, outlet_text, speaker, quotes FROM claim WHERE article = ? ORDER BY id",
        (article,),
    )
    noted = conn.execute("SELECT DISTINCT claim FROM note WHERE claim BETWEEN ? AND ?", span)
    for (row_id,) in noted.fetchall():
        state.index_notes(conn, row_id)
