"""The part of the store's door about editions: another version of an article's text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model import Article, Claim, Edition
from workbench.store import edits
from workbench.store.article_lines import changed_role
from workbench.store.door import Door, guarded
from workbench.store.folding import Texts
from workbench.store.text_marks import line_changes

if TYPE_CHECKING:
    from workbench.store.editions import EditionAdded


class EditionDoor(Door):
    """What can be done with another version of an article's text."""

    @guarded
    def put_edition(
        self,
        article: Article,
        edition: Edition,
        claims: Sequence[Claim],
        reviewer: str,
        changes: Mapping[str, object] | None = None,
    ) -> EditionAdded:
        """Make a text the current edition of a stored article, and bring what was decided in line with it.

        Claims that say the same keep all that was decided and noted, wherever they stand. Every decision
        on a claim that says something else is taken back, with an entry in its reviewer's name that says
        what it was and on which words; notes and evidence go with the new wording. Nothing is deleted
        that a decision, a note or an edit is about. The text that the article has already changes nothing.

        Args:
            article: With the id of the stored one.
            edition: The text, with its blocks as the machine read them.
            claims: Read out of it.
            reviewer: Who brings it in.
            changes: What else is known of the article now, as the payload of an entry about it.

        Raises:
            StoreError: There is no such article, or the text is that of another one.
        """
        from workbench.store import editions  # noqa: PLC0415 - seldom needed

        self._writing()
        return editions.put(
            self._conn, self.origin, article, edition, claims, reviewer=reviewer, changes=changes or {}
        )

    @guarded
    def with_lines(self, edition: Edition) -> Edition:
        """Return a new edition with the lines read or left out that reviewers said so of.

        Raises:
            StoreError: There is no such article.
        """
        known = edits.current(self._conn, edition.article_id).texts

        def text(digest: str) -> str | None:
            return edition.text if digest == edition.sha256 else known.get(digest)

        changes = line_changes(edits.read(self._conn, edition.article_id), Texts(edition.sha256, text))
        blocks = []
        for block in edition.blocks:
            role, reason = changed_role(block, (block.role, block.reason), changes)
            blocks.append(replace(block, role=role, reason=reason))
        return replace(edition, blocks=tuple(blocks))
