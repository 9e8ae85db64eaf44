"""How often the shipped names of outlets and weapons are recognised where none is meant.

Three figures a name: how often it stands in the text (a plain list would take each), how often the
extraction takes it, and how often the annotators say that it is none. The data are in the folder
named by ``$WORKBENCH_BENCH``; without it the measurement is skipped.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from workbench.desk.extraction import Extracted, extract_file, open_extractor
from workbench.lexicon import shipped_lexicon
from workbench.model import MentionType, Span

FOLDER = os.environ.get("WORKBENCH_BENCH", "")
ATTRIBUTED = ("attribution", "outlets")
OTHERS = ("values", "dates")
SHOWN = 15
MOST_FALSE_OUTLETS = 0.01
"""Share of the sources without an outlet that are given one."""

pytestmark = [
    pytest.mark.bench,
    pytest.mark.timeout(3600),
    pytest.mark.skipif(not FOLDER, reason="set WORKBENCH_BENCH to the folder of the development benchmarks"),
]


@dataclass(slots=True)
class Hits:
    """Counts by name: as written, and as recognised."""

    plain: Counter[str] = field(default_factory=Counter)
    plain_false: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    taken_false: Counter[str] = field(default_factory=Counter)

    def print(self, kind: str, judged: int) -> None:
        print(f"\n{kind}: {judged} places judged; false hits {self.plain_false.total()} by name alone")
        print(f"(right {self.plain.total() - self.plain_false.total()}),", end=" ")
        print(
            f"{self.taken_false.total()} in context (right {self.taken.total() - self.taken_false.total()})"
        )
        print(f"{'name':<32} {'by name':>8} {'false':>6} {'in context':>11} {'false':>6}")
        worst = sorted(
            self.plain | self.taken,
            key=lambda name: (-self.taken_false[name], -self.plain_false[name], name),
        )
        for name in worst[:SHOWN]:
            print(
                f"{name[:32]:<32} {self.plain[name]:>8} {self.plain_false[name]:>6} "
                f"{self.taken[name]:>11} {self.taken_false[name]:>6}"
            )


class Names:
    """A plain list of names: each is taken wherever it stands as written."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name.partition(" (")[0] for name in names}
        self._words = re.compile(r"\w+")
        self._longest = max(len(self._words.findall(name)) for name in self._names)

    def find(self, text: str) -> Iterator[Span]:
        words = list(self._words.finditer(text))
        at = 0
        while at < len(words):
            for count in range(min(self._longest, len(words) - at), 0, -1):
                start, end = words[at].start(), words[at + count - 1].end()
                if text[start:end] in self._names:
                    yield Span(start, end)
                    at += count - 1
                    break
            at += 1


def gold(name: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    folder = Path(FOLDER, name)
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield folder / record["article"], record


@pytest.fixture(scope="module")
def read() -> dict[Path, Extracted]:
    extractor = open_extractor()
    files = [file for name in (*ATTRIBUTED, *OTHERS, "facts") for file, _ in gold(name)]
    return {file: extract_file(str(file), extractor=extractor) for file in files}


def touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def test_outlets(read: dict[Path, Extracted]) -> None:
    names = Names(name for row in shipped_lexicon().outlets for name in (row.name, *row.aliases))
    hits, without = Hits(), 0
    for file, record in (item for name in ATTRIBUTED for item in gold(name)):
        text = read[file].edition.text
        frames = {frame for claim in read[file].claims for frame in claim.chain if frame.cue_span}
        for attribution in record["attributions"]:
            if "outlet" not in attribution or not attribution["source_span"]:
                continue
            cited = bool(attribution["outlet"])
            without += not cited
            source, cue = Span(*attribution["source_span"]), Span(*(attribution["cue_span"] or (0, 0)))
            for span in names.find(text[source.start : source.end]):
                written = text[source.start + span.start : source.start + span.end]
                hits.plain[written] += 1
                hits.plain_false[written] += not cited
            for frame in frames:
                if frame.outlets and frame.cue_span and frame.source_span and touch(frame.cue_span, cue):
                    if not touch(frame.source_span, source):
                        continue
                    hits.taken[frame.outlet_text or ""] += 1
                    hits.taken_false[frame.outlet_text or ""] += not cited
    hits.print("outlets in sources", without)
    assert hits.taken_false.total() <= MOST_FALSE_OUTLETS * without


def test_outlets_in_whole_texts(read: dict[Path, Extracted]) -> None:
    """Nobody has annotated these: what is left alone and what is taken is listed to be read."""
    names = Names(name for row in shipped_lexicon().outlets for name in (row.name, *row.aliases))
    plain: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for file in {file for name in (*ATTRIBUTED, *OTHERS) for file, _ in gold(name)}:
        text = read[file].edition.text
        claims = read[file].claims
        known = {
            Span(fact.start, fact.end)
            for claim in claims
            for fact in claim.facts
            if fact.type is MentionType.ORGANIZATION and fact.by == "lexicon"
        }
        known |= {
            frame.source_span
            for claim in claims
            for frame in claim.chain
            if frame.outlets and frame.source_span
        }
        for span in names.find(text):
            written = text[span.start : span.end].removeprefix("The ")
            plain[written] += 1
            taken[written] += any(touch(span, other) for other in known)
    print(f"\noutlets in whole texts: {plain.total()} by name alone, {taken.total()} of them in context")
    for name in sorted(plain, key=lambda name: (taken[name] - plain[name], name))[: 2 * SHOWN]:
        print(f"{name[:32]:<32} {plain[name]:>8} {taken[name]:>11}")


def test_weapons(read: dict[Path, Extracted]) -> None:
    rows = [row for row in shipped_lexicon().weapons if row.kind != "generic"]
    names = Names(name for row in rows for name in (row.name, *row.aliases))
    hits, annotated = Hits(), 0
    for file, record in gold("facts"):
        text = read[file].edition.text
        weapons = [
            Span(fact["start"], fact["end"])
            for fact in record["facts"]
            if fact["type"] in {"weapon", "vehicle"}
        ]
        annotated += len(weapons)
        for span in names.find(text):
            hits.plain[text[span.start : span.end]] += 1
            hits.plain_false[text[span.start : span.end]] += not any(touch(span, known) for known in weapons)
        for text_of, span in recognised(read[file]):
            hits.taken[text_of] += 1
            hits.taken_false[text_of] += not any(touch(span, known) for known in weapons)
    hits.print("weapons in defence documents", annotated)


def test_weapons_in_other_news(read: dict[Path, Extracted]) -> None:
    """Nobody has annotated these: what is recognised is listed to be read."""
    rows = [row for row in shipped_lexicon().weapons if row.kind != "generic"]
    names = Names(name for row in rows for name in (row.name, *row.aliases))
    plain: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for file in {file for name in (*ATTRIBUTED, *OTHERS) for file, _ in gold(name)}:
        text = read[file].edition.text
        plain.update(text[span.start : span.end] for span in names.find(text))
        taken.update(text_of for text_of, _ in recognised(read[file]))
    print(f"\nweapons in other news: {plain.total()} by name alone, {taken.total()} in context")
    for name in sorted(plain | taken, key=lambda name: (-taken[name], -plain[name], name))[: 3 * SHOWN]:
        print(f"{name[:32]:<32} {plain[name]:>8} {taken[name]:>11}")


def recognised(extracted: Extracted) -> set[tuple[str, Span]]:
    return {
        (fact.text, Span(fact.start, fact.end))
        for claim in extracted.claims
        for fact in claim.facts
        if fact.type is MentionType.WEAPON and fact.by == "lexicon" and fact.value is not None
    }
