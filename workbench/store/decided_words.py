"""Decisions on words that a claim no longer has.

A claim's id ignores signs: "$5 million" in one reading of an article and "€5 million" in another can have the
same one. A decision counts for the words it was about. Where the readings of two stores, or two readings in
one, give a claim different words, it is kept what each decision taken so far was about; all others are about
the words that the claim has. A decision whose words differ in a sign is taken back, and shows on which words
it was taken, as after another edition of the text.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator

from workbench.store.cells import Cell, cell, json_of, text_of
from workbench.store.ledger import Key
from workbench.text import folded_words

_KEEP = (
    "INSERT INTO decided_words (article_id, claim_id, origin, seq, words) "
    "SELECT article_id, claim_id, origin, seq, ?3 FROM entry WHERE article_id = ?1 AND claim_id = ?2 "
    "AND type IN ('verdict', 'attribution_verdict') ON CONFLICT DO NOTHING"
)
_LEARN = (
    "INSERT INTO decided_words (article_id, claim_id, origin, seq, words) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO UPDATE SET words = max(words, excluded.words)"
)
_NEW = (
    "INSERT INTO decided_words (article_id, claim_id, origin, seq, words) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING"
)
_KEYS = (
    "SELECT origin, seq FROM entry WHERE article_id = ? AND claim_id = ? "
    "AND type IN ('verdict', 'attribution_verdict')"
)
_HELD = "SELECT origin, seq, words FROM decided_words WHERE article_id = ? AND claim_id = ?"
_OF_ARTICLE = "SELECT article_id, claim_id, origin, seq, words FROM decided_words WHERE article_id = ?"
_RECORD = (
    "SELECT coalesce(edited.original, claim_record.record) FROM article JOIN claim "
    "ON claim.article = article.id JOIN claim_record ON claim_record.claim = claim.id "
    "LEFT JOIN edited ON edited.claim = claim.id WHERE article.article_id = ?1 AND claim.claim_id = ?2 "
    "UNION ALL SELECT record FROM article JOIN former_claim ON former_claim.article = article.id "
    "WHERE article.article_id = ?1 AND former_claim.claim_id = ?2 LIMIT 1"
)
_REVIEWERS = (
    "SELECT DISTINCT entry.claim_id, reviewer FROM decided_words JOIN entry USING (article_id, claim_id) "
    "JOIN article USING (article_id) JOIN claim ON claim.article = article.id "
    "AND claim.claim_id = decided_words.claim_id WHERE decided_words.article_id = ?"
)
_DECIDED = (
    "SELECT DISTINCT claim_id FROM entry WHERE article_id = ? "
    "AND type IN ('verdict', 'attribution_verdict') AND claim_id IS NOT NULL"
)


def words_of(record: Cell) -> str:
    """Return the words of a claim's record."""
    return " ".join(json_of(record)["exact"])


def differ(one: str, other: str) -> bool:
    """Tell whether words that give one id say different things: another currency, plus or minus.

    Words that an id alone does not make equal were found to say the same when they got it.
    """
    return one != other and folded_words(one) == folded_words(other) and _signs(one) != _signs(other)


def other(conn: sqlite3.Connection, article_id: str, claim_id: str) -> dict[Key, str]:
    """Return the decisions on a claim that are about other words than it has, with these."""
    held = conn.execute(_HELD, (article_id, claim_id)).fetchall()
    record = record_of(conn, article_id, claim_id) if held else None
    if record is None:
        return {}
    now = words_of(record)
    return {(origin, seq): text_of(words) for origin, seq, words in held if differ(text_of(words), now)}


def record_of(conn: sqlite3.Connection, article_id: str, claim_id: str) -> Cell | None:
    """Return the machine's record of a claim, one that is gone included; None where none is known."""
    found = conn.execute(_RECORD, (article_id, claim_id)).fetchone()
    return None if found is None else found[0]


def keep(conn: sqlite3.Connection, article_id: str, claim_id: str, words: str) -> None:
    """Keep what the decisions on a claim were about, of which nothing is known yet: its words change."""
    conn.execute(_KEEP, (article_id, claim_id, cell(words)))


def decided(conn: sqlite3.Connection, article_id: str) -> Iterator[str]:
    """Yield the claims of an article that somebody ever decided on."""
    for (claim_id,) in conn.execute(_DECIDED, (article_id,)):
        yield claim_id


def concerned(conn: sqlite3.Connection, article_id: str) -> list[tuple[str, Cell]]:
    """Return claims that have a row, and their reviewers, with decisions whose words are kept."""
    return conn.execute(_REVIEWERS, (article_id,)).fetchall()


def unite(conn: sqlite3.Connection, their_store: sqlite3.Connection, article_id: str) -> None:
    """Take over what another store knows of the words of decisions, after its entries, before its claims."""
    conn.executemany(_LEARN, their_store.execute(_OF_ARTICLE, (article_id,)))
    for claim_id in decided(conn, article_id):
        ours, theirs = (record_of(store, article_id, claim_id) for store in (conn, their_store))
        if ours is None or theirs is None or ours == theirs or words_of(ours) == words_of(theirs):
            continue
        words = cell(words_of(theirs))
        keys = their_store.execute(_KEYS, (article_id, claim_id))
        conn.executemany(_NEW, ((article_id, claim_id, *key, words) for key in keys))
        keep(conn, article_id, claim_id, words_of(ours))


def _signs(text: str) -> list[str]:
    """Return the signs of a text in order: symbols, percent and the like, and a minus before a digit."""
    text = unicodedata.normalize("NFKC", text)
    found = []
    for at, sign in enumerate(text):
        minus = unicodedata.category(sign) == "Pd" or sign == "\u2212"
        if minus and text[at + 1 : at + 2].isdigit() and not text[at - 1 : at].isalnum():
            found.append("-")
        elif not minus and (unicodedata.category(sign) in {"Sc", "Sm", "So"} or sign in _MARKS):
            found.append(sign)
    return found


_MARKS = frozenset("%\u2030\u2031#/°")
