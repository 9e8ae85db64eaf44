"""The answers of a plain review: lines of a person at a terminal, or of a pipe."""

from __future__ import annotations

import io
import sys

import click

from workbench.cli.options import show
from workbench.errors import InputError
from workbench.model import DisputeReason
from workbench.text import printable

END = "."
"""A line that holds nothing else ends a note, as in mail."""


def tell(text: str) -> None:
    """Print a line, in ASCII where that is wished; no character in it can act on the terminal."""
    from workbench.desk.config import load

    if not text.isascii() and load().ascii:
        from workbench.ui.ascii_text import plain

        text = plain(printable(text))
    show(text)


def in_words(reason: DisputeReason) -> str:
    """Return a reason as the list writes it: ``wrong number``."""
    return reason.value.replace("_", " ")


def meant_reason(answer: str) -> DisputeReason | None:
    """Return the reason that a number of the list means, or its words, or the beginning of one alone."""
    reasons = list(DisputeReason)
    if answer.isascii() and answer.isdigit():
        return reasons[int(answer) - 1] if 1 <= int(answer) <= len(reasons) else None
    wanted = " ".join(answer.replace("_", " ").casefold().split())
    meant = [reason for reason in reasons if wanted and in_words(reason).startswith(wanted)]
    return meant[0] if len(meant) == 1 else None


class Answers:
    """Standard input, a line at a time.

    Attributes:
        piped: True where no person types: a script is read.
        ended: True once there is no other line.
    """

    def __init__(self) -> None:
        """Take bytes that are not UTF-8 for what they are, not for the end of the program."""
        self.piped = not sys.stdin.isatty()
        self.ended = False
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")

    def ask(self, prompt: str) -> str | None:
        """Return the next answer without the blanks around it, None where there is no other."""
        line = self._line(prompt)
        return None if line is None else printable(line.strip())

    def _line(self, prompt: str) -> str | None:
        click.echo(prompt, nl=False)
        line = sys.stdin.readline()
        if self.piped or not line:
            click.echo()  # a pipe echoes nothing: the answer's own line would be missing
        if not line:
            self.ended = True
            return None
        return line

    def note(self) -> str:
        """Return a text of several lines; a dot alone, or the end of the input, ends it."""
        tell(f"Note: as many lines as you like; a line with only a dot ({END}) ends it, at once for none.")
        lines: list[str] = []
        while (line := self._line("note > ")) is not None and line.strip() != END:
            lines.append(line.rstrip("\r\n"))
        return printable("\n".join(lines), newlines=True).strip()

    def edited(self) -> str:
        """Return a text that was written in the reviewer's editor.

        Raises:
            InputError: There is no terminal for it, or no editor, or it failed.
        """
        from workbench.desk.config import load
        from workbench.ui.editor import written_here

        if self.piped:
            raise InputError("the editor needs a terminal: give the note as lines, with `note`")
        return written_here("", load().editor).strip()
