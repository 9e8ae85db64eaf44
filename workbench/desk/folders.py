"""What a folder holds that can be added: folders to go on to, and files of kinds that are read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from heapq import nsmallest
from pathlib import Path

from workbench.errors import InputError
from workbench.ingest.reading import ARTICLE_SUFFIXES, list_files
from workbench.text import fold, printable

MOST = 500
"""Entries that a listing shows; more are found by a part of their name."""


@dataclass(frozen=True, slots=True)
class Found:
    """A folder or a file.

    Attributes:
        path: As the file system has it, whatever characters it holds.
        name: Fit for a terminal.
    """

    path: Path
    name: str
    is_folder: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries of a folder: folders first, each sort by name.

    Attributes:
        more: How many entries are left out.
    """

    entries: tuple[Found, ...]
    more: int = 0


def look_into(folder: Path, part: str = "") -> Listing:
    """Return what can be added from a folder; hidden entries only where their name is begun with a dot.

    Args:
        folder: Where to look.
        part: Only names that hold this, capitals and accents ignored.

    Raises:
        InputError: The folder cannot be read.
    """
    wanted = fold(part)
    found: list[Found] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(".") and not part.startswith("."):
                    continue
                if wanted not in fold(entry.name):
                    continue
                is_folder = _is_folder(entry)
                if is_folder or (entry.name.lower().endswith(ARTICLE_SUFFIXES) and _is_file(entry)):
                    found.append(Found(folder / entry.name, printable(entry.name), is_folder))
    except OSError as error:
        name = printable(str(folder))
        raise InputError(f"{name}: cannot read the folder: {error.strerror or error}") from error
    shown = nsmallest(MOST, found, key=lambda one: (not one.is_folder, fold(one.name), one.path.name))
    return Listing(tuple(shown), len(found) - len(shown))


def articles_below(folder: str) -> list[str]:
    """Return the article files of a folder and the folders in it, sorted.

    Raises:
        InputError: It cannot be read, or holds none.
    """
    return list_files([folder])


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False
