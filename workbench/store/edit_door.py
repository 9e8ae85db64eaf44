"""The part of the store's door about edits: what the machine read, marks, who changed what."""

from __future__ import annotations

from dataclasses import replace

from workbench.model import Claim, Edition, Entry, EntryType, Note, Span
from workbench.store import (
    article_lines,
    articles,
    attributed,
    claims,
    edits,
    ledger,
    notes,
    state,
)
from workbench.store.cells import cell, moment_of
from workbench.store.door import Door, guarded


class EditDoor(Door):
    """What can be asked of edited claims and of marks on an article's text."""

    @guarded
    def original(self, row_id: int) -> Claim | None:
        """Return a claim as the machine read it, edited or not; None for one that a reviewer made.

        Raises:
            StoreError: The row id is no longer in use.
        """
        return claims.read_original(self._conn, row_id)

    @guarded
    def no_facts(self, article_id: str) -> list[Span]:
        """Return the stretches of the current text that are marked to hold no fact, in order.

        Raises:
            StoreError: There is no such article.
        """
        return edits.no_facts(self._conn, article_id)

    @guarded
    def edition_with_line(self, article_id: str, span: Span, *, read: bool) -> Edition:
        """Return the current text as it would be with the lines of a stretch read, or left out.

        Raises:
            StoreError: There is no such article.
        """
        edition = articles.read_edition(self._conn, article_id)
        return replace(
            edition, blocks=tuple(article_lines.with_line(self._conn, article_id, span, read=read))
        )

    @guarded
    def held(self, article_id: str, reviewer: str) -> list[tuple[bool, tuple[Span, ...]]]:
        """Return for each claim in the list: has the reviewer a verdict on it, and all of its stretches.

        These are its words and, of its attributions, the sources and cues.
        """
        return attributed.held(self._conn, article_id, reviewer)

    @guarded
    def edits_about(self, article_id: str, claim_id: str) -> list[Entry]:
        """Return the entries of edits that made, split or merged a claim under another's id, oldest first."""
        return [ledger.entry_of(line) for line in edits.about(self._conn, article_id, claim_id)]

    @guarded
    def note_versions(self, article_id: str, claim_id: str, reviewer: str) -> list[list[Note]]:
        """Return each note of a reviewer's on a claim with all its versions, both oldest first."""
        lines = state.in_force(ledger.lines_about(self._conn, article_id, claim_id, reviewer))
        noted = [line for line in lines if line[2] == EntryType.NOTE and line[3] == cell(reviewer)]
        return [
            [Note(moment_of(one.at), reviewer, one.body, one.key) for one in note]
            for note in notes.versions(noted)
        ]
