"""Notes begun and not saved, kept beside the store so that they outlive the program.

A draft is nobody's decision yet, so the ledger never sees it. Each is a small file of its own in
``<store>-drafts``: two windows on one store cannot overwrite each other's, and a crash in the middle of
writing one leaves the draft before it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

Place = tuple[str, str] | tuple[str, str, str]
"""Article, claim, and the note that a new version is written of; without the last a note of its own."""

LONGEST = 4_000_000
"""Bytes of a draft's file that are read: nobody types more."""


class Drafts:
    """The drafts of one reviewer at one store.

    Where the folder cannot be written, drafts last as long as the program.

    Attributes:
        folder: Where they are kept; made with the first draft, gone with the last.
        unkept: Drafts that could not be written to the disk.
    """

    def __init__(self, store_path: Path, reviewer: str) -> None:
        """Name the place; nothing is read or written yet."""
        self.folder = store_path.with_name(f"{store_path.name}-drafts")
        self.unkept: set[Place] = set()
        self._reviewer = reviewer
        self._known: dict[Place, str] = {}

    def get(self, place: Place, default: str = "") -> str:
        """Return a draft, also one of an earlier run, or ``default``."""
        if place not in self._known:
            self._known[place] = self._read(place)
        return self._known[place] or default

    def keep(self, place: Place, body: str) -> None:
        """Keep a draft in place of the one before; one without any word is dropped."""
        if not body.strip():
            self.drop(place)
            return
        if self._known.get(place) == body and place not in self.unkept:
            return
        self._known[place] = body
        try:
            self._write(place, body)
            self.unkept.discard(place)
        except OSError:
            # A store in a folder that cannot be written is read only as well: who leaves is warned.
            self.unkept.add(place)

    def drop(self, place: Place) -> None:
        """Forget a draft: it was saved, or nothing is left of it."""
        self._known[place] = ""
        self.unkept.discard(place)
        with suppress(OSError):
            self._file(place).unlink(missing_ok=True)
            self.folder.rmdir()

    def _file(self, place: Place) -> Path:
        import hashlib  # noqa: PLC0415 - only where a draft is looked for, not at the start
        import json  # noqa: PLC0415 - likewise

        name = json.dumps([self._reviewer, *place]).encode()
        return self.folder / f"{hashlib.sha256(name).hexdigest()[:32]}.json"

    def _read(self, place: Place) -> str:
        import json  # noqa: PLC0415 - likewise

        try:
            file = self._file(place)
            if file.stat().st_size > LONGEST:
                return ""
            held = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            # What is no draft of ours stays where it is, and is none.
            return ""
        body = held.get("body") if isinstance(held, dict) else None
        return body if isinstance(body, str) else ""

    def _write(self, place: Place, body: str) -> None:
        import json  # noqa: PLC0415 - likewise

        self.folder.mkdir(mode=0o700, exist_ok=True)
        file = self._file(place)
        article, claim, *note = place
        held = {
            "reviewer": self._reviewer,
            "article": article,
            "claim": claim,
            "note": note[0] if note else "",
            "body": body,
        }
        part = file.with_suffix(f".{os.getpid()}.part")
        with part.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as out:
            json.dump(held, out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(file)
