"""Finds who says what: every attribution frame of an article, outermost first."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.extract.frames import Frame, TokenRange
from workbench.extract.parse import ParsedBlock
from workbench.lexicon import Lexicon

__all__ = ["Frame", "FrameFinder", "TokenRange"]


class FrameFinder:
    """Reads attribution frames off the parse of an article.

    A carried frame (``Basis.CARRIED``) is a frame of its own: it has the source and cue spans of the
    frame it is carried from, and its own content.
    """

    def __init__(self, lexicon: Lexicon, publisher: str | None = None) -> None:
        """Compile the lexicon.

        Args:
            lexicon: Outlets and cues.
            publisher: Name, alias or domain of the article's own publisher: no cited outlet.
        """
        self._lexicon = lexicon
        self._publisher = publisher

    def find(self, parsed: Sequence[ParsedBlock]) -> list[Frame]:
        """Return the article's frames in order of place, parents before their children.

        Args:
            parsed: The blocks of one article in order of place.
        """
        del parsed
        return []
