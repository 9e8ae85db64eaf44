from __future__ import annotations

import asyncio
from array import array
from collections.abc import Sequence

from textual.app import App, ComposeResult

from workbench.model import AttributionType, Basis, ClaimKind, VerdictValue
from workbench.store import ClaimRow
from workbench.ui.themes import DARK, DARK_NAME
from workbench.ui.widgets.claim_list import AHEAD, PAGE, PAGES_KEPT, ClaimList


def row(row_id: int, verdict: VerdictValue = VerdictValue.UNREVIEWED) -> ClaimRow:
    return ClaimRow(
        row_id, "a", f"{row_id:016x}", row_id, f"Claim number {row_id}", ClaimKind.EVENT, None, None, None,
        AttributionType.NONE, Basis.NONE, (), (), 0.5, 0.5, 0, verdict,
    )  # fmt: skip


class ListApp(App[None]):
    """A list alone, whose rows come from a function."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[int, ...]] = []
        self.slow: asyncio.Event | None = None
        self.register_theme(DARK)
        self.theme = DARK_NAME

    def compose(self) -> ComposeResult:
        yield ClaimList(self.fetch, id="claims")

    async def fetch(self, ids: Sequence[int]) -> dict[int, ClaimRow]:
        self.asked.append(tuple(ids))
        if self.slow is not None:
            await self.slow.wait()
        return {row_id: row(row_id) for row_id in ids if row_id % 1000 != 7}

    @property
    def claims(self) -> ClaimList:
        return self.query_one(ClaimList)

    def text(self) -> str:
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())


async def test_a_million_claims_are_a_window_of_a_few_pages() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 501)))
        for start in range(501, 1_000_001, 50_000):
            app.claims.extend(array("q", range(start, min(start + 50_000, 1_000_001))))
        await pilot.pause()
        assert app.claims.row_count == 1_000_000
        assert "Claim number 1 " in app.text()
        await pilot.press("G")
        await pilot.pause()
        assert "Claim number 1000000 " in app.text()
        assert app.claims.virtual_size.height == 2_000_000
        await pilot.press("g")
        await pilot.pause()
        assert "Claim number 1 " in app.text()
        assert sum(len(page) for page in app.asked) <= 8 * PAGE


async def test_only_so_many_pages_are_kept() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 40_001)))
        for page in range(100):
            await app.claims.load(page * PAGE)
        await pilot.pause()
        assert len(app.claims._pages) <= PAGES_KEPT
        assert app.claims.row_at(99 * PAGE) is not None


async def test_chunks_that_end_inside_a_page_leave_no_hole() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 101)))
        await app.claims.load(0)
        app.claims.extend(array("q", range(101, 301)))
        await pilot.pause()
        for index in range(300):
            found = await app.claims.load(index)
            assert (found.row_id if found else None) == (None if index + 1 == 7 else index + 1)


async def test_a_claim_that_is_gone_is_a_placeholder() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 20)))
        await pilot.pause()
        assert "Claim number 6 " in app.text()
        assert "Claim number 7 " not in app.text()
        assert "…" in app.text()


async def test_the_cursor_waits_for_the_claim_it_is_to_stand_on() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 501)), seek=700)
        assert app.claims.row_id == 1
        app.claims.extend(array("q", range(501, 1001)))
        await pilot.pause()
        assert app.claims.row_id == 700
        app.claims.start(array("q", range(1, 501)), seek=700)
        app.claims.move_to(3)
        app.claims.extend(array("q", range(501, 1001)))
        assert app.claims.row_id == 4


async def test_a_changed_row_is_drawn_and_nothing_else_is_fetched() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 200)))
        await pilot.pause()
        asked = len(app.asked)
        before = app.claims.put(row(3, VerdictValue.DISPUTED))
        await pilot.pause()
        assert before is not None
        assert before.verdict is VerdictValue.UNREVIEWED
        assert "✗ disputed" in app.text()
        assert len(app.asked) == asked
        assert app.claims.put(row(5000)) is None


async def test_an_answer_for_an_earlier_list_is_dropped() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)):
        app.claims.start(array("q", range(1, 200)))
        await app.claims.load(0)
        app.slow = asyncio.Event()
        late = asyncio.create_task(app.claims._load_page(1))
        await asyncio.sleep(0)
        app.claims.start(array("q", range(1001, 1200)))
        app.slow.set()
        await late
        found = await app.claims.load(130)
        assert found is not None
        assert found.row_id == 1131


async def test_an_empty_list_takes_keys() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q"))
        await pilot.press("j", "k", "G", "g", "pagedown", "pageup")
        assert app.claims.row_id is None
        assert app.claims.row is None


async def test_the_page_after_is_fetched_before_it_is_reached() -> None:
    app = ListApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.claims.start(array("q", range(1, 501)))
        await pilot.pause()
        assert len(app.asked) == 1
        app.claims.move_to(PAGE - AHEAD)
        await pilot.pause()
        assert [asked[0] for asked in app.asked] == [1, PAGE + 1]
        app.claims.move_to(PAGE + 2)
        await pilot.pause()
        assert f"Claim number {PAGE + 3} " in app.text()
        assert len(app.asked) == 2
