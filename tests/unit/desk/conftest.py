"""A reviewer at a store with one article, and a source that may be saved there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.unit.desk.sessions import SAVED
from workbench.desk.session import ReviewSession
from workbench.identity import source_id
from workbench.sources import Source
from workbench.store import open_store
from workbench.text import sha256

if TYPE_CHECKING:
    from tests.unit.conftest import Invented


@pytest.fixture
def path(tmp_path: Path, flood: Invented) -> Path:
    """The file of a store with one article, closed."""
    path = tmp_path / "my.db"
    with open_store(path) as store:
        store.put_article(flood.article, flood.edition, flood.claims)
    return path


@pytest.fixture
def session(path: Path) -> Iterator[ReviewSession]:
    """Ada at that store."""
    with ReviewSession(path, "ada") as session:
        yield session


@pytest.fixture
def gazette(session: ReviewSession) -> Source:
    """A saved source."""
    name = source_id("Ellery Gazette", "a.txt")
    source = Source(name, "Ellery Gazette", SAVED, sha256(SAVED), datetime(2031, 3, 12, tzinfo=UTC), "a.txt")
    assert not session.has_sources()
    session.store.put_source(source)
    assert session.has_sources()
    return source
