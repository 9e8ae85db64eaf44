"""Reads the lexicon's CSV files: the shipped rows, then a user's own on top of them."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import TypeVar

from workbench.lexicon.rows import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow

Row = Mapping[str, str]

LONG_TAIL_TIER = 3
"""Outlets of this tier carry many everyday names: left out unless asked for."""

_AnyRow = TypeVar("_AnyRow")


@cache
def shipped_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package, without the long tail of outlets."""
    return load_lexicon()


def long_tail() -> tuple[OutletRow, ...]:
    """Return the shipped outlets of the third tier.

    They are read anew each time, in some hundredths of a second: four megabytes that are seldom asked for.
    """
    return tuple(_outlet(row) for row in _rows("outlets.csv") if int(row["tier"]) == LONG_TAIL_TIER)


def load_lexicon(
    outlets: Iterable[OutletRow] = (),
    weapons: Iterable[WeaponRow] = (),
    cues: Iterable[CueRow] = (),
    units: Iterable[UnitRow] = (),
    *,
    long_tail: bool = False,
) -> Lexicon:
    """Return the shipped lexicon with these rows added; a row replaces the shipped one of its name.

    Args:
        outlets: Outlet rows of the user's own.
        weapons: Weapon rows of the user's own.
        cues: Cue rows of the user's own, by kind and lemma.
        units: Count nouns of the user's own, by head.
        long_tail: Keep the third tier of outlets as well.
    """
    shipped = (_outlet(row) for row in _rows("outlets.csv") if long_tail or int(row["tier"]) < LONG_TAIL_TIER)
    all_outlets = _overlay(shipped, outlets, key=lambda row: row.name)
    all_weapons = _overlay(map(_weapon, _rows("weapons.csv")), weapons, key=lambda row: row.name)
    all_cues = _overlay(map(_cue, _rows("reporting_verbs.csv")), cues, key=lambda row: row.key)
    all_units = _overlay(map(_unit, _rows("person_units.csv")), units, key=lambda row: row.head)
    return lexicon_of(all_outlets, all_weapons, all_cues, all_units)


def lexicon_of(
    outlets: tuple[OutletRow, ...],
    weapons: tuple[WeaponRow, ...],
    cues: tuple[CueRow, ...],
    units: tuple[UnitRow, ...],
) -> Lexicon:
    """Return the lexicon of these rows and no others, with the digest that tells it from others."""
    digest = hashlib.sha256(repr((outlets, weapons, cues, units)).encode("utf-8", "surrogatepass"))
    return Lexicon(outlets, weapons, cues, units, digest.hexdigest()[:16])


def _overlay(
    shipped: Iterable[_AnyRow], own: Iterable[_AnyRow], key: Callable[[_AnyRow], str]
) -> tuple[_AnyRow, ...]:
    own = list(own)
    replaced = {key(row) for row in own}
    return (*(row for row in shipped if key(row) not in replaced), *own)


def _rows(name: str) -> Iterator[Row]:
    file = resources.files("workbench.lexicon") / "data" / name
    yield from csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))


def _many(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _outlet(row: Row) -> OutletRow:
    return OutletRow(
        name=row["name"],
        aliases=_many(row["aliases"]),
        ambiguous_aliases=_many(row["ambiguous_aliases"]),
        domains=_many(row["domains"]),
        country=row["country"],
        language=row["language"],
        type=row["type"],
        ambiguous=row["ambiguous"] == "yes",
        tier=int(row["tier"]),
    )


def _weapon(row: Row) -> WeaponRow:
    return WeaponRow(
        name=row["name"],
        aliases=_many(row["aliases"]),
        ambiguous_aliases=_many(row["ambiguous_aliases"]),
        variants=_many(row["variants"]),
        designation=row["designation"],
        category=row["category"],
        origin=_many(row["origin"]),
        kind=row["kind"],
        ambiguous=row["ambiguous"] == "yes",
        tier=int(row["tier"]),
    )


def _cue(row: Row) -> CueRow:
    return CueRow(
        lemma=row["lemma"],
        kind=row["kind"],
        forms=_many(row["forms"]),
        strength=row["strength"],
        stance=row["stance"],
        constructions=_many(row["constructions"]),
        prepositions=_many(row["prepositions"]),
        ambiguous=row["ambiguous"] == "yes",
        frame_class=row["class"],
    )


def _unit(row: Row) -> UnitRow:
    return UnitRow(
        head=row["head"],
        forms=_many(row["forms"]),
        fact_type=row["fact_type"],
        subtype=row["subtype"],
        ambiguous=row["ambiguous"] == "yes",
    )
