"""``workbench source``: saved copies of the outlets' own texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import click

from workbench.cli.options import Day, Settings, common_options, complain, pass_settings, show
from workbench.cli.progress import FilesLine, progress_line
from workbench.cli.source_lines import (
    added_line,
    checked_line,
    details_lines,
    record_of,
    report_record,
    row_line,
)
from workbench.errors import InputError
from workbench.text import printable

if TYPE_CHECKING:
    from workbench.desk.sources import SourceReport

INTERRUPTED = 130
"""Exit status after Ctrl+C, as shells have it: 128 and the signal's number."""


class Moment(click.ParamType[datetime]):
    """A day (its first moment, UTC), or a time as RFC 3339 writes it."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:  # noqa: ANN401 - click's signature
        """Return the moment in UTC; fail with the form to write it in."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value)
            if len(value) == len("2031-03-12"):
                moment = moment.replace(tzinfo=UTC)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None:
            self.fail(
                f"{value!r} is no time; write a day, such as 2031-03-12, or 2031-03-12T09:30:00Z", param, ctx
            )
        if moment > datetime.now(UTC):
            self.fail(f"{value!r} lies in the future", param, ctx)
        return moment.astimezone(UTC)


@click.group(epilog='Example: workbench source add saved-pages/; workbench source list --outlet "Radio Varn"')
@common_options
def command() -> None:
    """Save what the cited outlets wrote; list, show and remove what is saved.

    The claims of the store are held against these texts and no others. They are kept word for word,
    every version of them; nothing is fetched from the web unless you give its address.
    """


@command.command(
    "add", epilog='Example: workbench source add page.html --outlet "Radio Varn" --published 2031-03-11'
)
@click.argument("targets", metavar="FILE|FOLDER|URL|-", nargs=-1, required=True)
@click.option("--outlet", metavar="NAME", help="Whose text it is; else its address or the page itself tells.")
@click.option("--url", metavar="URL", help="Where it appeared.")
@click.option("--title", metavar="TEXT", help="Its headline.")
@click.option("--published", metavar="DATE", type=Day(), help="The day it appeared, YYYY-MM-DD.")
@click.option(
    "--accessed",
    metavar="TIME",
    type=Moment(),
    help="When the copy was made, a day or an RFC 3339 time (else now).",
)
@click.option(
    "--yes", is_flag=True, help="Take the name that a page states, though it is near a known outlet's."
)
@click.option("--no-input", is_flag=True, help="Ask nothing; a file whose outlet is unknown is reported.")
@click.option("--allow-private", is_flag=True, help="Fetch from private and loopback addresses too.")
@click.option("--no-check", is_flag=True, help="Do not hold the claims against the new sources now.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a source, one a line.")
@common_options
@pass_settings
@click.pass_context
def add(
    ctx: click.Context,
    settings: Settings,
    targets: tuple[str, ...],
    *,
    outlet: str | None,
    url: str | None,
    title: str | None,
    published: date | None,
    accessed: datetime | None,
    yes: bool,
    no_input: bool,
    allow_private: bool,
    no_check: bool,
    as_json: bool,
) -> None:
    """Save copies of what the outlets wrote.

    Takes text files, saved web pages, PDF and Word files, folders of them, addresses of the web and -
    for standard input. A page says itself where it is from; you are asked only where that fails. The
    same text again changes nothing; a changed one is a new version, and what was decided by the old one
    is reopened. A file that cannot be used is reported and stops no other; the status is then 2.
    """
    from workbench.desk.sources import SourceDetails, add_sources
    from workbench.ingest.files import is_folder

    if (title or url) and (len(targets) > 1 or is_folder(targets[0])):
        raise InputError("--title and --url go with one file: add the files one by one")
    asking = not no_input and "-" not in targets and sys.stdin.isatty() and sys.stderr.isatty()
    with FilesLine() as line:

        def ask(question: str, near: Sequence[str]) -> str | None:
            line.clear()
            return _ask(question, near)

        reports = add_sources(
            settings.store_path,
            targets,
            SourceDetails(outlet, url, title, published, accessed),
            ask=ask if asking else None,
            as_stated=yes,
            allow_private=allow_private,
            watch=line.watch,
        )
        changed, status = _print_all(reports, line, as_json=as_json)
    if changed and not no_check and status != INTERRUPTED:
        _check(settings, quiet=as_json)
    ctx.exit(status)


def _ask(question: str, near: Sequence[str]) -> str | None:
    """Ask on the terminal for an outlet: a number means a name offered, nothing leaves the file out."""
    click.echo(printable(question), err=True)
    for number, name in enumerate(near, 1):
        click.echo(f"  {number}  {printable(name)}", err=True)
    words = "Number or name" if near else "Name"
    answer = str(
        click.prompt(f"{words} (Enter leaves it out)", default="", show_default=False, err=True)
    ).strip()
    if answer.isdecimal() and 1 <= int(answer) <= len(near):
        return near[int(answer) - 1]
    return answer or None


def _print_all(reports: Generator[SourceReport], line: FilesLine, *, as_json: bool) -> tuple[bool, int]:
    """Print the reports as they come; return whether any source changed, and the exit status."""
    from workbench.store import SourceOutcome

    done, changed, failed = 0, False, False
    try:
        with closing(reports):
            for report in reports:
                line.clear()
                for warning in report.warnings:
                    complain(warning)
                if report.fault is not None:
                    complain(str(report.fault))
                    failed = True
                if as_json:
                    click.echo(json.dumps(report_record(report)))
                elif report.added is not None:
                    show(added_line(report))
                changed = changed or (
                    report.added is not None and report.added.outcome is not SourceOutcome.UNCHANGED
                )
                done += 1
    except KeyboardInterrupt:
        line.clear()
        complain(
            f"stopped after {done} source{'' if done == 1 else 's'}; what was added stays, and "
            "`workbench check` holds the claims against it"
        )
        return changed, INTERRUPTED
    return changed, InputError.exit_code if failed else 0


def _check(settings: Settings, *, quiet: bool) -> None:
    from workbench.desk.sources import check_claims

    with progress_line("Checking, claims") as draw:
        summary = check_claims(settings.store_path, draw)
    if summary is not None and not quiet:
        show(checked_line(summary))


@command.command("list", epilog='Example: workbench source list --outlet "Radio Varn"')
@click.option("--outlet", metavar="NAME", help="Only this outlet's.")
@click.option("--all", "everything", is_flag=True, help="Those that were removed too.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a source, one a line.")
@common_options
@pass_settings
def list_(settings: Settings, *, outlet: str | None, everything: bool, as_json: bool) -> None:
    """List the saved sources.

    For each: its id (any first part of it names the source to other commands), the outlet, when it was
    accessed, its length in characters, how many claims have their passage in it, its title and where it
    came from.
    """
    path = settings.store_path
    if not path.exists():
        if not as_json:
            show(f"No store at {path} yet. Save a source: workbench source add FILE --outlet NAME")
        return
    from workbench.desk.stored_sources import listed_sources
    from workbench.store import open_store

    with open_store(path, create=False) as store:
        rows = listed_sources(store, outlet, removed=everything)
    if as_json:
        for row in rows:
            click.echo(json.dumps(record_of(row)))
        return
    if not rows:
        whose = f" of {outlet}" if outlet else ""
        show(f"The store {path} holds no source{whose}. Save one: workbench source add FILE --outlet NAME")
    for row in rows:
        show(row_line(row))


@command.command("show", epilog="Example: workbench source show 3fa2 --text")
@click.argument("source", metavar="SOURCE")
@click.option("--version", type=click.IntRange(min=1), help="An earlier version (else the current one).")
@click.option("--text", "only_text", is_flag=True, help="Print the saved text and nothing else.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object, the text to the letter in it.")
@common_options
@pass_settings
def show_(settings: Settings, source: str, *, version: int | None, only_text: bool, as_json: bool) -> None:
    """Show a saved source: SOURCE is the start of its id, its file, its address or its title.

    Controls in a text are made visible on the terminal; --json gives it to the letter.
    """
    from workbench.desk.stored_sources import named_source
    from workbench.store import open_store

    if only_text and as_json:
        raise InputError("--text and --json: give one of them")
    with open_store(settings.store_path, create=False) as store:
        row = named_source(store, source)
        saved = store.source(row.source_id, version)
    if as_json:
        click.echo(json.dumps(record_of(row, saved)))
    elif only_text:
        show(saved.text.removesuffix("\n"), newlines=True)
    else:
        for line in details_lines(row, saved):
            show(line)


@command.command("remove", epilog="Example: workbench source remove 3fa2")
@click.argument("source", metavar="SOURCE")
@common_options
@pass_settings
def remove(settings: Settings, source: str) -> None:
    """Take a source out of the check; its text and the evidence from it are kept.

    Adding its file again brings it back.
    """
    from workbench.desk.stored_sources import remove_source

    with progress_line("Checking, claims") as draw:
        row, lost, _ = remove_source(settings.store_path, source, on_progress=draw)
    anew = f"; {lost} claim{'' if lost == 1 else 's'} checked anew" if lost else ""
    what = f"{row.outlet}: {row.title or row.origin}"
    show(f"removed  {row.source_id}  {what}; its text and evidence are kept{anew}")
