from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.export.cells import split
from workbench.export.columns import COLUMNS, NAMES, RAW_SCHEMA_VERSION, SCHEMA_VERSION, Form
from workbench.export.line import Line
from workbench.export.notes import split_notes
from workbench.model import AttributionVerdict, DisputeReason, FrameClass, Note, Verdict, VerdictValue
from workbench.store import ExportRow

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

AT = datetime(2031, 3, 12, 9, 30, tzinfo=UTC)

# What the first users were promised; columns may join them, never leave.
PROMISED = """claim_id article_title char_start char_end exact_text claim_text claim_kind fact_types outlet
outlet_text speaker cue attribution_type attribution_basis value_raw value_norm unit qualifier
attribution_verdict verdict dispute_reason note reviewer reviewed_at engine_version model lexicon_digest
ledger_head""".split()


def line(invented: Invented, number: int, **changes: Any) -> dict[str, str]:
    row = ExportRow(
        article_id=invented.article.article_id,
        title=invented.article.title,
        origin=invented.article.origin,
        url=invented.article.url,
        publisher=invented.article.publisher,
        published=invented.article.published,
        sha256=invented.edition.sha256,
        claim=invented.claims[number - 1],
        number=number,
        paragraph=2,
        verdict=Verdict("", VerdictValue.UNREVIEWED),
    )
    shown = Line(replace(row, **changes), SCHEMA_VERSION, "f" * 64)
    return {column.name: column.text(shown) for column in COLUMNS}


def test_every_promised_column_is_there_once() -> None:
    assert set(PROMISED) <= set(NAMES)
    assert len(set(NAMES)) == len(NAMES)
    assert all(column.meaning and "\n" not in column.meaning for column in COLUMNS)


def test_the_raw_schema_is_named_apart() -> None:
    assert RAW_SCHEMA_VERSION != SCHEMA_VERSION


def test_a_claim_with_a_gap_two_outlets_and_a_range(flood: Invented) -> None:
    cells = line(flood, 3)
    text = flood.edition.text
    start, end = int(cells["char_start"]), int(cells["char_end"])
    assert text[start:end] == "Between 300 and 400 people, some of them ill, were flown out"
    assert split(cells["exact_text"]) == ["Between 300 and 400 people", "were flown out"]
    spans = [tuple(map(int, span.split("-"))) for span in split(cells["char_spans"])]
    assert [text[first:last] for first, last in spans] == split(cells["exact_text"])
    assert cells["claim_text"] == "Between 300 and 400 people were flown out"
    assert (cells["outlet"], cells["outlets"]) == ("Port Courier", "Port Courier | Varnia Post")
    assert (cells["speaker"], cells["outlet_text"], cells["cue"]) == ("Ila Soren", "the Port Courier", "told")
    assert (cells["attribution_type"], cells["attribution_basis"]) == ("mixed", "explicit")
    assert (cells["fact_types"], cells["value_norm"], cells["unit"], cells["qualifier"]) == (
        "quantity", "300..400", "persons", "between",
    )  # fmt: skip
    assert (cells["verdict"], cells["reviewer"], cells["reviewed_at"], cells["note"]) == (
        "unreviewed",
        "",
        "",
        "",
    )


def test_facts_stay_aligned(flood: Invented) -> None:
    claim = flood.claims[3]
    cells = line(flood, 4)
    count = len(split(cells["fact_types"]))
    assert count == len(claim.facts)
    assert split(cells["value_raw"], count) == [fact.text for fact in claim.facts]
    assert split(cells["value_norm"], count) == ["2500000", "-40", "2019"]
    assert split(cells["unit"], count) == ["USD", "percent", ""]
    assert split(cells["qualifier"], count) == ["about", "", ""]
    assert split(cells["exact_text"]) == list(claim.exact)
    assert cells["checkworthiness"] == "0.00001"


def test_a_claim_without_attribution(flood: Invented) -> None:
    cells = line(flood, 1)
    empty = ("outlet", "outlets", "outlet_text", "speaker", "speakers", "cue", "attribution_confidence")
    assert [cells[name] for name in empty] == [""] * len(empty)
    assert (cells["attribution_type"], cells["attribution_basis"]) == ("none", "none")
    assert cells["attribution_class"] == ""
    assert cells["flags"] == "no_outlet"


def test_the_class_is_that_of_the_outermost_attribution(flood: Invented) -> None:
    claim = flood.claims[2]
    assert line(flood, 3)["attribution_class"] == "report"
    outer, inner = claim.chain
    for frame_class in FrameClass:
        chain = (replace(outer, frame_class=frame_class), inner)
        assert line(flood, 3, claim=replace(claim, chain=chain))["attribution_class"] == frame_class


def test_a_decision_with_notes(flood: Invented) -> None:
    verdict = Verdict(
        "Ada", VerdictValue.DISPUTED, DisputeReason.WRONG_NUMBER, "1,100", AttributionVerdict.CONFIRMED, AT
    )
    notes = (Note(AT, "Ada", "Asked.\nTwice."), Note(AT, "Ada", "Done."))
    cells = line(flood, 1, verdict=verdict, notes=notes, retired=True, paragraph=None)
    assert (cells["verdict"], cells["dispute_reason"], cells["correction"]) == (
        "disputed", "wrong_number", "1,100",
    )  # fmt: skip
    assert (cells["attribution_verdict"], cells["reviewer"], cells["reviewed_at"]) == (
        "confirmed", "Ada", "2031-03-12T09:30:00Z",
    )  # fmt: skip
    assert split_notes(cells["note"]) == list(notes)
    assert (cells["retired"], cells["paragraph"]) == ("yes", "")


def test_numbers_are_numbers_even_in_a_hostile_article(flood: Invented, hostile: Invented) -> None:
    for invented in (flood, hostile):
        for number in range(1, len(invented.claims) + 1):
            cells = line(invented, number)
            for column in COLUMNS:
                if column.form is Form.NUMBER and cells[column.name]:
                    assert float(cells[column.name]) >= 0
