"""``workbench add``: articles into the store, without a screen."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

import click

from workbench.cli.options import (
    Settings,
    common_options,
    complain,
    pass_settings,
    published_option,
    show,
)
from workbench.cli.progress import progress_line
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.desk.add import Report
    from workbench.store import Added


@click.command(epilog="Example: workbench add story.txt drafts/ --published 2024-11-18")
@click.argument("targets", metavar="FILE|FOLDER|-", nargs=-1, required=True)
@published_option
@click.option("--title", metavar="TEXT", help="The headline, instead of the one found in the text.")
@click.option("--url", metavar="URL", help="Where the article appeared.")
@click.option("--publisher", metavar="NAME", help="Who published it; that is no outlet it cites.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a file, one a line.")
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    targets: tuple[str, ...],
    *,
    published: date | None,
    title: str | None,
    url: str | None,
    publisher: str | None,
    as_json: bool,
) -> None:
    """Add articles to the store without opening a screen.

    Takes files, folders (.txt, .md, .html, .htm) and - for standard input. A text that is in the
    store already is left as it is, verdicts and all. A file that cannot be used is reported and
    stops no other; the status is then 2.
    """
    from workbench.desk.add import Details, add_all

    if len(targets) > 1 and (title or url):
        raise InputError("--title and --url go with one file: add the files one by one")
    details = Details(published, title, url, publisher)
    failed = False
    with ExitStack() as line:

        def watch(file: str) -> Callable[[int, int], None]:
            line.close()  # the line of the file before
            return line.enter_context(progress_line(f"reading {file}"))

        for report in add_all(
            settings.store_path,
            targets,
            details,
            model=settings.model_name,
            reviewer=settings.reviewer_name,
            watch=watch,
        ):
            line.close()
            failed = failed or report.fault is not None
            _print(report, as_json=as_json)
    if failed:
        ctx.exit(InputError.exit_code)


def _print(report: Report, *, as_json: bool) -> None:
    for warning in report.warnings:
        complain(warning)
    if report.fault is not None:
        complain(str(report.fault))
    if as_json:
        click.echo(json.dumps(_record(report)))
    elif report.added is not None:
        show(_line(report.target, report.added))


def _line(target: str, added: Added) -> str:
    claims = f"{added.claims} claim{'' if added.claims == 1 else 's'}"
    aside = f", {added.vanished} with decisions set aside" if added.vanished else ""
    return f"{added.outcome.value:<9}  {target}: {claims}{aside} ({added.article_id})"


def _record(report: Report) -> dict[str, object]:
    added = report.added
    return {
        "file": report.target,
        "outcome": added.outcome.value if added else "failed",
        "article_id": added.article_id if added else None,
        "claims": added.claims if added else None,
        "kept": added.kept if added else None,
        "vanished": added.vanished if added else None,
        "warnings": list(report.warnings),
        "error": str(report.fault) if report.fault else None,
    }
