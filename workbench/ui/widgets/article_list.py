"""The articles of the store as rows: the title, how far its review is, and who was at it last."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.marks import PROGRESS_MARKS
from workbench.ui.cells import fit, shorten
from workbench.ui.widgets.row_list import CURSOR_BAR, RowList
from workbench.ui.widgets.status_line import bar, progress_words
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.store.activity import LastReview
    from workbench.store.rows import ArticleRow

BAR_WIDTH = 12
NOT_BEGUN, IN_HAND, DONE, ARCHIVED = "not begun", "in hand", "done", "archived"
GLYPHS = {state: mark.glyph for state, mark in PROGRESS_MARKS.items()}
"""Stand before the word that says the same."""


def state_of(row: ArticleRow) -> str:
    """Return in a word how far an article's review is; one without claims is done."""
    if row.checked >= row.claims:
        return DONE
    return IN_HAND if row.checked else NOT_BEGUN


def work_done(rows: Sequence[ArticleRow]) -> str:
    """Return how far the work on articles is: ``2 articles · 5 of 12 claims checked · 1 in hand, 1 done``."""
    checked, claims = sum(row.checked for row in rows), sum(row.claims for row in rows)
    states = [state_of(row) for row in rows]
    return (
        f"{counted(len(rows), 'article')} · {checked:,} of {counted(claims, 'claim')} checked · "
        f"{states.count(IN_HAND):,} in hand, {states.count(DONE):,} done"
    )


class ArticleList(RowList):
    """Articles in order of adding; all of them are in memory, only those in view are drawn."""

    ROW_HEIGHT: ClassVar[int] = 4
    PARTS: ClassVar[tuple[str, ...]] = ("bar", "title", "current", "quiet", "done", "rest")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article-list--{part}" for part in PARTS}
    DEFAULT_CSS = """
    ArticleList {
        & > .article-list--bar { color: $primary; }
        & > .article-list--title { color: $foreground; }
        & > .article-list--current { color: $foreground; text-style: bold; }
        & > .article-list--quiet { color: $quiet; }
        & > .article-list--done { color: $primary; }
        & > .article-list--rest { color: $rule; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self._rows: list[ArticleRow] = []
        self._reviews: Mapping[str, LastReview] = {}

    def show(self, rows: Sequence[ArticleRow], seek: str | None = None) -> None:
        """Show these articles; the cursor goes to the one with the id ``seek``."""
        self._rows = list(rows)
        self.rows_changed()
        found = next((place for place, row in enumerate(self._rows) if row.article_id == seek), None)
        self.move_to(self.cursor if found is None else found)

    def show_reviews(self, reviews: Mapping[str, LastReview]) -> None:
        """Say who decided last on each article, by its id, and when."""
        if reviews != self._reviews:
            self._reviews = dict(reviews)
            self.rows_changed()

    @property
    def row_count(self) -> int:
        """How many articles there are."""
        return len(self._rows)

    @property
    def row(self) -> ArticleRow | None:
        """The current article, or None in an empty list."""
        return self._rows[self.cursor] if self._rows else None

    def draw(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...]:
        """Return the title, the progress, the last review and an empty line."""
        row = self._rows[index]
        mark = Segment(f"{CURSOR_BAR if current else ' '} ", ground + self._paint("bar"))
        quiet = ground + self._paint("quiet")
        room = max(0, width - 2)
        done, rest = bar(row.checked, row.claims, BAR_WIDTH)
        words = progress_words(row.checked, row.claims, row.disputed)
        when = f"published {row.published.isoformat()}" if row.published else "date unknown"
        origin = PurePath(row.origin).name or row.origin
        about = " · ".join(part for part in (words, when, row.publisher or "", origin) if part)
        left = max(0, room - BAR_WIDTH - 2)
        title = ground + self._paint("current" if current else "title")
        lines = (
            [mark, Segment(fit(row.title or row.origin, room), title)],
            [
                mark,
                Segment(done, ground + self._paint("done")),
                Segment(rest + "  ", ground + self._paint("rest")),
                Segment(fit(shorten(about, left), left), quiet),
            ],
            [mark, Segment(fit(shorten(self._last(row), room), room), quiet)],
        )
        return (
            *(Strip(line).adjust_cell_length(width, ground) for line in lines),
            Strip.blank(width, self.rich_style),
        )

    def _last(self, row: ArticleRow) -> str:
        state = state_of(row)
        words = f"{GLYPHS[state]} {state}"
        if row.archived:
            words = f"{GLYPHS[ARCHIVED]} {ARCHIVED}, {state}"
        last = self._reviews.get(row.article_id)
        if last is None:
            return f"{words} · never reviewed"
        moment = last.at.astimezone()
        return f"{words} · last reviewed {moment:%Y-%m-%d %H:%M} by {last.reviewer}"

    def _paint(self, part: str) -> Style:
        whole = self.get_component_rich_style(f"article-list--{part}", partial=True)
        return Style(color=whole.color, bold=whole.bold)
