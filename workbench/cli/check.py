"""``workbench check``: the claims of the store held against the saved sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.cli.progress import progress_line
from workbench.model import SourceCheckStatus

if TYPE_CHECKING:
    from workbench.desk.checking import CheckSummary
    from workbench.store import Store


@click.command(
    epilog="Examples: workbench check; workbench check --article story.txt --status altered --json"
)
@click.option("--article", metavar="ARTICLE", help="Only this one: the start of its id, its file or title.")
@click.option(
    "--status",
    type=click.Choice([word.value for word in SourceCheckStatus]),
    help="Show the claims with this status.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a claim and cited outlet.")
@common_options
@pass_settings
def command(settings: Settings, *, article: str | None, status: str | None, as_json: bool) -> None:
    """Hold the claims against the saved texts of the outlets they cite.

    Prints how many were confirmed, altered and so on; with --status the claims themselves. It is a
    suggestion: no verdict is given or changed. The check runs by itself when an article or a source
    is added. The exit status is 0 whatever was found, 2 where the store or the article cannot be
    used, 130 after Ctrl+C: what was checked by then is kept.
    """
    from workbench.desk.checking import check_article, records
    from workbench.desk.exporting import article_named
    from workbench.store import open_store

    wanted = None if status is None else SourceCheckStatus(status)
    with open_store(settings.store_path, create=False) as store:
        chosen = None if article is None else article_named(store, article)
        with progress_line("Checking, claims") as draw:
            summary = check_article(store, chosen, draw)
        if as_json:
            for record in records(store, chosen, wanted):
                click.echo(json.dumps(record, ensure_ascii=True))
        elif wanted is None:
            _tell(summary)
        else:
            _list(store, chosen, wanted)


def _tell(summary: CheckSummary) -> None:
    for status in SourceCheckStatus:
        show(f"{status.value.replace('_', ' '):<15}{summary.counts.get(status, 0):>7}")


def _list(store: Store, article_id: str | None, status: SourceCheckStatus) -> None:
    from workbench.desk.checking import readings
    from workbench.desk.reasons import reason

    sources = store.sources()
    for claim, check in readings(store, article_id, status):
        show(f"{claim.text}")
        show(f"  {reason(check, sources)}")
