"""The articles of the store as rows: the title, and how far its review is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.ui.cells import fit, shorten
from workbench.ui.widgets.row_list import CURSOR_BAR, RowList
from workbench.ui.widgets.status_line import bar, progress_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.rows import ArticleRow

BAR_WIDTH = 12


class ArticleList(RowList):
    """Articles in order of adding; all of them are in memory, only those in view are drawn."""

    ROW_HEIGHT: ClassVar[int] = 3
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

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Start empty."""
        super().__init__(id=id)
        self._rows: list[ArticleRow] = []

    def show(self, rows: Sequence[ArticleRow], seek: str | None = None) -> None:
        """Show these articles; the cursor goes to the one with the id ``seek``."""
        self._rows = list(rows)
        self.rows_changed()
        found = next((place for place, row in enumerate(self._rows) if row.article_id == seek), None)
        if found is not None:
            self.move_to(found)

    @property
    def row_count(self) -> int:
        """How many articles there are."""
        return len(self._rows)

    @property
    def row(self) -> ArticleRow | None:
        """The current article, or None in an empty list."""
        return self._rows[self.cursor] if self._rows else None

    def draw(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...]:
        """Return the title, the progress and an empty line."""
        row = self._rows[index]
        mark = CURSOR_BAR if current else " "
        title = fit(row.title or row.origin, width - 2)
        done, rest = bar(row.checked, row.claims, BAR_WIDTH)
        words = progress_words(row.checked, row.claims, row.disputed)
        when = f"published {row.published.isoformat()}" if row.published else "date unknown"
        about = " · ".join(part for part in (words, when, row.publisher or "", row.origin) if part)
        room = max(0, width - 2 - BAR_WIDTH - 2)
        first = [
            Segment(mark + " ", ground + self._paint("bar")),
            Segment(title, ground + self._paint("current" if current else "title")),
        ]
        second = [
            Segment(mark + " ", ground + self._paint("bar")),
            Segment(done, ground + self._paint("done")),
            Segment(rest + "  ", ground + self._paint("rest")),
            Segment(fit(shorten(about, room), room), ground + self._paint("quiet")),
        ]
        return (
            Strip(first, width).adjust_cell_length(width, ground),
            Strip(second).adjust_cell_length(width, ground),
            Strip.blank(width, self.rich_style),
        )

    def _paint(self, part: str) -> Style:
        whole = self.get_component_rich_style(f"article-list--{part}", partial=True)
        return Style(color=whole.color, bold=whole.bold)
