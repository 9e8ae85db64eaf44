"""``workbench merge``: unites other reviewers' stores with this one."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line

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

    with open_store(settings.store_path, create=False) as store:
        for file in files:
            with progress_line(f"{file}, entries") as draw:
                done = store.merge(file, on_progress=draw)
            if as_json:
                click.echo(json.dumps({"file": str(file), **asdict(done)}))
                continue
            show(
                f"{file}: new here {done.entries} entries, {done.articles} articles, {done.claims} claims, "
                f"{done.sources} sources, {done.versions} source texts, {done.lexicon_rows} lexicon rows"
            )
        if not as_json and done.disagreements:
            show(f"Claims on which reviewers differ, all verdicts kept: {len(done.disagreements)}")
            for one in done.disagreements[:SHOWN]:
                said = ", ".join(f"{reviewer}: {value}" for reviewer, value in one.verdicts)
                show(f"  article {one.article_id[:12]}, claim {one.claim_id}: {said}")
            if len(done.disagreements) > SHOWN:
                show(f"  and {len(done.disagreements) - SHOWN} more: --json lists all")
