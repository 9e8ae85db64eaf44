from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.ui import sample
from workbench.cli.main import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(sample.make_worked_store(tmp_path_factory.mktemp("forms") / "desk.db"))


def test_json_lines_go_to_standard_output(store: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--store", store, "--format", "jsonl"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert [json.loads(line)["number"] for line in lines] == list(range(1, 13))


def test_claim_reviews_tell_what_was_left_out(
    store: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reviews.json"
    words = ["export", "--store", store, "--format", "claimreview", "-o", str(out)]
    assert main([*words, "--organisation", "Coast Check", "--reviews-url", "https://check.example/r/"]) == 0
    told = capfd.readouterr()
    assert told.out == f"Wrote 3 to {out}\n"
    assert told.err.splitlines() == [
        "workbench: claims left out: 1 (reviewers differ)",
        "workbench: claims left out: 6 (nobody has decided)",
        "workbench: claims left out: 1 (disputed: say what that is worth with --disputed-rating)",
        "workbench: claims left out: 1 (unverifiable, and no rating stands for that)",
    ]
    document = json.loads(out.read_text(encoding="utf-8"))
    assert all(item["url"].startswith("https://check.example/r/")
               for each in document["dataFeedElement"] for item in each["item"])  # fmt: skip
    assert main(words) == 2
    assert "needs --organisation NAME" in capfd.readouterr().err


def test_metadata_and_package_are_written_beside(
    store: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--store", store, "--format", "datasette", "-o", str(tmp_path / "m.json")]) == 0
    assert list(json.loads((tmp_path / "m.json").read_text())["databases"]) == ["desk"]
    assert main(["export", "--store", store, "-o", str(tmp_path / "v.csv"), "--package"]) == 0
    package = json.loads((tmp_path / "datapackage.json").read_text())
    assert package["resources"][0]["path"] == "v.csv"
    assert main(["export", "--store", store, "--package", "-o", "-"]) == 2
    assert "--package goes with -o FILE" in capfd.readouterr().err
