"""Writes a file whole or not at all: readers see the old bytes or the new ones, never half of them."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from workbench.errors import InputError


@contextmanager
def replacing(path: Path, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a file for writing that takes the place of ``path`` when the block ends without an error.

    The bytes go to a temporary file in the same folder, are synced to the disk and renamed over
    ``path`` in one step; after an error the old file stands as it was and nothing is left behind. A link
    is followed, and a replaced file hands on its permissions. A device or a pipe is written to directly.

    Args:
        path: The file to write.
        encoding: Line ends are written as given.

    Raises:
        InputError: The file or its folder cannot be written, or the disk is full.
    """
    target = Path(os.path.realpath(path))
    try:
        state = _state(target, path)
        if state is not None and not stat.S_ISREG(state.st_mode):
            with target.open("w", encoding=encoding, newline="") as direct:
                yield direct
            return
        with _temporary(target, encoding) as (file, part):
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            if state is not None:
                part.chmod(stat.S_IMODE(state.st_mode))
            part.replace(target)
        _sync_folder(target.parent)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise InputError(f"{path}: cannot be written ({fault.strerror or fault}); nothing changed") from fault


@contextmanager
def _temporary(target: Path, encoding: str) -> Iterator[tuple[TextIO, Path]]:
    part = target.with_name(f".{target.name[:64]}.{secrets.token_hex(6)}.part")
    with part.open("x", encoding=encoding, newline="") as file:
        try:
            yield file, part
        except BaseException:
            with suppress(OSError):
                file.close()
            with suppress(OSError):
                part.unlink()
            raise


def _state(target: Path, shown: Path) -> os.stat_result | None:
    try:
        state = target.stat()
    except FileNotFoundError:
        if not target.parent.is_dir():
            raise InputError(
                f"{shown}: there is no folder {target.parent}; make it first or name another file"
            ) from None
        return None
    if stat.S_ISDIR(state.st_mode):
        raise InputError(f"{shown}: is a folder; name a file in it, such as {shown / 'verdicts.csv'}")
    return state


def _sync_folder(folder: Path) -> None:
    # A rename is durable once its folder is; not every system and file system can sync a folder.
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
