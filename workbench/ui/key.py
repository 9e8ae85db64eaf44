"""A key of the map: what it does, in words, and which keys the user gave it in place of the map's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that keys can do.

    Attributes:
        action: Name of the action on its screen.
        keys: Textual names of the keys, separated by commas; the first one is shown.
        label: One or two words, for the key bar and the palette.
        help: One sentence, for the help screen and the palette.
        group: Heading it stands under in the help screen.
        shown: As the reader sees the keys; made from ``keys`` where empty.
        in_bar: Whether the key bar offers it when there is room.
        brief: A shorter label for the key bar, where room is short.
        anywhere: Acts wherever the focus is; all others act only from the list.
        name: Its part of the binding id, where the action's name cannot be one.
    """

    action: str
    keys: str
    label: str
    help: str
    group: str
    shown: str = ""
    in_bar: bool = False
    anywhere: bool = False
    brief: str = ""
    name: str = ""

    @property
    def display(self) -> str:
        """The keys as the help screen writes them: those that the user chose, where they are others."""
        chosen = _CHOSEN.get(id(self))
        return (self.shown or self.keys.replace(",", " ")) if chosen is None else chosen

    @property
    def bound(self) -> tuple[str, ...]:
        """The keys that act now, as Textual names them."""
        return tuple(_BOUND.get(id(self), self.keys).split(","))

    @property
    def in_a_word(self) -> str:
        """The label as the key bar writes it."""
        return self.brief or self.label

    @property
    def first(self) -> str:
        """The first key as the key bar and sentences write it, "" where the user took every key away."""
        return self.display.split(" ", maxsplit=1)[0]

    @property
    def title(self) -> str:
        """What the palette calls it."""
        return self.label[:1].upper() + self.label[1:]

    @property
    def binding_name(self) -> str:
        """Its part of the binding id, after the room."""
        return self.name or self.action


_BOUND: dict[int, str] = {}
"""Keys that the user chose, as Textual names them, by the identity of the map's entry."""

_CHOSEN: dict[int, str] = {}
"""The same as they are written."""

NO_KEY = "none"
"""In place of a key: the action has none. No terminal sends a key of this name."""


def choose_keys(chosen: Iterable[tuple[Key, str]]) -> None:
    """Let the key bar, the help and the palette write other keys than the map's; all others go back to it."""
    _BOUND.clear()
    _BOUND.update((id(key), names) for key, names in chosen)
    _CHOSEN.clear()
    _CHOSEN.update((id_, _all_written(names)) for id_, names in _BOUND.items())


_SHORT = {"up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
          "home": "Home", "end": "End", "escape": "esc"}  # fmt: skip


def _all_written(names: str) -> str:
    return "" if names == NO_KEY else " ".join(_written(name) for name in names.split(","))


def _written(name: str) -> str:
    """Return a key as people write it."""
    from textual.keys import key_to_character

    sign = key_to_character(name) or name
    return _SHORT.get(name, sign if sign.isprintable() and not sign.isspace() else name)
