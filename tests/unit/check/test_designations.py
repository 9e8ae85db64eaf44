"""Designations of weapons and the like."""

from __future__ import annotations

from workbench.check.designations import codes


def test_designations_may_have_small_letters() -> None:
    text = "a Mi-8, two Su-35s and MiG-29s, but no Top-10 list, May-5 note or iso-9 term"
    assert [key for _, key in codes(text)] == ["mi8", "su35", "mig29"]


def test_letters_and_digits_name_a_type() -> None:
    text = "ten T-72s, an F16 and the 8VC fund, but not the 1960s"
    assert [(text[slice(*span)], key) for span, key in codes(text)] == [
        ("T-72", "t72"), ("F16", "f16"), ("8VC", "8vc"),
    ]  # fmt: skip
