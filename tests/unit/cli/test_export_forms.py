from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reviews.json"
    words = ["export", "--store", store, "--format", "claimreview", "-o", str(out)]
    monkeypatch.setenv("WORKBENCH_CONFIG", str(tmp_path / "none.toml"))
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


def test_claim_reviews_take_what_is_configured_and_the_command_line_wins(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    config, out = tmp_path / "config.toml", tmp_path / "reviews.json"
    monkeypatch.setenv("WORKBENCH_CONFIG", str(config))
    config.write_text(
        'organisation = "Coast Check"\norganisation_url = "https://check.example/"\n'
        'reviews_url = "https://check.example/r/"\ndisputed_rating = 2\n',
        encoding="utf-8",
    )
    words = ["export", "--store", store, "--format", "claimreview", "-o", str(out)]

    def first(*more: str) -> dict[str, Any]:
        assert main([*words, *more]) == 0
        document = json.loads(out.read_text(encoding="utf-8"))
        (item, *_) = (one for each in document["dataFeedElement"] for one in each["item"])
        return dict(item)

    item = first()
    assert "disputed" not in capfd.readouterr().err  # what it is worth is configured
    assert (item["author"]["name"], item["author"]["url"]) == ("Coast Check", "https://check.example/")
    assert item["url"].startswith("https://check.example/r/")
    item = first(
        "--organisation", "Bay Desk", "--reviews-url", "https://bay.example/", "--disputed-rating", "3"
    )
    assert item["author"]["name"] == "Bay Desk"
    # The configured home page is not the other organisation's.
    assert "url" not in item["author"]
    assert item["url"].startswith("https://bay.example/")
    ratings = {
        one["reviewRating"]["ratingValue"]
        for each in json.loads(out.read_text(encoding="utf-8"))["dataFeedElement"]
        for one in each["item"]
    }
    assert 3 in ratings
    assert 2 not in ratings


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
