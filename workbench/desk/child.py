"""The process in which the parser is loaded: ``python -m workbench.desk.child``.

It reads and writes the lines of ``desk.messages``. It ends when its standard input is closed, in the
middle of a parse if need be, so that it never outlives the process that started it.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING

from workbench.desk.extraction import open_extractor
from workbench.desk.messages import Message, line_of, read_opening, read_request
from workbench.errors import WorkbenchError
from workbench.ingest.child_process import own_output
from workbench.lexicon import lexicon_with
from workbench.record import to_record
from workbench.text import sha256

if TYPE_CHECKING:
    from workbench.extract.pipeline import Extractor

Say = Callable[[Message], None]


def main() -> int:
    """Answer requests until the parent goes; return the exit status where the parser cannot be loaded."""
    lines = own_output()
    asked: SimpleQueue[bytes] = SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()

    def say(message: Message) -> None:
        lines.write(line_of(message))
        lines.flush()

    try:
        opening = read_opening(asked.get())
        extractor = open_extractor(opening.model, lexicon_with(opening.rows))
    except WorkbenchError as error:
        say({"error": str(error), "type": type(error).__name__})
        return error.exit_code
    say({"ready": True})
    while True:
        _answer(asked.get(), extractor, say)


def _answer(asked: bytes, extractor: Extractor, say: Say) -> None:
    try:
        request = read_request(asked)
        claims = extractor.extract(
            request.article_id,
            request.text,
            request.blocks,
            published=request.published,
            publisher=request.publisher,
            on_progress=lambda done, total: say({"progress": [done, total]}),
        )
    except BrokenPipeError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever one article brings about stops no other
        say({"error": f"the extraction failed ({type(fault).__name__}: {fault})", "type": "ExtractionError"})
        return
    digest = sha256(request.text)
    for claim in claims:
        say({"claim": to_record(claim, request.article_id, digest)})
    say({"done": len(claims)})


def _listen(stdin: IO[bytes], asked: SimpleQueue[bytes]) -> None:
    while line := stdin.readline():
        asked.put(line)
    # The parent is gone or wants no more: leave at once.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
