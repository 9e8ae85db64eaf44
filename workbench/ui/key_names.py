"""The keys that sentences name: a sentence holds binding ids, and is said with the keys that act now.

``"{review.undo} takes it back."`` becomes ``"z takes it back."``, or names the key that the user chose.
An action without a key is named by the way to it: the palette's key, and its title there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from workbench.ui import keys
from workbench.ui.dialog_keys import DIALOG_ROOMS
from workbench.ui.key import Key

ROOMS: dict[str, tuple[Key, ...]] = {
    "review": keys.REVIEW,
    "list": keys.LIST,
    "reading": keys.READING,
    "source": keys.SOURCE,
    "articles": keys.ARTICLES,
    "everywhere": keys.EVERYWHERE,
    **DIALOG_ROOMS,
}
"""The tables of the map whose keys can be changed, by the name of the room."""

PALETTE = "everywhere.command_palette"
"""Binding id of the way to what has no key."""

_PLACE = re.compile(r"\{(\w+(?:\.\w+)?)\}")
_ID = re.compile(r"\{(\w+\.\w+)\}")


@cache
def by_id() -> Mapping[str, Key]:
    """Return every entry of the map whose key can be changed, by binding id."""
    return {f"{room}.{key.binding_name}": key for room, table in ROOMS.items() for key in table}


def shown_key(binding_id: str) -> str:
    """Return the key of an action as a sentence names it, as the map is now.

    Raises:
        KeyError: There is no such binding id.
    """
    key = by_id()[binding_id]
    if key.first:
        return key.first
    return f"{by_id()[PALETTE].first}, {key.title}"


def said(template: str, **words: object) -> str:
    """Return a sentence with its keys, and with words put in; what is in the words is never read as a place.

    Args:
        template: ``{room.action}`` is where a key is named, ``{name}`` where a word is put in.
        words: Words by name.

    Raises:
        KeyError: There is no such binding id, or a word is lacking.
    """

    def fill(place: re.Match[str]) -> str:
        name = place[1]
        return shown_key(name) if "." in name else str(words[name])

    return _PLACE.sub(fill, template)


def told(hints: Iterable[str]) -> list[str]:
    """Return short hints such as ``{review.drop} drop`` with their keys; an action without a key has none.

    Raises:
        KeyError: There is no such binding id.
    """
    return [said(hint) for hint in hints if all(by_id()[one].first for one in ids_in(hint))]


def ids_in(template: str) -> tuple[str, ...]:
    """Return the binding ids that a sentence names."""
    return tuple(_ID.findall(template))
