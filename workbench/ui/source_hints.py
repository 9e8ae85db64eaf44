"""What the reviewer can do next about a claim's sources: never a pane that is only empty."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model import SourceCheckStatus
from workbench.ui import wording
from workbench.ui.cells import wrap
from workbench.ui.key_names import said

if TYPE_CHECKING:
    from workbench.ui.source_detail import SourceDetail


def next_step(detail: SourceDetail, width: int) -> Iterator[str]:
    """Yield the next step in words, as lines of at most ``width`` cells."""
    for sentence in _sentences(detail):
        yield from wrap(sentence, width)


def command(outlet: str) -> str:
    """Return the command that saves a source of an outlet, safe to paste into a shell."""
    quoted = f'"{outlet}"' if not set(outlet) & set('"\\$`!') else shlex.quote(outlet)
    return f"workbench source add FILE --outlet {quoted}"


def _sentences(detail: SourceDetail) -> Iterator[str]:
    reading = detail.reading
    if reading is None:
        yield "Reading the sources …"
        return
    for outlet in reading.missing:
        yield said(
            "No source is saved for {outlet}. {review.add_source} adds one from a file, and so does:",
            outlet=outlet,
        )
        yield command(outlet)
    if reading.passages:
        passage = detail.passage
        if passage is not None and passage.span is None:
            yield said(
                "{review.whole_source} shows the whole text: any of its words can be taken as evidence."
            )
        if reading.unlisted:
            more = wording.counted(reading.unlisted, "more source")
            yield said(
                "{more} of the cited outlets saved, with nothing near the claim: "
                "{review.all_sources} lists all.",
                more=more,
            )
        return
    if not detail.checks and reading.saved and not reading.missing:
        yield "Not checked yet: `workbench check` compares the claims with the saved sources."
    if reading.missing:
        return
    unsourced = all(check.status is SourceCheckStatus.NOT_APPLICABLE for check in detail.checks)
    if unsourced:
        yield said(
            "No outlet is cited here. {review.all_sources} lists all saved sources; any of them "
            "can give evidence."
            if reading.saved
            else "No outlet is cited here, and no source is saved yet. {review.add_source} adds "
            "one from a file."
        )
