"""Views as queries: which claims in what order, the first ones at once whatever the size of the store.

A query streams the smallest of its filters in order of place and probes the others for each id. Orders
other than by place walk their own index and probe, or gather a small set and sort it.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from time import monotonic

from workbench.model import ClaimKind, VerdictValue
from workbench.store import places, risk
from workbench.store.articles import key_of
from workbench.store.cells import cell
from workbench.store.filters import (
    Filter,
    Stream,
    filters_of,
    no_verdict_among,
    source_filter,
    undecided_filter,
    verdict_filter,
)
from workbench.store.sql import Part, bound, compose, joined
from workbench.store.views import Sort, View

FIRST_CHUNK = 500
"""Ids that a screen gets before the rest is read."""

CHUNK = 50_000
"""Ids of each later chunk at most."""

STEP = 2_000
"""Ids that are read between two looks at the clock."""

PATIENCE = 0.02
"""Seconds after which a later chunk is handed over, however few ids it has: its reader may want no more."""

SMALL = 20_000
"""Claims that are sooner gathered and sorted than looked for along an index of all claims."""

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

FEW = 2_000
"""Claims that are sooner looked up in the full text one by one than against all that match."""

Span = tuple[int, int]
"""First and last row id of an article."""


@dataclass(frozen=True, slots=True)
class Selection:
    """The claims of a view, ready to be put into a query.

    Attributes:
        streams: The set to read; the union of several.
        others: The filters that are left to probe.
        filters: All filters, the streamed one included.
        span: The article's row ids, None for all articles.
        size: How many ids the streams hold, at most ``SMALL`` + 1, which also stands where it was not
            counted; the other filters can only lessen it.
    """

    streams: tuple[Stream, ...]
    others: tuple[Filter, ...]
    filters: tuple[Filter, ...]
    span: Span | None
    size: int

    @property
    def small(self) -> bool:
        """True where the set is sooner gathered than looked for."""
        return self.size <= SMALL

    def ids(self) -> Part:
        """Return the SELECT of the row ids, in any order."""
        few = self.size <= FEW
        return joined(
            " UNION ",
            (
                _ids(stream, _where(stream.column, self.span, self.others, stream.where, few=few))
                for stream in self.streams
            ),
        )

    def by_place(self, *, descending: bool) -> Part:
        """Return the SELECT of the row ids in order of place, which needs no sorting."""
        down = " DESC" if descending else ""
        order = ", ".join(column + down for column in self.streams[0].order)
        return compose("{ids} ORDER BY {order}", ids=self.ids(), order=order)

    def everywhere(self, column: str) -> Part:
        """Return the condition that the claim in this column of some table is in the view."""
        return _where(column, self.span, self.filters)


def select(conn: sqlite3.Connection, view: View, *more: Filter, sized: bool = True) -> Selection | None:
    """Return the claims of a view that are in ``more`` too; None where there can be none.

    Args:
        conn: The store's connection.
        view: Which claims.
        more: Filters beside the view's own.
        sized: Count how many there are even where nothing is to be chosen by it.
    """
    key: int | None = None
    span: Span | None = None
    if view.article_id is not None:
        key = key_of(conn, view.article_id)
        if key is None:
            return None
        span = (places.first_id(key), places.last_id(key))
    found = filters_of(conn, view)
    if found is None:
        return None
    filters = (*found, *more)
    streamable = [one for one in filters if one.streams]
    if len(streamable) == 1 and not sized:
        # There is no choice to make, and counting would only put the first page off.
        only = streamable[0]
        others = tuple(one for one in filters if one is not only)
        return Selection(only.streams, others, filters, span, SMALL + 1)
    sizes = [_size(conn, one.streams, span) for one in streamable]
    if not sizes:
        everything = (_all_claims(key),)
        return Selection(everything, filters, filters, span, _size(conn, everything, None))
    index = sizes.index(min(sizes))
    for slow, one in enumerate(streamable):
        # A large full-text list is better read along with the others than whole beforehand.
        if one.one_by_one is not None and sizes[slow] > SMALL and sizes[index] > FEW:
            index = slow
    chosen = streamable[index]
    others = tuple(one for one in filters if one is not chosen)
    return Selection(chosen.streams, others, filters, span, sizes[index])


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


def _all_claims(article: int | None) -> Stream:
    # The index of articles is the smallest that holds all ids, and the article stands in the id.
    source, column = "claim AS d INDEXED BY claim_article", "d.id"
    if article is None:
        return Stream(source, column, Part("d.article > 0"), order=("d.article", "d.id"))
    return Stream(source, column, Part("d.article = ?", (article,)))


def _ids(stream: Stream, where: Part) -> Part:
    return compose(
        "SELECT {distinct} {column} AS id FROM {source} WHERE {where}",
        distinct="DISTINCT" if stream.distinct else "",
        column=stream.column,
        source=stream.source,
        where=where,
    )


def _where(
    column: str, span: Span | None, filters: tuple[Filter, ...], *more: Part, few: bool = False
) -> Part:
    parts = [*more, *(one.probe(column, few=few) for one in filters)]
    if span is not None:
        parts.append(
            compose(
                "{column} BETWEEN {first} AND {last}",
                column=column,
                first=bound(span[0]),
                last=bound(span[1]),
            )
        )
    return joined(" AND ", parts) if parts else Part("1")


def _size(conn: sqlite3.Connection, streams: tuple[Stream, ...], span: Span | None) -> int:
    """Return how many ids the streams hold, at most ``SMALL`` + 1."""
    total = 0
    for stream in streams:
        counted = compose(
            "SELECT count(*) FROM ({ids} LIMIT {most})",
            ids=_ids(stream, _where(stream.column, span, (), stream.where)),
            most=bound(SMALL + 1 - total),
        )
        total += counted.run(conn).fetchone()[0]
    return total
