"""Which characters of a block are already part of a mention."""

from __future__ import annotations


class Places:
    """The characters of a text that are taken.

    Args:
        length: Count of the text's characters.
    """

    __slots__ = ("_taken",)

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length)

    def take(self, start: int, end: int) -> None:
        """Mark the characters from ``start`` to ``end`` as taken."""
        self._taken[start:end] = b"\x01" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Return whether any character from ``start`` to ``end`` is taken."""
        return any(self._taken[start:end])
