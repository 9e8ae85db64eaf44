"""Bytes of files and of standard input, within a limit; the files that a folder holds."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from workbench.errors import InputError
from workbench.text import printable

MAX_BYTES = 10 * 1024 * 1024
"""Largest article or source that is read, in bytes (10 MiB): a hundred times the longest feature in a
newspaper."""

STDIN = "-"
"""The path that stands for standard input."""

_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_PAGE_PARTS = "_files"
"""What browsers append to a page's name for the folder of its pictures, scripts and frames."""


def file_bytes(path: str) -> bytes:
    """Return a regular file's bytes, its size asked for before it is opened.

    Raises:
        InputError: There is no such file, it cannot be read, or is too large.
    """
    where = name_of(path)
    status = _status(path, where)
    if stat.S_ISDIR(status.st_mode):
        raise InputError(
            f"{where}: a folder, not a file; give a file in it, or the folder to a command that takes folders"
        )
    if not stat.S_ISREG(status.st_mode):
        raise InputError(f'{where}: a device or a pipe, not a file; give its content on standard input ("-")')
    if status.st_size > MAX_BYTES:
        raise InputError(_too_large(where, f"{status.st_size / 1024**2:.1f} MiB"))
    try:
        with Path(path).open("rb") as file:
            # The file may have grown since; one byte more than the limit tells.
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{where}: cannot read it: {_cause(error)}") from error
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(where, "more"))
    return data


def stdin_bytes(stdin: BinaryIO | None) -> bytes:
    """Return what standard input holds, read up to the limit and no further.

    Args:
        stdin: What stands for it; the process's own if not given.

    Raises:
        InputError: It is closed, cannot be read, or holds too much.
    """
    # Python sets sys.stdin to None where a process was started without one.
    stream = stdin if stdin is not None else getattr(sys.stdin, "buffer", None)
    where = name_of(STDIN)
    if stream is None:
        raise InputError(f"{where}: closed; give a file, or pipe a text in")
    try:
        data: bytes = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{where}: cannot read it: {_cause(error)}") from error
    if len(data) > MAX_BYTES:
        raise InputError(_too_large(where, "more"))
    return data


def name_of(path: str) -> str:
    """Return what a path is called in messages, fit for a terminal."""
    return "standard input" if path == STDIN else printable(path) or '""'


def is_folder(path: str) -> bool:
    """Say whether a path is a folder; one that can be no path at all is none."""
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def named_page(path: str) -> bool:
    """Say whether a file is called a web page."""
    return path.lower().endswith(_PAGE_SUFFIXES)


def find_files(paths: Sequence[str], endings: tuple[str, ...], noun: str) -> list[str]:
    """Return the files that the paths name, each once; folders are searched through, sorted.

    Hidden files and folders are left out, and so is the folder that a browser saves beside a page
    for the page's parts; links to folders are not followed.

    Args:
        paths: Files, folders or "-".
        endings: Endings of the files that a folder is searched for, in small letters.
        noun: What such a file holds, for the message.

    Raises:
        InputError: A path does not exist, or a folder cannot be read or holds no such file.
    """
    found: list[str] = []
    for path in paths:
        if path != STDIN and stat.S_ISDIR(_status(path, printable(path)).st_mode):
            inside = sorted(_files_below(path, endings))
            if not inside:
                looked_for = ", ".join(endings)
                raise InputError(
                    f"{printable(path)}: no {noun} in this folder; looked for {looked_for} files"
                )
            found += inside
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _files_below(folder: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield the files with such endings in a folder and the folders in it."""

    def fail(error: OSError) -> None:
        name = printable(os.fspath(error.filename or folder))
        raise InputError(f"{name}: cannot read the folder: {_cause(error)}") from error

    for parent, folders, files in os.walk(folder, onerror=fail):
        pages = {Path(name).stem for name in files if named_page(name)}
        folders[:] = [
            name
            for name in folders
            if not name.startswith(".")
            and not (name.endswith(_PAGE_PARTS) and name.removesuffix(_PAGE_PARTS) in pages)
        ]
        for name in files:
            if not name.startswith(".") and name.lower().endswith(endings):
                yield str(Path(parent) / name)


def _status(path: str, where: str) -> os.stat_result:
    try:
        return os.stat(path)  # noqa: PTH116 - pathlib would take an empty path for the current folder
    except FileNotFoundError:
        raise InputError(f"{where}: no such file; check the path") from None
    except OSError as error:
        raise InputError(f"{where}: cannot read it: {_cause(error)}") from error
    except ValueError as error:
        raise InputError(f"{where}: no file name: {error}") from error


def _too_large(where: str, size: str) -> str:
    limit = MAX_BYTES // 1024**2
    return f"{where}: too large ({size}); a file may have {limit} MiB: split it, or give the text alone"


def _cause(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
