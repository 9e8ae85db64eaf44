"""What the source check costs with the sources in a store: it grows with claims, not with sources."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bench.test_compare_speed import MOST_GROWTH, invented
from workbench.check.outlets import SourceChecker
from workbench.identity import source_id
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import sha256

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]

READ = datetime(2031, 3, 12, tzinfo=UTC)


def sources(count: int) -> list[Source]:
    """Return invented sources of 5,000 characters, each of an outlet of its own."""
    chance = random.Random(11)
    found = []
    for at in range(count):
        outlet, text = f"Outlet {at}", invented(chance, 5_000)
        found.append(Source(source_id(outlet, "page"), outlet, text, sha256(text), READ, "page"))
    return found


def claims(about: list[Source], count: int) -> list[str]:
    """Return sentences of these sources, every other one with two of its words changed."""
    chance = random.Random(12)
    found = []
    for at in range(count):
        words = chance.choice(about[at % len(about)].text.split(". ")).split()
        if at % 2:
            for _ in range(2):
                words[chance.randrange(len(words))] = chance.choice(chance.choice(about).text.split())
        found.append(" ".join(words).capitalize() + ".")
    return found


def test_cost_grows_with_claims_not_with_saved_sources(tmp_path: Path) -> None:
    every = sources(200)
    asked = claims(every[:20], 1_000)
    took: dict[int, tuple[float, float]] = {}
    print()
    for count in (20, 200):
        with open_store(tmp_path / f"{count}.db") as store:
            began = time.perf_counter()
            for source in every[:count]:
                store.put_source(source)
            saving = time.perf_counter() - began
            shortlist = store.shortlist()
            began = time.perf_counter()
            for at, claim in enumerate(asked):
                shortlist.candidates(claim, [f"Outlet {at % 20}"])
            finding = time.perf_counter() - began
            checker = SourceChecker(store.shortlist())
            began = time.perf_counter()
            for at, claim in enumerate(asked):
                checker.check(claim, [f"Outlet {at % 20}"])
            took[count] = (finding, time.perf_counter() - began)
            print(
                f"{count:>4} sources saved in {saving:.2f} s; 1,000 claims: candidates {finding:.2f} s, "
                f"checked {took[count][1]:.2f} s"
            )
    ratio = took[200][1] / took[20][1]
    print(f"200 sources cost {ratio:.2f} times 20 (candidates alone {took[200][0] / took[20][0]:.2f})")
    assert ratio <= MOST_GROWTH


def test_a_long_source_is_saved_and_searched_at_once(tmp_path: Path) -> None:
    text = invented(random.Random(3), 400_000)
    source = Source(source_id("Outlet", "page"), "Outlet", text, sha256(text), READ, "page")
    with open_store(tmp_path / "long.db") as store:
        began = time.perf_counter()
        store.put_source(source)
        saved = time.perf_counter()
        found = store.search_source(source.source_id, "bal")
        searched = time.perf_counter()
        again = store.put_source(Source(source.source_id, "Outlet", f"{text}.", sha256(f"{text}."), READ))
        print(
            f"\n400,000 characters: saved in {saved - began:.2f} s, a new version in "
            f"{time.perf_counter() - searched:.2f} s, {len(found)} places found in {searched - saved:.3f} s"
        )
    assert again.version == 2
    assert found
