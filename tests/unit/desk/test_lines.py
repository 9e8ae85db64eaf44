from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.samples import all_ids
from workbench.desk.add import add
from workbench.desk.changes import read_again
from workbench.desk.session import ReviewSession
from workbench.errors import InputError
from workbench.model import CLAIM_ROLES, Span, VerdictValue
from workbench.store import View

PAGE = """Ferry sinks off Velmora

A ferry with 40 passengers sank near Velmora on Monday, the coast guard said.

Rescuers brought 38 people ashore, the Harbour Post reported.

Also read: The mayor of Tarn resigned after 12 years, the Daily Beacon reported.

Two passengers are missing, the police said on Tuesday.
"""


@pytest.mark.heavy
def test_a_dropped_line_is_read_by_the_parser_and_goes_with_the_undo(tmp_path: Path) -> None:
    page, path = tmp_path / "ferry.txt", tmp_path / "workbench.db"
    page.write_text(PAGE, encoding="utf-8")
    article = add(path, str(page), reviewer="ada").article_id
    with ReviewSession(path, "ada") as desk:
        store = desk.store
        edition = desk.edition(article)
        dropped = next(
            block for block in edition.blocks if "mayor of Tarn" in edition.text[block.start : block.end]
        )
        assert dropped.role not in CLAIM_ROLES
        before = [desk.claim(row_id) for row_id in all_ids(store)]
        desk.decide(all_ids(store)[0], VerdictValue.VERIFIED)
        place = Span(dropped.start + 3, dropped.start + 3)
        seen: list[tuple[int, int]] = []
        added = desk.edits.bring_back_line(article, place, on_progress=lambda *done: seen.append(done))
        assert added.claims > len(before)
        assert seen
        came = [
            claim for claim in map(desk.claim, all_ids(store)) if dropped.start <= claim.start < dropped.end
        ]
        assert came
        assert all(edition.text[start:end] in claim.exact for claim in came for start, end in claim.spans)
        assert desk.progress(View()).checked == 1
        with pytest.raises(InputError, match="read already"):
            desk.edits.bring_back_line(article, place)
        assert store.verify().ok
        assert add(path, str(page), reviewer="ada").outcome == "unchanged", "the file says nothing new"
        undone = desk.undo()
        assert undone is not None
        assert undone.reread
        read_again(store, article)
        assert [desk.claim(row_id) for row_id in all_ids(store)] == before
        assert desk.edition(article).blocks == edition.blocks
        assert store.verify().ok
