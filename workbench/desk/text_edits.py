"""Edits of an article's text rather than of a claim: marks of "no fact", and which lines are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.desk import hand_claims
from workbench.desk.editing import Editing, place_of
from workbench.errors import InputError
from workbench.model import Span
from workbench.store import Added
from workbench.store.edit_payloads import Edit

if TYPE_CHECKING:
    from workbench.desk.changes import OnProgress
    from workbench.desk.reader import ClaimReader


class TextEdits(Editing):
    """Marks and lines."""

    def mark_no_fact(self, article_id: str, span: Span) -> None:
        """Mark a stretch of the article: there is no fact in it.

        Raises:
            InputError: It holds no words.
        """
        edition = self._store.edition(article_id)
        place = hand_claims.words_of(edition, [span])[0]
        self._append(article_id, None, {"edit": Edit.NO_FACT.value, **place_of(edition, place)})

    def unmark_no_fact(self, article_id: str, span: Span) -> None:
        """Take marks away from a stretch; what they mark outside of it stays marked.

        Raises:
            InputError: Nothing is marked there.
        """
        edition = self._store.edition(article_id)
        span = Span(max(0, span.start), min(span.end, len(edition.text)))
        marks = self._store.no_facts(article_id)
        if not any(mark.start < span.end and mark.end > span.start for mark in marks):
            raise InputError("Nothing is marked there")
        self._append(article_id, None, {"edit": Edit.FACT_AFTER_ALL.value, **place_of(edition, span)})

    def no_facts(self, article_id: str) -> list[Span]:
        """Return the stretches that are marked to hold no fact, in order."""
        return self._store.no_facts(article_id)

    def bring_back_line(
        self,
        article_id: str,
        span: Span,
        *,
        on_progress: OnProgress | None = None,
        reader: ClaimReader | None = None,
    ) -> Added:
        """Have the dropped lines of a stretch read for claims; all decisions stay. Takes seconds.

        Args:
            article_id: The article.
            span: Some of each line; a place in one will do.
            on_progress: Called as the extraction goes on; where it raises, nothing is changed.
            reader: What reads the claims; None for a child process of its own.

        Raises:
            InputError: No dropped line stands there.
            StoreError: The store cannot be written.
        """
        from workbench.desk.lines import change_lines  # noqa: PLC0415 - starts a child, seldom needed

        return change_lines(
            self._store, article_id, span, self._session.reviewer, read=True, reader=reader,
            on_progress=on_progress,
        )  # fmt: skip

    def leave_out_line(
        self,
        article_id: str,
        span: Span,
        *,
        on_progress: OnProgress | None = None,
        reader: ClaimReader | None = None,
    ) -> Added:
        """Have the lines of a stretch read no more; claims in them go, or are set aside with their decisions.

        The arguments are those of ``bring_back_line``.

        Raises:
            InputError: No line that is read stands there.
            StoreError: The store cannot be written.
        """
        from workbench.desk.lines import change_lines  # noqa: PLC0415 - starts a child, seldom needed

        return change_lines(
            self._store, article_id, span, self._session.reviewer, read=False, reader=reader,
            on_progress=on_progress,
        )  # fmt: skip
