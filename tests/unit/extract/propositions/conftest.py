"""What a sentence says, proposition by proposition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from workbench.extract.parse import parse
from workbench.extract.propositions.splitting import FrameIndex, split
from workbench.extract.propositions.text import readable, spans_of
from workbench.extract.quotes import find_quotations
from workbench.model import Block, BlockRole

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def says(nlp: Language) -> Callable[[str], list[str]]:
    def run(text: str) -> list[str]:
        blocks = (Block(0, len(text), BlockRole.BODY, "test"),)
        block = next(iter(parse(nlp, text, blocks, find_quotations(text, blocks))))
        return [readable(text, spans_of(block, one.words)) for one in split(0, block, FrameIndex(()))]

    return run
