"""A view's filters as sets of row ids that SQLite can stream in order of place, or probe for one id."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from workbench.model import VerdictValue
from workbench.store.cells import cell
from workbench.store.claims import facet_id
from workbench.store.rows import View
from workbench.store.search import match_expression
from workbench.store.sql import Part, bound, compose, joined


@dataclass(frozen=True, slots=True)
class Stream:
    """A way to read a set in order of place: FROM ``source`` WHERE ``where``, the ids in ``column``.

    Attributes:
        distinct: True where an id can come more than once.
    """

    source: str
    column: str
    where: Part
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """A set of claims.

    Attributes:
        test: A condition that is true of the claim ``{id}`` if it is in the set.
        streams: Whose union the set is; none where it can only be probed.
    """

    test: Part
    streams: tuple[Stream, ...] = ()

    def probe(self, column: str) -> Part:
        """Return the condition for the claim in this column."""
        return Part(self.test.sql.replace("{id}", column), self.test.values)


def filters_of(conn: sqlite3.Connection, view: View) -> list[Filter] | None:
    """Return the filters of a view, its article left aside; None where nothing can match."""
    found: list[Filter] = []
    for dimension, value in (
        ("outlet", view.outlet),
        ("speaker", view.speaker),
        ("fact_type", view.fact_type),
        ("kind", view.kind),
        ("flag", view.flag),
        ("attribution_type", view.attribution_type),
    ):
        if value is not None:
            facet = facet_id(conn, dimension, value)
            if facet is None:
                return None
            found.append(_facet(facet))
    if view.verdict is not None:
        found.append(verdict_filter(view.verdict, view.reviewer))
    if view.has_note is not None:
        found.append(_notes(wanted=view.has_note))
    if view.retired is not None:
        found.append(_retired(wanted=view.retired))
    expression = match_expression(view.search) if view.search else None
    if expression is not None:
        found.append(_search(conn, expression))
    return found


def verdict_filter(value: VerdictValue, reviewer: str | None) -> Filter:
    """Return the claims with this verdict by a reviewer, or by anybody; ``unreviewed`` is none at all."""
    who = Part("1") if reviewer is None else Part("reviewer = ?", (cell(reviewer),))
    if value is VerdictValue.UNREVIEWED:
        return _probe(
            "NOT EXISTS (SELECT 1 FROM verdict WHERE claim = {id} AND value <> 'unreviewed' AND {who})",
            who=who,
        )
    what = compose("value = {value} AND {who}", value=bound(value.value), who=who)
    return Filter(
        _probe("EXISTS (SELECT 1 FROM verdict WHERE claim = {id} AND {what})", what=what).test,
        (Stream("verdict", "verdict.claim", what, distinct=reviewer is None),),
    )


def no_verdict_among(values: tuple[VerdictValue, ...]) -> Filter:
    """Return the claims to which nobody gave any of these verdicts."""
    words = joined(", ", (bound(value.value) for value in values))
    return _probe("NOT EXISTS (SELECT 1 FROM verdict WHERE claim = {id} AND value IN ({words}))", words=words)


def _facet(facet: int) -> Filter:
    what = Part("facet = ?", (facet,))
    return Filter(
        _probe("EXISTS (SELECT 1 FROM claim_facet WHERE {what} AND claim = {id})", what=what).test,
        (Stream("claim_facet", "claim_facet.claim", what),),
    )


def _notes(*, wanted: bool) -> Filter:
    if not wanted:
        return _probe("NOT EXISTS (SELECT 1 FROM note WHERE claim = {id})")
    probe = _probe("EXISTS (SELECT 1 FROM note WHERE claim = {id})")
    return Filter(probe.test, (Stream("note", "note.claim", Part("1"), distinct=True),))


def _retired(*, wanted: bool) -> Filter:
    if not wanted:
        return _probe("{id} NOT IN (SELECT id FROM claim WHERE retired = 1)")
    probe = _probe("{id} IN (SELECT id FROM claim WHERE retired = 1)")
    return Filter(probe.test, (Stream("claim AS aside", "aside.id", Part("aside.retired = 1")),))


def _search(conn: sqlite3.Connection, expression: str) -> Filter:
    claims = Stream("claim_search", "claim_search.rowid", Part("claim_search MATCH ?", (expression,)))
    notes = Stream("note_search", "note_search.rowid", Part("note_search MATCH ?", (expression,)))
    in_claims = compose("SELECT rowid FROM claim_search WHERE {match}", match=claims.where)
    in_notes = compose("SELECT rowid FROM note_search WHERE {match}", match=notes.where)
    if compose("{hits} LIMIT 1", hits=in_notes).run(conn).fetchone() is None:
        return Filter(_probe("{id} IN ({hits})", hits=in_claims).test, (claims,))
    hits = joined(" UNION ", (in_claims, in_notes))
    return Filter(_probe("{id} IN ({hits})", hits=hits).test, (claims, notes))


def _probe(template: str, **pieces: Part) -> Filter:
    return Filter(compose(template, id="{id}", **pieces))
