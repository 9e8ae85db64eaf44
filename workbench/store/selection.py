"""Views as queries: which claims, read along the filter that holds the fewest.

A query streams the smallest of its filters in order of place and probes the others for each id.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.store import places
from workbench.store.articles import key_of
from workbench.store.filters import Filter, Stream, filters_of
from workbench.store.sql import Part, bound, compose, joined
from workbench.store.views import View

SMALL = 20_000
"""Claims that are sooner gathered and sorted than looked for along an index of all claims."""

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
