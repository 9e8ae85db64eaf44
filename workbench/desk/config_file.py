"""Writes the configuration file, so that the user's own comments and order stay."""

from __future__ import annotations

import os
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from workbench.desk.config import Value
from workbench.errors import InputError

FIRST = """# Configuration of the workbench. `workbench config` shows every setting and where it comes from.
# theme = "contrast-dark"
# ascii = true
# animation = false
# key_style = "vi"
# store = "~/reviews/workbench.db"
# organisation = "Coast Check"
#
# [keys.review]
# verify = "v"
"""
"""A file that sets nothing, with an example of everything."""


def write(path: Path, name: str, value: Value | None) -> bool:
    """Set something, or take it out where the value is None; False where there was nothing to take out.

    Args:
        path: The file; made where there is none.
        name: A setting ("theme"), or "keys.ROOM.ACTION".
        value: What it shall be.

    Raises:
        InputError: The file cannot be read as TOML, or not be written.
    """
    *tables, last = name.split(".")
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else "")
        part: dict[str, object] = document
        for table in tables:
            if value is None and table not in part:
                return False
            held = part.setdefault(table, tomlkit.table())
            if not isinstance(held, dict):
                raise InputError(f"{path}: {table} is no table: mend it with `workbench config edit`")
            part = held
        if value is None and last not in part:
            return False
        if value is None:
            del part[last]
        else:
            part[last] = value
        replace_file(path, tomlkit.dumps(document))
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not TOML: {error}; mend it with `workbench config edit`") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    return True


def replace_file(path: Path, text: str) -> None:
    """Write the whole file anew; a crash leaves the one before it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    target = path.resolve()  # the file behind a link, not the link, is what is to be replaced
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    draft.write_text(text, encoding="utf-8")
    draft.replace(target)
