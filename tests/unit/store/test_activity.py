from __future__ import annotations

from tests.unit.store.samples import Sample
from workbench.store import Store


def test_the_last_review_is_that_of_whoever_decided_last(filled: Store, rich: Sample) -> None:
    other = Sample.of(("Nothing was ever decided here.",))
    other.put(filled)
    assert filled.last_reviews() == {}
    filled.append(rich.verdict(0, "verified", "ada"))
    filled.append(rich.verdict(3, "disputed", "bo"))
    found = filled.last_reviews()
    assert set(found) == {rich.article.article_id}
    assert found[rich.article.article_id].reviewer == "bo"
    filled.undo("bo")
    assert filled.last_reviews()[rich.article.article_id].reviewer == "ada"


def test_news_are_what_others_wrote_since_by_name(filled: Store, rich: Sample) -> None:
    filled.append(rich.verdict(0, "verified", "bo"))
    mark = filled.newest_entry()
    name = rich.article.article_id
    assert filled.entries_since(mark, "ada", name) == []
    filled.append(rich.verdict(1, "verified", "ada"))
    filled.append(rich.verdict(1, "disputed", "bo"))
    filled.append(rich.note(2, "who says so?", "cy"))
    filled.append(rich.note(2, "nobody", "bo"))
    assert filled.entries_since(mark, "ada", name) == [("bo", 2), ("cy", 1)]
    assert filled.entries_since(mark, "ada") == [("bo", 2), ("cy", 1)]
    assert filled.entries_since(mark, "ada", "0" * 16) == []


def test_decided_claims_are_those_with_a_verdict_of_anybody(filled: Store, rich: Sample) -> None:
    name = rich.article.article_id
    filled.append(rich.verdict(4, "verified", "bo"))
    filled.append(rich.verdict(4, "disputed", "ada"))
    filled.append(rich.verdict(1, "verified", "ada"))
    filled.append(rich.note(2, "only a note"))
    rows = filled.rows(filled.decided_claims(name), "ada")
    assert [row.number for row in rows.values()] == [2, 5]
    assert filled.decided_claims("0" * 16) == []
