from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.unit.export.decided import decided_store
from workbench.desk.exporting import export_package
from workbench.desk.tables import Writing
from workbench.export.columns import Form
from workbench.export.table_schema import TABLES, Table, data_package
from workbench.store import View, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.conftest import Invented


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_column_is_described_in_its_place(table: Table) -> None:
    (resource,) = data_package({table.name: "a.csv"})["resources"]
    assert [field["name"] for field in resource["schema"]["fields"]] == table.names
    assert all(field["description"] for field in resource["schema"]["fields"])
    assert resource["schema"]["version"] == table.version


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_each_column_of_words_tells_its_words(table: Table) -> None:
    worded = {column.name for column in table.columns if column.form is Form.WORD}
    assert worded == {"schema_version", *table.words}
    assert table.filled <= set(table.names)


@pytest.mark.heavy
@pytest.mark.parametrize("bom", [True, False])
def test_an_export_is_valid_by_its_package(
    tmp_path: Path, flood: Invented, hostile: Invented, bom: bool
) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not installed (interchange)")
    with open_store(decided_store(tmp_path / "my.db", flood, hostile)) as store:
        done = export_package(store, View(), tmp_path / "verdicts.csv", writing=Writing(bom=bom))
    package = tmp_path / "datapackage.json"
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:5]
    assert [task.stats["rows"] for task in report.tasks] == [each.lines for each in done]
    assert all(each.lines for each in done)
    broken = json.loads(package.read_text(encoding="utf-8"))
    fields = broken["resources"][0]["schema"]["fields"]
    next(field for field in fields if field["name"] == "verdict")["constraints"]["enum"] = ["nonsense"]
    package.write_text(json.dumps(broken), encoding="utf-8")
    assert not frictionless.validate(str(package)).valid
