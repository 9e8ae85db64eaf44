"""Stores with the invented article, and a program that looks the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui import sample


@pytest.fixture(autouse=True)
def _same_look_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what would change the looks out of the environment."""
    for name in ("NO_COLOR", "COLORFGBG", "TEXTUAL_THEME", "TEXTUAL_ANIMATIONS", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _no_pause_for_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for like claims at once: a test looks at a claim as soon as it is there."""
    monkeypatch.setattr("workbench.ui.screens.kinship.REST", 0.0)


@pytest.fixture(autouse=True)
def _no_first_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the lines that are shown once as seen, as they are from the second run on."""
    monkeypatch.setattr("workbench.ui.first_minute.seen", lambda _: True)


@pytest.fixture(autouse=True)
def _work_is_done_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do here what a screen has done in a process of its own: a test replaces what reads, or counts it."""
    if request.node.get_closest_marker("apart") is not None:
        return

    def here(work: Callable[..., object], **calls: Callable[..., object]) -> object:
        return work(**calls)

    monkeypatch.setattr("workbench.desk.apart.apart", here)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the article, its date known, nothing decided."""
    return sample.make_store(tmp_path / "workbench.db")


@pytest.fixture
def dateless(tmp_path: Path) -> Path:
    """A store with the article, its date unknown."""
    return sample.make_store(tmp_path / "workbench.db", published=None)


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """A store in which two reviewers have been at work."""
    return sample.make_worked_store(tmp_path / "workbench.db")


@pytest.fixture
def sourced(tmp_path: Path) -> Path:
    """A store with saved sources and the claims checked against them."""
    return sample.make_sourced_store(tmp_path / "workbench.db")
