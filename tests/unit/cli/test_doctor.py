from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator

import pytest

from workbench.cli import doctor
from workbench.cli.main import main
from workbench.desk.checkup import Finding, State


def found(*findings: Finding) -> object:
    def findings_of(_settings: object) -> Iterator[Finding]:
        yield from findings

    return findings_of


FINE = Finding("python", State.OK, "3.11.7")
ODD = Finding("terminal", State.WARNING, "60 columns, 24 lines", "make it wider")
BROKEN = Finding("store", State.PROBLEM, "my.db\x1b[31m: spoilt", "name another")


def test_a_line_a_finding_with_its_next_step(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_findings", found(FINE, ODD))
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "ok        python: 3.11.7",
        "warning   terminal: 60 columns, 24 lines",
        "          → make it wider",
    ]


def test_a_problem_ends_with_status_1_after_everything_was_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_findings", found(BROKEN, FINE))
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert "problem   store: my.db\ufffd[31m: spoilt" in out
    assert "ok        python" in out


def test_json_is_one_object_a_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(doctor, "_findings", found(BROKEN, FINE))
    assert main(["doctor", "--json"]) == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert [json.loads(line) for line in out.splitlines()] == [
        {"subject": "store", "state": "problem", "text": "my.db\x1b[31m: spoilt", "advice": "name another"},
        {"subject": "python", "state": "ok", "text": "3.11.7", "advice": ""},
    ]


@pytest.mark.heavy  # loads the model
def test_the_real_thing_looks_at_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json", "--store", "nowhere/my.db", "--reviewer", "Ana"]) == 0
    subjects = {json.loads(line)["subject"] for line in capsys.readouterr().out.splitlines()}
    assert {"python", "spacy", "model files", "model", "sqlite", "store", "reviewer", "terminal"} <= subjects


class Terminal:
    """Stands in for standard output."""

    def __init__(self, encoding: str) -> None:
        self.encoding = encoding

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("size", "encoding", "expected"),
    [
        ((80, 24), "utf-8", {"terminal": State.OK, "colour": State.OK, "encoding": State.OK}),
        ((200, 60), "UTF8", {"terminal": State.OK, "colour": State.OK, "encoding": State.OK}),
        ((79, 24), "utf-8", {"terminal": State.WARNING, "colour": State.OK, "encoding": State.OK}),
        ((80, 23), "iso8859-1", {"terminal": State.WARNING, "colour": State.OK, "encoding": State.WARNING}),
    ],
)
def test_a_small_terminal_or_a_narrow_encoding_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], encoding: str, expected: dict[str, State]
) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal(encoding))
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size(size))
    assert {finding.subject: finding.state for finding in doctor.check_terminal()} == expected


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "off by NO_COLOR"),
        ({"COLORTERM": "truecolor"}, "16 million colours (xterm)"),
        ({}, "256 colours or fewer (xterm)"),
    ],
)
def test_the_colours_are_told_as_the_environment_has_them(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], words: str
) -> None:
    for name in ("NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm"} | environment).items():
        monkeypatch.setenv(name, value)
    assert words in doctor._colour()
