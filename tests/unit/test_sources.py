from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.sources import Source


@pytest.mark.parametrize(("language", "comparable"), [("en", True), ("", True), ("de", False), ("fr", False)])
def test_only_english_and_unknown_languages_are_compared(language: str, comparable: bool) -> None:
    source = Source(
        "0" * 16, "Outlet", "Text.", "0" * 64, datetime(2031, 3, 12, tzinfo=UTC), language=language
    )
    assert source.comparable is comparable
