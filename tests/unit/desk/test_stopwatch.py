from __future__ import annotations

from workbench.desk.stopwatch import PAUSE, Stopwatch


def test_time_goes_to_the_claim_that_was_current_and_pauses_to_none() -> None:
    clock = [100.0]
    watch = Stopwatch(lambda: clock[0])
    clock[0] += 5
    watch.touch()
    watch.turn_to(1)
    clock[0] += 4
    watch.turn_to(1)
    clock[0] += 4
    watch.turn_to(2)
    clock[0] += PAUSE + 1
    watch.touch()
    clock[0] += PAUSE
    watch.touch()
    assert watch.idle == 0
    watch.turn_to(None)
    clock[0] += 3
    watch.touch()
    assert watch.take() == {1: 8.0, 2: PAUSE}
    assert watch.take() == {}
