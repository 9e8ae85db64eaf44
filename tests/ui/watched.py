"""The real program with a witness: each entry of the ledger that it was told is stored goes into a file.

    python -m tests.ui.watched STORE WITNESS

What ends it goes into WITNESS.crash, whole: a terminal shows the last lines only. Leaving is made
harmless, so that keys can be drawn at random for as long as one likes.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import TextIO

from workbench.model import NewEntry
from workbench.store import Store
from workbench.store.rows import Undone
from workbench.ui.app import WorkbenchApp, run_workbench

REVIEWER = "monkey"


def watch(witness: TextIO) -> None:
    """Write down the hash of each decision when the store says that it is durable, and never leave."""
    append, undo, redo = Store.append, Store.undo, Store.redo

    def note(kind: str, hashed: str) -> None:
        witness.write(f"{kind} {hashed}\n")
        witness.flush()

    def appended(store: Store, entry: NewEntry) -> object:
        written = append(store, entry)
        note(written.type.value, written.hash)
        return written

    def undone(store: Store, reviewer: str) -> Undone | None:
        done = undo(store, reviewer)
        if done is not None:
            note("undo", done.entry.hash)
        return done

    def redone(store: Store, reviewer: str) -> Undone | None:
        done = redo(store, reviewer)
        if done is not None:
            note("redo", done.entry.hash)
        return done

    fatal = WorkbenchApp._handle_exception

    def ended(app: WorkbenchApp, error: Exception) -> None:
        cause = getattr(error, "error", error)
        Path(f"{witness.name}.crash").write_text("".join(traceback.format_exception(cause)), encoding="utf-8")
        fatal(app, error)

    async def stay(app: WorkbenchApp) -> None:
        app.notify("It stays.")

    for owner, name, other in (
        (Store, "append", appended),
        (Store, "undo", undone),
        (Store, "redo", redone),
        (WorkbenchApp, "action_quit", stay),
        (WorkbenchApp, "_handle_exception", ended),
    ):
        setattr(owner, name, other)


def main() -> None:
    """Run the program on a store until it is killed."""
    store, witness = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    # Files that are written under names drawn at random shall not lie about where tests are run.
    os.chdir(store.parent)
    with witness.open("a", encoding="ascii") as out:
        watch(out)
        status = run_workbench(store, REVIEWER)
    sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
