from __future__ import annotations

import builtins
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.ui import sample
from workbench.cli.main import main

if TYPE_CHECKING:
    import pytest


def test_an_article_that_is_not_there_is_told_before_anything_is_served(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = sample.make_store(tmp_path / "workbench.db")
    assert main(["serve", "no such thing", "--store", str(store)]) == 2
    assert "no such thing: there is no such file, and no article" in capsys.readouterr().err
    assert main(["serve", "story", "--store", str(tmp_path / "none.db")]) == 2
    assert "there is no store yet" in capsys.readouterr().err
    assert main(["serve", "-", "--store", str(store)]) == 2
    assert "cannot read standard input" in capsys.readouterr().err


def test_without_its_package_the_command_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "workbench.web.server":
            raise ModuleNotFoundError("No module named 'textual_serve'", name="textual_serve")
        return usual(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["serve"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "workbench: `workbench serve` needs one more package: pip install 'factcheck-workbench[serve]'"
    ]
