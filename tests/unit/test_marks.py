from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len

from workbench import marks
from workbench.desk.coverage import State
from workbench.model import (
    AttributionVerdict,
    ClaimKind,
    DisputeReason,
    Flag,
    SourceCheckStatus,
    VerdictValue,
)
from workbench.sources import EvidenceRelation
from workbench.ui import wording
from workbench.ui.ascii_text import SIGNS, plain
from workbench.ui.widgets import article_list


@pytest.mark.parametrize("family", sorted(marks.FAMILIES))
def test_no_two_states_of_a_family_share_a_glyph_or_a_word(family: str) -> None:
    for first, second in combinations(marks.FAMILIES[family], 2):
        assert first.glyph != second.glyph, (family, first, second)
        assert first.word.casefold() != second.word.casefold(), (family, first, second)
        assert plain(first.glyph) != plain(second.glyph), (family, first, second)


@pytest.mark.parametrize("family", sorted(marks.FAMILIES))
def test_every_glyph_is_one_cell_and_every_state_has_a_word(family: str) -> None:
    for mark in marks.FAMILIES[family]:
        assert cell_len(mark.glyph) == len(mark.glyph) == 1, mark
        assert len(mark.word) > 1, mark
        assert str(mark) == f"{mark.glyph} {mark.word}"
        drawn = plain(mark.glyph)
        assert drawn.isascii(), mark
        assert drawn.isprintable(), mark
        # A sign that is not named in the table would fall to "?", and "?" is a verdict.
        assert mark.glyph.isascii() or mark.glyph in SIGNS, mark


def test_every_state_there_is_has_its_mark() -> None:
    assert set(marks.VERDICT_MARKS) == set(VerdictValue)
    assert set(marks.CHECK_MARKS) == set(SourceCheckStatus)
    assert set(marks.KIND_MARKS) == set(ClaimKind)
    assert set(marks.STANCE_MARKS) == set(AttributionVerdict) - {AttributionVerdict.EMPTY}
    assert set(marks.ATTRIBUTION_WORDS) == set(AttributionVerdict)
    assert set(marks.RELATION_MARKS) == {relation.value for relation in EvidenceRelation}
    assert set(marks.COVERAGE_MARKS) == {state.value for state in State}
    assert set(marks.PROGRESS_MARKS) == {
        article_list.NOT_BEGUN, article_list.IN_HAND, article_list.DONE, article_list.ARCHIVED
    }  # fmt: skip


def test_flags_and_reasons_share_no_word() -> None:
    """The flag's glyph stands for all of them: only the words tell them apart."""
    assert set(marks.FLAG_WORDS) == set(wording.FLAG_SENTENCES) == set(Flag)
    assert len(set(marks.FLAG_WORDS.values())) == len(Flag)
    assert len(set(wording.FLAG_SENTENCES.values())) == len(Flag)
    assert set(marks.REASON_WORDS) == set(DisputeReason)
    assert len(set(marks.REASON_WORDS.values())) == len(DisputeReason)
    assert len(set(wording.ASIDE_WORDS.values())) == len(wording.ASIDE_WORDS)


def test_the_screens_have_no_tables_of_their_own() -> None:
    for name in ("VERDICT_MARKS", "CHECK_MARKS", "COVERAGE_MARKS", "RELATION_MARKS", "STANCE_MARKS"):
        assert getattr(wording, name) is getattr(marks, name)
    assert wording.Mark is marks.Mark


def test_the_page_names_every_sign_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "accessible.md").read_text(encoding="utf-8")
    table = page.partition("<!-- signs:")[2].partition("<!-- end of signs -->")[0]
    rows = [
        line.replace("\\|", "\0").split(" | ")[1:] for line in table.splitlines() if line.startswith("| ")
    ]
    told = {
        (sign.strip("`").replace("\0", "|"), drawn.strip("`").replace("\0", "|"), word.rstrip(" |"))
        for sign, drawn, word in rows[2:]
    }
    wanted = {
        (mark.glyph, plain(mark.glyph), mark.word) for family in marks.FAMILIES.values() for mark in family
    }
    assert told == wanted
