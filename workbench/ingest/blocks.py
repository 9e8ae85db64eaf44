"""Plain text to blocks: every stretch of text with its role and the reason for it."""

from __future__ import annotations

import re

from workbench.model import Block, BlockRole

_LINE = re.compile(r"\S[^\r\n]*")


def label(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order, each non-blank stretch in exactly one."""
    return tuple(
        Block(found.start(), found.start() + len(found.group().rstrip()), BlockRole.BODY, "a line of text")
        for found in _LINE.finditer(text)
    )
