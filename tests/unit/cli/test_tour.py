from __future__ import annotations

from pathlib import Path

import pytest

import workbench.desk.sample
import workbench.ui.tour
from workbench.cli.main import main
from workbench.errors import StoreError

Capture = pytest.CaptureFixture[str]


def test_without_a_terminal_it_says_what_to_do(capsys: Capture) -> None:
    assert main(["tour"]) == 2
    assert "the screen needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize("fails", [False, True])
def test_the_store_is_its_own_and_gone_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, fails: bool
) -> None:
    monkeypatch.setattr("workbench.cli.screen.has_terminal", lambda: True)
    own = tmp_path / "own.db"
    toured: list[Path] = []

    def open_sample(path: Path, **_: object) -> str:
        path.write_bytes(b"")
        return "0" * 16

    def run_tour(path: Path, reviewer: str, article: str) -> int:
        assert (reviewer, article) == ("Ana", "0" * 16)
        assert path.exists()
        toured.append(path)
        if fails:
            raise StoreError("no room left")
        return 0

    monkeypatch.setattr(workbench.desk.sample, "open_sample", open_sample)
    monkeypatch.setattr(workbench.ui.tour, "run_tour", run_tour)
    assert main(["tour", "--reviewer", "Ana", "--store", str(own)]) == (2 if fails else 0)
    (path,) = toured
    assert not path.parent.exists()
    assert not own.exists()
    assert ("no room left" in capsys.readouterr().err) == fails
