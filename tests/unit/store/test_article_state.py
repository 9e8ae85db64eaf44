from __future__ import annotations

from workbench.store.article_state import article_fields
from workbench.store.cells import canonical_json
from workbench.store.ledger import GENESIS, Line


def line(origin: str, seq: int, kind: str, **payload: object) -> Line:
    """Return a line about an article."""
    return (origin, seq, kind, "ada", "a", None, canonical_json(payload), f"{seq:027}", GENESIS, "")


def test_the_fields_of_an_article_are_those_given_with_the_changes_laid_over() -> None:
    given_ = {"title": "A", "url": None, "publisher": "P", "published": None}
    lines = [
        line("x", 1, "article", title="B", published="2031-03-12"),
        line("x", 2, "article", title="C"),
        line("x", 3, "undo", target=["x", 2]),
        line("x", 4, "article", publisher=None),
    ]
    assert article_fields(given_, lines) == {
        "title": "B", "url": None, "publisher": None, "published": "2031-03-12",
    }  # fmt: skip
    assert given_["title"] == "A"
