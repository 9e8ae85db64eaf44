"""What the saved sources say to the current claim, wrapped to the pane's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.cells import whole_parts
from workbench.ui.key_names import told
from workbench.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from workbench.ui.source_detail import SourceDetail

ROOMY = 22
"""Rows from which the claim is shown above its passage too."""


TITLE = (
    "Sources",
    "{review.accept} evidence",
    "{review.whole_source} whole",
    "{review.next_passage} {review.previous_passage} step",
)
"""The pane's name and its keys, those needed most first: what does not fit whole is left out."""

CORNERS = 4
"""Cells of a title's line that are the frame's."""


class SourcesPane(TextPane):
    """Shows one passage at a time.

    Attributes:
        shown: What the pane tells of now, or None.
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Start empty."""
        super().__init__(id=id)
        self.shown: SourceDetail | None = None

    def show(self, detail: SourceDetail | None) -> None:
        """Show a claim's sources; the same passage with more known of it stays where it was scrolled to."""
        from workbench.ui.source_detail import source_lines

        before, self.shown = self.shown, detail
        if detail is None:
            self.tell(None)
            return
        again = before is not None and (before.row.row_id, before.at) == (detail.row.row_id, detail.at)
        roomy = self.size.height >= ROOMY
        # Where the detail has made way for this pane, the notes stand here.
        alone = not self.screen.query_one("#detail").display
        self.tell(lambda width: source_lines(detail, width, roomy=roomy, with_notes=alone), again=again)

    def on_resize(self) -> None:
        """Use the room there is now, for the title too."""
        self.border_title = whole_parts(told(TITLE), self.outer_size.width - CORNERS)
        if self.shown is not None:
            self.show(self.shown)
