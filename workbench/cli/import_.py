"""``workbench import``: reads verdicts and notes back from a CSV file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line

if TYPE_CHECKING:
    from workbench.desk.importing import Conflict, Imported
    from workbench.model import Verdict

CONFLICTS_SHOWN = 5


@click.command(epilog="Example: workbench import verdicts.csv")
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object that says what was done.")
@common_options
@pass_settings
def command(settings: Settings, file: str, *, as_json: bool) -> None:
    """Read verdicts back from a CSV file.

    The file is one that `workbench export` wrote. Decisions and notes keep their reviewers and times;
    what the store knows already is not read twice, and of two decisions of one reviewer the later
    counts. If any row names a claim that the store does not hold, nothing is imported.
    """
    from workbench.desk.importing import import_csv
    from workbench.store import open_store

    with open_store(settings.store_path, create=False) as store, progress_line(f"{file}, bytes") as draw:
        done = import_csv(store, Path(file), settings.reviewer_name, on_progress=draw)
    if as_json:
        click.echo(json.dumps(_record(file, done)))
    else:
        _print(file, done)


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
