"""The seed article against its annotation: every measure full."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEED = "seeds/000_38ead14a46816164.txt"
SCORER = ROOT / "tests" / "golden" / "score_seed.py"


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[str]:
    """The scorer's answer to what the command prints."""
    claims = tmp_path_factory.mktemp("seed") / "claims.jsonl"
    extract = [sys.executable, "-m", "workbench", "extract", SEED, "--published", "2024-11-18"]
    printed = subprocess.run(extract, cwd=ROOT, capture_output=True, check=True)
    assert printed.stderr == b""
    claims.write_bytes(printed.stdout)
    score = [sys.executable, str(SCORER), str(claims), SEED, "--min", "--tension"]
    return subprocess.run(score, cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_measure_is_full(scored: subprocess.CompletedProcess[str]) -> None:
    assert scored.returncode == 0, scored.stdout


@pytest.mark.parametrize(
    ("measure", "of"),
    [("attributed", 17), ("facts", 32), ("values", 13), ("propositions", 27), ("tension", 2)],
)
def test_a_measure_counts_what_it_should(
    scored: subprocess.CompletedProcess[str], measure: str, of: int
) -> None:
    (line,) = (line for line in scored.stdout.splitlines() if line.startswith(measure))
    assert f"{of}/{of}" in line
