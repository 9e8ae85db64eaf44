"""The claims that `workbench review --plain` walks through, and which of them is asked about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.errors import InputError

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.store import View

PART = 500
"""Rows that are fetched at a time while a number is looked for."""


class Walk:
    """A place in the list of claims of a view.

    Attributes:
        session: The reviewer at the store.
        article: The view that holds all claims of the article.
        view: Which of them are walked.
        ids: Their row ids, in order.
        at: Which of them is asked about.
    """

    def __init__(self, session: ReviewSession, view: View, article: View) -> None:
        """List the claims and begin at the first one."""
        self.session = session
        self.article = article
        self.view = view
        self.ids = self._listed()
        self.at = 0

    @property
    def row_id(self) -> int:
        """The claim that is asked about."""
        return self.ids[self.at]

    def narrow(self, text: str) -> None:
        """Walk only what a filter lists, from its first claim on; "" takes all claims of the article.

        Raises:
            InputError: The filter means nothing; the walk stays as it was.
        """
        from workbench.desk.finding import narrowed

        self.view = narrowed(self.session.store, self.article, text) if text else self.article
        self.ids, self.at = self._listed(), 0

    def step(self, by: int) -> bool:
        """Go on or back; False where the list ends."""
        if not 0 <= self.at + by < len(self.ids):
            return False
        self.at += by
        return True

    def go_to(self, number: int) -> None:
        """Go to the claim with this number.

        Raises:
            InputError: It is not in the list.
        """
        for start in range(0, len(self.ids), PART):
            part = self.ids[start : start + PART]
            rows = self.session.rows(part)
            for place, row_id in enumerate(part, start=start):
                if row_id in rows and rows[row_id].number == number:
                    self.at = place
                    return
        raise InputError(f"Claim {number} is not in this list.")

    def still_listed(self) -> bool:
        """List the claims anew after a decision; False where the current one has left the list.

        Then the next one that is still in it becomes the current one.
        """
        if self.view == self.article:
            return True
        after, here = self.ids[self.at + 1 :], self.row_id
        self.ids = self._listed()
        places = {row_id: place for place, row_id in enumerate(self.ids)}
        if here in places:
            self.at = places[here]
            return True
        following = next((row_id for row_id in after if row_id in places), None)
        self.at = places[following] if following is not None else max(0, len(self.ids) - 1)
        return False

    def go_to_any(self, row_ids: Sequence[int]) -> bool:
        """List the claims anew and go to the first of these that is listed; False where none is."""
        self.ids = self._listed()
        self.at = min(self.at, max(0, len(self.ids) - 1))
        here = next((row_id for row_id in row_ids if row_id in self.ids), None)
        if here is None:
            return False
        self.at = self.ids.index(here)
        return True

    def _listed(self) -> list[int]:
        return [row_id for part in self.session.claim_ids(self.view) for row_id in part]
