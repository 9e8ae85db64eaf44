"""What a reload brought, in one sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from workbench.ui.wording import counted

if TYPE_CHECKING:
    from workbench.store.rows import ArticleRow
    from workbench.ui.app import WorkbenchApp

NAMES = 4
"""Reviewers that are named; more are counted."""


def news(others: Sequence[tuple[str, int]], changes: Sequence[str] = ()) -> str:
    """Return what others wrote to the ledger and what else is new; that nothing is, where nothing is.

    Args:
        others: Reviewers with their new entries (``Store.entries_since``).
        changes: What else changed, a few words each.
    """
    parts = list(changes)
    parts.extend(
        f"{number:,} {'entry' if number == 1 else 'entries'} by {name}" for name, number in others[:NAMES]
    )
    if len(others) > NAMES:
        parts.append(f"more by {counted(len(others) - NAMES, 'other')}")
    return f"New: {'; '.join(parts)}." if parts else "Read again: nothing new."


async def article_news(bench: WorkbenchApp, before: ArticleRow, now: ArticleRow | None, newest: int) -> str:
    """Return what is new about an article.

    Args:
        bench: The program.
        before: The article as it was shown.
        now: As it is, None where it is gone.
        newest: The ledger's newest line when it was shown.
    """
    others = await bench.desk.call(
        lambda session: session.store.entries_since(newest, session.reviewer, before.article_id)
    )
    changes = []
    if now is not None:
        more = now.claims - before.claims
        if more:
            changes.append(f"{counted(abs(more), 'claim')} {'more' if more > 0 else 'fewer'}")
        if now.sha256 != before.sha256:
            changes.append("another edition of the text")
        if now.title != before.title:
            changes.append("another title")
        if now.archived != before.archived:
            changes.append("the article is archived" if now.archived else "the article is archived no more")
        if now.published != before.published:
            changes.append(f"published {now.published}" if now.published else "its date is unknown again")
    return news(others, changes)
