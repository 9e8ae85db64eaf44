"""Phrases that share a noun with weapons."""

from __future__ import annotations

import pytest

from workbench.extract.mentions.weapon_lookalikes import is_other


@pytest.mark.parametrize(
    ("before", "head", "follower"),
    [
        ("think", "tank", "said"),
        ("fuel", "tanks", "burned"),
        ("the", "gun", "lobby"),
        ("second", "round", "began"),
        ("the", "jet", "fuel"),
        ("passenger", "planes", ""),
        ("", "explosive", "allegations"),
    ],
)
def test_what_only_sounds_like_a_weapon(before: str, head: str, follower: str) -> None:
    assert is_other(head, before, follower, alone=True)


@pytest.mark.parametrize(
    ("before", "head", "follower"),
    [
        ("enemy", "tank", "burned"),
        ("the", "tanks", ""),
        ("a", "gun", "and"),
        ("200", "rounds", "hit"),
        ("the", "jet", "bombed"),
        ("", "explosive", "in"),
    ],
)
def test_what_is_one(before: str, head: str, follower: str) -> None:
    assert not is_other(head, before, follower, alone=True)
