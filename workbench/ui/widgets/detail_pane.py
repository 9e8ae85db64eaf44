"""The detail of the current claim, wrapped to the pane's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from workbench.ui.claim_detail import ClaimDetail


class DetailPane(TextPane):
    """Shows one claim whole."""

    def show(self, detail: ClaimDetail | None) -> None:
        """Show a claim from its beginning, or nothing."""
        from workbench.ui.claim_detail import detail_lines

        self.tell(None if detail is None else lambda width: detail_lines(detail, width))
