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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO

from workbench.desk.own_file import refuse_own_file
from workbench.errors import InputError
from workbench.export.columns import NAMES as NAMES_OF_OURS
from workbench.export.reviews import EarlierCheck, reviews
from workbench.store import Store
from workbench.store.earlier_door import Collected, CollectedCheck

NAMES = {
    "claim": "claim claimtext claimreviewed statement claimstatement",
    "verdict": "verdict rating label textualrating conclusion ruling truthrating alternatename",
    "publisher": "publisher factchecker organisation organization org site source outlet publishername",
    "claimant": "claimant speaker author claimauthor saidby",
    "checked": "date reviewdate datepublished publishdate checkdate checked reviewedat published",
    "url": "url reviewurl link claimreviewurl factcheckurl",
    "title": "title headline reviewtitle name",
    "identity": "id identity identifier checkid",
}
"""Spellings of a field's name, without capitals, spaces and signs."""

_TELLING = frozenset({"verdict", "publisher", "checked", "url"})
_DAYS = ("%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b %d, %Y", "%Y%m%d")
"""Ways to write a day that can be read one way only."""

FAULTS_KEPT = 20
"""Faults that are named one by one; more are counted."""

PROGRESS_EVERY = 500
_PEEKED = 1 << 20
_CELL = 2**31 - 1


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
    found = _columns(next(iter(_sheet(head[: head.rfind("\n") + 1] or head)), []))
    return "claim" in found and not _TELLING.isdisjoint(found)


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
    columns = _columns(list(found))
    cells = {name: _plain(found[key]) for name, key in zip(columns, columns.values(), strict=True)}
    yield from _check(cells, place, done)


def _rows(stream: BinaryIO, path: Path, done: Read) -> Iterator[CollectedCheck]:
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        csv.field_size_limit(max(csv.field_size_limit(), _CELL))
        # The first line alone tells what stands between the cells; it is read again as a row.
        lines = iter(text.readline, "")
        head = next(lines, "")
        between = _between(head)
        header = next(csv.reader([head], delimiter=between), [])
        columns = {name: header.index(column) for name, column in _columns(header).items()}
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
    checked = _day(written)
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


def _columns(header: Sequence[str]) -> dict[str, str]:
    """Return which column holds which field: the first one that is spelt like it."""
    plain = {"".join(char for char in name.casefold() if char.isalnum()): name for name in reversed(header)}
    ours = len(set(NAMES_OF_OURS).intersection(name.strip() for name in header))
    if {"schemaversion", "claimid"} <= plain.keys() or ours > len(NAMES_OF_OURS) // 4:
        return {}  # a table of the workbench's own, even where a column of it was renamed
    found: dict[str, str] = {}
    for field_, names in NAMES.items():
        column = next((plain[name] for name in names.split() if name in plain), None)
        if column is not None:
            found[field_] = column
    return found


def _sheet(text: str) -> Iterator[list[str]]:
    head = text.splitlines()[:1]
    return csv.reader(head, delimiter=_between(head[0] if head else ""))


def _between(head: str) -> str:
    return max(",;\t|", key=head.count)


def _json(line: bytes) -> Any:  # noqa: ANN401 - JSON is of any type
    try:
        return json.loads(line.decode("utf-8-sig"))
    except (json.JSONDecodeError, RecursionError):
        return None


def _plain(value: object) -> str:
    """Return a JSON value as a text: a list's first, an object's name."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name") or value.get("alternateName") or ""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _day(written: str) -> date | None:
    if len(written) > 40:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        pass
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
