"""``workbench doctor``: whether everything the workbench needs is there and sound."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from workbench.cli.options import Settings, common_options, pass_settings, show
from workbench.desk.checkup import (
    Finding,
    State,
    check_model,
    check_python,
    check_reviewer,
    check_sqlite,
    check_store,
)

SMALLEST = (80, 24)
"""Columns and lines that every screen is laid out for."""


@click.command(epilog="Example: workbench doctor --json")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a finding, one a line.")
@common_options
@pass_settings
@click.pass_context
def command(ctx: click.Context, settings: Settings, *, as_json: bool) -> None:
    """Look over the installation, the store and the terminal.

    Prints one line a finding, with the next step where there is one. Ends with status 1 when
    something the workbench needs is broken.
    """
    broken = False
    for finding in _findings(settings):
        broken = broken or finding.state is State.PROBLEM
        if as_json:
            click.echo(json.dumps(asdict(finding)))
        else:
            show(f"{finding.state.value:<8}  {finding.subject}: {finding.text}")
            if finding.advice:
                show(f"{'':10}→ {finding.advice}")
    if broken:
        ctx.exit(1)


def _findings(settings: Settings) -> Iterator[Finding]:
    yield from check_python()
    yield from check_model(settings.model_name)
    yield from check_sqlite()
    yield from check_store(settings.store)
    yield from check_reviewer(settings.reviewer)
    yield from check_terminal()


def check_terminal() -> Iterator[Finding]:
    """Look at the terminal: its size, its colours and its encoding."""
    if not sys.stdout.isatty():
        text = "standard output is none: the screens need one, the other commands do not"
        yield Finding("terminal", State.WARNING, text)
        return
    columns, lines = shutil.get_terminal_size()
    size = f"{columns} columns, {lines} lines"
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        advice = f"make it at least {SMALLEST[0]} by {SMALLEST[1]}"
        yield Finding("terminal", State.WARNING, size, advice)
    else:
        yield Finding("terminal", State.OK, size)
    yield Finding("colour", State.OK, _colour())
    encoding = sys.stdout.encoding
    if encoding.lower().replace("-", "") == "utf8":
        yield Finding("encoding", State.OK, encoding)
    else:
        advice = "set LANG to a UTF-8 locale, such as C.UTF-8"
        yield Finding("encoding", State.WARNING, f"{encoding} lacks signs that the screens use", advice)


def _colour() -> str:
    kind = os.environ.get("TERM", "no TERM set")
    if os.environ.get("NO_COLOR"):
        return f"off by NO_COLOR ({kind})"
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return f"16 million colours ({kind})"
    return f"256 colours or fewer ({kind})"
