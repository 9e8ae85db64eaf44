from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.store.samples import Sample
from workbench.errors import StoreError
from workbench.store import Store

FIRST = Sample.of(("One ship sank.",), title="A ship sank", origin="/news/march/ship.txt")
SECOND = Sample.of(("A dam broke.",), title="The DAM broke", origin="https://post.example/dam.html")
THIRD = Sample.of(("A dam held.",), title="100% safe", origin="archive/ship.txt")


@pytest.fixture
def three(store: Store) -> Store:
    """A store of three articles."""
    for sample in (FIRST, SECOND, THIRD):
        sample.put(store)
    return store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (FIRST.article.article_id, [FIRST]),
        (FIRST.article.article_id[:4].upper(), [FIRST]),
        (FIRST.article.article_id[:3], []),
        ("/news/march/ship.txt", [FIRST]),
        ("archive/ship.txt", [THIRD]),
        ("elsewhere/ship.txt", [FIRST, THIRD]),
        ("ship.txt", [FIRST, THIRD]),
        ("https://post.example/dam.html", [SECOND]),
        (SECOND.edition.sha256, [SECOND]),
        (SECOND.edition.sha256.upper(), [SECOND]),
        ("dam BROKE", [SECOND]),
        ("100%", [THIRD]),
        ("%", [THIRD]),
        ("_", []),
        ("é\ud800", []),
        ("  ", []),
        ("", []),
        ("/", []),
    ],
)
def test_an_article_is_found_by_what_a_user_calls_it(three: Store, text: str, found: list[Sample]) -> None:
    assert [row.article_id for row in three.find_articles(text)] == [one.article.article_id for one in found]


def test_the_counts_are_one_reviewers_or_anybodys(filled: Store, rich: Sample) -> None:
    name = rich.article.article_id
    for entry in (
        rich.verdict(0, "verified"),
        rich.verdict(0, "disputed", "bo", reason="outdated"),
        rich.verdict(1, "disputed", "bo", reason="outdated"),
        rich.verdict(2, "unverifiable"),
        rich.verdict(2, "unreviewed"),
    ):
        filled.append(entry)

    def counts(reviewer: str | None) -> tuple[int, int, int]:
        row = filled.article(name, reviewer)
        assert row is not None
        assert filled.articles(reviewer) == [row]
        return row.claims, row.checked, row.disputed

    assert counts("ada") == (8, 1, 0)
    assert counts("bo") == (8, 2, 2)
    assert counts("cy") == (8, 0, 0)
    assert counts(None) == (8, 2, 2)
    replace(rich, claims=rich.claims[1:]).put(filled)
    assert counts(None) == (7, 1, 1)
    assert counts("ada") == (7, 0, 0)


def test_an_article_that_is_not_here_is_told(store: Store) -> None:
    assert store.article("0" * 16) is None
    with pytest.raises(StoreError, match="There is no article 0000000000000000 in this store"):
        store.edition("0" * 16)
