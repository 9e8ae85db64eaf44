"""``workbench verify-log``: whether the ledger of decisions is as it was written."""

from __future__ import annotations

import json

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line


@click.command(epilog="Example: workbench verify-log --head 9aef9c83…")
@click.option(
    "--head",
    metavar="HASH",
    help="A head written down earlier (exports carry it): the ledger must still hold it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@common_options
@pass_settings
@click.pass_context
def command(ctx: click.Context, settings: Settings, *, head: str | None, as_json: bool) -> None:
    """Replay the ledger of decisions and compare the current state with it.

    Any change to a line, a missing line and any verdict or note that does not follow from the lines
    is listed. Prints the ledger's head: written down and given as --head later, it also shows a log
    that was cut short or rewritten as a whole. Ends with status 1 when something is wrong.
    """
    from workbench.store import open_store

    with (
        open_store(settings.store_path, create=False) as store,
        progress_line("ledger, steps") as draw,
    ):
        found = store.verify(head=head.strip().lower() if head else None, on_progress=draw)
    if as_json:
        click.echo(
            json.dumps(
                {"ok": found.ok, "entries": found.entries, "head": found.head, "problems": found.problems}
            )
        )
    else:
        for problem in found.problems:
            show(problem)
        entries = "1 entry" if found.entries == 1 else f"{found.entries} entries"
        show(f"{entries}, every one as it was written" if found.ok else f"{entries}, with the problems above")
        show(f"head {found.head}")
    if not found.ok:
        ctx.exit(1)
