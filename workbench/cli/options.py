"""What every command shares: the options, the values behind them and safe printing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from workbench.text import printable

MODEL_VARIABLE = "WORKBENCH_MODEL"
"""Names the spaCy pipeline where ``--model`` does not."""

AnyFunction = TypeVar("AnyFunction", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Settings:
    """The options that stand before or after any command, as given; None where they were not.

    What they come to is worked out on demand, so that a command pays only for what it asks.
    """

    store: str | None = None
    reviewer: str | None = None
    model: str | None = None

    @property
    def store_path(self) -> Path:
        """Where the store is (see ``desk.locations``); it need not exist yet."""
        from workbench.desk.locations import store_path

        return store_path(self.store)

    @property
    def reviewer_name(self) -> str:
        """Who decides (see ``desk.reviewer``)."""
        from workbench.desk.reviewer import reviewer_name

        return reviewer_name(self.reviewer)

    @property
    def model_name(self) -> str:
        """The spaCy pipeline to extract with: the option, the environment, else the usual one."""
        from workbench.extract import DEFAULT_MODEL

        return self.model or os.environ.get(MODEL_VARIABLE, "").strip() or DEFAULT_MODEL


pass_settings = click.make_pass_decorator(Settings, ensure=True)
"""Gives a command the ``Settings`` as its first argument."""


def _remember(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.obj = replace(ctx.ensure_object(Settings), **{str(param.name): value})


def common_options(function: AnyFunction) -> AnyFunction:
    """Add ``--store``, ``--reviewer`` and ``--model`` to a command; ``pass_settings`` reads them.

    A value after the command's name wins over one before it.
    """
    for name, metavar, help_text in (
        ("--model", "NAME", f"spaCy pipeline to extract with (else ${MODEL_VARIABLE})."),
        ("--reviewer", "NAME", "Who decides (else $WORKBENCH_REVIEWER, the configuration, your user name)."),
        ("--store", "PATH", "The store's file (else $WORKBENCH_STORE; `workbench doctor` shows which)."),
    ):
        option = click.option(name, metavar=metavar, help=help_text, callback=_remember, expose_value=False)
        function = option(function)
    return function


_SCREEN_FLAGS = (
    ("--no-animation", "TEXTUAL_ANIMATIONS", "none", "Keep the screens still."),
    ("--ascii", "WORKBENCH_ASCII", "1", "Draw every sign and line of the screens in ASCII."),
)
"""Options of a screen, each with the variable and the value that say the same."""


def screen_options(function: AnyFunction) -> AnyFunction:
    """Add ``--ascii`` and ``--no-animation`` to a command that opens a screen.

    They set, as long as the command runs, the variables that ``desk.config`` reads: so they also reach the
    programs that the command starts.
    """
    for name, variable, value, help_text in _SCREEN_FLAGS:
        function = click.option(
            name, is_flag=True, help=help_text, expose_value=False, callback=_setter(variable, value)
        )(function)
    return function


def _setter(variable: str, value: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    def remember(ctx: click.Context, param: click.Parameter, given: bool) -> None:
        del param
        if not given:
            return
        before = os.environ.get(variable)

        def put_back() -> None:
            if before is None:
                os.environ.pop(variable, None)
            else:
                os.environ[variable] = before

        os.environ[variable] = value
        ctx.call_on_close(put_back)

    return remember


class Day(click.ParamType[date]):
    """A day written as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - click's signature
        """Return the day; fail with the form to write it in."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        # fromisoformat takes 20241118 and 2024-W47-1 as well: one form only, so that a typing error shows.
        if day is None or day.isoformat() != value:
            self.fail(f"{value!r} is no day; write it as YYYY-MM-DD, such as 2024-11-18", param, ctx)
        return day


def edition_option(function: AnyFunction) -> AnyFunction:
    """Add ``--edition-of ARTICLE``, passed on as ``edition_of: str | None``."""
    return click.option(
        "--edition-of",
        metavar="ARTICLE",
        help="The file is a new version of this stored article: what did not change keeps its verdicts.",
    )(function)


def published_option(function: AnyFunction) -> AnyFunction:
    """Add ``--published DATE``, passed on as ``published: date | None``."""
    return click.option(
        "--published",
        metavar="DATE",
        type=Day(),
        help="The day the article appeared, YYYY-MM-DD: it anchors words like Thursday.",
    )(function)


def lexicon_option(function: AnyFunction) -> AnyFunction:
    """Add ``--lexicon FILE``, passed on as ``lexicon: Path | None``."""
    return click.option(
        "--lexicon",
        metavar="FILE",
        type=click.Path(path_type=Path),
        help="Own lexicon rows (CSV), under those that the store keeps.",
    )(function)


def show(text: str, *, newlines: bool = False) -> None:
    """Print text that holds words from outside; no character in it can act on the terminal.

    Args:
        text: One line, unless ``newlines``.
        newlines: Keep line feeds; otherwise they become spaces.
    """
    click.echo(printable(text, newlines=newlines))


def complain(message: str) -> None:
    """Print one line on standard error, as every fault and warning is told."""
    click.echo(f"workbench: {' '.join(printable(message).split())}", err=True)
