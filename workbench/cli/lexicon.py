"""``workbench lexicon``: names of the newsroom's own, kept in the store."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, complain, pass_settings, show

if TYPE_CHECKING:
    from workbench.desk.lexicon import Change
    from workbench.lexicon import OwnRow

ENTRIES = ("outlet", "weapon", "verb", "unit")

_entry_argument = click.argument("entry", metavar="|".join(ENTRIES), type=click.Choice(ENTRIES))


@click.group(
    name="lexicon",
    invoke_without_command=True,
    epilog='Example: workbench lexicon add outlet "Kyiv Post" --alias KP --domain kyivpost.com',
)
@common_options
@click.pass_context
def command(ctx: click.Context) -> None:
    """Add names of your own to those that come with the program.

    Names of outlets and weapons, verbs that report, and nouns that are counted. They live in the store,
    stand in for the shipped ones of their name, and can be shared as CSV.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@command.command("add", epilog="Example: workbench lexicon add weapon Longbow --alias LB-9 --category drone")
@_entry_argument
@click.argument("name")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name; may be repeated.")
@click.option(
    "--context-alias",
    "vague",
    metavar="NAME",
    multiple=True,
    help="A name that means other things too and counts only in context; the usual name too.",
)
@click.option("--domain", "domains", metavar="DOMAIN", multiple=True, help="A website of the outlet.")
@click.option("--category", metavar="WORD", default="", help="What sort of weapon; what a unit counts.")
@click.option("--designation", metavar="CODE", default="", help="The weapon's code, such as MIM-104.")
@click.option("--subtype", metavar="WORD", default="", help="A finer kind of count: killed.")
@click.option("--form", "forms", metavar="WORD", multiple=True, help="A form of the verb or unit as written.")
@click.option(
    "--class", "frame_class", metavar="WORD", default="", help="report, belief, intent or attitude."
)
@click.option("--replace", is_flag=True, help="Hold only what is given: forget the names known so far.")
@common_options
@pass_settings
def add(
    settings: Settings,
    *,
    entry: str,
    name: str,
    aliases: tuple[str, ...],
    vague: tuple[str, ...],
    domains: tuple[str, ...],
    category: str,
    designation: str,
    subtype: str,
    forms: tuple[str, ...],
    frame_class: str,
    replace: bool,
) -> None:
    """Keep a name in the store, or change one that is there.

    Names given join those that are known of an outlet, weapon, verb or unit already.
    """
    from workbench.desk.lexicon import add_row
    from workbench.lexicon import Entry, OwnRow

    row = OwnRow(
        Entry(entry), name, aliases, vague, domains, category, designation, subtype, forms, frame_class
    )
    _print_change(add_row(settings.store_path, row, settings.reviewer_name, replacing=replace), settings)


@command.command("remove", epilog="Example: workbench lexicon remove outlet Focus")
@_entry_argument
@click.argument("name")
@common_options
@pass_settings
def remove(settings: Settings, entry: str, name: str) -> None:
    """Take an own row away; a shipped row is switched off."""
    from workbench.desk.lexicon import remove_row
    from workbench.lexicon import Entry

    _print_change(remove_row(settings.store_path, Entry(entry), name, settings.reviewer_name), settings)


@command.command("restore", epilog="Example: workbench lexicon restore outlet Focus")
@_entry_argument
@click.argument("name")
@common_options
@pass_settings
def restore(settings: Settings, entry: str, name: str) -> None:
    """Let a shipped row count again as it was shipped."""
    from workbench.desk.lexicon import restore_row
    from workbench.lexicon import Entry

    _print_change(restore_row(settings.store_path, Entry(entry), name), settings)


@command.command("list", epilog="Example: workbench lexicon list --all --find post")
@click.option("--all", "everything", is_flag=True, help="List the shipped rows too.")
@click.option("--find", metavar="TEXT", default="", help="Only rows with this text in a name or domain.")
@click.option("--entry", type=click.Choice(ENTRIES), default=None, help="Only rows of this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a row, one a line.")
@common_options
@pass_settings
def list_(settings: Settings, *, everything: bool, find: str, entry: str | None, as_json: bool) -> None:
    """List the names of your own."""
    from workbench.desk.lexicon import listed_rows
    from workbench.lexicon import Entry

    rows = listed_rows(
        settings.store_path, shipped=everything, find=find, entry=Entry(entry) if entry else None
    )
    for whence, row in rows:
        if as_json:
            click.echo(json.dumps(_record(whence, row)))
        else:
            show(_line(whence, row))
    if not rows and not as_json:
        complain("no such rows; `workbench lexicon add` makes one, `list --all` shows the shipped ones")


@command.command("export", epilog="Example: workbench lexicon export -o names.csv")
@click.option(
    "-o", "--output", metavar="FILE", required=True, help="The CSV file to write; - for standard output."
)
@common_options
@pass_settings
def export(settings: Settings, output: str) -> None:
    """Write the names of your own as CSV, to share or to keep."""
    from workbench.desk.lexicon import export_rows

    text, count = export_rows(settings.store_path, Path(output) if output != "-" else None)
    if output == "-":
        click.echo(text, nl=False)
    else:
        show(f"{output}: {_rows(count)} written")


@command.command("import", epilog="Example: workbench lexicon import names.csv")
@click.argument("file", type=click.Path(path_type=Path))
@common_options
@pass_settings
def import_(settings: Settings, file: Path) -> None:
    """Keep the rows of a CSV file in the store, all or none."""
    from workbench.desk.lexicon import import_rows

    changes = import_rows(settings.store_path, file, settings.reviewer_name)
    for change in changes:
        for warning in change.warnings:
            complain(warning)
    outcomes = [change.outcome for change in changes]
    counts = [
        f"{outcomes.count(outcome)} {outcome}"
        for outcome in ("added", "changed", "unchanged")
        if outcome in outcomes
    ]
    show(f"{file}: {', '.join(counts) or 'no rows'}")
    other = next((change for change in changes if change.outcome != "unchanged"), None)
    if other is not None:
        _tell_how_to_read_again(other, settings)


def _print_change(change: Change, settings: Settings) -> None:
    for warning in change.warnings:
        complain(warning)
    show(f"{change.outcome:<12}  {_line('', change.row).strip()}")
    if change.outcome != "unchanged":
        _tell_how_to_read_again(change, settings)


def _tell_how_to_read_again(change: Change, settings: Settings) -> None:
    if change.articles:
        store = f" --store {settings.store}" if settings.store is not None else ""
        count = f"{change.articles} stored article{'' if change.articles == 1 else 's'}"
        show(f"To read the {count} again with it (decisions stay): workbench add --reread{store}")


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def _line(whence: str, row: OwnRow) -> str:
    parts = [f"{whence:<8}" if whence else "", f"{row.entry.value:<7} {row.name}"]
    parts += [
        f"{label}: {', '.join(_unique(values))}"
        for label, values in (
            ("aliases", [name for name in row.aliases if name not in row.ambiguous_aliases]),
            ("in context", row.ambiguous_aliases),
            ("domains", row.domains),
            ("category", [row.category]),
            ("designation", [row.designation]),
            ("subtype", [row.subtype]),
            ("forms", row.forms),
            ("class", [row.frame_class]),
        )
        if any(values)
    ]
    return "  ".join([*parts, *(["switched off"] if row.off else [])])


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _record(whence: str, row: OwnRow) -> dict[str, object]:
    return {
        "from": whence,
        "entry": row.entry.value,
        "name": row.name,
        "aliases": list(row.aliases),
        "ambiguous_aliases": list(row.ambiguous_aliases),
        "domains": list(row.domains),
        "category": row.category,
        "designation": row.designation,
        "subtype": row.subtype,
        "forms": list(row.forms),
        "class": row.frame_class,
        "off": row.off,
    }
