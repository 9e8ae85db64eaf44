from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.cli.main import main
from workbench.ui import key
from workbench.ui.cheat_sheet import FORMATS, sheet

DOCS = Path(__file__).parents[3] / "docs" / "keys.md"


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "set" / "config.toml"
    monkeypatch.setenv("WORKBENCH_CONFIG", str(path))
    monkeypatch.delenv("TEXTUAL_ANIMATIONS", raising=False)
    monkeypatch.setattr(key, "_CHOSEN", {})
    return path


def test_setting_keeps_comments_and_tells_where_values_come_from(
    config: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["config", "init"]) == 0
    assert main(["config", "set", "theme", "contrast-light"]) == 0
    assert main(["config", "set", "keys.review.verify", "f6"]) == 0
    text = config.read_text(encoding="utf-8")
    assert "# Configuration of the workbench." in text
    assert 'verify = "f6"' in text
    monkeypatch.setenv("WORKBENCH_ASCII", "1")
    capsys.readouterr()
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    assert 'theme = "contrast-light"  # file' in shown
    assert "ascii = true  # $WORKBENCH_ASCII" in shown
    assert 'key_style = "both"  # default' in shown
    assert main(["config", "get", "keys.review.verify"]) == 0
    assert capsys.readouterr().out == "f6\n"
    assert main(["config", "unset", "keys.review.verify"]) == 0
    assert 'verify = "f6"' not in config.read_text(encoding="utf-8")


def test_what_cannot_be_is_refused_and_not_written(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value, words in (
        ("keys.review.verify", "d", "review.dispute"),
        ("themme", "auto", "did you mean theme?"),
        ("ascii", "perhaps", "true or false"),
        ("disputed_rating", "5", "a number from 0 to 4"),
        ("disputed_rating", "half", "a number from 0 to 4"),
    ):
        assert main(["config", "set", name, value]) == 2
        assert words in capsys.readouterr().err
    assert not config.exists()


def test_check_tells_each_fault_in_a_line(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["config", "check"]) == 0
    config.parent.mkdir()
    config.write_text('theme = "pink"\n[keys.review]\nverify = "d"\nnonsense = "v"\n')
    capsys.readouterr()
    assert main(["config", "check"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_the_sheet_holds_every_key_in_every_form(capsys: pytest.CaptureFixture[str]) -> None:
    for form in FORMATS:
        assert main(["config", "keys", "--format", form]) == 0
        assert "Mark the claim verified." in capsys.readouterr().out
    assert {"name": "review.verify", "keys": "v"}.items() <= {
        name: value for entry in json.loads(sheet("json"))[:1] for name, value in entry.items()
    }.items()


def test_the_page_in_the_documentation_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == sheet("md"), "workbench config keys --format md > docs/keys.md"


def test_who_publishes_is_said_once(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, value in (("organisation", "Coast Check"), ("disputed_rating", "2")):
        assert main(["config", "set", name, value]) == 0
    assert "disputed_rating = 2\n" in config.read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["config"]) == 0
    shown = capsys.readouterr().out
    assert 'organisation = "Coast Check"  # file: Who publishes the reviews' in shown
    assert "disputed_rating = 2  # file" in shown
    assert 'reviews_url = ""  # default' in shown
    config.write_text("disputed_rating = true\n", encoding="utf-8")
    assert main(["config", "check"]) == 1
    assert "disputed_rating is a number from 0 to 4, not True" in capsys.readouterr().out
