"""A reviewer without a screen: decides on one claim after another and says so once it is stored.

    python -m tests.bench.scripted STORE REVIEWER COUNT SEED

Waits for a line on standard input, then writes a line "claim_id verdict seconds" for each decision, after
the call that stores it has returned. With COUNT 0 it goes on until it is killed.
"""

from __future__ import annotations

import random
import sys
import time
from itertools import count
from pathlib import Path

from workbench.desk.session import ReviewSession
from workbench.model import DisputeReason, VerdictValue
from workbench.store import View

VALUES = tuple(VerdictValue)


def main() -> None:
    """Review until done or killed."""
    path, reviewer, wanted, seed = sys.argv[1:]
    draw = random.Random(seed)
    with ReviewSession(Path(path), reviewer) as session:
        ids = [row_id for chunk in session.claim_ids(View()) for row_id in chunk]
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for done in count(1):
            row_id, value = draw.choice(ids), draw.choice(VALUES)
            reason = draw.choice(list(DisputeReason)) if value is VerdictValue.DISPUTED else None
            began = time.perf_counter()
            row = session.decide(row_id, value, reason)
            took = time.perf_counter() - began
            sys.stdout.write(f"{row.claim_id} {row.verdict} {took:.6f}\n")
            sys.stdout.flush()
            if done == int(wanted):
                break


if __name__ == "__main__":
    main()
