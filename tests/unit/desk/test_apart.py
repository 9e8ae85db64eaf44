"""Work in a process of its own: what it returns, raises, calls back, and how it ends early."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from workbench.desk import apart_child
from workbench.desk.apart import GivenUpError, apart
from workbench.desk.errands import WhichOutletError
from workbench.errors import InputError, WorkbenchError

MODULE = """
import os
import sys
import time
from pathlib import Path

from workbench.desk.errands import WhichOutletError


class OddError(Exception):
    def __init__(self, one, two):
        super().__init__(one)


def where(*given, **named):
    print("a library talks")
    return os.getpid(), given, named


def count(to, on_step):
    for step in range(to):
        on_step(step, to)
    return "counted"


def keep(path, on_step):
    try:
        for step in range(1000):
            on_step(step)
    finally:
        time.sleep(0.2)
        Path(path).write_text("ended", encoding="utf-8")


def which(near):
    raise WhichOutletError("Which?", near)


def fall():
    raise ZeroDivisionError("by nothing")


def odd():
    raise OddError("odd words", 2)


def die():
    print("the last word", file=sys.stderr, flush=True)
    os._exit(7)


def wait(path, on_step):
    on_step(os.getpid())
    while True:
        time.sleep(0.05)
        on_step(0)
"""


@pytest.fixture(autouse=True)
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., object]:
    """A module that both processes can import."""
    (tmp_path / "errands_of_a_test.py").write_text(MODULE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    sys.modules.pop("errands_of_a_test", None)
    module = __import__("errands_of_a_test")

    def named(name: str, *args: object, **kwargs: object) -> Callable[..., object]:
        return partial(getattr(module, name), *args, **kwargs)

    return named


Work = Callable[..., Callable[..., object]]


def test_it_is_done_in_another_process_and_comes_back(work: Work) -> None:
    found = apart(work("where", 1, Path("a"), two="2"))
    assert isinstance(found, tuple)
    assert found[0] != os.getpid()
    assert found[1:] == ((1, Path("a")), {"two": "2"})


def test_calls_come_back_in_order_before_the_result(work: Work) -> None:
    steps: list[tuple[int, int]] = []
    assert apart(work("count", 3), on_step=lambda *step: steps.append(step)) == "counted"
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_what_a_call_raises_ends_the_work_first_and_is_raised(work: Work, tmp_path: Path) -> None:
    def stop(step: int) -> None:
        if step == 2:
            raise InputError("Stopped.")

    with pytest.raises(InputError, match=r"^Stopped\.$"):
        apart(work("keep", tmp_path / "kept"), on_step=stop)
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "ended"


def test_an_error_of_ours_comes_back_whole(work: Work) -> None:
    with pytest.raises(WhichOutletError, match=r"^Which\?$") as told:
        apart(work("which", ["A", "B"]))
    assert told.value.near == ("A", "B")


def test_any_other_error_comes_with_where_it_was_raised(work: Work) -> None:
    with pytest.raises(ZeroDivisionError, match="by nothing") as told:
        apart(work("fall"))
    assert "in fall" in "".join(told.value.__notes__)


def test_an_error_that_cannot_travel_is_told_in_its_words(work: Work) -> None:
    with pytest.raises(RuntimeError, match="odd words"):
        apart(work("odd"))


def test_a_child_that_dies_is_told_in_one_line(work: Work) -> None:
    with pytest.raises(WorkbenchError) as told:
        apart(work("die"))
    assert str(told.value) == (
        "the work ended early (status 7): the last word; what was stored before stands: try it again"
    )


def test_a_child_that_is_killed_is_told_in_one_line(work: Work, tmp_path: Path) -> None:
    def kill(pid: int) -> None:
        os.kill(pid, signal.SIGKILL)

    with pytest.raises(WorkbenchError, match="ended early"):
        apart(work("wait", tmp_path), on_step=kill)


def test_the_child_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    code = (
        "import errands_of_a_test, functools\n"
        "from workbench.desk.apart import apart\n"
        "wait = functools.partial(errands_of_a_test.wait, '')\n"
        "apart(wait, on_step=lambda pid: pid and print(pid, flush=True))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 20
    while _is_running(child):
        assert time.monotonic() < end, "the child goes on"
        time.sleep(0.05)


def test_a_child_that_was_given_up_says_so_to_its_work() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as asked, Path(os.devnull).open("wb") as told:
        os.close(writing)
        with pytest.raises(GivenUpError):
            apart_child._called_back("on_step", asked, told)(1)


def _is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    if status.parent.parent.exists() and Path("/proc/self/stat").exists():
        return status.exists() and status.read_text(encoding="ascii").rsplit(")", 1)[1].split()[0] != "Z"
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
