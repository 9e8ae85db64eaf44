"""What the screens remember from one run to the next: how wide the panes are, which lines were seen.

A small JSON file in the platform's state directory. Nothing of a review is in it: it can be deleted at
any time, and where it cannot be read or written the program goes on without.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

STATE_VARIABLE = "WORKBENCH_STATE"
"""Names the folder of the file, in place of the platform's."""

FILE_NAME = "screens.json"

LONGEST = 200_000
"""Bytes of the file that are read: what the screens remember takes a few hundred."""

TROUBLE = (OSError, ValueError, TypeError, RuntimeError)
"""What a file, its place and its content can raise; RuntimeError where "~" is nobody's, or JSON too deep."""


def folder() -> Path:
    """Return the folder of the file; nothing is created."""
    named = os.environ.get(STATE_VARIABLE, "")
    if named.strip():
        return Path(named).expanduser()
    from platformdirs import user_state_path  # noqa: PLC0415 - not needed where the folder is named

    return user_state_path("factcheck-workbench", appauthor=False)


def recall(section: str, name: str) -> object:
    """Return what was remembered under a name, None where nothing was.

    It comes from a file that anybody may have edited: the caller looks at what it is.
    """
    held = _read().get(section)
    return held.get(name) if isinstance(held, dict) else None


def remember(section: str, name: str, value: object) -> None:
    """Remember something that JSON can hold, in place of what was there; None forgets it.

    What else the file holds stays, also what another window wrote meanwhile. The file is replaced as a
    whole, so a crash leaves the one before it.
    """
    held = _read()
    part = held.get(section)
    entries: dict[str, object] = dict(part) if isinstance(part, dict) else {}
    if entries.get(name) == value:
        return
    entries[name] = value
    if value is None:
        del entries[name]
    with suppress(*TROUBLE):
        _write({**held, section: entries})


def forget(section: str) -> None:
    """Forget all of a section."""
    held = _read()
    if held.pop(section, None) is not None:
        with suppress(*TROUBLE):
            _write(held)


def _read() -> dict[str, object]:
    import json  # noqa: PLC0415 - only where something is remembered

    try:
        file = folder() / FILE_NAME
        if file.stat().st_size > LONGEST:
            return {}
        held = json.loads(file.read_text(encoding="utf-8"))
    except TROUBLE:
        return {}
    return held if isinstance(held, dict) else {}


def _write(held: dict[str, object]) -> None:
    import json  # noqa: PLC0415 - as above

    place = folder()
    place.mkdir(parents=True, exist_ok=True)
    part = place / f"{FILE_NAME}.{os.getpid()}.part"
    part.write_text(json.dumps(held, indent=1, ensure_ascii=True), encoding="utf-8")
    part.replace(place / FILE_NAME)
