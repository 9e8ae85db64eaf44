"""Sources that are saved already: found by what a user calls them, and removed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from workbench.desk.checking import CheckSummary, check_all, has_sources
from workbench.desk.lexicon import rows_in_force
from workbench.desk.source_outlet import OutletNames
from workbench.errors import InputError
from workbench.lexicon import lexicon_with
from workbench.store import SourceRow, Store, open_store
from workbench.text import fold, printable

OnProgress = Callable[[int, int], None]
"""Called with (claims checked, claims in all)."""


def named_source(store: Store, text: str) -> SourceRow:
    """Return the one source that a user means by a text.

    Raises:
        InputError: There is none, or more than one.
    """
    found = store.find_sources(text)
    if not found:
        raise InputError(f"{printable(text)}: no such source; `workbench source list` shows all")
    if len(found) > 1:
        some = ", ".join(row.source_id for row in found[:3])
        raise InputError(
            f"{printable(text)}: this can mean {len(found)} sources ({some}{' …' if len(found) > 3 else ''}):"
            " give one id"
        )
    return found[0]


def listed_sources(store: Store, outlet: str | None = None, *, removed: bool = False) -> list[SourceRow]:
    """Return the sources in order of adding.

    Args:
        store: Where they are.
        outlet: Only those of this outlet, by its name or another one that the lexicon knows.
        removed: Those that were removed too.
    """
    rows = store.sources(include_removed=removed)
    if outlet is None:
        return rows
    known = OutletNames(lexicon_with(rows_in_force(store)), [row.outlet for row in rows]).named(outlet)
    wanted = {fold(outlet), fold(known or outlet)}
    return [row for row in rows if fold(row.outlet) in wanted]


def remove_source(
    store_path: Path, text: str, *, check: bool = True, on_progress: OnProgress | None = None
) -> tuple[SourceRow, int, CheckSummary | None]:
    """Take a source out of the check; its text and the evidence from it are kept.

    Returns:
        The source as it was, how many claims lost their check by it, and what checking anew found.

    Raises:
        InputError: There is no such source, or several go with the text.
        StoreError: It is removed already, or the store cannot be written.
    """
    with open_store(store_path, create=False) as store:
        row = named_source(store, text)
        lost = store.remove_source(row.source_id)
        checked = check_all(store, on_progress) if check and lost and has_sources(store) else None
    return row, lost, checked
