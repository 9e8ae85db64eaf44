from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.ui import sample
from workbench.export.datasette import metadata


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample.make_sourced_store(tmp_path_factory.mktemp("datasette") / "desk.db")


def test_what_is_named_is_there(store: Path) -> None:
    with closing(sqlite3.connect(store)) as conn:
        there = {name for (name,) in conn.execute("SELECT name FROM sqlite_schema")}
        for name, told in metadata("desk")["databases"]["desk"]["tables"].items():
            if told == {"hidden": True}:
                continue
            assert name in there
            columns = {line[1] for line in conn.execute(f"PRAGMA table_info({name})")}
            named = {told.get("label_column"), told.get("sort_desc"), *told.get("facets", ())} - {None}
            assert named <= columns, name
            assert told.get("fts_table", name) in there


@pytest.mark.heavy
def test_datasette_shows_labels_facets_and_search(store: Path, tmp_path: Path) -> None:
    pytest.importorskip("datasette", reason="datasette is not installed (interchange)")
    told = tmp_path / "metadata.json"
    told.write_text(json.dumps(metadata("desk")), encoding="utf-8")

    def get(path: str) -> Any:
        words = [sys.executable, "-m", "datasette", str(store), "-m", str(told), "--get", path]
        done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    database = get("/desk.json")
    shown = {table["name"] for table in database["tables"] if not table["hidden"]}
    assert {"article", "claim", "verdict", "note", "evidence", "source", "source_check", "entry"} <= shown
    assert not shown & {"meta", "step", "tally", "facet", "claim_search_data"}
    found = get("/desk/claim.json?_search=boats&_shape=objects&_labels=on&_extra=facet_results")
    assert found["rows"]
    assert all("boats" in row["text"] for row in found["rows"])
    assert found["rows"][0]["article"]["label"].startswith("Island council")
    facets = get("/desk/reviewed_claim.json?_extra=facet_results&_facet=verdict")["facet_results"]
    assert {each["value"] for each in facets["verdict"]["results"]} & {"verified", "disputed"}
