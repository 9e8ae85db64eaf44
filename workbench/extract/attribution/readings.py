"""A reading: what one rule makes of one cue, before nesting, carrying and names are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.extract.attribution.frames import TokenRange
from workbench.extract.attribution.sources import Source
from workbench.model import Basis, FrameClass


@dataclass(slots=True)
class Reading:
    """A cue with its source and content, as tokens.

    Attributes:
        rule: The construction that found it.
        block: Place of the block that the cue stands in.
        head: The cue's head token; None where punctuation is the cue.
        cue: The cue's tokens, a lone punctuation mark included.
        source: Who the content comes from; None where nobody is named.
        source_block: The block that the source stands in.
        content: The content's tokens, in order; a carried reading has those of its own sentence only.
        frame_class: What the source does with the content.
        lemma: The cue's lemma.
        negated: True where the cue is denied ("did not say").
        modal: True where the cue is only possible ("may say", "would like").
    """

    rule: str
    block: int
    head: int | None
    cue: TokenRange
    source: Source | None
    content: list[TokenRange]
    frame_class: FrameClass = FrameClass.REPORT
    lemma: str = ""
    negated: bool = False
    modal: bool = False
    source_block: int = -1
    basis: Basis = Basis.EXPLICIT
    carried_from: Reading | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        """Put the source beside the cue unless it was said to stand elsewhere."""
        if self.source_block < 0:
            self.source_block = self.block
