"""``workbench merge``: unites other reviewers' stores with this one."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.store import Store

SHOWN = 20
"""Disagreements that are listed; ``--json`` has all."""


@click.command(epilog="Example: workbench merge other.db")
@click.argument("files", metavar="OTHER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file.")
@common_options
@pass_settings
def command(settings: Settings, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Unite other reviewers' stores with yours.

    Articles, claims, decisions, sources and lexicon rows come in; nothing of yours is lost, and the other
    file is only read. Verdicts of several reviewers stay side by side; where they differ, they are listed.
    """
    from workbench.store import open_store

    for file in files:  # all of them before the first: a slip in the last name merges nothing
        if not file.exists():
            raise InputError(f"{file}: there is no such file; give the file of another reviewer's store")
    with open_store(settings.store_path, create=False) as store:
        fresh = False
        for file in files:
            with progress_line(f"{file}, entries") as draw:
                done = store.merge(file, on_progress=draw)
            if as_json:
                _print_json(store, {"file": str(file), **asdict(done)})
                continue
            show(
                f"{file}: new here {done.entries} entries, {done.articles} articles, {done.claims} claims, "
                f"{done.sources} sources, {done.versions} source texts, {done.lexicon_rows} lexicon rows"
            )
            fresh = fresh or bool(done.claims or done.versions)
        if fresh:
            show("What came in is not held against the sources yet: run `workbench check`")
        if not as_json and done.differing:
            show(f"Claims on which reviewers differ, all verdicts kept: {done.differing}")
            for one in islice(store.disagreements(), SHOWN):
                said = ", ".join(f"{reviewer}: {value}" for reviewer, value in one.verdicts)
                show(f"  article {one.article_id[:12]}, claim {one.number} ({said}): {one.text}")
            if done.differing > SHOWN:
                show(f"  and {done.differing - SHOWN} more: --json lists all")


def _print_json(store: Store, done: dict[str, object]) -> None:
    """Print one object on a line; what it lists is written as it is read, however many there are."""
    click.echo(json.dumps(done)[:-1], nl=False)
    start = ', "disagreements": ['
    for one in store.disagreements():
        click.echo(start + json.dumps(asdict(one)), nl=False)
        start = ", "
    click.echo("]}" if start == ", " else f"{start}]}}")
