from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from types import ModuleType

import click
import pytest

from workbench import __version__
from workbench.cli.main import COMMANDS, CommandEntry, main
from workbench.errors import InputError, StoreBusyError

Install = Callable[[Callable[[], object]], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Put a command named "trial" into the table that does what it is given."""

    def put(body: Callable[[], object]) -> None:
        module = ModuleType("trial_command")
        module.command = click.command("trial")(body)  # type: ignore[attr-defined]  # made just now
        monkeypatch.setitem(sys.modules, "trial_command", module)
        monkeypatch.setitem(COMMANDS, "trial", CommandEntry("trial_command", "Try."))

    return put


def raising(fault: BaseException) -> Callable[[], None]:
    def body() -> None:
        raise fault

    return body


def test_help_lists_every_command_with_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for name, entry in COMMANDS.items():
        assert f"{name} {entry.summary}" in shown


def test_help_imports_no_command() -> None:
    script = (
        "import sys; from workbench.cli.main import main; main(['--help']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(ended.stderr.split())
    assert "workbench.cli.options" in loaded
    assert not loaded & {"textual", "rich", "spacy", "numpy", "sqlite_utils", "sqlite3", "trafilatura"}
    assert not [
        name for name in loaded if name.startswith(("workbench.desk", "workbench.store", "workbench.ui"))
    ]


@pytest.mark.parametrize(
    ("fault", "line", "status"),
    [
        (InputError("story.txt: no such file"), "story.txt: no such file", 2),
        (StoreBusyError("my.db: locked"), "my.db: locked", 2),
        (InputError("two\nlines \x1b]0;title\x07"), "two lines \ufffd]0;title\ufffd", 2),
        (OSError(28, "No space left on device", "out.csv"), "out.csv: No space left on device", 2),
        (OSError("nameless"), "nameless", 2),
        (click.ClickException("a plain fault"), "a plain fault", 2),
    ],
)
def test_a_fault_is_one_line_on_standard_error(
    install: Install, capsys: pytest.CaptureFixture[str], fault: Exception, line: str, status: int
) -> None:
    install(raising(fault))
    assert main(["trial"]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"workbench: {line}\n"


def test_a_fault_of_the_program_is_one_line_that_tells_how_to_see_more(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    install(raising(RuntimeError("wires crossed")))
    assert main(["trial"]) == 70
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert "RuntimeError: wires crossed" in err
    assert "WORKBENCH_DEBUG=1" in err


def test_the_debug_variable_lets_the_traceback_through(
    install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(raising(RuntimeError("wires crossed")))
    monkeypatch.setenv("WORKBENCH_DEBUG", "1")
    with pytest.raises(RuntimeError, match="wires crossed"):
        main(["trial"])


@pytest.mark.parametrize("fault", [KeyboardInterrupt(), click.Abort()])
def test_an_interrupt_ends_with_130(install: Install, fault: BaseException) -> None:
    install(raising(fault))
    assert main(["trial"]) == 130


def test_a_command_may_end_with_a_status_of_its_own(install: Install) -> None:
    def body() -> None:
        click.get_current_context().exit(1)

    install(body)
    assert main(["trial"]) == 1


def test_a_shell_can_complete_the_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_WORKBENCH_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "workbench ver")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert main([]) == 0
    assert capsys.readouterr().out == "plain,verify-log\n"


def test_an_unknown_command_names_near_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reveiw"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("workbench: there is no command 'reveiw'. Did you mean review?")
    assert err.count("\n") == 1


def test_an_unknown_command_unlike_any_names_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["zzz"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


def test_an_unknown_option_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--stoer", "x.db", "articles"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("workbench: No such option '--stoer'.")
    assert "`workbench --help`" in err
    assert err.count("\n") == 1


@pytest.mark.skipif("sys.platform == 'win32'", reason="pipes end otherwise there")
def test_a_reader_that_goes_away_is_no_fault() -> None:
    script = "import sys; from workbench.cli.main import main; sys.exit(main(['--help']))"
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        [sys.executable, "-c", script], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert ended.stderr == b""
    assert ended.returncode == 0


def test_a_terminal_of_a_narrow_encoding_gets_escapes_and_no_traceback() -> None:
    script = "from workbench.cli.main import main; import sys; sys.exit(main(['“what”']))"
    environment = os.environ | {"PYTHONIOENCODING": "iso8859-1"}
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment, check=False)
    assert ended.returncode == 2
    assert b"\\u201cwhat\\u201d" in ended.stderr


def test_the_module_runs_as_a_program() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "workbench", "--version"], capture_output=True, text=True, check=True
    )
    assert ended.stdout == f"workbench {__version__}\n"
