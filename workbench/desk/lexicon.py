"""Own lexicon rows in use: which are in force, and what changes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from workbench.desk.lexicon_checks import checked, warnings_on
from workbench.desk.lexicon_file import csv_text, read_rows
from workbench.desk.own_file import check_not_the_store
from workbench.errors import InputError
from workbench.lexicon import Entry, Lexicon, OwnRow, laid_over, lexicon_with
from workbench.lexicon.own import shipped_row, shipped_rows
from workbench.store import Store, open_store
from workbench.text import fold


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a row.

    Attributes:
        row: The row as it is in force now, or was before it was removed.
        outcome: "added", "changed", "unchanged", "removed", "switched off" or "restored".
        warnings: What the user should know, one line each.
        articles: Stored articles, whose claims were read before the change.
    """

    row: OwnRow
    outcome: str
    warnings: tuple[str, ...] = ()
    articles: int = 0


def rows_in_force(store: Store | None, file: Path | None = None) -> tuple[OwnRow, ...]:
    """Return the own rows to read with: those of a file, and those of a store laid over them.

    Raises:
        InputError: The file cannot be used.
        StoreError: The store cannot be read.
    """
    from_file = read_rows(file) if file is not None else []
    return laid_over(from_file, store.lexicon_rows() if store is not None else ())


def lexicon_for(store_path: Path | None, file: Path | None = None) -> Lexicon:
    """Return the lexicon in force: shipped rows, then a file's, then a store's.

    Args:
        store_path: None, or a store, which need not exist.
        file: None, or a CSV file of own rows.

    Raises:
        InputError: The file cannot be used.
        StoreError: The store cannot be read.
    """
    if store_path is None or not store_path.exists():
        return lexicon_with(rows_in_force(None, file))
    with open_store(store_path, create=False) as store:
        return lexicon_with(rows_in_force(store, file))


def add_row(store_path: Path, row: OwnRow, reviewer: str, *, replacing: bool = False) -> Change:
    """Keep a row in the store, which is made where there is none.

    Args:
        store_path: The store.
        row: The row; what it leaves open is taken from the row of its name that is in force, own or
            shipped, and its names join that row's.
        reviewer: Who adds it.
        replacing: Take nothing over: the row holds what is given and no more.

    Raises:
        InputError: The row cannot be used.
        StoreError: The store cannot be written.
    """
    row = checked(row)
    with open_store(store_path) as store:
        own = store.lexicon_rows()
        before = next((other for other in own if other.key == row.key), None)
        if not replacing:
            known = before if before is not None and not before.off else shipped_row(row.entry, row.name)
            row = _joined(known, row) if known is not None else row
        warnings = [*warnings_on(row, own, lexicon_with(own)), *_left_behind(row, _saved(store))]
        changed = store.put_lexicon_rows([row], reviewer)
        outcome = "unchanged" if not changed else "added" if before is None else "changed"
        return Change(row, outcome, tuple(warnings), len(store.articles()))


def _change(
    row: OwnRow, before: OwnRow | None, own: Sequence[OwnRow], lexicon: Lexicon, saved: Counter[str]
) -> Change:
    """Return what an imported row does, beside those that were there."""
    if before == row:
        return Change(row, "unchanged")
    warnings = (*warnings_on(row, own, lexicon), *_left_behind(row, saved))
    return Change(row, "added" if before is None else "changed", warnings)


def _saved(store: Store) -> Counter[str]:
    """Return how many sources are saved for each outlet, by its name as it is kept."""
    return Counter(source.outlet for source in store.sources())


def _left_behind(row: OwnRow, saved: Counter[str]) -> list[str]:
    """Tell of saved sources that stand under a name which means another outlet from now on."""
    if row.entry is not Entry.OUTLET or row.off:
        return []
    names = {fold(name) for name in row.sure_names} - {fold(row.name)}
    return [
        f"{_counted(count, 'saved source')} under {outlet!r} will not be found as {row.name!r}:"
        f" `workbench source remove` {'them' if count > 1 else 'it'} and add the file again"
        for outlet, count in saved.items()
        if fold(outlet) in names
    ]


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _joined(known: OwnRow, row: OwnRow) -> OwnRow:
    joined: dict[str, Any] = {
        field.name: tuple(dict.fromkeys((*getattr(known, field.name), *getattr(row, field.name))))
        if isinstance(getattr(row, field.name), tuple)
        else getattr(row, field.name) or getattr(known, field.name)
        for field in fields(row)
    }
    whole = replace(row, **joined)
    # A name given as a sure one is no longer in need of context, and the other way round.
    sure = set(row.aliases) - set(row.ambiguous_aliases)
    return replace(
        whole, ambiguous_aliases=tuple(name for name in whole.ambiguous_aliases if name not in sure)
    )


def remove_row(store_path: Path, entry: Entry, name: str, reviewer: str) -> Change:
    """Take an own row out of force; a shipped one is switched off by an own row that says so.

    Raises:
        InputError: There is no such row.
        StoreError: The store cannot be read or written.
    """
    wanted = OwnRow(entry, " ".join(name.split()))
    with open_store(store_path) as store:
        articles = len(store.articles())
        before = next((row for row in store.lexicon_rows() if row.key == wanted.key), None)
        shipped = shipped_row(entry, name)
        if before is not None and not before.off:
            store.remove_lexicon_row(before)
            back = () if shipped is None else (f"the shipped row {shipped.name!r} counts again",)
            return Change(before, "removed", back, articles)
        if before is not None:
            raise InputError(f"{name!r} is switched off already; `workbench lexicon restore` brings it back")
        if shipped is None:
            raise InputError(f"{name!r}: no row of this name; `workbench lexicon list --all` shows all")
        store.put_lexicon_rows([OwnRow(entry, shipped.name, off=True)], reviewer)
        return Change(shipped, "switched off", (), articles)


def restore_row(store_path: Path, entry: Entry, name: str) -> Change:
    """Let the shipped row of this name count again, without any row of the user's own.

    Raises:
        InputError: No row of the user's own stands before a shipped one of this name.
        StoreError: The store cannot be read or written.
    """
    shipped = shipped_row(entry, name)
    if shipped is None:
        raise InputError(f"{name!r} is no shipped {entry}; `workbench lexicon list --all` shows all rows")
    with open_store(store_path) as store:
        if not store.remove_lexicon_row(shipped):
            raise InputError(f"{shipped.name!r} counts as shipped already")
        return Change(shipped, "restored", (), len(store.articles()))


def import_rows(store_path: Path, file: Path, reviewer: str) -> list[Change]:
    """Keep the rows of a CSV file in the store, all or none; each replaces the one of its name.

    Raises:
        InputError: The file cannot be used.
        StoreError: The store cannot be written.
    """
    rows = laid_over(read_rows(file))
    with open_store(store_path) as store:
        own = store.lexicon_rows()
        before = {row.key: row for row in own}
        lexicon, saved = lexicon_with(own), _saved(store)
        changes = [_change(row, before.get(row.key), own, lexicon, saved) for row in rows]
        store.put_lexicon_rows(rows, reviewer)
        count = len(store.articles())
    return [replace(change, articles=count) for change in changes]


def export_rows(store_path: Path, target: Path | None = None) -> tuple[str, int]:
    """Return the store's own rows as a CSV file, and how many there are.

    Args:
        store_path: The store.
        target: A file to write it to, too.

    Raises:
        StoreError: There is no store, or it cannot be read.
        InputError: The file is the store itself.
        OSError: The file cannot be written.
    """
    with open_store(store_path, create=False) as store:
        rows = store.lexicon_rows()
    text = csv_text(rows)
    if target is not None:
        check_not_the_store(target, store_path)
        target.write_text(text, encoding="utf-8-sig", newline="")
    return text, len(rows)


def listed_rows(
    store_path: Path, *, shipped: bool = False, find: str = "", entry: Entry | None = None
) -> list[tuple[str, OwnRow]]:
    """Return rows with where each comes from, "own" or "shipped", own ones first.

    Args:
        store_path: The store; it need not exist.
        shipped: List the shipped rows that nothing stands in for, too.
        find: Only rows with this text in a name, form or domain.
        entry: Only rows of this kind.
    """
    own: Sequence[OwnRow] = ()
    if store_path.exists():
        with open_store(store_path, create=False) as store:
            own = store.lexicon_rows()
    stood_in = {row.key for row in own}
    rows = [("own", row) for row in own]
    if shipped:
        rows += [("shipped", row) for row in shipped_rows() if row.key not in stood_in]
    wanted = fold(find)
    return [
        (whence, row) for whence, row in rows if (entry is None or row.entry is entry) and _holds(row, wanted)
    ]


def _holds(row: OwnRow, wanted: str) -> bool:
    names: Iterable[str] = (row.name, *row.aliases, *row.forms, *row.domains, row.designation)
    return not wanted or any(wanted in fold(name) for name in names)
