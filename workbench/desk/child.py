"""The child process that loads the parser: ``python -m workbench.desk.child``.

It reads one line of JSON (see ``desk.extraction.request_line``) and writes lines of JSON: {"progress":
[done, total]}, {"claim": record}, {"error": line, "type": name} and at the end {"done": claims}. It ends
when its standard input is closed, so that it never outlives the process that started it.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from typing import IO, Any

from workbench.desk.extraction import open_extractor, read_request
from workbench.errors import WorkbenchError
from workbench.record import to_record
from workbench.text import sha256

Say = Callable[[dict[str, Any]], None]


def main() -> int:
    """Answer one request and return the exit status."""
    lines = _own_output()
    asked = sys.stdin.buffer.readline()
    if not asked:
        return WorkbenchError.exit_code
    threading.Thread(target=_end_with_parent, args=(sys.stdin.buffer,), daemon=True).start()

    def say(message: dict[str, Any]) -> None:
        lines.write(json.dumps(message).encode("ascii") + b"\n")
        lines.flush()

    try:
        _answer(asked, say)
    except WorkbenchError as error:
        say({"error": str(error), "type": type(error).__name__})
        return error.exit_code
    return 0


def _answer(asked: bytes, say: Say) -> None:
    request = read_request(asked)
    extractor = open_extractor(request.model, request.lexicon)
    claims = extractor.extract(
        request.article_id,
        request.text,
        request.blocks,
        published=request.published,
        publisher=request.publisher,
        on_progress=lambda done, total: say({"progress": [done, total]}),
    )
    digest = sha256(request.text)
    for claim in claims:
        say({"claim": to_record(claim, request.article_id, digest)})
    say({"done": len(claims)})


def _own_output() -> IO[bytes]:
    """Keep standard output for the lines; whatever a library prints there goes to standard error."""
    kept = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return os.fdopen(kept, "wb")


def _end_with_parent(stdin: IO[bytes]) -> None:
    while stdin.read(4096):
        pass
    # The parent is gone or wants no more: leave at once, in the middle of a parse if need be.
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main())
