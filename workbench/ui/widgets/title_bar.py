"""The top line: what is open, and who decides."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from workbench.ui.cells import fit, shorten


class TitleBar(Widget):
    """The product's name, the article's title and the reviewer."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TitleBar { height: 1; width: 1fr; background: $title-bar; color: $foreground; padding: 0 1; }
    """

    def __init__(self, reviewer: str, *, id: str | None = None) -> None:
        """Name the reviewer; the title comes later."""
        super().__init__(id=id)
        self._reviewer = reviewer
        self._title = ""
        self._aside = ""

    def show(self, title: str, aside: str = "") -> None:
        """Show a title, and in quieter words what else is to know of it."""
        self._title, self._aside = title, aside
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        width = self.size.width
        name = "Workbench"
        reviewer = shorten(self._reviewer, max(8, width // 4))
        room = width - len(name) - len(reviewer) - 7
        aside = shorten(self._aside, max(0, room - 20)) if room > 60 else ""
        title = shorten(self._title, max(0, room - len(aside) - (3 if aside else 0)))
        middle = fit(f"{title} · {aside}" if aside else title, room)
        return Content.assemble(
            (name, "bold $primary"), ("  ", ""), (middle, ""), ("     ", ""), (reviewer, "$quiet")
        )
