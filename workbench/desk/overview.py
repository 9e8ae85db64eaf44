"""Counts of the work on an article, or on all: by verdict, outlet, type and source check, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store import Dimension, Progress, View

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store.finding_door import TimeSpent

DIMENSIONS: tuple[Dimension, ...] = ("outlet", "fact_type", "kind", "source_status")
"""What is counted, verdicts aside."""


@dataclass(frozen=True, slots=True)
class Overview:
    """How far a reviewer has come, and with what.

    Attributes:
        counts: (value, claims) most first, by dimension.
    """

    progress: Progress
    counts: dict[Dimension, list[tuple[str, int]]]
    time: TimeSpent


def overview(session: ReviewSession, article_id: str | None) -> Overview:
    """Count an article's claims, or those of all articles."""
    view = View(article_id=article_id)
    return Overview(
        session.progress(view),
        {dimension: session.facets(view, dimension) for dimension in DIMENSIONS},
        session.store.time_spent(session.reviewer, article_id),
    )
