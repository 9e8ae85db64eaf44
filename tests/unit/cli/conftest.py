"""A small store that was filled without the parser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbench.identity import ClaimIds, article_id
from workbench.model import (
    Article,
    Attribution,
    Block,
    BlockRole,
    Claim,
    ClaimKind,
    Edition,
    Engine,
    Span,
)
from workbench.store import open_store
from workbench.text import sha256

TEXT = "Two bridges closed, the Harbour News said. About 40,000 people have no power.\n"


@pytest.fixture
def store_file(tmp_path: Path) -> Path:
    """A store in a folder of its own, with one article of two claims."""
    path = tmp_path / "store" / "my.db"
    name = article_id(TEXT)
    ids = ClaimIds(name)
    engine = Engine("0", "none", "0", "none")

    def claim(start: int, end: int, kind: ClaimKind, *chain: Attribution) -> Claim:
        exact = (TEXT[start:end],)
        return Claim(
            ids.next(exact), exact[0], (Span(start, end),), exact, kind, 0.5, "by hand", (), BlockRole.BODY,
            chain, (), engine,
        )  # fmt: skip

    said = Attribution(
        (Span(0, 18),), Span(20, 36), Span(37, 41), "said", ("Harbour News",), "the Harbour News"
    )
    claims = [claim(0, 18, ClaimKind.EVENT, said), claim(43, 76, ClaimKind.QUANTITY)]
    article = Article(name, "Bridges closed", "bridges.txt", published=date(2031, 3, 12))
    blocks = (Block(0, len(TEXT) - 1, BlockRole.BODY, "by hand"),)
    with open_store(path) as store:
        store.put_article(article, Edition(name, sha256(TEXT), TEXT, blocks=blocks), claims)
    return path
