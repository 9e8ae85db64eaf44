from __future__ import annotations

from dataclasses import replace

from tests.unit.store.samples import Sample
from workbench.model import EntryType, NewEntry, VerdictValue
from workbench.store import ExportRow, Sort, Store, View


def keys(rows: list[ExportRow]) -> list[tuple[int, str, str]]:
    return [(row.number, row.verdict.reviewer, row.verdict.value.value) for row in rows]


def test_a_claim_that_nobody_touched_has_one_row(filled: Store, rich: Sample) -> None:
    rows = list(filled.export_rows(View()))
    assert keys(rows) == [(number, "", "unreviewed") for number in range(1, 9)]
    assert [row.claim for row in rows] == list(rich.claims)
    row = rows[2]
    assert (row.article_id, row.title, row.origin, row.published, row.sha256) == (
        rich.article.article_id, "A test", "test.txt", rich.article.published, rich.edition.sha256,
    )  # fmt: skip
    assert (row.paragraph, row.notes, row.retired, row.verdict.reviewed_at) == (3, (), False, None)


def test_there_is_a_row_for_everyone_who_decided_or_noted(filled: Store, rich: Sample) -> None:
    entries = [
        filled.append(entry)
        for entry in (
            rich.verdict(0, "disputed", "bo", reason="misquote", correction="nine"),
            rich.verdict(0, "verified", "ada"),
            rich.note(0, "first", "cy"),
            rich.note(0, "own", "ada"),
            rich.note(0, "second", "cy"),
            rich.entry(EntryType.ATTRIBUTION_VERDICT, 1, "ada", verdict="confirmed"),
        )
    ]
    rows = list(filled.export_rows(View()))
    assert keys(rows)[:5] == [
        (1, "ada", "verified"),
        (1, "bo", "disputed"),
        (1, "cy", "unreviewed"),
        (2, "ada", "unreviewed"),
        (3, "", "unreviewed"),
    ]
    bo = rows[1].verdict
    assert (bo.reason, bo.correction, bo.reviewed_at) == ("misquote", "nine", entries[0].at)
    assert [(note.reviewer, note.body) for note in rows[2].notes] == [("cy", "first"), ("cy", "second")]
    assert [note.body for note in rows[0].notes] == ["own"]
    assert rows[3].verdict.attribution == "confirmed"


def test_filters_choose_rows_and_the_order_of_the_view_is_left_aside(filled: Store, rich: Sample) -> None:
    filled.append(rich.verdict(0, "disputed", "bo", reason="misquote"))
    filled.append(rich.verdict(0, "verified", "ada"))
    filled.append(rich.verdict(1, "disputed", "ada", reason="outdated"))
    disputed = View(verdict=VerdictValue.DISPUTED, sort=Sort.OUTLET, descending=True)
    assert keys(list(filled.export_rows(disputed))) == [(1, "bo", "disputed"), (2, "ada", "disputed")]
    of_ada = View(reviewer="ada", outlet="harbour post")
    assert keys(list(filled.export_rows(of_ada))) == [
        (1, "ada", "verified"), (2, "ada", "disputed"), (8, "", "unreviewed"),
    ]  # fmt: skip
    both = View(reviewer="bo", verdict=VerdictValue.DISPUTED)
    assert keys(list(filled.export_rows(both))) == [(1, "bo", "disputed")]
    still_open = View(reviewer="bo", verdict=VerdictValue.UNREVIEWED)
    assert keys(list(filled.export_rows(still_open)))[0] == (2, "", "unreviewed")


def test_retired_claims_are_exported_and_marked(filled: Store, rich: Sample) -> None:
    filled.append(rich.verdict(0, "verified"))
    other = replace(rich, claims=rich.claims[1:3])
    other.put(filled)
    rows = list(filled.export_rows(View()))
    assert [(row.claim.text, row.retired) for row in rows] == [
        (rich.claims[1].text, False), (rich.claims[2].text, False), (rich.claims[0].text, True),
    ]  # fmt: skip


def test_the_walk_sees_the_store_as_it_was_at_the_first_row(filled: Store, rich: Sample) -> None:
    walk = filled.export_rows(View())
    next(walk)
    filled.append(rich.verdict(5, "verified"))
    filled.append(NewEntry(EntryType.ARTICLE, "ada", rich.article.article_id, payload={"title": "New"}))
    rest = list(walk)
    assert {row.verdict.value for row in rest} == {VerdictValue.UNREVIEWED}
    assert {row.title for row in rest} == {"A test"}
    assert next(filled.export_rows(View())).title == "New"
