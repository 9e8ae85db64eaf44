from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.ui import sample
from workbench.desk.exporting import export_csv
from workbench.export.columns import COLUMNS, NAMES, Form
from workbench.export.table_schema import WORDS, data_package
from workbench.store import View, open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_every_column_is_described_in_its_place() -> None:
    (resource,) = data_package("verdicts.csv")["resources"]
    assert tuple(field["name"] for field in resource["schema"]["fields"]) == NAMES
    assert all(field["description"] for field in resource["schema"]["fields"])


def test_each_column_of_words_tells_its_words() -> None:
    assert {column.name for column in COLUMNS if column.form is Form.WORD} == set(WORDS)


@pytest.mark.heavy
@pytest.mark.parametrize("bom", [True, False])
def test_an_export_is_valid_by_its_package(tmp_path: Path, bom: bool) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed (interchange)")
    with open_store(sample.make_sourced_store(tmp_path / "my.db")) as store:
        rows = export_csv(store, View(), tmp_path / "verdicts.csv", bom=bom)
    package = tmp_path / "datapackage.json"
    package.write_text(json.dumps(data_package("verdicts.csv", bom=bom)), encoding="utf-8")
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    assert report.tasks[0].stats["rows"] == rows > 0
    broken = json.loads(package.read_text(encoding="utf-8"))
    fields = broken["resources"][0]["schema"]["fields"]
    next(field for field in fields if field["name"] == "verdict")["constraints"]["enum"] = ["nonsense"]
    package.write_text(json.dumps(broken), encoding="utf-8")
    assert not frictionless.validate(str(package)).valid
