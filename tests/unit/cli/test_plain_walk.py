from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.cli.plain_walk import Walk
from workbench.desk.session import ReviewSession
from workbench.errors import InputError
from workbench.model import VerdictValue
from workbench.store import View

if TYPE_CHECKING:
    from tests.unit.conftest import Invented


@pytest.fixture
def walk(tmp_path: Path, flood: Invented) -> Iterator[Walk]:
    """Ada at the first claim of an article."""
    with ReviewSession(tmp_path / "my.db", "ada") as session:
        session.store.put_article(flood.article, flood.edition, flood.claims)
        view = View(flood.article.article_id)
        yield Walk(session, view, view)


def test_steps_and_numbers_stay_inside_the_list(walk: Walk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.cli.plain_walk.PART", 2)
    assert not walk.step(-1)
    assert walk.step(1)
    assert (walk.at, walk.row_id) == (1, walk.ids[1])
    last = walk.session.row(walk.ids[-1]).number
    walk.go_to(last)
    assert walk.at == len(walk.ids) - 1
    assert not walk.step(1)
    with pytest.raises(InputError, match=f"Claim {last + 1} is not in this list"):
        walk.go_to(last + 1)


def test_a_claim_that_leaves_the_list_gives_its_place_to_the_next(walk: Walk) -> None:
    first, second, *_ = walk.ids
    walk.narrow("verdict:open")
    walk.session.decide(first, VerdictValue.VERIFIED)
    assert not walk.still_listed()
    assert (walk.row_id, first in walk.ids) == (second, False)
    walk.session.undo()
    assert walk.go_to_any([first])
    assert walk.row_id == first
    assert walk.still_listed()
    assert not walk.go_to_any([-1])
    walk.narrow("")
    walk.session.decide(first, VerdictValue.VERIFIED)
    assert walk.still_listed(), "all claims are walked: none leaves the list"


def test_a_filter_that_means_nothing_leaves_the_walk_as_it_was(walk: Walk) -> None:
    before = list(walk.ids)
    with pytest.raises(InputError):
        walk.narrow("colour:red")
    assert (walk.ids, walk.view) == (before, walk.article)
