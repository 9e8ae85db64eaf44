"""Keys that a user has chosen instead of those of the map, and what is wrong with a choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.keys import KEY_NAME_REPLACEMENTS, Keys, _character_to_key

from workbench.desk.config import Config, near
from workbench.ui.dialog_keys import DIALOG_ROOMS, FIXED, MOVING, WITH_MOVING, WRITTEN_IN
from workbench.ui.key import NO_KEY, Key
from workbench.ui.key_names import PALETTE, ROOMS

TOGETHER = (
    ("review", "list", "everywhere"),
    ("articles", "list", "everywhere"),
    ("source", "everywhere"),
    ("reading", "everywhere"),
    *((room,) for room in DIALOG_ROOMS),
)
"""Rooms whose keys act at once, so that none may mean two things."""

ARROWS = frozenset({"up", "down", "left", "right", "pageup", "pagedown", "home", "end"})
"""Moving keys of the arrow style; all other keys of an action that has one of these are of the vi style."""

_NAMED = frozenset(key.value for key in Keys) | set(KEY_NAME_REPLACEMENTS.values()) | {"space"}


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of the map.

    Attributes:
        keymap: Keys by binding id, for those that differ from the map.
        faults: What cannot be done, a line each; there the map holds.
    """

    keymap: Mapping[str, str]
    faults: tuple[str, ...] = ()


def changes(config: Config) -> Changes:
    """Return what the style and the chosen keys make of the map."""
    faults: list[str] = []
    wanted: dict[str, str] = {}
    ids = tuple(f"{room}.{key.binding_name}" for room, table in ROOMS.items() for key in table)
    for name, written in config.keys.items():
        names = [_long(one.strip()) for one in written.split(",")]
        if name not in ids:
            faults.append(f"keys: there is no action {name!r}{near(name, ids)}")
            continue
        if names == [NO_KEY]:
            if name.partition(".")[0] in DIALOG_ROOMS:
                faults.append(f"keys: {name}: no palette reaches into a dialog, so it keeps a key")
            elif name == PALETTE:
                faults.append(
                    f"keys: {name}: it leads to all that has no key, so it keeps one; the default holds"
                )
            else:
                wanted[name] = NO_KEY
            continue
        unknown = next((one for one in names if not _exists(one)), None)
        if unknown is not None:
            meant = near(unknown, tuple(_NAMED)) or ": keys are written as n, f6, ctrl+n or pagedown"
            faults.append(f"keys: {name}: there is no key {unknown!r}{meant}")
            continue
        unfit = _unfit(name.partition(".")[0], names)
        if unfit:
            faults.append(f"keys: {name}: {unfit}; the default holds")
            continue
        wanted[name] = ",".join(names)
    found = dict(_styled(config.key_style))
    # Only when all are known: two keys may change places.
    for name in tuple(wanted):
        clash = _clash({**found, **wanted}, name, wanted[name].split(","))
        if clash is not None:
            faults.append(f"keys: {name}: {clash[0]} is the key of {clash[1]} too; the default holds")
            del wanted[name]
    found.update(wanted)
    return Changes(found, tuple(faults))


def chosen(keymap: Mapping[str, str]) -> list[tuple[Key, str]]:
    """Return the entries of the map that a keymap changes, with their keys, for ``choose_keys``."""
    return [
        (key, keymap[f"{room}.{key.binding_name}"])
        for room, table in ROOMS.items()
        for key in table
        if f"{room}.{key.binding_name}" in keymap
    ]


def _styled(style: str) -> Iterator[tuple[str, str]]:
    """Yield the moving actions with the keys of one style only."""
    if style == "both":
        return
    for room, table in ROOMS.items():
        for key in table:
            names = key.keys.split(",")
            kept = [name for name in names if (name in ARROWS) is (style == "arrows")]
            if ARROWS.intersection(names) and kept and kept != names:
                yield f"{room}.{key.binding_name}", ",".join(kept)


def _long(name: str) -> str:
    """Return a key as Textual names it: ``;`` is ``semicolon``."""
    return _character_to_key(name) if len(name) == 1 else name


def _exists(name: str) -> bool:
    *held, last = name.split("+")
    return all(one in {"ctrl", "shift", "alt"} for one in held) and (
        last in _NAMED or name in _NAMED or len(last) == 1 or (held == [] and _is_sign(last))
    )


def _is_sign(name: str) -> bool:
    return any(_character_to_key(sign) == name for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def _unfit(room: str, names: list[str]) -> str:
    """Return why a key cannot be one of a dialog, or ""."""
    if room not in DIALOG_ROOMS:
        return ""
    fixed = next((name for name in names if name in FIXED), None)
    if fixed is not None:
        return f"{fixed} means the same in every dialog"
    if room in WRITTEN_IN and any(len(name) == 1 or name == "space" or _is_sign(name) for name in names):
        return "letters and signs are written there; take one with ctrl, or a function key"
    return ""


def _clash(found: Mapping[str, str], name: str, names: list[str]) -> tuple[str, str] | None:
    """Return the key and the other action that has it already in a room that acts at the same time."""
    for rooms in TOGETHER:
        if name not in {its for its, _ in _acting(rooms)}:
            continue
        for its, key in _acting(rooms):
            # From the search, a key leads to the list, where it is bound first.
            if its == name or key.action == "to_found" or name.endswith(".to_found"):
                continue
            for taken in found.get(its, key.keys).split(","):
                if taken in names and taken != NO_KEY:
                    return taken, its
    return None


def _acting(rooms: tuple[str, ...]) -> Iterator[tuple[str, Key]]:
    """Yield the actions of rooms whose keys act at once, by binding id."""
    for room in rooms:
        yield from ((f"{room}.{key.binding_name}", key) for key in ROOMS[room])
        if room in WITH_MOVING:
            yield from ((f"source.{key.binding_name}", key) for key in MOVING)
