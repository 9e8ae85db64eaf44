"""``workbench config``: what is set, where it comes from, and the keys."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from workbench.cli.options import common_options, complain, show
from workbench.desk.config import DEFAULTS, RANGES, SENTENCES, Config, Value, fault_of, load, near
from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.ui.key_changes import Changes


@click.group(
    invoke_without_command=True,
    epilog='Example: workbench config set theme contrast-dark; workbench config set keys.review.verify "f6"',
)
@common_options
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show what is set and where each value comes from; change it.

    The file is TOML. Without a command, all settings are printed, one a line.
    """
    if ctx.invoked_subcommand is not None:
        return
    config = load()
    show(f"# {config.path}{'' if config.path.exists() else ' (not there yet)'}")
    for name in DEFAULTS:
        show(f"{name} = {_toml(getattr(config, name))}  # {config.origins[name]}: {SENTENCES[name]}")
    for name, keys in config.keys.items():
        show(f'keys.{name} = "{keys}"  # file')
    for fault in _faults(config):
        complain(fault)


@command.command("path")
def _path() -> None:
    """Print the path of the file."""
    click.echo(load().path)


@command.command("get")
@click.argument("name")
def _get(name: str) -> None:
    """Print the value of a setting, or the keys of an action (keys.review.verify)."""
    config = load()
    if name in DEFAULTS:
        show(str(_toml(getattr(config, name))).strip('"'))
    else:
        binding = _binding(name)
        show(_changes(config).keymap.get(binding) or _usual(binding))


@command.command("set")
@click.argument("name")
@click.argument("value")
def _set(name: str, value: str) -> None:
    """Set something; a value that cannot be is refused, and comments of the file stay."""
    from dataclasses import replace

    from workbench.desk.config_file import write

    config = load()
    known: Value = value
    if isinstance(DEFAULTS.get(name), bool):
        known = {"true": True, "false": False}.get(value.lower(), value)
    elif name in RANGES and value.isascii() and value.isdigit():
        known = int(value)
    if name in DEFAULTS:
        fault = fault_of(name, known)
        if fault is not None:
            raise InputError(fault)
    else:
        binding = _binding(name)
        before = set(_changes(config).faults)
        after = _changes(replace(config, keys={**config.keys, binding: value})).faults
        new = [line for line in after if line not in before]
        if new:
            raise InputError(f"{new[0]}; nothing was written")
    write(config.path, name, known)
    show(f"{name} = {_toml(known)}")


@command.command("unset")
@click.argument("name")
def _unset(name: str) -> None:
    """Take something out of the file: its default holds again."""
    from workbench.desk.config_file import write

    if name not in DEFAULTS and not name.startswith("keys."):
        raise InputError(f"there is no setting {name!r}{near(name, tuple(DEFAULTS))}")
    show(f"{name}: {'the default holds again' if write(load().path, name, None) else 'was not set'}")


@command.command("check")
@click.pass_context
def _check(ctx: click.Context) -> None:
    """Tell what is wrong with the file, a line each; the status is 1 where something is."""
    faults = _faults(load())
    for fault in faults:
        show(fault)
    if faults:
        ctx.exit(1)
    show("Nothing is wrong.")


@command.command("init")
def _init() -> None:
    """Write a file that sets nothing yet, with an example of everything."""
    from workbench.desk.config_file import FIRST, replace_file

    path = load().path
    if path.exists():
        raise InputError(f"{path}: is there already; `workbench config edit` opens it")
    _writing(path, FIRST, replace_file)
    show(f"{path}: written")


@command.command("edit")
@click.pass_context
def _edit(ctx: click.Context) -> None:
    """Open the file in $VISUAL or $EDITOR, then check it."""
    from workbench.desk.config_file import FIRST, replace_file

    path = load().path
    if not path.exists():
        _writing(path, FIRST, replace_file)
    editor = load().editor.strip() or os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)  # noqa: S603 - the user's own editor
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        raise InputError(f"{editor}: {error}; set $EDITOR to one that is there") from error
    ctx.invoke(_check)


@command.command("keys")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "html", "json"]),
    default="text",
    help="Form of the page.",
)
def _keys(form: str) -> None:
    """Print all keys, as they are set, on one page."""
    from workbench.ui.cheat_sheet import sheet
    from workbench.ui.key import choose_keys
    from workbench.ui.key_changes import chosen

    choose_keys(chosen(_changes(load()).keymap))
    click.echo(sheet(form), nl=False)


def _writing(path: Path, text: str, write: Callable[[Path, str], None]) -> None:
    try:
        write(path, text)
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error


def _toml(value: object) -> str:
    if isinstance(value, int):  # a bool is one
        return str(value).lower()
    return f'"{value}"'


def _changes(config: Config) -> Changes:
    from workbench.ui.key_changes import changes

    return changes(config)


def _faults(config: Config) -> tuple[str, ...]:
    return (*config.faults, *_changes(config).faults)


def _binding(name: str) -> str:
    """Return the binding id that ``keys.ROOM.ACTION`` names."""
    from workbench.ui.key_names import ROOMS

    names = tuple(f"keys.{room}.{key.binding_name}" for room, table in ROOMS.items() for key in table)
    if name not in names:
        raise InputError(f"there is no setting {name!r}{near(name, (*DEFAULTS, *names))}")
    return name.removeprefix("keys.")


def _usual(binding: str) -> str:
    from workbench.ui.key_names import ROOMS

    room, _, action = binding.partition(".")
    return next(key.keys for key in ROOMS[room] if key.binding_name == action)
