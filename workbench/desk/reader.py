"""Reads the claims of articles in a child process, so that this one never loads the parser."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import IO, Protocol, Self

from workbench import errors
from workbench.desk.messages import Message, opening_line, request_line
from workbench.errors import ExtractionError, WorkbenchError
from workbench.ingest import child_process
from workbench.lexicon import OwnRow
from workbench.model import Article, Claim, Edition
from workbench.record import from_record

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""


class ClaimReader(Protocol):
    """Whatever reads an article's claims."""

    def claims(
        self, article: Article, edition: Edition, on_progress: OnProgress | None = None
    ) -> Sequence[Claim]:
        """Return the article's claims in order of place."""


class _ChildGoneError(ExtractionError):
    """The child ended in the middle of an article."""


class ChildReader:
    """A child process that reads articles one after another; it starts with the first.

    Use it as a context: however that is left - done, failed, interrupted, or with this process killed
    (the child's input is then closed, which it watches) - the child ends.
    """

    def __init__(self, model: str | None = None, rows: Sequence[OwnRow] = ()) -> None:
        """Say what to read with.

        Args:
            model: A spaCy pipeline, None for the default one.
            rows: Lexicon rows of the user's own.
        """
        self._opening = opening_line(model, rows)
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The child's process id, None while there is none."""
        return self._child.process.pid if self._child is not None else None

    def close(self) -> None:
        """End the child; the next article starts another."""
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def claims(
        self, article: Article, edition: Edition, on_progress: OnProgress | None = None
    ) -> tuple[Claim, ...]:
        """Return the article's claims; where the child dies over it, another one tries once more.

        Args:
            article: What is known of the article.
            edition: Its text and blocks.
            on_progress: Called as the blocks are parsed; what it raises ends the child.

        Raises:
            ExtractionError: This article cannot be read; others can.
            WorkbenchError: Whatever else the child raised, of the same type; or it cannot be started.
        """
        request = request_line(article, edition)
        try:
            try:
                return self._ready().answer(request, on_progress)
            except _ChildGoneError:
                self.close()
                return self._ready().answer(request, on_progress)
        except BaseException as fault:
            # After a fault of one article the child waits for the next; in any other state it is of no use.
            if type(fault) is not ExtractionError:
                self.close()
            raise

    def _ready(self) -> _Child:
        if self._child is None:
            self._child = _Child()
            self._child.open(self._opening)
        return self._child


class _Child:
    """One run of the child: its process, and what it prints by the way."""

    def __init__(self) -> None:
        self._noise: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed by end()
        self.process = child_process.start("workbench.desk.child", self._noise)

    def open(self, opening: bytes) -> None:
        """Have it load the parser.

        Raises:
            WorkbenchError: What the child raised; or it ended.
        """
        self._write(opening)
        message = self._read()
        if message is None:
            # A child that dies before it has read anything would die over every article.
            raise WorkbenchError(self._last_words())
        if "error" in message:
            raise _error(message)

    def answer(self, request: bytes, on_progress: OnProgress | None) -> tuple[Claim, ...]:
        """Have it read an article.

        Raises:
            ExtractionError: It could not, or ended.
        """
        claims: list[Claim] = []
        self._write(request)
        while (message := self._read()) is not None:
            if "progress" in message:
                if on_progress is not None:
                    on_progress(*message["progress"])
            elif "claim" in message:
                claims.append(from_record(message["claim"]))
            elif "error" in message:
                raise _error(message)
            elif "done" in message:
                return tuple(claims)
        raise _ChildGoneError(self._last_words())

    def end(self) -> None:
        """Make sure that it is gone."""
        child_process.end(self.process)
        self._noise.close()

    def _write(self, line: bytes) -> None:
        pipe = self.process.stdin
        if pipe is None:
            raise WorkbenchError("the extraction could not be started")
        # A child that is gone says why when it is read from.
        with suppress(BrokenPipeError):
            pipe.write(line)
            pipe.flush()

    def _read(self) -> Message | None:
        """Return the child's next message, None where it is gone."""
        pipe = self.process.stdout
        for line in pipe or ():
            # What a dying child leaves may be half a line.
            with suppress(json.JSONDecodeError):
                message = json.loads(line)
                if isinstance(message, dict):
                    return message
        return None

    def _last_words(self) -> str:
        words = child_process.last_words(self.process, self._noise)
        return f"the extraction ended early {words}; nothing was changed"


def _error(message: Message) -> WorkbenchError:
    kind = getattr(errors, str(message.get("type")), WorkbenchError)
    if isinstance(kind, type) and issubclass(kind, WorkbenchError):
        return kind(message["error"])
    return WorkbenchError(message["error"])
