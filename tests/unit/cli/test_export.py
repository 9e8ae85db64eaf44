from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.cli.main import main
from workbench.export.columns import NAMES
from workbench.model import EntryType, FrameClass, NewEntry, SourceCheckStatus
from workbench.store import StoredCheck, View, open_store

if TYPE_CHECKING:
    from tests.unit.conftest import Invented

HEADER = ",".join(NAMES).encode() + b"\r\n"


@pytest.fixture
def store(tmp_path: Path, flood: Invented) -> Path:
    path = tmp_path / "my.db"
    with open_store(path) as opened:
        *said, last = flood.claims
        believed = replace(last, chain=(replace(last.chain[0], frame_class=FrameClass.BELIEF),))
        opened.put_article(flood.article, flood.edition, (*said, believed))
        for reviewer, verdict in (("Ada", "verified"), ("Bo", "disputed")):
            opened.append(
                NewEntry(
                    EntryType.VERDICT,
                    reviewer,
                    flood.article.article_id,
                    flood.claims[0].claim_id,
                    {"verdict": verdict},
                    datetime(2031, 3, 12, tzinfo=UTC),
                )
            )
        first = next(iter(opened.claim_ids(View())))[0]
        opened.put_checks([(first, [StoredCheck(None, SourceCheckStatus.NOT_APPLICABLE)])])
    return path


def run(store: Path, *words: str) -> int:
    return main(["export", "--store", str(store), *words])


def lines(data: bytes) -> int:
    return data.count(b"\r\n") - 1


def test_a_pipe_gets_the_rows(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(store) == 0
    out, err = capfdbinary.readouterr()
    assert out.startswith(b"\xef\xbb\xbf" + HEADER)
    assert lines(out) == 5
    assert err == b""


def test_a_dash_is_standard_output_without_a_mark_if_asked(
    store: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(store, "-o", "-", "--no-bom") == 0
    assert capfdbinary.readouterr().out.startswith(HEADER)


def test_a_file_is_written_whole_and_named(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.csv"
    path.write_text("earlier")
    assert run(store, "-o", str(path)) == 0
    assert capsys.readouterr().out == f"Wrote 5 rows to {path}\n"
    assert lines(path.read_bytes()) == 5


def test_a_terminal_gets_a_dated_file(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run(store) == 0
    (path,) = (tmp_path / "exports").glob("verdicts-*.csv")
    assert capsys.readouterr().out == f"Wrote 5 rows to {path}\n"
    assert lines(path.read_bytes()) == 5


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["--article", "varnia"], 5),
        (["--verdict", "disputed"], 1),
        (["--verdict", "unreviewed"], 3),
        (["--outlet", "port courier"], 3),
        (["--outlet", ""], 2),
        (["--source-status", "not_applicable"], 2),
        (["--source-status", "altered"], 0),
        (["--attribution-class", "report"], 2),
        (["--attribution-class", "belief"], 1),
        (["--attribution-class", "intent"], 0),
        (["--attribution-class", "none"], 2),
        (["--reports-only"], 4),
        (["--reports-only", "--attribution-class", "belief"], 0),
        (["--mine", "--reviewer", "Bo"], 4),
        (["--mine", "--reviewer", "Bo", "--verdict", "verified"], 0),
    ],
)
def test_options_choose_rows(
    store: Path, words: list[str], count: int, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(store, *words) == 0
    assert lines(capfdbinary.readouterr().out) == count


def test_progress_is_drawn_on_a_terminal(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run(store, "-o", str(tmp_path / "out.csv")) == 0
    assert "Exporting, rows  5 of 5" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--article", "nothing"], "holds no such article"),
        (["-o", "{tmp}/no/out.csv"], "there is no folder"),
        (["-o", "{tmp}"], "is a folder"),
        (["-o", "{tmp}/my.db"], "is the store itself"),
        (["--verdict", "maybe"], "maybe"),
        (["--source-status", "true"], "true"),
        (["--attribution-class", "hope"], "hope"),
        (["--store", "{tmp}/none.db"], "none.db"),
    ],
)
def test_faults_are_one_line_and_status_2(
    store: Path, tmp_path: Path, words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = store.read_bytes()
    assert run(store, *[word.format(tmp=tmp_path) for word in words]) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
    assert store.read_bytes() == before
    assert not (tmp_path / "none.db").exists()


def test_a_reader_that_goes_away_is_no_fault(store: Path) -> None:
    script = "import sys; from workbench.cli.main import main; sys.exit(main(sys.argv[1:]))"
    process = subprocess.Popen(
        [sys.executable, "-c", script, "export", "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), err) == (0, b"")


def test_a_filter_chooses_rows_as_the_screen_does(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.csv"
    sizes = {}
    for text in ("", "verdict:disputed", "-verdict:disputed", "class:belief", "-class:belief", "reviewer:Bo"):
        assert run(store, "-o", str(target), "--filter", text) == 0
        sizes[text] = lines(target.read_bytes())
    # One claim has two verdicts, and so two rows; the row of another verdict is left out with its claim.
    assert sizes["verdict:disputed"] == 1
    assert sizes["-verdict:disputed"] == sizes[""] - 2
    assert sizes["class:belief"] + sizes["-class:belief"] == sizes[""]
    assert sizes["reviewer:Bo"] == 1
    capsys.readouterr()
    assert run(store, "--filter", "colour:red") == 2
    assert "column 1: there is no filter colour" in capsys.readouterr().err
    assert run(store, "--verdict", "verified", "--filter", "verdict:open") == 2
    assert "an option says another verdict already" in capsys.readouterr().err
