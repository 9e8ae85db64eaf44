"""Opens the screens, where there is a terminal for them."""

from __future__ import annotations

import sys

import click

from workbench.cli.options import Settings
from workbench.errors import InputError


def has_terminal() -> bool:
    """Return whether both standard input and output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def require_terminal(instead: str) -> None:
    """Make sure that a screen can open.

    Args:
        instead: The command that does without a screen, for the advice.

    Raises:
        InputError: Standard input or output is a pipe or a file.
    """
    if not has_terminal():
        missing = "output" if sys.stdin.isatty() else "input"
        raise InputError(f"the screen needs a terminal and standard {missing} is none: use {instead}")


def open_articles(settings: Settings) -> None:
    """Open the list of articles; without a terminal, print it."""
    if not has_terminal():
        from workbench.cli.articles import print_articles

        click.echo("workbench: no terminal for the screen, so here are the articles.", err=True)
        print_articles(settings, as_json=False)
        return
    from workbench.ui.app import WorkbenchApp

    WorkbenchApp(settings.store_path, settings.reviewer_name).run()
