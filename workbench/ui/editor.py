"""A reviewer's own editor for a long note: the terminal is handed over, and taken back whatever happens."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.text import printable

try:
    import termios
except ImportError:  # no such terminals, and no such flow
    termios = None  # type: ignore[assignment]  # looked at by getattr alone

if TYPE_CHECKING:
    from workbench.ui.app import WorkbenchApp

_FLOW = getattr(termios, "IXON", 0)
"""The flag of a terminal's input modes that lets ctrl+s stop it (POSIX, termios.h)."""

LONGEST = 1_000_000
"""Bytes of a note that are taken over: more than that was no note, but the wrong file."""

NOT_FOUND = 127
"""Status with which a shell says that there is no such program."""


def command(wanted: str, environment: Mapping[str, str]) -> list[str]:
    """Return the editor's command line, without the file.

    Args:
        wanted: What the configuration names, "" where it names none.
        environment: ``$VISUAL`` counts before ``$EDITOR``, as other programs have it.

    Raises:
        InputError: None is named, it cannot be read, or there is no such program.
    """
    line = next(
        (
            value
            for value in (wanted, environment.get("VISUAL", ""), environment.get("EDITOR", ""))
            if value.strip()
        ),
        "",
    )
    if not line:
        raise InputError("No editor is named: set $EDITOR, for example `export EDITOR=nano`.")
    try:
        words = shlex.split(line)
    except ValueError as error:
        raise InputError(
            f"The editor {line!r} cannot be read as a command ({error}): set $EDITOR."
        ) from error
    if not words or shutil.which(words[0]) is None:
        raise InputError(f"There is no program {line!r} to write with: set $EDITOR to one that is installed.")
    return words


def written(bench: WorkbenchApp, text: str, wanted: str = "") -> str:
    """Let the reviewer go on with a text in the editor and return it as it was saved there.

    The terminal is the editor's until it ends. What comes back is made safe, as pasted text is.

    Args:
        bench: The program whose terminal it is.
        text: What to begin with.
        wanted: The editor that the configuration names, or "".

    Raises:
        InputError: The editor is missing or failed, the terminal cannot be handed over, or what was saved
            is no note; the text is as it was.
    """
    from textual.app import SuspendNotSupported

    try:
        return _written(command(wanted, os.environ), text, _handed_over(bench))
    except SuspendNotSupported as error:
        raise InputError("This terminal cannot be handed to an editor: write the note here.") from error


@contextmanager
def _handed_over(bench: WorkbenchApp) -> Iterator[None]:
    """Hand the terminal over without its flow control.

    As the terminal is put back to what it was, ctrl+s stops all that is sent to it until ctrl+q comes. Typed
    in that moment, as by somebody who saves without looking, it would leave both programs waiting.
    """
    driver = bench._driver  # noqa: SLF001 - no public way to what it puts the terminal back to
    modes = getattr(driver, "attrs_before", None)
    flow = modes[0] & _FLOW if modes else 0
    if modes:
        modes[0] &= ~_FLOW
    try:
        with bench.suspend():
            yield
    finally:
        # It has looked anew at how it found the terminal, and leaves it like that in the end.
        modes = getattr(driver, "attrs_before", None)
        if modes:
            modes[0] |= flow


def written_here(text: str, wanted: str = "") -> str:
    """Let the reviewer write on the normal terminal, where no screen has to give way (see ``written``).

    Raises:
        InputError: The editor is missing or failed, or what was saved is no note.
    """
    return _written(command(wanted, os.environ), text, nullcontext())


def _written(words: list[str], text: str, room: AbstractContextManager[None]) -> str:
    with _file(text) as file:
        try:
            with room, _interruptible():
                status = subprocess.run([*words, str(file)], check=False).returncode  # noqa: S603 - the reviewer's own command
        except OSError as error:
            raise InputError(f"{words[0]} did not start ({error.strerror}): set $EDITOR.") from error
        if status:
            raise InputError(_failed(words[0], status, file, text))
        return _read(file, words[0])


def _failed(name: str, status: int, file: Path, text: str) -> str:
    """Return what to say of an editor that failed; what it saved none the less is put by."""
    how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
    if status == NOT_FOUND:
        how = "found no program to start"
    with suppress(OSError):
        if file.stat().st_size <= LONGEST and file.read_bytes() != _bytes(text):
            kept = Path(tempfile.mkdtemp(prefix="workbench-note-")) / file.name
            shutil.copyfile(file, kept)
            return f"{name} {how}: the note is as it was. What it had saved is in {kept}."
    return f"{name} {how}: the note is as it was."


def _read(file: Path, name: str) -> str:
    try:
        if file.stat().st_size > LONGEST:
            raise InputError(f"What {name} saved has more than {LONGEST:,} bytes: that is no note.")
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"{name} left no file behind ({error.strerror}): the note is as it was.") from error
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    # Editors end the last line; a note has no need of that.
    return printable(text, newlines=True).rstrip("\n")


def _bytes(text: str) -> bytes:
    return (text + "\n" if text else "").encode("utf-8", "replace")


@contextmanager
def _file(text: str) -> Iterator[Path]:
    """Make a file that only this user can read, and take it away at the end."""
    folder = Path(tempfile.mkdtemp(prefix="workbench-note-"))
    try:
        file = folder / "note.md"
        file.write_bytes(_bytes(text))
        yield file
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Leave Ctrl+C to the editor.

    A handler of one's own, unlike one that ignores, is not handed on to the program that is started.
    """
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
