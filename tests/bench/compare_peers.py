"""Quotations held against their sources by the workbench and by other tools: same pairs, same run.

Not a test: it runs under any interpreter that has rapidfuzz, and skips the tools that are not installed.

    python3 -m venv peers && peers/bin/pip install rapidfuzz krokai gtrex
    PYTHONPATH=. peers/bin/python tests/bench/compare_peers.py

The pairs are invented here; with ``$WORKBENCH_BENCH`` set, its ``misquote`` pairs are judged as well.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from rapidfuzz import fuzz

from workbench.check.quotation import compare_quotation
from workbench.model import SourceCheckStatus

LIKE_ENOUGH = 90.0
"""The likeness from which rapidfuzz alone is taken to say yes, as it is commonly used."""

# A sentence of the source; honest quotations of it; altered ones.
_CASES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "We counted 15,000 crates in the harbour, and we did not lose a single one.",
        (
            "We counted 15,000 crates in the harbour ... we did not lose a single one",
            "[w]e did not lose a single one",
        ),
        (
            "We counted 50,000 crates in the harbour, and we did not lose a single one.",
            "We counted 15,000 crates in the harbour, and we did lose a single one.",
            "We counted 15,000 sacks in the harbour, and we did not lose a single one.",
        ),
    ),
    (
        "The tenant is not, under any circumstances, permitted to open the old gate before May.",
        (
            "The tenant is not … permitted to open the old gate before May",
            "THE TENANT IS NOT, UNDER ANY CIRCUMSTANCES, PERMITTED TO OPEN THE OLD GATE",
        ),
        (
            "The tenant is ... permitted to open the old gate before May.",
            "The tenant is not, under any circumstances, permitted to open the old gate before June.",
            "The tenant is not, under any circumstances, permitted to close the old gate before May.",
        ),
    ),
    (
        "Mayor Ida Quill said that the 5 million crowns were paid by the northern office on Sunday.",
        (
            "the 5 million crowns were paid by the northern office on Sunday",
            "Mayor Ida Quill said that the 5 million crowns were paid [out] by the northern office on Sunday",
        ),
        (
            "Mayor Ida Quill said that the 5 billion crowns were paid by the northern office on Sunday.",
            "Mayor Ida Quill said that the 5 million crowns were paid by the northern office on Monday.",
            "Mayor Ida Quell said that the 5 million crowns were paid by the northern office on Sunday.",
        ),
    ),
    (
        "At least 40 boats may have left the bay before dawn, and nobody could stop them.",
        (
            "At least 40 boats may have left the bay before dawn",
            "nobody could stop them",
        ),
        (
            "40 boats have left the bay before dawn, and nobody could stop them.",
            "At least 40 boats must have left the bay before dawn, and nobody could stop them.",
            "At least 14 boats may have left the bay before dawn, and nobody could stop them.",
        ),
    ),
)
_FILLER = (
    "The weather was calm that week. Nothing else was told of it. People went home early and slept well. "
)


class Pair(NamedTuple):
    """A quotation, its source, and whether it is faithful."""

    quote: str
    source: str
    faithful: bool


Judge = Callable[[str, str], bool]
"""Says whether a quotation stands in a source unaltered."""


def invented() -> Iterator[Pair]:
    """Yield the pairs of this file, each in a source of a page."""
    for sentence, honest, altered in _CASES:
        source = f"{_FILLER * 12}\n\n“{sentence}”\n\n{_FILLER * 12}"
        for quote in (sentence, sentence.upper(), *honest):
            yield Pair(quote, source, faithful=True)
        for quote in altered:
            yield Pair(quote, source, faithful=False)


def published(folder: Path) -> Iterator[Pair]:
    """Yield the misquote pairs of the development benchmarks."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = {row["id"]: row["label"] for row in map(json.loads, lines)}
    for line in (folder / "pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        yield Pair(pair["quote"], pair["source"], gold[pair["id"]] == "faithful")


def _workbench(quote: str, source: str) -> bool:
    return compare_quotation(quote, source).status is SourceCheckStatus.CONFIRMED


def _likeness(quote: str, source: str) -> bool:
    return fuzz.partial_ratio(quote, source) >= LIKE_ENOUGH


def _gtrex(quote: str, source: str) -> bool:
    tool: Any = import_module("gtrex")
    return bool(tool.Verifier(source, tool.Policy()).verify(quote).grounded)


def _krokai(quote: str, source: str) -> bool:
    corpus: Any = import_module("krokai.corpus")
    verify: Any = import_module("krokai.verify")
    verdicts: Any = import_module("krokai.verdicts")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "source.txt").write_text(source, encoding="utf-8")
        found = verify.check(quote, corpus.Corpus([folder], exts=(".txt",), quiet=True))
    return found[0] in verdicts.CLEAN


def _judges() -> Iterator[tuple[str, Judge]]:
    yield "workbench", _workbench
    yield f"rapidfuzz alone, {LIKE_ENOUGH:.0f}", _likeness
    for name, judge in (("gtrex", _gtrex), ("krokai", _krokai)):
        if find_spec(name):
            yield name, judge
        else:
            sys.stderr.write(f"{name} is not installed: skipped (pip install {name})\n")


def table(title: str, pairs: list[Pair]) -> None:
    """Print one line a tool: right statuses, altered quotations that pass, honest ones refused, time."""
    altered = sum(not pair.faithful for pair in pairs)
    sys.stdout.write(f"\n{title}: {len(pairs)} pairs, {altered} altered\n\n")
    sys.stdout.write("| tool | right | falsely confirmed | falsely refused | ms a pair |\n")
    sys.stdout.write("| --- | --- | --- | --- | --- |\n")
    for name, judge in _judges():
        began = time.perf_counter()
        said = [judge(pair.quote, pair.source) for pair in pairs]
        spent = (time.perf_counter() - began) / len(pairs) * 1e3
        passed = sum(yes and not pair.faithful for yes, pair in zip(said, pairs, strict=True))
        refused = sum(pair.faithful and not yes for yes, pair in zip(said, pairs, strict=True))
        right = len(pairs) - passed - refused
        sys.stdout.write(
            f"| {name} | {right} of {len(pairs)} | {passed} of {altered} | "
            f"{refused} of {len(pairs) - altered} | {spent:.1f} |\n"
        )


def main() -> None:
    """Print a table for each set of pairs that is at hand."""
    table("Invented pairs", list(invented()))
    folder = os.environ.get("WORKBENCH_BENCH")
    if folder:
        table("misquote, development part", list(published(Path(folder, "misquote"))))


if __name__ == "__main__":
    main()
