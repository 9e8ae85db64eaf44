"""What tests of a session ask again and again."""

from __future__ import annotations

from workbench.desk.session import ReviewSession
from workbench.store import View

SAVED = """\
On the coast

Mayor Lind spoke on Tuesday. "We have never seen water like this," she told us, if the gauges are right.
"""


def ids(session: ReviewSession, view: View | None = None) -> list[int]:
    return [row_id for chunk in session.claim_ids(view or View()) for row_id in chunk]
