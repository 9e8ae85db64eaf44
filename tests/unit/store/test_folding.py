"""What is remembered of the payloads of edits."""

from __future__ import annotations

import json

from workbench.store import folding
from workbench.store.edit_payloads import Edit


def left_out(text: str) -> str:
    """Return the payload of an edit that leaves lines with this text out."""
    place = {"edition": "0" * 64, "start": 0, "end": len(text), "text": text}
    return json.dumps({"edit": Edit.LINE_OUT.value, **place})


def test_the_payload_of_an_edit_is_read_once_unless_it_is_very_long() -> None:
    usual, whole = left_out("A line."), left_out("x" * folding.LONGEST_REMEMBERED)
    once = folding._read(usual, None)
    assert once is not None
    assert folding._read(usual, None) is once
    held = folding._remembered.cache_info().currsize
    found = folding._read(whole, None)
    assert found is not None
    assert found[1]["end"] == folding.LONGEST_REMEMBERED
    assert folding._remembered.cache_info().currsize == held
