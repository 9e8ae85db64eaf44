from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from tests.ui import sample
from workbench.export.jsonl import write_jsonl
from workbench.model import EntryType, NewEntry
from workbench.record import from_record
from workbench.store import View, open_store

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "a\u2028b\x00\ud800\n\u202e"


def test_each_claim_is_a_line_with_its_record_and_what_was_decided(tmp_path: Path) -> None:
    with open_store(sample.make_worked_store(tmp_path / "my.db")) as store:
        article = store.articles()[0].article_id
        row_id = next(iter(store.claim_ids(View(article_id=article))))[0]
        claim = store.claim(row_id)
        store.append(NewEntry(EntryType.NOTE, HOSTILE, article, claim.claim_id, {"body": HOSTILE}))
        file = io.StringIO()
        assert write_jsonl(store, View(article_id=article), file) == 12
        found = [json.loads(line) for line in file.getvalue().splitlines()]
        assert [record["number"] for record in found] == list(range(1, 13))
        assert from_record(found[0]) == claim
        assert found[0]["notes"][-1]["body"] == HOSTILE
        third = {each["reviewer"]: each["verdict"] for each in found[2]["verdicts"]}
        assert third == {"jonas": "verified", "mira": "disputed"}
        assert found[11]["verdicts"] == []


def test_evidence_and_checks_are_told(tmp_path: Path) -> None:
    with open_store(sample.make_sourced_store(tmp_path / "my.db")) as store:
        file = io.StringIO()
        write_jsonl(store, View(), file)
    found = [json.loads(line) for line in file.getvalue().splitlines()]
    checked = [record for record in found if record["checks"]]
    assert checked
    for record in checked:
        assert record["source_check"] in {check["status"] for check in record["checks"]}
