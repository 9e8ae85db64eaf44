"""What every test starts from: no settings of the person who runs it, patient properties."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

# The machine may be shared: time is measured in benchmarks, not in properties.
settings.register_profile(
    "workbench", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("workbench")


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the program's own variables out of the environment."""
    for name in ("WORKBENCH_STORE", "WORKBENCH_REVIEWER", "WORKBENCH_MODEL", "WORKBENCH_DEBUG"):
        monkeypatch.delenv(name, raising=False)
