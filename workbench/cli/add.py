"""``workbench add``: articles into the store, without a screen."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import closing
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import (
    Settings,
    common_options,
    complain,
    edition_option,
    lexicon_option,
    pass_settings,
    published_option,
    show,
)
from workbench.cli.progress import FilesLine
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.desk.batch import Report
    from workbench.desk.changes import Details
    from workbench.store import Added

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it: 128 and the signal's number."""


@click.command(epilog="Example: workbench add story.txt drafts/ --published 2024-11-18")
@click.argument("targets", metavar="FILE|FOLDER|-", nargs=-1)
@published_option
@click.option("--title", metavar="TEXT", help="The headline, instead of the one found in the text.")
@click.option("--url", metavar="URL", help="Where the article appeared.")
@click.option("--publisher", metavar="NAME", help="Who published it; that is no outlet it cites.")
@edition_option
@lexicon_option
@click.option(
    "--reread",
    is_flag=True,
    help="Read articles of the store again (those named, else all); decisions stay.",
)
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
    edition_of: str | None,
    lexicon: Path | None,
    reread: bool,
    as_json: bool,
) -> None:
    """Add articles to the store without opening a screen.

    Takes files, folders (.txt, .md, .html, .htm) and - for standard input. A text that is in the
    store already is left as it is, verdicts and all, and is not read again: a folder that was
    interrupted goes on with the same command. A file that cannot be used is reported and stops no
    other; the status is then 2. With --edition-of the file is another version of a stored article:
    what says the same keeps its verdicts, what changed is open again.
    """
    from workbench.desk.batch import add_all, reread_all
    from workbench.desk.changes import Details

    details = Details(published, title, url, publisher)
    _check(targets, details, reread=reread)
    if edition_of is not None:
        if reread or len(targets) != 1:
            raise click.UsageError("--edition-of takes one file, and goes without --reread")
        _add_edition(settings, targets[0], edition_of, details, lexicon, as_json=as_json)
        return
    with FilesLine() as line:
        if reread:
            reports = reread_all(
                settings.store_path,
                targets,
                model=settings.model_name,
                lexicon=lexicon,
                reviewer=settings.reviewer_name,
                watch=line.watch,
            )
        else:
            reports = add_all(
                settings.store_path,
                targets,
                details,
                model=settings.model_name,
                lexicon=lexicon,
                reviewer=settings.reviewer_name,
                watch=line.watch,
            )
        status = _print_all(reports, line, as_json=as_json)
    ctx.exit(status)


def _add_edition(
    settings: Settings, target: str, article: str, details: Details, lexicon: Path | None, *, as_json: bool
) -> None:
    """Bring a file in as another version of a stored article and say what became of its claims."""
    from workbench.desk.editions import add_edition, summary

    with FilesLine() as line:
        added = add_edition(
            settings.store_path, target, article, details, model=settings.model_name, lexicon=lexicon,
            reviewer=settings.reviewer_name, on_progress=line.watch(target, 0, 1), on_warning=complain,
        )  # fmt: skip
    if as_json:
        counts = {field.name: getattr(added, field.name) for field in fields(added) if field.name != "added"}
        record = {"file": target, "outcome": added.added.outcome.value, "article_id": added.added.article_id}
        click.echo(json.dumps({**record, "claims": added.added.claims, **counts}))
        return
    show(_line(target, added.added, told_below=True))
    for sentence in summary(added):
        show(f"  {sentence}")


def _check(targets: tuple[str, ...], details: Details, *, reread: bool) -> None:
    stated = [field for field in fields(details) if getattr(details, field.name) is not None]
    if reread and stated:
        raise InputError(f"--reread changes nothing of what is known: leave --{stated[0].name} out")
    if not targets and not reread:
        raise click.UsageError("Missing argument 'FILE|FOLDER|-'")
    if len(targets) > 1 and (details.title or details.url):
        raise InputError("--title and --url go with one file: add the files one by one")


def _print_all(reports: Generator[Report], line: FilesLine, *, as_json: bool) -> int:
    """Print the reports as they come and return the exit status."""
    done, failed = 0, False
    try:
        with closing(reports):
            for report in reports:
                line.clear()
                failed = failed or report.fault is not None
                _print(report, as_json=as_json)
                done += 1
    except KeyboardInterrupt:
        line.clear()
        complain(
            f"stopped after {done} file{'' if done == 1 else 's'}; what was added stays, "
            "and the same command again goes on from there"
        )
        return INTERRUPTED
    return InputError.exit_code if failed else 0


def _print(report: Report, *, as_json: bool) -> None:
    for warning in report.warnings:
        complain(warning)
    if report.fault is not None:
        complain(str(report.fault))
    if as_json:
        click.echo(json.dumps(_record(report)))
    elif report.added is not None:
        show(_line(report.target, report.added))


def _line(target: str, added: Added, *, told_below: bool = False) -> str:
    claims = f"{added.claims} claim{'' if added.claims == 1 else 's'}"
    aside = f", {added.vanished} with decisions set aside" if added.vanished and not told_below else ""
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
