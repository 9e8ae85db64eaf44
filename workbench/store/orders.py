"""The orders of a view: its row ids one by one, the first ones at once whatever the size of the store.

Orders other than by place walk their own index and probe, or gather a small set and sort it.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import replace
from time import monotonic

from workbench.model import ClaimKind, VerdictValue
from workbench.store import risk
from workbench.store.cells import cell
from workbench.store.filters import Filter, no_verdict_among, source_filter, undecided_filter, verdict_filter
from workbench.store.selection import select
from workbench.store.sql import Part, compose
from workbench.store.views import Sort, View

FIRST_CHUNK = 500
"""Ids that a screen gets before the rest is read."""

CHUNK = 50_000
"""Ids of each later chunk at most."""

STEP = 2_000
"""Ids that are read between two looks at the clock."""

PATIENCE = 0.02
"""Seconds after which a later chunk is handed over, however few ids it has: its reader may want no more."""

VERDICT_ORDER = (
    VerdictValue.UNREVIEWED,
    VerdictValue.DISPUTED,
    VerdictValue.UNVERIFIABLE,
    VerdictValue.VERIFIED,
)
"""The order of ``Sort.VERDICT``: what is left to do first, what needs nothing more last."""

_INDEXES = {
    Sort.OUTLET: ("c.outlet", "claim_outlet"),
    Sort.SPEAKER: ("c.speaker", "claim_speaker"),
    Sort.CHECKWORTHINESS: ("c.checkworthiness", "claim_checkworthiness"),
    Sort.CONFIDENCE: ("c.confidence", "claim_confidence"),
}
"""Column and index of the orders that have one."""

_MAY_BE_MISSING = {Sort.OUTLET, Sort.SPEAKER}


def claim_ids(conn: sqlite3.Connection, view: View) -> Iterator[array[int]]:
    """Yield the row ids of a view in order, at most ``FIRST_CHUNK`` first, then mostly larger chunks."""
    wanted = FIRST_CHUNK
    chunk: array[int] = array("q")
    began = monotonic()
    for query in _queries(conn, view):
        cursor = query.run(conn)
        while lines := cursor.fetchmany(min(STEP, wanted - len(chunk))):
            chunk.extend(line[0] for line in lines)
            if len(chunk) == wanted or (wanted == CHUNK and monotonic() - began > PATIENCE):
                yield chunk
                chunk, wanted, began = array("q"), CHUNK, monotonic()
    if chunk:
        yield chunk


def _queries(conn: sqlite3.Connection, view: View) -> Iterator[Part]:
    """Yield the queries whose results, one after the other, are the view."""
    if view.sort is Sort.VERDICT:
        yield from _by_verdict(conn, view)
    elif view.sort is Sort.KIND:
        kinds = [kind for kind in ClaimKind if view.kind in {None, kind}]
        for kind in reversed(kinds) if view.descending else kinds:
            yield from _by_place(conn, replace(view, kind=kind))
    elif view.sort is Sort.RISK:
        yield from _by_risk(conn, view)
    elif view.sort is Sort.TIME:
        yield from _by_time(conn, view)
    elif view.sort in _INDEXES:
        yield from _by_index(conn, view)
    else:
        yield from _by_place(conn, view)


def _by_place(conn: sqlite3.Connection, view: View, *more: Filter) -> Iterator[Part]:
    selection = select(conn, view, *more, sized=False)
    if selection is not None:
        yield selection.by_place(descending=view.descending)


def _by_verdict(conn: sqlite3.Connection, view: View) -> Iterator[Part]:
    for value in reversed(VERDICT_ORDER) if view.descending else VERDICT_ORDER:
        if view.verdict not in {None, value}:
            continue
        # Different reviewers' verdicts can differ: the first one in the order gives the claim its place.
        earlier = VERDICT_ORDER[1 : max(VERDICT_ORDER.index(value), 1)]
        once = (
            [no_verdict_among(earlier)] if earlier and view.reviewer is None and view.verdict is None else []
        )
        yield from _by_place(conn, view, verdict_filter(value, view.reviewer), *once)


def _by_risk(conn: sqlite3.Connection, view: View) -> Iterator[Part]:
    selection = select(conn, view)
    if selection is not None and selection.small and selection.filters:
        yield compose(
            "SELECT c.claim FROM ({ids}) AS hit CROSS JOIN claim_source AS c ON c.claim = hit.id "
            "ORDER BY c.risk {down}, c.claim {down}",
            ids=selection.ids(),
            down="DESC" if view.descending else "",
        )
    elif selection is not None:
        ranks = risk.ranks(view.source_status, view.has_evidence)
        for rank in reversed(ranks) if view.descending else ranks:
            yield from _by_place(conn, view, source_filter("risk", rank))


def _by_time(conn: sqlite3.Connection, view: View) -> Iterator[Part]:
    selection = select(conn, view)
    if selection is None:
        return
    down = "DESC" if view.descending else ""
    who = Part("1") if view.reviewer is None else Part("c.reviewer = ?", (cell(view.reviewer),))
    if view.reviewer is not None and not selection.small:
        yield compose(
            "SELECT c.claim FROM verdict AS c INDEXED BY verdict_time WHERE {who} AND {where} "
            "ORDER BY c.reviewed_at {down}, c.claim {down}",
            who=who,
            where=selection.everywhere("c.claim"),
            down=down,
        )
    else:
        yield compose(
            "SELECT c.claim FROM ({ids}) AS hit CROSS JOIN verdict AS c ON c.claim = hit.id AND {who} "
            "GROUP BY c.claim ORDER BY max(c.reviewed_at) {down}, c.claim {down}",
            ids=selection.ids(),
            who=who,
            down=down,
        )
    yield from _by_place(conn, view, undecided_filter(view.reviewer))


def _by_index(conn: sqlite3.Connection, view: View) -> Iterator[Part]:
    selection = select(conn, view)
    if selection is None:
        return
    column, index = _INDEXES[view.sort]
    down = "DESC" if view.descending else ""
    for within in ("IS NOT NULL", "IS NULL") if view.sort in _MAY_BE_MISSING else ("IS NOT NULL",):
        if selection.small:
            yield compose(
                "SELECT c.id FROM ({ids}) AS hit CROSS JOIN claim AS c ON c.id = hit.id "
                "WHERE {column} {within} ORDER BY {column} {down}, c.id {down}",
                ids=selection.ids(),
                column=column,
                within=within,
                down=down,
            )
        else:
            yield compose(
                "SELECT c.id FROM claim AS c INDEXED BY {index} "
                "WHERE {column} {within} AND {where} ORDER BY {column} {down}, c.id {down}",
                index=index,
                column=column,
                within=within,
                where=selection.everywhere("c.id"),
                down=down,
            )
