"""Copies that are too short to be the whole text: the first lines before a paywall, a lone quotation."""

from __future__ import annotations

import re

FEWEST_WORDS = 60
"""Words of the shortest text that is taken for whole: a wire service's shortest items have as many."""
_TEASER_WORDS = 300
"""Words up to which a call to subscribe inside a text shows that it goes on behind it."""

_CALL = re.compile(
    r"\b(?:(?:subscribe|sign in|log in|sign up|register|create (?:a free|an) account)\b[^.\n]{0,40}"
    r"\bto (?:continue|keep|read|unlock|access|view)\b"
    r"|to (?:continue|keep) reading\b|to read the (?:full|rest)|read the (?:full|whole) (?:article|story)\b"
    r"|already (?:a|have a) (?:subscri|member|digital)\w*|subscriber[- ]only"
    r"|(?:for|available to|exclusive to) (?:our )?subscribers|unlock (?:this|the full) (?:article|story)"
    r"|you have (?:reached your|\w+ free articles?)|this (?:article|story|content) is (?:reserved )?for)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"""["']?isAccessibleForFree["']?\s*:\s*["']?false""", re.IGNORECASE)
"""schema.org's word for a page that is not free, in its JSON-LD."""
_CUT = re.compile(r"(?:\u2026|\.\.\.|\[\u2026\]|\[\.\.\.\])\W*$")


def why_stub(text: str, page: str = "") -> str | None:
    """Return why a copy cannot be the whole text, in words, or None.

    Args:
        text: What was kept.
        page: The source of the page it was taken out of; "" for other files.
    """
    count = len(text.split())
    size = f"only {count} word{'' if count == 1 else 's'}"
    if count < _TEASER_WORDS and (_CALL.search(text) or _CLOSED.search(page)):
        return f"{size}, and a call to subscribe or sign in"
    if count < FEWEST_WORDS:
        return size
    if count < _TEASER_WORDS and _CUT.search(text[-80:]):
        return f"{size}, and it breaks off"
    return None
