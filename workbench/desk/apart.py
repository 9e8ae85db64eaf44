"""Does one piece of slow work in a process of its own, as if it were called here.

What a screen asks for now and then - an article read, a source saved, a hundred thousand claims checked
anew - takes the interpreter's lock from the keys for as long as it lasts, and what it loads and holds at its
peak would stay with a review of hours. A process gives all of it back.

Parent and child pickle to each other: first what is to be called, then, from the child, calls back, each
answered before the child goes on, and at last what it returned or raised.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from subprocess import Popen
from typing import IO, Any, TypeVar

from workbench.errors import WorkbenchError
from workbench.ingest import child_process

Result = TypeVar("Result")

GO_ON, STOP = b"+", b"-"
"""What a child is answered that called back."""

CALLED, RETURNED, RAISED = "called", "returned", "raised"
"""What a child tells; with it go a name and arguments, what the work returned, or what it raised."""


class GivenUpError(WorkbenchError):
    """Raised in the child where what it called back raised: the work ends as if it had raised that itself."""


def apart(work: Callable[..., Result], **calls: Callable[..., object]) -> Result:
    """Return what a function returns that is called in a child process.

    The work ends in the child before this returns or raises, so that what is told of it is so. Where this
    process is killed, the child ends at its next call back.

    Args:
        work: A function of a module, or a partial of one; it is pickled, and so is what it returns.
        calls: Callables of this process, by the keyword under which the work is given each of them; what one
            returns is not passed on, what it raises ends the work and is raised here.

    Raises:
        WorkbenchError: The child could not be started, or it ended early.
        Exception: Whatever the work or one of the callables raised.
    """
    with tempfile.TemporaryFile() as noise:
        child = child_process.start("workbench.desk.apart_child", noise)
        try:
            answer: Result = _conversation(child, calls, (work, tuple(calls)), noise)
            return answer
        finally:
            child_process.end(child)


def _conversation(
    child: Popen[bytes], calls: Mapping[str, Callable[..., object]], asked: object, noise: IO[bytes]
) -> Any:  # noqa: ANN401 - what the work returns, which apart's own type states
    to_child, from_child = child.stdin, child.stdout
    if to_child is None or from_child is None:
        raise WorkbenchError("the work could not be started; try it again")
    _write(to_child, pickle.dumps(asked))
    fault: BaseException | None = None
    while True:
        try:
            told, *what = pickle.load(from_child)  # noqa: S301 - from this program's own child
        except (EOFError, pickle.UnpicklingError):
            raise _gone(child, noise) from fault
        if told == CALLED:
            name, arguments = what
            if fault is None:
                try:
                    calls[name](*arguments)
                except BaseException as raised:  # noqa: BLE001 - raised again once the work has ended
                    fault = raised
            _write(to_child, GO_ON if fault is None else STOP)
        elif fault is not None:
            raise fault
        elif told == RETURNED:
            return what[0]
        else:
            raise what[0]


def _write(pipe: IO[bytes], data: bytes) -> None:
    # A child that is gone is found out when it is read from.
    with suppress(BrokenPipeError):
        pipe.write(data)
        pipe.flush()


def _gone(child: Popen[bytes], noise: IO[bytes]) -> WorkbenchError:
    """Return what to tell of a child that ended in the middle of its work."""
    words = child_process.last_words(child, noise)
    return WorkbenchError(f"the work ended early {words}; what was stored before stands: try it again")
