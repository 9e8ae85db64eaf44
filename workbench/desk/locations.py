"""Where the store is when nobody says."""

from __future__ import annotations

import os
from pathlib import Path

from workbench.errors import InputError

STORE_VARIABLE = "WORKBENCH_STORE"
"""Names the store's file where ``--store`` does not."""

STORE_NAME = "workbench.db"
PROJECT_NAME = "factcheck-workbench"


def store_path(option: str | None = None) -> Path:
    """Return the path of the store's file; nothing is created (see ``store_place``)."""
    return store_place(option)[0]


def store_place(option: str | None = None) -> tuple[Path, str]:
    """Return the path of the store's file, and in words who names it; nothing is created.

    The option wins, then ``$WORKBENCH_STORE``, then the configuration, then ``data/workbench.db``
    where the current directory is a checkout of this project, then the platform's user data directory.
    A path in the configuration begins at the folder of its file: it means the same from everywhere.

    Args:
        option: The value of ``--store``, None where it was not given.

    Raises:
        InputError: The option is empty, or the path is a folder.
    """
    if option is not None:
        if not option.strip():
            raise InputError("--store is empty: give the path of the store's file")
        return _file(option, "--store"), "--store"
    named = os.environ.get(STORE_VARIABLE, "")
    if named.strip():
        return _file(named, f"${STORE_VARIABLE}"), f"${STORE_VARIABLE}"
    from workbench.desk.config import load  # noqa: PLC0415 - not needed where the store is named

    config = load()
    if config.store.strip():
        place = config.path.parent / written_out(config.store.strip())
        return _file(str(place), f"store in {config.path}"), f"the configuration, {config.path}"
    here = Path.cwd()
    if is_checkout(here):
        return here / "data" / STORE_NAME, "the usual place in a checkout"
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed where the store is named

    return user_data_path(PROJECT_NAME, appauthor=False) / STORE_NAME, "the usual place"


def is_checkout(folder: Path) -> bool:
    """Return whether the folder is a checkout of this project: its pyproject.toml says so."""
    import tomllib  # noqa: PLC0415 - the first frame, which needs a path written out, has no use for it

    try:
        with (folder / "pyproject.toml").open("rb") as file:
            project = tomllib.load(file).get("project", {})
    except (OSError, ValueError):  # unreadable, not UTF-8 or not TOML: some other folder
        return False
    return isinstance(project, dict) and project.get("name") == PROJECT_NAME


def written_out(path: str) -> Path:
    """Return a path with ``~`` replaced by the folder it stands for; ``~name`` of nobody stays."""
    try:
        return Path(path).expanduser()
    except RuntimeError:  # the home of a user who is not known, as while a name is being typed
        return Path(path)


def _file(named: str, named_by: str) -> Path:
    path = written_out(named)
    if path.is_dir():
        raise InputError(f"{path}: {named_by} names a folder; give a file in it, such as {path / STORE_NAME}")
    return path
