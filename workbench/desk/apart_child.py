"""The process that ``desk.apart`` has work done in: ``python -m workbench.desk.apart_child``."""

from __future__ import annotations

import pickle
import sys
import traceback
from collections.abc import Callable
from typing import IO

from workbench.desk.apart import CALLED, GO_ON, RAISED, RETURNED, GivenUpError
from workbench.errors import WorkbenchError
from workbench.ingest.child_process import own_output


def main() -> None:
    """Do what is asked for and tell what it returned or raised."""
    asked, told = sys.stdin.buffer, own_output()
    work, names = pickle.load(asked)  # noqa: S301 - from the process that started this one
    calls = {name: _called_back(name, asked, told) for name in names}
    try:
        answer = pickle.dumps((RETURNED, work(**calls)))
    except Exception as fault:  # noqa: BLE001 - raised again where the work was asked for
        answer = _pickled(fault)
    _write(told, answer)


def _called_back(name: str, asked: IO[bytes], told: IO[bytes]) -> Callable[..., None]:
    """Return what stands for a callable of the parent."""

    def call(*args: object) -> None:
        _write(told, pickle.dumps((CALLED, name, args)))
        if asked.read(1) != GO_ON:
            raise GivenUpError("Given up.")

    return call


def _pickled(fault: Exception) -> bytes:
    if not isinstance(fault, WorkbenchError):
        fault.add_note(f"In the process of its own:\n{''.join(traceback.format_exception(fault))}")
    try:
        answer = pickle.dumps((RAISED, fault))
        pickle.loads(answer)  # noqa: S301 - made a line above
    except Exception:  # noqa: BLE001 - whatever keeps an error from travelling, its words do
        return pickle.dumps((RAISED, RuntimeError("".join(traceback.format_exception(fault)))))
    return answer


def _write(pipe: IO[bytes], data: bytes) -> None:
    try:
        pipe.write(data)
        pipe.flush()
    except BrokenPipeError:
        raise GivenUpError("Nobody listens any more.") from None


if __name__ == "__main__":
    main()
