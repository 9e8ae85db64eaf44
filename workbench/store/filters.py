"""A view's filters as sets of row ids that SQLite can stream in order of place, or probe for one id."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.model import FrameClass, VerdictValue
from workbench.store.cells import cell
from workbench.store.claim_cells import facet_id
from workbench.store.search import match_expression, phrase_expression
from workbench.store.sql import Part, Value, bound, compose, joined
from workbench.store.views import Condition, View

_ALWAYS = Part("1")

_SINGLE = {"kind", "attribution_type", "frame_class"}
"""Dimensions of which every claim has one value: not this one is to have one of the others."""

_COMMON = 20_000
"""Claims found by words from which on claims without them are probed one by one."""

_INDEXED = 3
"""Letters of a word's beginning that the full-text tables have an index of."""

_LETTERS = re.compile(r"\w+")

_DRAWN, _SOON = 200, 10
"""Of so many claims so many have to lack a word, for it to be probed one by one."""


@dataclass(frozen=True, slots=True)
class Stream:
    """A way to read a set in order of place: FROM ``source`` WHERE ``where``, the ids in ``column``.

    Attributes:
        distinct: True where an id can come more than once.
        order: What to sort by for the order of place; the rows come so already.
    """

    source: str
    column: str
    where: Part
    distinct: bool = False
    order: tuple[str, ...] = ("1",)


@dataclass(frozen=True, slots=True)
class Filter:
    """A set of claims.

    Attributes:
        test: A condition that is true of the claim ``{id}`` if it is in the set.
        streams: Whose union the set is; none where it can only be probed.
        one_by_one: Another test, for probing a few ids, where ``test`` reads the whole set first.
        quickly_probed: True where that takes microseconds for an id, else up to some milliseconds.
    """

    test: Part
    streams: tuple[Stream, ...] = ()
    one_by_one: Part | None = None
    quickly_probed: bool = False

    def probe(self, column: str, *, few: bool = False) -> Part:
        """Return the condition for the claim in this column, of which there are few or any number."""
        single = self.one_by_one if few and self.quickly_probed else None
        test = single or self.test
        return Part(test.sql.replace("{id}", column), test.values)


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
        ("frame_class", view.frame_class),
    ):
        if value is not None:
            facet = facet_id(conn, dimension, value)
            if facet is None:
                return None
            found.append(_facet(facet))
    if view.reports_only is not None:
        reports = _reports(conn, wanted=view.reports_only)
        if reports is None:
            return None
        found.append(reports)
    if view.verdict is not None:
        found.append(verdict_filter(view.verdict, view.reviewer))
    found += _states(view)
    expression = match_expression(view.search) if view.search else None
    if expression is not None:
        found.append(_search(conn, expression))
    for condition in view.conditions:
        parts = _condition(conn, condition, view.reviewer)
        if parts is None:
            return None
        found += parts
    return found


def _states(view: View) -> Iterator[Filter]:
    """Yield the filters by what became of a claim, verdicts aside."""
    if view.has_note is not None:
        yield _held("note", _ALWAYS, wanted=view.has_note)
    if view.has_evidence is not None:
        yield _held("evidence", _ALWAYS, wanted=view.has_evidence)
    if view.reopened is not None:
        yield _held("reopened", _by(view.reviewer), wanted=view.reopened)
    if view.source_status is not None:
        yield source_filter("status", view.source_status.value)
    if view.retired is not None:
        yield retired_filter(wanted=view.retired)


def _condition(conn: sqlite3.Connection, condition: Condition, reviewer: str | None) -> list[Filter] | None:
    """Return the filters that a condition amounts to, all of which hold; None where nothing matches."""
    subject, values, negated = condition.subject, condition.values, condition.negated
    if subject == "search":
        values = tuple(value for value in values if phrase_expression(value) is not None)
        if not values:
            return []
    if negated and subject in _SINGLE:
        known = conn.execute("SELECT value FROM facet WHERE dimension = ?", (subject,)).fetchall()
        values = tuple(str(value) for (value,) in known if value not in values)
        negated = False
    found = [one for value in values if (one := _having(conn, subject, value, reviewer)) is not None]
    if negated:
        return [_lacking(conn, one) for one in found]
    return [_either(found)] if found else None


def _having(conn: sqlite3.Connection, subject: str, value: str, reviewer: str | None) -> Filter | None:
    """Return the claims with a value of a subject; None where there can be none."""
    if subject == "verdict":
        return verdict_filter(VerdictValue(value), reviewer)
    if subject == "source_status":
        return source_filter("status", str(value))
    if subject == "decided_by":
        return _any_of("verdict", compose("value <> 'unreviewed' AND {who}", who=_by(value)))
    if subject == "search":
        expression = phrase_expression(value)
        return None if expression is None else _search(conn, expression)
    facet = facet_id(conn, subject, value)
    return None if facet is None else _facet(facet)


def _either(filters: list[Filter]) -> Filter:
    """Return the claims that are in any of some sets."""
    if len(filters) == 1:
        return filters[0]
    test = compose("({any})", any=joined(" OR ", (one.test for one in filters)))
    singly = compose("({any})", any=joined(" OR ", (one.one_by_one or one.test for one in filters)))
    streams = tuple(stream for one in filters for stream in one.streams)
    return Filter(test, streams if all(one.streams for one in filters) else (), singly)


def _lacking(conn: sqlite3.Connection, one: Filter) -> Filter:
    """Return the claims that are not in a set."""
    test = one.test
    if one.quickly_probed and _many(conn, one.streams) and _some_lack(conn, one.one_by_one or test):
        test = one.one_by_one or test
    return Filter(compose("NOT {test}", test=test))


def _many(conn: sqlite3.Connection, streams: tuple[Stream, ...]) -> bool:
    """Return whether streams hold so many ids that reading them all would keep somebody waiting."""
    return any(
        compose("SELECT 1 FROM {source} WHERE {where} LIMIT 1 OFFSET {most}", source=stream.source,
                where=stream.where, most=bound(_COMMON)).run(conn).fetchone()
        for stream in streams
    )  # fmt: skip


def _some_lack(conn: sqlite3.Connection, test: Part) -> bool:
    """Return whether claims that fail a test are soon found, by a look at the first of the store.

    Where hardly any fails, testing each takes fifty times as long as reading beforehand all that pass.
    """
    lacking = compose(
        "SELECT count(*) FROM (SELECT c.id AS id FROM claim AS c LIMIT {drawn}) AS first WHERE NOT {test}",
        drawn=bound(_DRAWN),
        test=Filter(test).probe("first.id"),
    )
    return bool(lacking.run(conn).fetchone()[0] >= _SOON)


def undecided_filter(reviewer: str | None) -> Filter:
    """Return the claims on which a reviewer, or anybody, has no decision in force at all."""
    return _none_of("verdict", _by(reviewer))


def verdict_filter(value: VerdictValue, reviewer: str | None) -> Filter:
    """Return the claims with this verdict by a reviewer, or by anybody; ``unreviewed`` is none at all."""
    who = _by(reviewer)
    if value is VerdictValue.UNREVIEWED:
        return _none_of("verdict", compose("value <> 'unreviewed' AND {who}", who=who))
    what = compose("value = {value} AND {who}", value=bound(value.value), who=who)
    return _any_of("verdict", what, distinct=reviewer is None)


def no_verdict_among(values: tuple[VerdictValue, ...]) -> Filter:
    """Return the claims to which nobody gave any of these verdicts."""
    words = joined(", ", (bound(value.value) for value in values))
    return _none_of("verdict", compose("value IN ({words})", words=words))


def _facet(facet: int) -> Filter:
    return _any_of("claim_facet", Part("facet = ?", (facet,)))


def _reports(conn: sqlite3.Connection, *, wanted: bool) -> Filter | None:
    """Return the claims that are reported or stated outright, or all others; None where there are none."""
    reported = ("", FrameClass.REPORT)
    classes = reported if wanted else tuple(each for each in FrameClass if each not in reported)
    named = (facet_id(conn, "frame_class", each) for each in classes)
    keys = [key for key in named if key is not None]
    if not keys:
        return None
    # A claim has one class, so that the streams share no claim.
    among = compose("facet IN ({keys})", keys=joined(", ", (bound(key) for key in keys)))
    streams = tuple(stream for key in keys for stream in _facet(key).streams)
    return Filter(_any_of("claim_facet", among).test, streams)


def source_filter(column: Literal["status", "risk"], value: Value) -> Filter:
    """Return the claims with this source status or risk."""
    return _any_of("claim_source", compose("{column} = {value}", column=column, value=bound(value)))


def _held(table: str, where: Part, *, wanted: bool) -> Filter:
    """Return the claims with such a row in a table, or those without."""
    return _any_of(table, where, distinct=True) if wanted else _none_of(table, where)


def _by(reviewer: str | None) -> Part:
    return _ALWAYS if reviewer is None else Part("reviewer = ?", (cell(reviewer),))


def retired_filter(*, wanted: bool) -> Filter:
    """Return the claims that were set aside, or all others."""
    if not wanted:
        return _probe("{id} NOT IN (SELECT id FROM claim WHERE retired = 1)")
    probe = _probe("{id} IN (SELECT id FROM claim WHERE retired = 1)")
    return Filter(probe.test, (Stream("claim AS aside", "aside.id", Part("aside.retired = 1")),))


def _any_of(table: str, where: Part, *, distinct: bool = False) -> Filter:
    """Return the claims with such a row in a table that names them in its column ``claim``."""
    # Inside the probe the table has another name: the id to test can come from the same table outside.
    probe = _probe("EXISTS (SELECT 1 FROM {table} AS held WHERE held.claim = {id} AND {where})", table, where)
    return Filter(probe.test, (Stream(table, table + ".claim", where, distinct=distinct),))


def _none_of(table: str, where: Part) -> Filter:
    return _probe(
        "NOT EXISTS (SELECT 1 FROM {table} AS held WHERE held.claim = {id} AND {where})", table, where
    )


def _search(conn: sqlite3.Connection, expression: str) -> Filter:
    tables = ["claim_search"]
    noted = conn.execute("SELECT 1 FROM note_search WHERE note_search MATCH ? LIMIT 1", (expression,))
    if noted.fetchone() is not None:
        tables.append("note_search")
    matches = {
        table: compose("{table} MATCH {words}", table=table, words=bound(expression)) for table in tables
    }
    hits = [compose("SELECT rowid FROM {t} WHERE {match}", t=t, match=match) for t, match in matches.items()]
    single = [compose("EXISTS ({hits} AND rowid = {id})", hits=one, id="{id}") for one in hits]
    return Filter(
        _probe("{id} IN ({where})", where=joined(" UNION ", hits)).test,
        tuple(Stream(table, table + ".rowid", match) for table, match in matches.items()),
        compose("({any})", any=joined(" OR ", single)),
        # What begins with more letters is not in an index of beginnings: each probe merges all such words.
        quickly_probed=all(len(word) <= _INDEXED for word in _LETTERS.findall(expression)),
    )


def _probe(template: str, table: str = "", where: Part = _ALWAYS) -> Filter:
    return Filter(compose(template, id="{id}", table=table, where=where))
