"""Reads the frames of small invented articles, as words instead of offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.extract.attribution.finder import FrameFinder
from workbench.extract.attribution.frames import Frame
from workbench.extract.parse import parse
from workbench.extract.quotes import find_quotations
from workbench.lexicon import shipped_lexicon
from workbench.model import Block, BlockRole

if TYPE_CHECKING:
    from spacy.language import Language


@dataclass(frozen=True, slots=True)
class Said:
    """A frame as words: source and cue as written, content parts joined by " | "."""

    source: str | None
    cue: str | None
    content: str
    frame: Frame


def blocks_of(text: str, *, headline: bool = False) -> tuple[Block, ...]:
    """Return a block for each line; the first one is a headline if asked for."""
    lines = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    return tuple(
        Block(*line.span(), BlockRole.HEADLINE if headline and not place else BlockRole.BODY, "test")
        for place, line in enumerate(lines)
    )


def frames_of(
    nlp: Language, text: str, *, publisher: str | None = None, headline: bool = False
) -> list[Said]:
    """Return the frames of a text, each line a paragraph."""
    blocks = blocks_of(text, headline=headline)
    parsed = list(parse(nlp, text, blocks, find_quotations(text, blocks)))
    return [_said(text, frame) for frame in FrameFinder(shipped_lexicon(), publisher).find(parsed)]


def _said(text: str, frame: Frame) -> Said:
    found = frame.attribution
    return Said(
        source=text[slice(*found.source_span)] if found.source_span else None,
        cue=text[slice(*found.cue_span)] if found.cue_span else None,
        content=" | ".join(text[slice(*span)] for span in found.content_spans),
        frame=frame,
    )
