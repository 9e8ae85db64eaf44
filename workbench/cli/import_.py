"""``workbench import``: reads verdicts and notes back from a CSV file, and collections of fact-checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, complain, pass_settings, show
from workbench.cli.progress import progress_line
from workbench.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.desk.collections import Read
    from workbench.desk.imported import Conflict, Imported
    from workbench.model import Verdict
    from workbench.store import Store

CONFLICTS_SHOWN = 5


@click.command(epilog="Example: workbench import verdicts.csv")
@click.argument("file", metavar="FILE", required=False)
@click.option(
    "--collection", metavar="NAME", help="Name of a collection of fact-checks; else the file's own."
)
@click.option("--list-collections", is_flag=True, help="List the collections in the store.")
@click.option("--remove-collection", "gone", metavar="NAME", help="Remove a collection from the store.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that says what was done.")
@common_options
@pass_settings
def command(
    settings: Settings,
    file: str | None,
    *,
    collection: str | None,
    list_collections: bool,
    gone: str | None,
    as_json: bool,
) -> None:
    """Read verdicts back from CSV, or checks of others.

    The file is one that `workbench export` wrote: verdicts, evidence or a ledger. Decisions and notes
    keep their reviewers and times; what the store knows already is not read twice, and of two decisions
    of one reviewer the later counts. If any row names a claim that the store does not hold, nothing is
    imported. Evidence is held to the saved texts; of a ledger the missing entries are taken in, and a
    broken chain is refused.

    A file of other people's fact-checks is known by its shape: CSV or JSON Lines with claim, verdict,
    publisher, claimant, date, url and title, or ClaimReview. Each claim is then told whether it was
    checked before; nothing is decided by it.
    """
    if list_collections or gone is not None:
        if file is not None or (list_collections and gone is not None):
            raise click.UsageError("Give a FILE, --list-collections or --remove-collection: one of them.")
        _keep(settings, gone, as_json=as_json)
        return
    if file is None:
        raise click.UsageError("Missing argument 'FILE'.")
    from workbench.desk.collections import is_collection

    if is_collection(Path(file)):
        _collect(settings, file, collection, as_json=as_json)
        return
    if collection is not None:
        raise InputError(f"{file}: its header names no claim beside a verdict, publisher, date or url")
    from workbench.desk.importing import import_csv, table_of
    from workbench.store import open_store

    table = table_of(settings.store_path, Path(file))
    with open_store(settings.store_path, create=False) as store, progress_line(f"{file}, bytes") as draw:
        if table != "verdicts":
            record, line = _other(store, table, Path(file), settings.reviewer_name, draw)
        else:
            done = import_csv(store, Path(file), settings.reviewer_name, on_progress=draw)
    if as_json:
        click.echo(json.dumps(_record(file, done) if table == "verdicts" else record))
    elif table == "verdicts":
        _print(file, done)
    else:
        show(line)


def _other(
    store: Store, table: str, path: Path, reviewer: str, draw: Callable[[int, int], None]
) -> tuple[dict[str, object], str]:
    """Import evidence or a ledger; return what was done as a record and as a line."""
    if table == "evidence":
        from workbench.desk.importing_evidence import import_evidence

        done = import_evidence(store, path, reviewer, on_progress=draw)
        return (
            {"file": str(path), "rows": done.rows, "passages": done.passages, "unchanged": done.unchanged},
            (
                f"Imported {_counted(done.passages, 'passage')} from {path}; "
                f"{_counted(done.unchanged, 'row')} said nothing new."
            ),
        )
    from workbench.desk.importing_ledger import import_ledger

    taken = import_ledger(store, path, on_progress=draw)
    known = taken.lines - taken.entries
    return (
        {"file": str(path), "rows": taken.lines, "entries": taken.entries, "unchanged": known},
        (
            f"Imported {taken.entries} {'entry' if taken.entries == 1 else 'entries'} from {path}; "
            f"{known} {'was' if known == 1 else 'were'} in the ledger already."
        ),
    )


def _collect(settings: Settings, file: str, name: str | None, *, as_json: bool) -> None:
    from workbench.desk.collections import read_collection
    from workbench.store import open_store

    with open_store(settings.store_path) as store, progress_line(f"{file}, bytes") as draw:
        done = read_collection(store, Path(file), name, on_progress=draw)
    if as_json:
        click.echo(json.dumps(_collected(file, done)))
        return
    counts = done.counts
    show(
        f"Collection {done.name}: {_counted(counts.new, 'new check')}, {counts.changed} changed, "
        f"{counts.unchanged} known already."
    )
    for line in done.faults:
        complain(f"{file}, {line}")
    if done.faulty > len(done.faults):
        complain(f"{file}: and {done.faulty - len(done.faults)} more such lines")


def _collected(file: str, done: Read) -> dict[str, object]:
    return {
        "file": file,
        "collection": done.name,
        "rows": done.rows,
        "new": done.counts.new,
        "changed": done.counts.changed,
        "unchanged": done.counts.unchanged,
        "faulty": done.faulty,
        "faults": done.faults,
    }


def _keep(settings: Settings, gone: str | None, *, as_json: bool) -> None:
    """List the collections, or remove one."""
    from workbench.store import open_store

    with open_store(settings.store_path, create=False) as store:
        removed = None if gone is None else store.remove_collection(gone)
        there = store.collections()
    if as_json:
        listed = [{"collection": each.name, "checks": each.checks} for each in there]
        click.echo(json.dumps({"removed": removed, "collections": listed}))
    elif removed is not None:
        show(f"Removed collection {gone} with {_counted(removed, 'check')}; decisions taken after them stay.")
    else:
        for each in there:
            show(f"{each.checks:>9,}  {each.changed_at[:10]}  {each.name}")
        if not there:
            show("There are no collections: workbench import FILE reads one in.")


def _print(file: str, done: Imported) -> None:
    parts = f"{_counted(done.verdicts, 'verdict')} and {_counted(done.notes, 'note')}"
    show(f"Imported {parts} from {file}; {_counted(done.unchanged, 'row')} said nothing new.")
    if done.replaced:
        show(f"{_counted(done.replaced, 'decision')} in the store gave way to a later one in the file:")
        _print_conflicts([conflict for conflict in done.conflicts if conflict.replaced], done.replaced)
    if done.kept:
        show(f"{_counted(done.kept, 'decision')} in the file gave way to a later one in the store:")
        _print_conflicts([conflict for conflict in done.conflicts if not conflict.replaced], done.kept)
    if done.retired:
        show(f"{_counted(done.retired, 'row')} left out: their claims are gone from the article's text.")
    if done.by_hand:
        show(f"{_counted(done.by_hand, 'row')} left out: their claims were made by hand in another store.")


def _print_conflicts(conflicts: list[Conflict], count: int) -> None:
    for conflict in conflicts[:CONFLICTS_SHOWN]:
        who = f"  row {conflict.row}, claim {conflict.claim_id}, {conflict.theirs.reviewer}"
        show(f"{who}: store {_words(conflict.ours)}, file {_words(conflict.theirs)}".replace("\n", " "))
    if count > CONFLICTS_SHOWN:
        show(f"  and {count - CONFLICTS_SHOWN} more")


def _words(verdict: Verdict) -> str:
    words = str(verdict.value)
    if verdict.reason:
        words += f" ({verdict.reason})"
    if verdict.attribution:
        words += f", attribution {verdict.attribution}"
    return words


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _record(file: str, done: Imported) -> dict[str, object]:
    return {
        "file": file,
        "rows": done.rows,
        "verdicts": done.verdicts,
        "notes": done.notes,
        "unchanged": done.unchanged,
        "replaced": done.replaced,
        "kept": done.kept,
        "retired": done.retired,
        "by_hand": done.by_hand,
        "conflicts": [
            {
                "row": conflict.row,
                "article_id": conflict.article_id,
                "claim_id": conflict.claim_id,
                "reviewer": conflict.theirs.reviewer,
                "store": _words(conflict.ours),
                "file": _words(conflict.theirs),
                "counts": "file" if conflict.replaced else "store",
            }
            for conflict in done.conflicts
        ],
    }
