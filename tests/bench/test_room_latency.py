"""The review room at a million claims, at a real pseudo-terminal: key by key, beside a bare Textual app.

The store holds one article of a million claims, so that the list has a million rows. The limits are for an
otherwise idle machine; on a loaded one they grow as the anchor of the same run does: a bare Textual app
that echoes a key, or a bare SQLite write. ``WORKBENCH_BENCH_STORES`` names a folder that keeps the store.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.bench import stores
from tests.bench.keyboard import DOWN, PAGE_DOWN, SIZE, Keyboard, echo, middle, review, slow
from workbench.store import Store, View, open_store

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]

CLAIMS = int(os.environ.get("WORKBENCH_BENCH_CLAIMS", "1000000"))
WORDS = 50_000
PRESSES = 60
IDLE_ECHO = 2.0
"""Milliseconds to the first byte of the echo, in the middle, on an idle machine of two cores."""
IDLE_INSERT = 0.5
"""Milliseconds of a bare durable INSERT likewise."""
MEMORY = 150
"""MB of the whole process at most."""
ROW = 8
"""Row of a page by which the page is told: none of the first rows can have stood there before."""
LETTERS = 24
"""First letters of a claim that are looked for in what is sent: no list is narrower."""


SEARCHES = (
    "soldiers crossed velmora",
    "mara lindqvist",
    "wilwil metdet",
    "12,345",
    "zeitblatt nurses",
    "october tarn",
    "brorten",
    "praddrur dorjil",
    "omar quist",
    "7 march",
)
"""Common words, names, made-up words, a number, and words of two fields."""

FILTERS = (
    "outlet:zeitblatt",
    "verdict:verified",
    "type:date -outlet:zeitblatt",
    "speaker:quist type:money",
    "outlet:beacon brorten",
)
"""One value, decisions, an exclusion, two fields, a field and a word."""


class Figures:
    """What was measured, printed beside its anchor, and what was too slow."""

    def __init__(self, anchor: Keyboard) -> None:
        """Take the program that echoes."""
        self._anchor = anchor
        self._beside: list[float] = []
        self.faults: list[str] = []

    def echo(self) -> list[float]:
        """Return how long the anchor takes just now."""
        return [self._anchor.first_byte("x") for _ in range(15)]

    def beside(self, took: float) -> float:
        """Time the anchor once more, as the load changes from key to key; return what was measured."""
        self._beside.append(self._anchor.first_byte("x"))
        return took

    def hold(
        self, name: str, took: Sequence[float], p95: float, p50: float | None = None, idle: float = IDLE_ECHO
    ) -> None:
        """Print a measurement, and note it where it is above its limits."""
        anchor, self._beside = self._beside or self.echo(), []
        self.held(name, took, anchor, (p50, p95), idle)

    def held(
        self,
        name: str,
        took: Sequence[float],
        anchor: Sequence[float],
        limits: tuple[float | None, float],
        idle: float,
    ) -> None:
        """Print a measurement beside another anchor than the echo."""
        load = max(1.0, middle(anchor) / idle)
        print(
            f"{name:<28} p50 {middle(took):6.1f}  p95 {slow(took):6.1f}  most {max(took):6.1f} ms;"
            f"  anchor p50 {middle(anchor):5.2f}  p95 {slow(anchor):5.2f} ms;"
            f"  ratio {middle(took) / middle(anchor):5.1f}"
            f"  (limits {limits[0] or '-'} / {limits[1]:g} ms, times {load:.1f})"
        )
        if slow(took) > limits[1] * load or (limits[0] is not None and middle(took) > limits[0] * load):
            self.faults.append(f"{name}: p50 {middle(took):.1f}, p95 {slow(took):.1f} ms")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store; it is written to."""
    return stores.kept(CLAIMS, tmp_path_factory, decided=0.01, words=WORDS)


@pytest.fixture(scope="module")
def store(path: Path) -> Iterator[Store]:
    """The same, to be looked into from outside."""
    with open_store(path) as store:
        yield store


def beginnings(store: Store, view: View, rows: int = 20) -> list[bytes]:
    """Return how the first claims of a view begin."""
    ids = next(store.claim_ids(view), None)
    found = store.rows(list(ids[:rows]) if ids is not None else [], stores.REVIEWER)
    return [row.text[:LETTERS].encode() for row in found.values()]


def test_the_room_at_a_million_claims(path: Path, store: Store, tmp_path: Path) -> None:
    article = next(iter(store.articles(stores.REVIEWER))).article_id
    everything = View(article, reviewer=stores.REVIEWER)
    with Keyboard(echo(tmp_path), SIZE) as anchor, Keyboard(review(path), SIZE) as room:
        anchor.wait_for("first frame")
        room.wait_for_bytes(beginnings(store, everything)[0], 60)
        figures = Figures(anchor)
        room.rest(1.0)
        print(f"\n{CLAIMS:,} claims in the list, {SIZE[0]} by {SIZE[1]}; key to first output byte")
        figures.hold("down", [figures.beside(room.first_byte(DOWN)) for _ in range(PRESSES)], 25, 10)
        figures.hold("page down", [figures.beside(room.first_byte(PAGE_DOWN)) for _ in range(PRESSES)], 30)
        _ends(room, store, everything, figures)
        _verdicts(room, path, tmp_path, figures)
        _filters(room, store, everything, figures)
        _filter_bar(room, store, everything, figures)
        _searches(room, store, everything, figures)
        peak = room.peak_memory()
        print(f"{'most memory':<28} {peak} MB; the bare app {anchor.peak_memory()} MB")
    assert not figures.faults, figures.faults
    assert peak < MEMORY


def _ends(room: Keyboard, store: Store, view: View, figures: Figures) -> None:
    """Go to the last claim and back."""
    last = [row_id for chunk in store.claim_ids(view) for row_id in chunk[-1:]][-1]
    words = store.rows([last], stores.REVIEWER)[last].text[:LETTERS].encode()
    first = beginnings(store, view)[0]
    room.wait_for(f"{CLAIMS:,}")
    ends, homes = [], []
    for _ in range(8):
        ends.append(figures.beside(room.shown("G", words)))
        homes.append(room.shown("g", first))
    figures.hold("end of list, last claim shown", ends, 100)
    figures.hold("back to the first, shown", homes, 100)


def _verdicts(room: Keyboard, path: Path, folder: Path, figures: Figures) -> None:
    """Press v; another connection looks until the entry is there."""
    with (
        closing(sqlite3.connect(path)) as db,
        closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as bare,
    ):

        def entries() -> int:
            return int(db.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()[0])

        took = []
        for _ in range(PRESSES):
            before = entries()
            took.append(room.until("v", lambda: entries() > before))  # noqa: B023 - called at once
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE verdict (claim INTEGER PRIMARY KEY, value TEXT)")
        inserts = []
        for key in range(PRESSES):
            began = time.perf_counter()
            bare.execute("INSERT INTO verdict VALUES (?, 'verified')", (key,))
            inserts.append(1000 * (time.perf_counter() - began))
    figures.held("verdict, durably stored", took, inserts, (None, 40), IDLE_INSERT)


def _filters(room: Keyboard, store: Store, view: View, figures: Figures) -> None:
    """Choose an outlet, then clear the filter, each until its first page is shown."""
    from dataclasses import replace

    chosen, cleared = [], []
    everything = beginnings(store, view)
    for outlet in ("Zeitblatt", "Harbour Post", "Radio Meridian", "Public Wire", "Daily Beacon"):
        room.type("g")
        room.rest()
        page = beginnings(store, replace(view, outlet=outlet))
        room.type("f")
        room.wait_for("Show only claims with")
        with suppress(TimeoutError):
            room.wait_for("counting …", 1.0)
        room.wait_until_gone("counting …")
        room.type(outlet)
        room.rest(0.4)
        chosen.append(figures.beside(room.shown("\r", _new(page, everything))))
        cleared.append(room.shown("F", _new(everything, page)))
    figures.hold("filter, first page shown", chosen, 150)
    figures.hold("filter cleared, likewise", cleared, 150)


def _filter_bar(room: Keyboard, store: Store, view: View, figures: Figures) -> None:
    """Write filters letter by letter, each until its first page is shown, and give them up again."""
    from workbench.desk.finding import narrowed
    from workbench.store.grammar_words import GrammarError
    from workbench.ui.screens.filtering import MAY_BECOME_A_KEY

    def listed(typed: str) -> list[bytes] | None:
        if MAY_BECOME_A_KEY.search(typed):
            return None  # the list waits for what it becomes
        try:
            return beginnings(store, narrowed(store, view, typed))
        except GrammarError:
            return None

    took = _typed(room, ":", FILTERS, beginnings(store, view), listed, figures)
    figures.hold(f"filter bar, {len(took)} keys", took, 150)


def _searches(room: Keyboard, store: Store, view: View, figures: Figures) -> None:
    """Type words letter by letter, each until its first page is shown."""
    from dataclasses import replace

    def listed(typed: str) -> list[bytes]:
        return beginnings(store, replace(view, search=typed.strip()))

    took = _typed(room, "/", SEARCHES, beginnings(store, view), listed, figures)
    figures.hold(f"search as you type, {len(took)} keys", took, 100)


def _typed(
    room: Keyboard,
    key: str,
    texts: Sequence[str],
    everything: Sequence[bytes],
    listed: Callable[[str], Sequence[bytes] | None],
    figures: Figures,
) -> list[float]:
    """Type each text into the field that a key opens; return how long each letter's first page took.

    Args:
        room: The program.
        key: Opens the field; escape leaves it, and lists all claims again.
        texts: What is typed.
        everything: The first page of all claims.
        listed: Returns the first page for what was typed so far, None where the list stays.
        figures: Times the anchor beside.
    """
    took = []
    for text in texts:
        room.type(f"g{key}")
        room.rest(0.4)
        before = everything
        for length, letter in enumerate(text, 1):
            found = listed(text[:length])
            page = before if found is None else found
            if _new(page, before):
                took.append(figures.beside(room.shown(letter, _new(page, before))))
            else:
                room.type(letter)
                room.rest(0.3)
            before = page
        room.type("\x1b")
        room.rest(0.4)
    return took


def _new(page: Sequence[bytes], before: Sequence[bytes]) -> bytes:
    """Return how one of the first claims of a page begins that did not stand on the page before."""
    return next((words for words in page[:ROW] if words not in before), b"")
