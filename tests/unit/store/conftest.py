"""Stores on real files, and an article with something of everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.store.samples import Sample, cited
from workbench.model import Attribution, ClaimKind, Flag, FrameClass, Mention, MentionType
from workbench.store import Store, open_store


@pytest.fixture(scope="session")
def rich() -> Sample:
    """Eight claims that differ in all that can be filtered and sorted by."""
    sample = Sample.of(
        (
            "Rain fell on Velmora for nine days.",
            "About 50,000 people left the valley.",
            "The bridge at Tarn will hold, it is said.",
            "The ferry makes no trips.",
            "Kraków sent boats.",
            "Prices rose by 5 percent.",
            "The dam is old.",
            "Nobody was hurt.",
        )
    )
    a, b, c, d, e, f, g, h = sample.claims
    people = Mention(MentionType.QUANTITY, "50,000 people", 42, 55, 50000, "persons", modifier="about")
    percent = Mention(MentionType.PERCENT, "5 percent", a.start, a.start + 9, 5, "percent")
    place = Mention(MentionType.PLACE, "Velmora", 13, 20)
    return sample.with_claims(
        (
            replace(cited(a, "Harbour Post", "Ann Lee"), facts=(place,), checkworthiness=0.9),
            replace(cited(b, "harbour post", "Bo Dahl"), kind=ClaimKind.QUANTITY, facts=(people, place)),
            replace(
                cited(c, None, "Ann Lee", frame_class=FrameClass.BELIEF),
                kind=ClaimKind.PREDICTION,
                flags=(Flag.VAGUE_SOURCE,),
            ),
            replace(d, flags=(Flag.NO_OUTLET,), checkworthiness=0.1),
            cited(e, "Daily Beacon", "Bo Dahl", "Ann Lee", confidence=0.9, frame_class=FrameClass.INTENT),
            replace(cited(f, "Zeitblatt"), kind=ClaimKind.QUANTITY, facts=(percent,), checkworthiness=0.9),
            replace(g, kind=ClaimKind.OPINION, flags=(Flag.NO_OUTLET, Flag.CONTRADICTION)),
            replace(
                h, chain=(Attribution(h.spans, outlets=("Harbour Post", "Daily Beacon"), confidence=0.1),)
            ),
        )
    )


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where the test's store is."""
    return tmp_path / "workbench.db"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(store_path) as store:
        yield store


@pytest.fixture
def filled(store: Store, rich: Sample) -> Store:
    """A store with the article ``rich``."""
    rich.put(store)
    return store
