"""``workbench extract``: the claims of articles on standard output, without a store."""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import (
    Settings,
    common_options,
    complain,
    lexicon_option,
    pass_settings,
    published_option,
    show,
)
from workbench.cli.progress import progress_line
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.desk.extraction import Extracted
    from workbench.model import Block, Claim

_TEXT_COLUMNS = 24
"""Columns kept for a claim's text however narrow the table."""


@click.command(epilog="Example: workbench extract story.txt --published 2024-11-18 --format table")
@click.argument("files", metavar="FILE|FOLDER|-", nargs=-1, required=True)
@published_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="One JSON record a claim, or a table to read.",
)
@click.option("--blocks", is_flag=True, help="Print the blocks with their roles and reasons instead.")
@lexicon_option
@common_options
@pass_settings
@click.pass_context
def command(
    ctx: click.Context,
    settings: Settings,
    files: tuple[str, ...],
    *,
    published: date | None,
    form: str,
    blocks: bool,
    lexicon: Path | None,
) -> None:
    """Print the claims of articles, one a line; no store is made.

    With --store PATH the lexicon rows that this store keeps are used; without it no store is opened.
    Takes files, folders (.txt, .md, .html, .htm) and - for standard input. The parser is loaded once
    for all of them. A file that cannot be used is reported and stops no other; the status is then 2.
    """
    from workbench.ingest.reading import list_files, read

    targets, failed = [], False
    for file in files:
        try:
            targets += list_files([file])
        except InputError as fault:
            complain(str(fault))
            failed = True
    stdin = sys.stdin.buffer if "-" in targets else None
    if blocks:
        for target in targets:
            try:
                reading = read(target, stdin=stdin)
            except InputError as fault:
                complain(str(fault))
                failed = True
                continue
            _print_blocks(target, reading.text, reading.blocks, form)
    elif targets:
        failed = _print_claims(targets, published, settings, lexicon, form) or failed
    if failed:
        ctx.exit(InputError.exit_code)


def _print_claims(
    targets: list[str], published: date | None, settings: Settings, lexicon: Path | None, form: str
) -> bool:
    """Print the claims of the files; say whether one of them could not be used."""
    from workbench.desk.extraction import extract_file, open_extractor
    from workbench.desk.lexicon import lexicon_for

    store = settings.store_path if settings.store is not None else None
    if store is not None and not store.exists():
        raise InputError(f"{store}: there is no store whose lexicon rows could be used; leave --store out")
    extractor = open_extractor(settings.model_name, lexicon_for(store, lexicon))
    failed = False
    for target in targets:
        with ExitStack() as line:
            try:
                extracted = extract_file(
                    target,
                    published=published,
                    extractor=extractor,
                    stdin=sys.stdin.buffer if target == "-" else None,
                    on_progress=line.enter_context(progress_line(f"reading {target}")),
                )
            except InputError as fault:
                line.close()
                complain(str(fault))
                failed = True
                continue
        for warning in extracted.reading.warnings if extracted.reading else ():
            complain(warning)
        if form == "table":
            _print_table(target, extracted, several=len(targets) > 1)
        else:
            _print_records(target, extracted)
    return failed


def _print_records(target: str, extracted: Extracted) -> None:
    from workbench.record import to_record

    for claim in extracted.claims:
        click.echo(json.dumps(to_record(claim, target, extracted.edition.sha256), ensure_ascii=True))


def _print_table(target: str, extracted: Extracted, *, several: bool) -> None:
    """Print one line a claim: number, kind, source and text, cut to the terminal's width."""
    if several:
        show(f"{target}")
    width = shutil.get_terminal_size((100, 24)).columns
    sources = [_source(claim) for claim in extracted.claims]
    source_width = min(max(map(len, sources), default=0), 28)
    for number, (claim, source) in enumerate(zip(extracted.claims, sources, strict=True), 1):
        start = f"{number:>4}  {claim.kind.value:<10}  {_cut(source, source_width):<{source_width}}  "
        room = max(width - len(start), _TEXT_COLUMNS)
        show(f"{start}{_cut(claim.text, room)}")


def _source(claim: Claim) -> str:
    parts = [name for name in (claim.outlet, claim.speaker) if name]
    return " / ".join(parts) or "-"


def _cut(text: str, room: int) -> str:
    return text if len(text) <= room else f"{text[: max(room - 1, 0)]}…"


def _print_blocks(target: str, text: str, blocks: tuple[Block, ...], form: str) -> None:
    for block in blocks:
        words = text[block.start : block.end]
        if form == "table":
            show(
                f"{block.role.value:<9} {block.start:>7}-{block.end:<7} {_cut(block.reason, 40):<40}  {words}"
            )
        else:
            record = {
                "article": target,
                "start": block.start,
                "end": block.end,
                "role": block.role.value,
                "reason": block.reason,
                "score": block.score,
                "text": words,
            }
            click.echo(json.dumps(record, ensure_ascii=True))
