"""Like claims in words: where a claim stands elsewhere, and what is different about it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.ui import wording
from workbench.ui.fields import field
from workbench.ui.key_names import said

if TYPE_CHECKING:
    from textual.content import Content

    from workbench.desk.near import LikeClaim

SHOWN = 3
"""Like claims that the detail tells of; the dialog lists all that were found."""


def like_lines(like: Sequence[LikeClaim], article_id: str, width: int) -> Iterator[Content]:
    """Yield lines that tell of the claims most like one of an article, as text of at most ``width`` cells."""
    for number, other in enumerate(like[:SHOWN]):
        colour = "$quiet" if other.same else "bold $disputed"
        yield from field("Also in" if number == 0 else "", what_differs(other), width, colour)
        yield from field("", where(other, article_id), width)
    if like:
        more = len(like) - SHOWN
        some = said(
            "{more} like it: {review.like_claims} lists them", more=wording.counted(more, "more claim")
        )
        rest = some if more > 0 else said("{review.like_claims} goes there")
        yield from field("", rest, width, "$quiet")


def what_differs(other: LikeClaim) -> str:
    """Return what is different about a like claim, this claim's words first."""
    from workbench.desk.near import weighty

    if other.same:
        return f"{wording.SAME_GLYPH} the same"
    parts = [
        f"{each.kind.value} {each.claim or 'nothing'} there {each.source or 'nothing'}"
        for each in weighty(other.differing)
    ]
    return f"{wording.DIFFERS_GLYPH} {'; '.join(parts) or 'other words'}"


def where(other: LikeClaim, article_id: str) -> str:
    """Return where a like claim stands, and what was decided there."""
    row = other.row
    title = "this article" if row.article_id == article_id else other.title
    decided = [str(wording.VERDICT_MARKS[row.verdict])]
    decided += [f"{wording.VERDICT_MARKS[value]} by {who}" for who, value in row.others]
    return f"{title}, claim {row.number:,}: {row.outlet or 'no outlet'} · {', '.join(decided)}"
