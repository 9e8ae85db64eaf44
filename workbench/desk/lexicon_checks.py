"""What a user's own lexicon row must hold, and what the user should know of it before it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from workbench.errors import InputError
from workbench.lexicon import Entry, Lexicon, OwnRow, shipped_lexicon
from workbench.lexicon.everyday import is_everyday
from workbench.lexicon.own import shipped_row
from workbench.text import fold, printable

CLASSES = ("report", "belief", "intent", "attitude")
"""What the source of a verb does with the content."""

LONGEST_NAME = 120
"""Characters of a name: the longest shipped one has 62."""

_FIELDS = {
    Entry.OUTLET: {"aliases", "ambiguous_aliases", "domains"},
    Entry.WEAPON: {"aliases", "ambiguous_aliases", "category", "designation"},
    Entry.VERB: {"forms", "frame_class"},
    Entry.UNIT: {"forms", "category", "subtype"},
}
_CALLED = {"frame_class": "class"}
_NAMED = 3


def checked(row: OwnRow) -> OwnRow:
    """Return the row with its blanks put in order, ready to be used.

    Raises:
        InputError: A name is empty, too long, or holds what cannot be shown or written; a field does
            not go with its kind of row.
    """
    unfit = sorted(
        _CALLED.get(field, field)
        for field in set().union(*_FIELDS.values()) - _FIELDS[row.entry]
        if getattr(row, field)
    )
    if unfit:
        raise InputError(f"{unfit[0]} does not go with the entry {row.entry}")
    if not row.name.strip():
        raise InputError("the name is empty")
    row = replace(
        row,
        name=_name(row.name),
        aliases=_names(row.aliases),
        ambiguous_aliases=_names(row.ambiguous_aliases),
        domains=tuple(dict.fromkeys(_domain(domain) for domain in row.domains)),
        category=_name(row.category),
        designation=_name(row.designation),
        subtype=_name(row.subtype),
        forms=_names(row.forms),
    )
    if row.off:
        if shipped_row(row.entry, row.name) is None:
            raise InputError(f"{row.name!r} is no shipped {row.entry}: there is nothing to switch off")
        return OwnRow(row.entry, row.name, off=True)
    if row.frame_class not in {"", *CLASSES}:
        raise InputError(f"class {printable(row.frame_class)!r} is none of {', '.join(CLASSES)}")
    if row.entry is Entry.UNIT:
        row = replace(row, category=row.category or "quantity")
        if row.category not in counted():
            raise InputError(f"category {row.category!r} is none of {', '.join(counted())}")
    return row


@cache
def counted() -> tuple[str, ...]:
    """Return what a unit can count, in the lexicon's words."""
    return ("quantity", *sorted({row.fact_type for row in shipped_lexicon().units}))


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(name) for name in names if name.strip()))


def _name(name: str) -> str:
    plain = " ".join(name.split())
    shown = printable(plain)
    if shown != plain:
        raise InputError(f"{shown!r} holds a character that cannot be shown; type the name anew")
    if "|" in plain:
        raise InputError(f"{shown!r}: a name cannot hold a bar, which keeps the names in a cell apart")
    if len(plain) > LONGEST_NAME:
        raise InputError(f"{shown[:30]!r} …: a name has {LONGEST_NAME} characters at most")
    return plain


def _domain(domain: str) -> str:
    plain = _name(domain).casefold().removeprefix("https://").removeprefix("http://")
    plain = plain.partition("/")[0].removeprefix("www.")
    if "." not in plain.strip(".") or " " in plain:
        raise InputError(f"{domain!r} is no domain; write it as in example.org")
    return plain


def warnings_on(row: OwnRow, own: Iterable[OwnRow], lexicon: Lexicon) -> list[str]:
    """Return what the user should know of a new row, one line each.

    Args:
        row: As ``checked`` returned it.
        own: The user's rows in force before it.
        lexicon: All rows in force before it.
    """
    warnings = []
    stood_in = {other.key for other in own}
    shipped = shipped_row(row.entry, row.name)
    if shipped is not None and row.key not in stood_in and not row.off:
        warnings.append(_shadowed(row, shipped))
    if row.off or row.entry not in {Entry.OUTLET, Entry.WEAPON}:
        return warnings
    bearers = _bearers(lexicon, row.entry)
    for name in row.sure_names:
        others = sorted(bearers.get(_bare(name), set()) - {row.name, shipped.name if shipped else row.name})
        if others:
            more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
            listed = ", ".join(others[:_NAMED]) + more
            warnings.append(
                f"{name!r} is a name of {listed} too; it means {row.name!r} from now on"
                " (--context-alias where the article's words shall decide)"
            )
        if is_everyday(name):
            warnings.append(
                f"{name!r} is an everyday word too, and will be taken for the {row.entry} where it is none:"
                " --context-alias makes it count only in context"
            )
    return warnings


def _shadowed(row: OwnRow, shipped: OwnRow) -> str:
    lost = [
        name
        for field in ("aliases", "domains", "forms")
        for name in getattr(shipped, field)
        if name not in {*row.aliases, *row.ambiguous_aliases, *row.domains, *row.forms}
    ]
    listed = ", ".join(lost[:6]) + (f" and {len(lost) - 6} more" if len(lost) > 6 else "")
    what = f"; no longer known: {listed}" if lost else ""
    return f"{row.name!r} is a shipped {row.entry}: your row stands in for it{what}"


def _bearers(lexicon: Lexicon, entry: Entry) -> Mapping[str, set[str]]:
    bearers: dict[str, set[str]] = {}
    for row in lexicon.outlets if entry is Entry.OUTLET else lexicon.weapons:
        for name in (row.name, *row.aliases):
            bearers.setdefault(_bare(name), set()).add(row.name)
    return bearers


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ").replace(".", "")
