"""Another version of the article: what became of its claims, and the former words beside a reopened one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.content import Content

from tests.ui import sample
from tests.ui.room import enter
from workbench.desk.reader import ChildReader
from workbench.desk.requests import AddRequest
from workbench.model import Article, Claim, Edition, VerdictValue
from workbench.store.rows import FormerWords, TakenBack
from workbench.ui.former_words import SAME_WORDS, former_lines, marked

if TYPE_CHECKING:
    import pytest


def test_words_that_went_and_came_are_told_by_signs_and_styles() -> None:
    assert marked("Kest sent 40 boats", "Kest sent 45 boats") == "Kest sent [-40-] {+45+} boats"
    assert marked("Kest  sent", "Kest sent") == SAME_WORDS
    lines = list(former_lines(FormerWords("one two three four five", ()), "one five", 24))
    assert [line.plain for line in lines[:2]] == ["Changed   one [-two", "          three four-]"]
    struck = [span for line in lines for span in line.spans if "strike" in str(span.style)]
    assert len(struck) >= 2, "the style goes on in the next line"
    assert isinstance(lines[0], Content)


async def test_the_summary_comes_first_and_a_reopened_claim_shows_its_former_words(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.decide(store, 1, VerdictValue.VERIFIED)
    sample.decide(store, 1, VerdictValue.VERIFIED, "bo")
    claims = sample.claims()
    first, number = claims[0], claims[0].exact[0]
    other = number.replace(number.split()[-1], "elsewhere")
    text = sample.TEXT.replace(number, other, 1)
    shift = len(other) - len(number)

    def read(
        _reader: ChildReader, _article: Article, _edition: Edition, _on_progress: object = None
    ) -> Sequence[Claim]:
        start = first.spans[0].start
        spans = (first.spans[0]._replace(end=start + len(other)), *first.spans[1:])
        changed = replace(first, exact=(other, *first.exact[1:]), text=other, spans=spans, facts=())
        assert shift
        return [changed]

    monkeypatch.setattr(ChildReader, "claims", read)
    draft = tmp_path / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    article = sample.article().article_id
    async with enter(store, article=None, add=AddRequest(str(draft), edition_of=article[:8])) as room:
        await room.settle()
        assert "Another version of the article" in room.text()
        assert "1 claim changed: 1 reopened" in room.text()
        await room.press("enter")
        assert "Another version of the article" not in room.text()
        assert "reopened: text changed" in room.text()
        assert "{+elsewhere+}" in room.text()
        assert f"{sample.REVIEWER}: verified" in room.text()


def test_all_who_had_decided_are_named() -> None:
    from datetime import UTC, datetime

    from workbench.model import EntryType
    from workbench.ui.former_words import decided

    at = datetime(2031, 3, 12, tzinfo=UTC)
    told = decided(
        (
            TakenBack("ada", EntryType.VERDICT, "verified", at),
            TakenBack("bo", EntryType.VERDICT, "disputed", at),
            TakenBack("ada", EntryType.ATTRIBUTION_VERDICT, "confirmed", at),
        )
    )
    assert told == "ada: verified, attribution confirmed; bo: disputed"
