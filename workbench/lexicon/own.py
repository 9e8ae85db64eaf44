"""A user's own rows: names that the shipped lexicon lacks, knows otherwise or should not know at all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from workbench.lexicon.load import lexicon_of, shipped_lexicon
from workbench.lexicon.rows import CueRow, Lexicon, OutletRow, UnitRow, WeaponRow
from workbench.text import fold

USUAL_CONSTRUCTIONS = ("that-clause", "wh-clause", "quote-inversion", "object-sometimes")
"""What a verb of the user's own reports in: that of "say" and "tweet" in the shipped rows."""

_AnyRow = TypeVar("_AnyRow")


class Entry(StrEnum):
    """What a row is about."""

    OUTLET = "outlet"
    WEAPON = "weapon"
    VERB = "verb"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of the user's own; it stands in for the shipped one of its name.

    What a row cannot say (an outlet's country, a verb's constructions) is taken over from that one.

    Attributes:
        name: Outlet or weapon, a verb's base form, or the plural noun of a count ("oarsmen").
        aliases: Other names of an outlet or weapon.
        ambiguous_aliases: Those of its names that mean other things too and count only in context.
        category: A weapon's kind ("drone"), or what a unit counts ("troop_count").
        subtype: A finer kind of count ("killed").
        forms: Every form of a verb or unit as it is written.
        frame_class: A verb's "report", "belief", "intent" or "attitude"; "" for report.
        off: The shipped row of this name is not to count, and nothing stands in for it.
    """

    entry: Entry
    name: str
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    category: str = ""
    designation: str = ""
    subtype: str = ""
    forms: tuple[str, ...] = ()
    frame_class: str = ""
    off: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """What no two rows of a user share."""
        return self.entry.value, fold(self.name)

    @property
    def sure_names(self) -> tuple[str, ...]:
        """The names and forms that stand for this row wherever they are found."""
        names = dict.fromkeys((self.name, *self.aliases, *self.forms))
        return tuple(name for name in names if name not in self.ambiguous_aliases)


def laid_over(*layers: Iterable[OwnRow]) -> tuple[OwnRow, ...]:
    """Return the rows in force, where those of a later layer stand in for those of an earlier one."""
    rows = {row.key: row for layer in layers for row in layer}
    return tuple(rows[key] for key in sorted(rows))


def lexicon_with(rows: Iterable[OwnRow]) -> Lexicon:
    """Return the shipped lexicon with a user's rows laid over it.

    A row of the user's own replaces the shipped one of its name, and its aliases and forms mean it
    alone: a shipped row that has one of them loses it.

    Args:
        rows: In any order; of two with one name the later counts.
    """
    own, shipped = laid_over(rows), shipped_lexicon()
    if not own:
        return shipped
    by_kind: dict[Entry, list[OwnRow]] = {entry: [] for entry in Entry}
    for row in own:
        by_kind[row.entry].append(row)
    outlets = _with(shipped.outlets, by_kind[Entry.OUTLET], _name, _without_aliases, _outlet)
    weapons = _with(shipped.weapons, by_kind[Entry.WEAPON], _name, _without_aliases, _weapon)
    cues = _with(shipped.cues, by_kind[Entry.VERB], _verb_name, _without_forms, _cue)
    units = _with(shipped.units, by_kind[Entry.UNIT], lambda row: row.head, _without_forms, _unit)
    # Who looks a name up takes the first row that has it; of verbs that share a form the last holds it.
    return lexicon_of(
        (*outlets.own, *outlets.shipped),
        (*weapons.own, *weapons.shipped),
        (*cues.shipped, *cues.own),
        (*units.own, *units.shipped),
    )


def shipped_row(entry: Entry, name: str) -> OwnRow | None:
    """Return a shipped row as a user would write it, or None where there is none of this name."""
    return _shipped().get((entry.value, fold(name)))


def shipped_rows() -> tuple[OwnRow, ...]:
    """Return all shipped rows that a user can replace, as a user would write them."""
    return tuple(_shipped().values())


@cache
def _shipped() -> Mapping[tuple[str, str], OwnRow]:
    lexicon = shipped_lexicon()
    rows = [
        *(
            OwnRow(
                Entry.OUTLET, row.name, row.aliases, _vague(row), row.domains
            )
            for row in lexicon.outlets
        ),
        *(
            OwnRow(
                Entry.WEAPON, row.name, row.aliases, _vague(row), (), row.category, row.designation
            )
            for row in lexicon.weapons
        ),
        *(
            OwnRow(Entry.VERB, row.lemma, forms=row.forms, frame_class=row.frame_class)
            for row in lexicon.cues
            if row.kind == "verb"
        ),
        *(
            OwnRow(Entry.UNIT, row.head, category=row.fact_type, subtype=row.subtype, forms=row.forms)
            for row in lexicon.units
        ),
    ]  # fmt: skip
    return {row.key: row for row in rows}


def _vague(row: OutletRow | WeaponRow) -> tuple[str, ...]:
    return (row.name, *row.ambiguous_aliases) if row.ambiguous else row.ambiguous_aliases


class _Rows(NamedTuple, Generic[_AnyRow]):
    """A user's rows of one kind, and the shipped ones that are left."""

    own: tuple[_AnyRow, ...]
    shipped: tuple[_AnyRow, ...]


def _with(
    shipped: Iterable[_AnyRow],
    own: Collection[OwnRow],
    name: Callable[[_AnyRow], str | None],
    without: Callable[[_AnyRow, Collection[str]], _AnyRow],
    made: Callable[[OwnRow, _AnyRow | None], _AnyRow],
) -> _Rows[_AnyRow]:
    replaced: dict[str, _AnyRow | None] = {fold(row.name): None for row in own}
    taken = {fold(alias) for row in own if not row.off for alias in row.sure_names}
    kept = []
    for row in shipped:
        called = name(row)
        if called is None:
            kept.append(row)
        elif fold(called) in replaced:
            replaced[fold(called)] = row
        else:
            kept.append(without(row, taken))
    # Of shipped rows that share a name only in another case, the later one lends the rest.
    rows = tuple(made(row, replaced[fold(row.name)]) for row in own if not row.off)
    return _Rows(rows, tuple(kept))


def _name(row: OutletRow | WeaponRow) -> str:
    return row.name


def _verb_name(row: CueRow) -> str | None:
    """Return the name that a verb's row can replace; nouns and phrases are none of the user's."""
    return row.lemma if row.kind == "verb" else None


def _kept(names: tuple[str, ...], taken: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if fold(name) not in taken)


_Named = TypeVar("_Named", OutletRow, WeaponRow)
_Formed = TypeVar("_Formed", CueRow, UnitRow)


def _without_aliases(row: _Named, taken: Collection[str]) -> _Named:
    """Return the row without the aliases that were taken; its own name, if taken, counts only in context."""
    aliases, named = _kept(row.aliases, taken), fold(row.name) in taken
    if len(aliases) == len(row.aliases) and not named:
        return row
    return replace(
        row,
        aliases=aliases,
        ambiguous_aliases=_kept(row.ambiguous_aliases, taken),
        ambiguous=row.ambiguous or named,
    )


def _without_forms(row: _Formed, taken: Collection[str]) -> _Formed:
    forms = _kept(row.forms, taken)
    return row if len(forms) == len(row.forms) else replace(row, forms=forms)


def _outlet(row: OwnRow, known: OutletRow | None) -> OutletRow:
    base = known if known is not None else OutletRow(row.name)
    vague = tuple(name for name in row.ambiguous_aliases if name != row.name)
    return replace(
        base,
        name=row.name,
        aliases=tuple(dict.fromkeys((*row.aliases, *vague))),
        ambiguous_aliases=vague,
        domains=row.domains,
        ambiguous=row.name in row.ambiguous_aliases,
        tier=1,
    )


def _weapon(row: OwnRow, known: WeaponRow | None) -> WeaponRow:
    base = known if known is not None else WeaponRow(row.name)
    vague = tuple(name for name in row.ambiguous_aliases if name != row.name)
    names = (*row.aliases, *vague, *([row.designation] if row.designation else []))
    return replace(
        base,
        name=row.name,
        aliases=tuple(name for name in dict.fromkeys(names) if name != row.name),
        ambiguous_aliases=vague,
        designation=row.designation,
        category=row.category,
        ambiguous=row.name in row.ambiguous_aliases,
        tier=1,
    )


def _cue(row: OwnRow, known: CueRow | None) -> CueRow:
    base = known if known is not None else CueRow(row.name, constructions=USUAL_CONSTRUCTIONS)
    return replace(base, lemma=row.name, forms=row.forms, frame_class=row.frame_class or "report")


def _unit(row: OwnRow, known: UnitRow | None) -> UnitRow:
    base = known if known is not None else UnitRow(row.name)
    return replace(base, head=row.name, forms=row.forms, fact_type=row.category, subtype=row.subtype)
