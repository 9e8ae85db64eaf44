"""The detail of the current claim, wrapped to the pane's width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.widgets.text_pane import TextPane

if TYPE_CHECKING:
    from workbench.ui.claim_detail import ClaimDetail


class DetailPane(TextPane):
    """Shows one claim whole."""

    def show(self, detail: ClaimDetail | None, *, again: bool = False) -> None:
        """Show a claim from its beginning, or nothing.

        Args:
            detail: The claim.
            again: It is the one shown, with more to tell: stay where the pane was scrolled to.
        """
        from workbench.ui.claim_detail import detail_lines

        self.tell(None if detail is None else lambda width: detail_lines(detail, width), again=again)
