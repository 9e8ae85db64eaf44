"""The list of claims: ids in a plain array, rows fetched a page at a time as they come into view."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual.strip import Strip

from workbench.ui.ordered_keys import begin
from workbench.ui.widgets.claim_row import draw_claim_row, draw_waiting_row
from workbench.ui.widgets.row_list import RowList

if TYPE_CHECKING:
    from workbench.store.rows import ClaimRow

PAGE = 128
"""Rows fetched at once: by primary key that takes 0.2 ms, whatever the size of the store."""

PAGES_KEPT = 64
"""Pages in memory: about 8,000 rows."""

PAGES_WANTED = 4
"""Pages that may wait to be fetched; in a fast scroll the ones passed by are dropped."""

AHEAD = 40
"""Rows before the end of a page at which the next one is fetched: a page down then finds it there."""

Fetch = Callable[[Sequence[int]], Awaitable["dict[int, ClaimRow]"]]


class ClaimList(RowList):
    """The claims of a view.

    The ids arrive in chunks (``start``, then ``extend``); rows come through ``fetch`` when they are
    first drawn, and a placeholder stands in their place until then.
    """

    PARTS: ClassVar[tuple[str, ...]] = (
        "verified", "disputed", "unverifiable", "unreviewed",
        "bar", "text", "current", "done", "quiet", "outlet", "note", "flag", "confirmed",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"claim-list--{part}" for part in PARTS}
    DEFAULT_CSS = """
    ClaimList {
        & > .claim-list--verified { color: $verified; }
        & > .claim-list--disputed { color: $disputed; text-style: bold; }
        & > .claim-list--unverifiable { color: $unverifiable; }
        & > .claim-list--unreviewed { color: $open; }
        & > .claim-list--bar { color: $primary; }
        & > .claim-list--text { color: $foreground; }
        & > .claim-list--current { color: $foreground; text-style: bold; }
        & > .claim-list--done { color: $foreground 80%; }
        & > .claim-list--quiet { color: $quiet; }
        & > .claim-list--outlet { color: $cue; }
        & > .claim-list--note { color: $fact; }
        & > .claim-list--flag { color: $disputed; }
        & > .claim-list--confirmed { color: $verified; }
    }
    """

    def __init__(self, fetch: Fetch, *, id: str | None = None) -> None:
        """Start empty.

        Args:
            fetch: Returns the rows with these ids; ids that are gone are left out.
            id: The widget's id.
        """
        super().__init__(id=id)
        self._fetch = fetch
        self._ids = array("q")
        self._pages: OrderedDict[int, list[ClaimRow | None]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._loading = False
        self._generation = 0
        self._seek: int | None = None
        self._styles: dict[str, Style] = {}

    # Ids

    @property
    def row_count(self) -> int:
        """How many claims the view has, as far as their ids have come."""
        return len(self._ids)

    @property
    def ids(self) -> array[int]:
        """The row ids in order; not to be changed."""
        return self._ids

    @property
    def row_id(self) -> int | None:
        """Row id of the current claim, or None in an empty list."""
        return self._ids[self._cursor] if self._ids else None

    def start(self, ids: array[int], seek: int | None = None) -> None:
        """Show another view.

        Args:
            ids: The first row ids of it, in order.
            seek: Row id for the cursor; where it is not among the first, the cursor goes there when
                it comes, unless it was moved meanwhile.
        """
        self._generation += 1
        self._ids = array("q", ids)
        self._pages.clear()
        self._wanted.clear()
        self._seek = seek
        self._cursor = 0
        self.rows_changed()
        self.scroll_to(y=0, animate=False, force=True)
        self._find_sought(0)

    def extend(self, ids: array[int]) -> None:
        """Add the next row ids of the view."""
        before = len(self._ids)
        self._ids.extend(ids)
        partial_page = before // PAGE
        if before % PAGE and partial_page in self._pages:
            del self._pages[partial_page]
        self.rows_added()
        self._find_sought(before)

    def _find_sought(self, first: int) -> None:
        if self._seek is None:
            return
        if first and self._cursor:
            self._seek = None
            return
        try:
            index = self._ids.index(self._seek, first)
        except ValueError:
            return
        self._seek = None
        self.move_to(index, announce=False)

    def index_of(self, row_id: int) -> int | None:
        """Return where a claim stands in the list, or None."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    # Rows

    def row_at(self, index: int) -> ClaimRow | None:
        """Return a row that is in memory, or None."""
        page = self._pages.get(index // PAGE)
        offset = index % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    @property
    def row(self) -> ClaimRow | None:
        """The current claim's row, where it is in memory."""
        return self.row_at(self._cursor) if self._ids else None

    def put(self, row: ClaimRow) -> ClaimRow | None:
        """Take in a row as it is now; return the one it replaces, where that was in memory."""
        index = self._cursor if self.row_id == row.row_id else self.index_of(row.row_id)
        if index is None:
            return None
        before = self.row_at(index)
        if before is not None:
            self._pages[index // PAGE][index % PAGE] = row
            self.row_changed(index)
        return before

    async def load(self, index: int) -> ClaimRow | None:
        """Return a row, fetched where need be; None where the claim is gone."""
        if index // PAGE not in self._pages:
            await self._load_page(index // PAGE)
        return self.row_at(index)

    def forget(self) -> None:
        """Fetch all rows anew as they are drawn: somebody else may have decided."""
        self._generation += 1
        self._pages.clear()
        self._wanted.clear()
        self.rows_changed()

    async def _load_page(self, page: int) -> None:
        generation = self._generation
        ids = self._ids[page * PAGE : (page + 1) * PAGE]
        rows = await self._fetch(ids)
        if generation != self._generation:
            return
        self._pages[page] = [rows.get(row_id) for row_id in ids]
        self._pages.move_to_end(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        for index in range(page * PAGE, page * PAGE + len(ids)):
            self._drawn.pop((index, True), None)
            self._drawn.pop((index, False), None)
        if self._in_view(page):
            self.refresh()

    def _in_view(self, page: int) -> bool:
        """Return whether some row of a page is on the screen."""
        first = self.scroll_offset.y // self.ROW_HEIGHT
        return page * PAGE <= first + self.page_rows + 1 and first < (page + 1) * PAGE

    async def _load_wanted(self) -> None:
        try:
            while self._wanted:
                page, _ = self._wanted.popitem(last=True)
                if page not in self._pages and page * PAGE < len(self._ids):
                    await self._load_page(page)
        finally:
            self._loading = False

    def _want(self, page: int) -> None:
        self._wanted[page] = None
        self._wanted.move_to_end(page)
        while len(self._wanted) > PAGES_WANTED:
            self._wanted.popitem(last=False)
        if not self._loading:
            self._loading = True
            begin(self, self._load_wanted, "pages")

    def _want_ahead(self, page: int) -> None:
        if page * PAGE < len(self._ids) and page not in self._pages and page not in self._wanted:
            self._want(page)

    # Drawing

    def draw(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...] | None:
        """Return the two lines of a claim, or None until its page has come."""
        page = index // PAGE
        if page not in self._pages:
            self._want(page)
            return None
        if index % PAGE >= PAGE - AHEAD:
            self._want_ahead(page + 1)
        row = self.row_at(index)
        if row is None:
            return self.draw_placeholder(index, width, ground, current=current)
        self._pages.move_to_end(page)
        return draw_claim_row(row, width, ground, self._paint, current=current)

    def draw_placeholder(self, index: int, width: int, ground: Style, *, current: bool) -> tuple[Strip, ...]:
        """Return the two lines that stand for a claim that is being fetched."""
        return draw_waiting_row(index + 1, width, ground, self._paint, current=current)

    def _paint(self, part: str) -> Style:
        style = self._styles.get(part)
        if style is None:
            whole = self.get_component_rich_style(f"claim-list--{part}", partial=True)
            style = self._styles[part] = Style(color=whole.color, bold=whole.bold, italic=whole.italic)
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of the theme before."""
        super().notify_style_update()
        self._styles.clear()
