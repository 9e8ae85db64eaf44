from __future__ import annotations

import json
from pathlib import Path

from workbench.ingest.blocks import label
from workbench.model import CLAIM_ROLES, Block, BlockRole

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_38ead14a46816164.txt"
GOLD = ROOT / "tests" / "golden" / "seed.gold.json"


def roles(blocks: tuple[Block, ...], start: int, end: int) -> set[BlockRole]:
    return {block.role for block in blocks if block.start < end and block.end > start}


def test_the_seed_articles_roles() -> None:
    text = SEED.read_bytes().decode("utf-8")
    gold = json.loads(GOLD.read_text("utf-8"))
    blocks = label(text)
    for start, end in gold["not_article_text"]:
        found = roles(blocks, start, end)
        assert found
        assert not found & (CLAIM_ROLES | {BlockRole.HEADING})
    for start, end in gold["section_headings"]:
        assert roles(blocks, start, end) == {BlockRole.HEADING}
    headline, dek, *others = gold["statements"]
    assert roles(blocks, *headline["span"]) == {BlockRole.HEADLINE}
    assert roles(blocks, *dek["span"]) == {BlockRole.DEK}
    for statement in others:
        assert roles(blocks, *statement["span"]) == {BlockRole.BODY}
