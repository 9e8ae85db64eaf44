"""Claims read back: rows for a list, marks for the article, single claims whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.errors import StoreError
from workbench.model import (
    AttributionType,
    AttributionVerdict,
    Basis,
    Claim,
    ClaimKind,
    DisputeReason,
    EntryType,
    Flag,
    MentionType,
    SourceCheckStatus,
    Span,
    VerdictValue,
)
from workbench.record import from_record
from workbench.store import places
from workbench.store.articles import key_of
from workbench.store.cells import Cell, cell, json_of, moment_of, optional_text, text_of
from workbench.store.rows import ClaimMark, ClaimRow, FormerWords, TakenBack

_Decided = tuple[VerdictValue, DisputeReason | None, AttributionVerdict]
_TakenBack = tuple[int, Cell, str, Cell, str, str, Cell | None]
_ANY_OFFSET = 2**62

LONGEST = 20_000
"""Code points of a claim at most, so that it is found by where it begins: some pages."""

STRAYED = 64
"""Places by which a claim can stand out of the order of the text, as where its words were chosen anew."""

_UNDECIDED: _Decided = (VerdictValue.UNREVIEWED, None, AttributionVerdict.EMPTY)

_ROWS = (
    "SELECT id, claim_id, number, text, kind, outlet, outlet_text, speaker, attribution_type, basis, flags, "
    "fact_types, checkworthiness, confidence, retired FROM claim WHERE id IN (SELECT value FROM json_each(?))"
)
_VERDICTS = (
    "SELECT claim, reviewer, value, reason, attribution FROM verdict "
    "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, reviewer"
)
_NOTES = "SELECT claim, count(*) FROM note WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY claim"
_EVIDENCE = (
    "SELECT claim, count(*) FROM evidence WHERE claim IN (SELECT value FROM json_each(?)) GROUP BY claim"
)
_STATUS = "SELECT claim, status FROM claim_source WHERE claim IN (SELECT value FROM json_each(?))"
_REOPENED = (
    "SELECT claim, reviewer, type, outlet, was, at, former FROM reopened "
    "WHERE claim IN (SELECT value FROM json_each(?)) ORDER BY claim, type DESC, reviewer"
)
_EDITED = "SELECT claim, original IS NULL, aside FROM edited WHERE claim IN (SELECT value FROM json_each(?))"
_ARTICLES = "SELECT id, article_id FROM article WHERE id IN (SELECT value FROM json_each(?))"

# A look-up in a dictionary takes a fifth of the time of calling the enum.
_KINDS = {kind.value: kind for kind in ClaimKind}
_TYPES = {kind.value: kind for kind in AttributionType}
_BASES = {basis.value: basis for basis in Basis}
_VALUES = {value.value: value for value in VerdictValue}
_STATUSES: dict[str | None, SourceCheckStatus | None] = {
    None: None,
    **{status.value: status for status in SourceCheckStatus},
}


def read_rows(conn: sqlite3.Connection, ids: Sequence[int], reviewer: str) -> dict[int, ClaimRow]:
    """Return the rows with these ids, in the order asked for, those that are gone left out."""
    wanted = (json.dumps(list(ids)),)
    own, others = _decided(conn.execute(_VERDICTS, wanted), reviewer)
    notes = dict(conn.execute(_NOTES, wanted).fetchall())
    evidence = dict(conn.execute(_EVIDENCE, wanted).fetchall())
    statuses = dict(conn.execute(_STATUS, wanted).fetchall())
    taken_back = conn.execute(_REOPENED, wanted).fetchall()
    reopened, former = _reopened(taken_back, reviewer), _former(taken_back, reviewer)
    edited = {claim: (made, aside) for claim, made, aside in conn.execute(_EDITED, wanted)}
    keys = {places.article(row_id) for row_id in ids}
    articles = dict(conn.execute(_ARTICLES, (json.dumps(list(keys)),)).fetchall())
    # Every call counts here: a page of 128 rows is built between two key presses.
    rows = {}
    for line in conn.execute(_ROWS, wanted):
        row_id = line[0]
        value, reason, attribution = own.get(row_id, _UNDECIDED)
        made, aside = edited.get(row_id, (0, ""))
        rows[row_id] = ClaimRow(
            row_id,
            articles[places.article(row_id)],
            line[1],
            line[2],
            text_of(line[3]),
            _KINDS[line[4]],
            optional_text(line[5]),
            optional_text(line[6]),
            optional_text(line[7]),
            _TYPES[line[8]],
            _BASES[line[9]],
            _flags(line[10]),
            _fact_types(line[11]),
            line[12],
            line[13],
            notes.get(row_id, 0),
            value,
            reason,
            attribution,
            others.get(row_id, ()),
            line[14] == 1,
            _STATUSES[statuses.get(row_id)],
            evidence.get(row_id, 0),
            reopened.get(row_id),
            row_id in edited and not made,
            made == 1,
            aside,
            former.get(row_id),
        )
    return {row_id: rows[row_id] for row_id in ids if row_id in rows}


def _decided(
    lines: Iterable[tuple[int, Cell, str, str | None, str]], reviewer: str
) -> tuple[dict[int, _Decided], dict[int, tuple[tuple[str, VerdictValue], ...]]]:
    """Return the reviewer's own decisions and everybody else's verdicts, by row id."""
    own: dict[int, _Decided] = {}
    others: dict[int, tuple[tuple[str, VerdictValue], ...]] = {}
    for row_id, name, value, reason, attribution in lines:
        who = text_of(name)
        if who == reviewer:
            own[row_id] = (
                _VALUES[value],
                DisputeReason(reason) if reason else None,
                AttributionVerdict(attribution),
            )
        elif value != VerdictValue.UNREVIEWED:
            others[row_id] = (*others.get(row_id, ()), (who, _VALUES[value]))
    return own, others


def _reopened(lines: Iterable[_TakenBack], reviewer: str) -> dict[int, str]:
    """Return why decisions of a reviewer were taken back, by row id."""
    found: dict[int, str] = {}
    for row_id, who, kind, outlet, was, at, former in lines:
        if text_of(who) != reviewer:
            continue
        what = f"it {was}" if kind == EntryType.VERDICT else f"the attribution {was}"
        if row_id in found:
            found[row_id] += f" and {what}"
        else:
            changed = f"the saved copy of {text_of(outlet)}" if former is None else "the article's text"
            found[row_id] = f"{changed} changed on {at[:10]}; you had marked {what}"
    return found


def _former(lines: Iterable[_TakenBack], reviewer: str) -> dict[int, FormerWords]:
    """Return the words that were decided on before the article's text changed, by row id.

    Of several wordings the reviewer's own counts, else the one that was decided on last.
    """
    told: dict[int, list[tuple[bool, str, str, TakenBack]]] = {}
    for row_id, who, kind, _, was, at, former in lines:
        if former is not None:
            one = TakenBack(text_of(who), EntryType(kind), was, moment_of(at))
            told.setdefault(row_id, []).append((one.reviewer == reviewer, at, text_of(former), one))
    found = {}
    for row_id, every in told.items():
        words = max(every, key=lambda one: one[:2])[2]
        found[row_id] = FormerWords(words, tuple(one for _, _, text, one in every if text == words))
    return found


@lru_cache(maxsize=512)
def _flags(words: str) -> tuple[Flag, ...]:
    return tuple(Flag(word) for word in words.split())


@lru_cache(maxsize=512)
def _fact_types(words: str) -> tuple[MentionType, ...]:
    return tuple(MentionType(word) for word in words.split())


def read_claim(conn: sqlite3.Connection, row_id: int) -> Claim:
    """Return a claim whole.

    Raises:
        StoreError: The row id is no longer in use.
    """
    found = conn.execute("SELECT record FROM claim_record WHERE claim = ?", (row_id,)).fetchone()
    if found is None:
        raise gone()
    return from_record(json_of(found[0]))


def read_original(conn: sqlite3.Connection, row_id: int) -> Claim | None:
    """Return a claim as the machine read it, None for one made by hand.

    Raises:
        StoreError: The row id is no longer in use.
    """
    found = conn.execute("SELECT original FROM edited WHERE claim = ?", (row_id,)).fetchone()
    if found is None:
        return read_claim(conn, row_id)
    return None if found[0] is None else from_record(json_of(found[0]))


def gone() -> StoreError:
    """Return the error of a row id that is no longer in use."""
    return StoreError("That claim is no longer in the list, as its article was read anew: reload the list")


def row_of(conn: sqlite3.Connection, article_id: str, claim_id: str) -> int | None:
    """Return the row id of a claim, or None."""
    found = conn.execute(
        "SELECT claim.id FROM article JOIN claim ON claim.article = article.id "
        "WHERE article.article_id = ? AND claim.claim_id = ?",
        (article_id, claim_id),
    ).fetchone()
    return None if found is None else int(found[0])


def read_marks(
    conn: sqlite3.Connection, article_id: str, reviewer: str, window: Span | None = None
) -> list[ClaimMark]:
    """Return where each claim of the current text stands, in order of place, those outside left out."""
    start, end = window if window is not None else (-1, _ANY_OFFSET)
    key = key_of(conn, article_id)
    if key is None:
        return []
    ids = (places.first_id(key), places.last_id(key))
    if window is not None:
        ids = (_before(conn, ids, start - LONGEST), _after(conn, ids, end))
    return [
        ClaimMark(row_id, tuple(Span(*pair) for pair in json.loads(spans)), _VALUES[value])
        for row_id, spans, value in conn.execute(
            "SELECT claim.id, claim.spans, coalesce(verdict.value, 'unreviewed') FROM claim "
            "LEFT JOIN verdict ON verdict.claim = claim.id AND verdict.reviewer = ? "
            "WHERE claim.id BETWEEN ? AND ? AND claim.retired = 0 "
            "AND claim.char_start < ? AND claim.char_end > ? ORDER BY claim.id",
            (cell(reviewer), *ids, end, start),
        ).fetchall()
    ]


def _before(conn: sqlite3.Connection, ids: tuple[int, int], offset: int) -> int:
    """Return a row id from which on all claims stand that begin at an offset or after it."""
    return max(ids[0], _place(conn, ids, offset) - STRAYED * places.GAP)


def _after(conn: sqlite3.Connection, ids: tuple[int, int], offset: int) -> int:
    """Return a row id up to which all claims stand that begin before an offset."""
    return min(ids[1], _place(conn, ids, offset) + STRAYED * places.GAP)


def _place(conn: sqlite3.Connection, ids: tuple[int, int], offset: int) -> int:
    """Return the first row id of those whose claims begin at an offset or after it: some forty look-ups."""
    low, high = ids
    while low < high:
        middle = (low + high) // 2
        found = conn.execute(
            "SELECT id, char_start FROM claim WHERE id BETWEEN ? AND ? AND retired = 0 ORDER BY id LIMIT 1",
            (middle, high),
        ).fetchone()
        if found is None or found[1] >= offset:
            high = middle
        else:
            low = int(found[0]) + 1
    return low
