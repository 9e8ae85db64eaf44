"""Lines of JSON out of a file or standard input, with the place of each fault."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from workbench.errors import InputError


def objects(name: str, what: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each JSON object of a file with its place, empty lines left out; a byte order mark is dropped.

    Args:
        name: A file in UTF-8, or "-" for standard input.
        what: What its lines are, for messages: ``pairs``.

    Raises:
        InputError: The file cannot be read, or a line of it is no JSON object.
    """
    where = "standard input" if name == "-" else name
    for number, line in enumerate(_lines(name, what), 1):
        if not line.strip():
            continue
        place = f"{where}, line {number}"
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            raise InputError(f"{place}: this is no JSON; write one object a line") from None
        if not isinstance(found, dict):
            raise InputError(f"{place}: this is no JSON object; write one object a line")
        yield place, found


def _lines(name: str, what: str) -> Iterator[str]:
    if name == "-":
        yield from _decoded(sys.stdin.buffer, "standard input", what)
        return
    try:
        with Path(name).open("rb") as file:
            yield from _decoded(file, name, what)
    except OSError as fault:
        raise InputError(
            f"{name}: {fault.strerror or fault}; give a file of {what}, one JSON object a line"
        ) from None


def _decoded(file: BinaryIO, where: str, what: str) -> Iterator[str]:
    for number, line in enumerate(file, 1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise InputError(f"{where}, line {number}: this is no UTF-8; save the {what} as UTF-8") from None
