"""From a character of a block to the parser's token that holds it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Offsets:
    """Finds tokens by place, in steps that grow with the logarithm of the block's length.

    Args:
        doc: The parse of the block; spaCy's own ``char_span`` and ``text`` walk all of it at each call.

    Attributes:
        text: The block's text.
    """

    __slots__ = ("_starts", "doc", "text")

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text
        self._starts: list[int] = doc.to_array("IDX").tolist() if len(doc) else []

    def token(self, offset: int) -> Token:
        """Return the token that holds the character, or the last one before it.

        Raises:
            IndexError: The block has no token.
        """
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]
