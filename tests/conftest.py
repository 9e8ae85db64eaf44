"""What every test starts from: no settings of the person who runs it, patient properties."""

from __future__ import annotations

import os
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

# The machine may be shared: time is measured in benchmarks, not in properties.
settings.register_profile(
    "workbench", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workbench")

_TESTS = count()
"""Numbers the tests of this run."""


LONG = 40
"""Bytes of a parameter from which its name stands in the test's id instead of it."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long bytes by their parameter: packed files hold the time, and all processes need the same ids."""
    return argname if isinstance(val, bytes) and len(val) >= LONG else None


HANGS = 600
"""Seconds after which a slow test hangs for sure, however many share the machine."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give slow tests longer before they are taken for hanging than the others have."""
    for item in items:
        if item.get_closest_marker("heavy") and not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(HANGS))


def pytest_xdist_auto_num_workers() -> int:
    """Let `-n auto` start three processes for two cores: half of what a screen's test takes is waiting."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, cores * 3 // 2)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the program's own variables out of the environment."""
    for name in ("WORKBENCH_STORE", "WORKBENCH_REVIEWER", "WORKBENCH_MODEL", "WORKBENCH_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _own_directories(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests away from what the person who runs them has configured, and from what is remembered.

    The folders do not exist: nothing is made for tests that remember nothing.
    """
    own = tmp_path_factory.getbasetemp() / "own" / str(next(_TESTS))
    monkeypatch.setenv("WORKBENCH_STATE", str(own / "state"))
    monkeypatch.setenv("XDG_STATE_HOME", str(own / "xdg-state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(own / "xdg-config"))
    monkeypatch.delenv("WORKBENCH_CONFIG", raising=False)
