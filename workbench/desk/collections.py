"""Reads collections of fact-checks into the store: CSV, JSON Lines, ClaimReview and DataFeed.

A collection is told by its shape: columns or fields that name a claim beside a verdict, a publisher, a day
or an address, in any order and in the spellings that are common. A row that cannot be read is named and
left out; the others are kept, all in one transaction.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from workbench.desk.collection_columns import TELLING, columns_of, day_of, plain_text, separator
from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.reviews import EarlierCheck, reviews
from workbench.store import Store
from workbench.store.earlier_door import Collected, CollectedCheck

FAULTS_KEPT = 20
"""Faults that are named one by one; more are counted."""

PROGRESS_EVERY = 500
"""Checks between two calls that tell how far the reading is."""

_PEEKED = 1 << 20
"""Bytes that are looked at to tell whether a file is a collection."""

_CELL = 2**31 - 1
"""Characters that a cell may have: csv's own limit of 131,072 would refuse a whole article in one."""


@dataclass(slots=True)
class Read:
    """What reading a collection did.

    Attributes:
        name: The collection's.
        rows: Checks in the file, good or not.
        counts: How many were new, changed and known.
        faults: One line for each of the first rows that could not be read whole.
        faulty: How many these were in all.
    """

    name: str
    rows: int = 0
    counts: Collected = field(default_factory=Collected)
    faults: list[str] = field(default_factory=list)
    faulty: int = 0

    def fault(self, line: str) -> None:
        """Note a fault."""
        self.faulty += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(line)


def is_collection(path: Path) -> bool:
    """Tell whether a file looks like a collection of fact-checks; one that cannot be read does not."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_PEEKED).decode("utf-8-sig", "replace")
    except OSError:
        return False
    if head.lstrip()[:1] in {"{", "["}:
        return True
    found = columns_of(next(iter(_sheet(head[: head.rfind("\n") + 1] or head)), []))
    return "claim" in found and not TELLING.isdisjoint(found)


def read_collection(
    store: Store,
    path: Path,
    name: str | None = None,
    *,
    on_progress: Callable[[int, int], None] | None = None,
) -> Read:
    """Read a file's checks into a collection; what is there already is not kept twice.

    Args:
        store: Where to.
        path: The file.
        name: The collection's name, None for the file's own.
        on_progress: Called now and then and at the end with (bytes read, bytes in all).

    Raises:
        InputError: The file cannot be read, is not UTF-8, or holds no check; nothing was kept.
        StoreError: The store cannot be written; nothing was.
    """
    refuse_own_file(store.path, path)
    done = Read(" ".join((name or path.stem).split()))
    try:
        with path.open("rb") as stream:
            checks = _watched(_checks(stream, path, done), stream, on_progress)
            done.counts = store.collect(done.name, _some(checks, path, done))
    except OSError as fault:
        raise InputError(f"{path}: cannot be read ({fault.strerror or fault})") from fault
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is no UTF-8; save it as UTF-8. Nothing was imported") from None
    return done


def _some(checks: Iterator[CollectedCheck], path: Path, done: Read) -> Iterator[CollectedCheck]:
    """Yield the checks; raise where there are none, so that no empty collection is made."""
    none = True
    for check in checks:
        none = False
        yield check
    if none:
        first = f": {done.faults[0]}" if done.faults else ""
        raise InputError(f"{path}: no fact-check was found in it{first}; nothing was imported")


def _watched(
    checks: Iterator[CollectedCheck], stream: BinaryIO, on_progress: Callable[[int, int], None] | None
) -> Iterator[CollectedCheck]:
    size = os.fstat(stream.fileno()).st_size
    for number, check in enumerate(checks, 1):
        yield check
        if on_progress is not None and not number % PROGRESS_EVERY:
            on_progress(min(stream.tell(), size), size)
    if on_progress is not None:
        on_progress(size, size)


def _checks(stream: BinaryIO, path: Path, done: Read) -> Iterator[CollectedCheck]:
    start = stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    stream.seek(0)
    if start == b"[":
        yield from _document(stream.read(), path, done)
    elif start == b"{":
        first = stream.readline()
        stream.seek(0)
        if _json(first) is None:
            yield from _document(stream.read(), path, done)
        else:
            yield from _lines(stream, done)
    else:
        yield from _rows(stream, path, done)


def _document(content: bytes, path: Path, done: Read) -> Iterator[CollectedCheck]:
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (json.JSONDecodeError, RecursionError) as fault:
        raise InputError(f"{path}: this is no JSON ({fault}); nothing was imported") from None
    any_review = False
    for check in reviews(found):
        any_review = True
        done.rows += 1
        yield _reviewed(check)
    if not any_review and isinstance(found, list):
        for number, each in enumerate(found, 1):
            yield from _object(each, f"object {number}", done)


def _lines(stream: BinaryIO, done: Read) -> Iterator[CollectedCheck]:
    # Not "for line in stream": then nobody could ask how far the reading has come.
    for number, line in enumerate(iter(stream.readline, b""), 1):
        if line.strip():
            found = _json(line)
            if not isinstance(found, dict):
                done.rows += 1
                done.fault(f"line {number}: this is no JSON object")
                continue
            yield from _object(found, f"line {number}", done)


def _object(found: object, place: str, done: Read) -> Iterator[CollectedCheck]:
    inside = list(reviews(found))
    if inside:
        done.rows += len(inside)
        yield from map(_reviewed, inside)
        return
    done.rows += 1
    if not isinstance(found, dict):
        done.fault(f"{place}: this is no object")
        return
    columns = columns_of(list(found))
    cells = {name: plain_text(found[key]) for name, key in zip(columns, columns.values(), strict=True)}
    yield from _check(cells, place, done)


def _rows(stream: BinaryIO, path: Path, done: Read) -> Iterator[CollectedCheck]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        csv.field_size_limit(max(csv.field_size_limit(), _CELL))
        # The first line alone tells what stands between the cells; it is read again as a row.
        lines = iter(text.readline, "")
        head = next(lines, "")
        between = separator(head)
        header = next(csv.reader([head], delimiter=between), [])
        columns = {name: header.index(column) for name, column in columns_of(header).items()}
        if "claim" not in columns:
            raise InputError(
                f"{path}: its header names no claim; name a column claim, and others verdict, publisher, "
                "claimant, date, url, title"
            )
        rows = csv.reader(lines, delimiter=between)
        for row in rows:
            if not any(row):
                continue
            done.rows += 1
            place = f"line {rows.line_num + 1}"
            if len(row) != len(header):
                done.fault(f"{place}: {len(row)} cells where the header has {len(header)}")
                continue
            yield from _check({name: row[at] for name, at in columns.items()}, place, done)
    except csv.Error as fault:
        raise InputError(f"{path}: this is no CSV ({fault}); nothing was imported") from None
    finally:
        text.detach()


def _check(cells: Mapping[str, str], place: str, done: Read) -> Iterator[CollectedCheck]:
    claim = cells.get("claim", "").strip()
    if not claim:
        done.fault(f"{place}: it has no claim")
        return
    written = cells.get("checked", "").strip()
    checked = day_of(written)
    if written and checked is None:
        done.fault(f"{place}: {written[:40]!r} is no day; write it as 2031-03-12. It is kept without")
    url = cells.get("url", "").strip()
    yield CollectedCheck(
        identity=cells.get("identity", "").strip() or url,
        claim=claim,
        verdict=cells.get("verdict", "").strip(),
        publisher=cells.get("publisher", "").strip(),
        claimant=cells.get("claimant", "").strip(),
        checked=checked,
        url=url,
        title=cells.get("title", "").strip(),
    )


def _reviewed(check: EarlierCheck) -> CollectedCheck:
    return CollectedCheck(
        check.identity, check.claim, check.verdict, check.publisher, check.claimant, check.checked, check.url,
        check.title,
    )  # fmt: skip


def _sheet(text: str) -> Iterator[list[str]]:
    head = text.splitlines()[:1]
    return csv.reader(head, delimiter=separator(head[0] if head else ""))


def _json(line: bytes) -> Any:  # noqa: ANN401 - JSON is of any type
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (json.JSONDecodeError, RecursionError):
        return None
