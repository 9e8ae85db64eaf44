"""Reads the claims of an article, in this process or in a child that the parser is loaded in.

The screen never loads the parser: a child does (``workbench.desk.child``), and what it finds comes
back line by line.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from workbench import errors
from workbench.errors import WorkbenchError
from workbench.identity import article_id
from workbench.ingest.reading import Reading, read
from workbench.model import Article, Block, BlockRole, Claim, Edition
from workbench.record import from_record
from workbench.text import printable, sha256

if TYPE_CHECKING:
    from workbench.extract.pipeline import Extractor

OnProgress = Callable[[int, int], None]
"""Called with (blocks done, blocks in all); what it raises ends the extraction."""

_PATIENCE = 5.0
"""Seconds a child is given to end before it is killed."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article with its claims.

    Attributes:
        reading: What the file said of itself; None where the text came from a store.
    """

    article: Article
    edition: Edition
    claims: tuple[Claim, ...]
    reading: Reading | None = None


def open_extractor(model: str | None = None, lexicon: Path | None = None) -> Extractor:
    """Load the parser and the lexicon; this takes about two seconds and 150 MB.

    Args:
        model: A spaCy pipeline, None for the default one.
        lexicon: A CSV file of the user's own rows (see ``desk.lexicon_file``).

    Raises:
        ModelMissingError: The pipeline is not installed.
        InputError: The lexicon cannot be used.
    """
    from workbench.desk.lexicon_file import read_lexicon  # noqa: PLC0415 - with the parser, not before
    from workbench.extract import DEFAULT_MODEL  # noqa: PLC0415 - as above
    from workbench.extract.pipeline import Extractor  # noqa: PLC0415 - as above
    from workbench.lexicon import shipped_lexicon  # noqa: PLC0415 - as above

    rows = read_lexicon(lexicon) if lexicon is not None else shipped_lexicon()
    return Extractor(rows, model or DEFAULT_MODEL)


def extract_file(
    path: str,
    *,
    published: date | None = None,
    extractor: Extractor | None = None,
    model: str | None = None,
    lexicon: Path | None = None,
    stdin: BinaryIO | None = None,
    on_progress: OnProgress | None = None,
) -> Extracted:
    """Read a file's claims in this process.

    Args:
        path: A file, or "-" for standard input.
        published: The day it appeared; None takes the day that its page states, if any.
        extractor: One that is loaded already; otherwise ``model`` and ``lexicon`` say which to load.
        model: As in ``open_extractor``; so is ``lexicon``.
        lexicon: Own rows.
        stdin: Standard input, for "-".
        on_progress: Called as the blocks are parsed.

    Raises:
        InputError: The file cannot be used.
        ModelMissingError: The pipeline is not installed.
    """
    reading = read(path, stdin=stdin)
    name = article_id(reading.text)
    article = Article(
        name,
        reading.title,
        reading.origin,
        reading.url,
        reading.publisher,
        published or reading.published,
    )
    edition = Edition(name, sha256(reading.text), reading.text, reading.encoding, reading.blocks)
    engine = extractor if extractor is not None else open_extractor(model, lexicon)
    return Extracted(article, edition, tuple(_claims(engine, article, edition, on_progress)), reading)


def _claims(
    extractor: Extractor, article: Article, edition: Edition, on_progress: OnProgress | None
) -> list[Claim]:
    return extractor.extract(
        article.article_id,
        edition.text,
        edition.blocks,
        published=article.published,
        publisher=article.publisher,
        on_progress=on_progress,
    )


def extract_in_child(
    article: Article,
    edition: Edition,
    *,
    model: str | None = None,
    lexicon: Path | None = None,
    on_progress: OnProgress | None = None,
) -> Extracted:
    """Read an article's claims in a child process; this one never loads the parser.

    The child ends with this call however it ends: done, failed, interrupted, or with this process
    killed (its input is then closed, which it watches).

    Args:
        article: What is known of the article.
        edition: Its text and blocks.
        model: As in ``open_extractor``; so is ``lexicon``.
        lexicon: Own rows.
        on_progress: Called as the blocks are parsed; what it raises ends the child.

    Raises:
        WorkbenchError: Whatever the child raised, of the same type; or the child died.
    """
    request = request_line(article, edition, model, lexicon)
    claims: list[Claim] = []
    with tempfile.TemporaryFile() as noise, _child(noise) as child:
        if child.stdin is None or child.stdout is None:
            raise WorkbenchError("the extraction could not be started")
        try:
            child.stdin.write(request)
            child.stdin.flush()
        except BrokenPipeError:
            raise WorkbenchError(_last_words(child, noise)) from None
        for line in child.stdout:
            message = json.loads(line)
            if "progress" in message:
                if on_progress is not None:
                    on_progress(*message["progress"])
            elif "claim" in message:
                claims.append(from_record(message["claim"]))
            elif "error" in message:
                raise _error(message)
            elif "done" in message:
                return Extracted(article, edition, tuple(claims))
        raise WorkbenchError(_last_words(child, noise))


@contextmanager
def _child(noise: IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    """Start the child and make sure that it ends; what it prints by the way goes to ``noise``."""
    child = subprocess.Popen(
        # -P: no module of the current folder is taken for one of the parser's.
        [sys.executable, "-P", "-m", "workbench.desk.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=noise,
        # Ctrl+C in the terminal is for this process; it ends the child itself.
        start_new_session=True,
    )
    try:
        yield child
    finally:
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()
        child.terminate()
        try:
            child.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _last_words(child: subprocess.Popen[bytes], noise: IO[bytes]) -> str:
    status = child.wait(_PATIENCE)
    noise.seek(0)
    lines = noise.read().decode(errors="replace").strip().splitlines()
    why = f": {printable(lines[-1])}" if lines else ""
    return f"the extraction ended early (status {status}){why}; nothing was changed"


def _error(message: dict[str, Any]) -> WorkbenchError:
    kind = getattr(errors, str(message.get("type")), WorkbenchError)
    if isinstance(kind, type) and issubclass(kind, WorkbenchError):
        return kind(message["error"])
    return WorkbenchError(message["error"])


def request_line(article: Article, edition: Edition, model: str | None, lexicon: Path | None) -> bytes:
    """Return what the child is asked, as one line of JSON in ASCII."""
    request = {
        "article_id": article.article_id,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "text": edition.text,
        "blocks": [[block.start, block.end, block.role.value, block.reason] for block in edition.blocks],
        "model": model,
        "lexicon": str(lexicon) if lexicon is not None else None,
    }
    return json.dumps(request).encode("ascii") + b"\n"


@dataclass(frozen=True, slots=True)
class Request:
    """What a child is asked."""

    article_id: str
    text: str
    blocks: tuple[Block, ...]
    published: date | None
    publisher: str | None
    model: str | None
    lexicon: Path | None


def read_request(line: bytes) -> Request:
    """Return the request that ``request_line`` wrote."""
    asked = json.loads(line)
    return Request(
        asked["article_id"],
        asked["text"],
        tuple(Block(start, end, BlockRole(role), reason) for start, end, role, reason in asked["blocks"]),
        date.fromisoformat(asked["published"]) if asked["published"] else None,
        asked["publisher"],
        asked["model"],
        Path(asked["lexicon"]) if asked["lexicon"] else None,
    )
