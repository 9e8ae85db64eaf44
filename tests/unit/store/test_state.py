from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.store.cells import canonical_json
from workbench.store.ledger import GENESIS, Line
from workbench.store.state import Current, current, in_force


def line(origin: str, seq: int, kind: str, at: int = 0, **payload: object) -> Line:
    """Return a line with what matters here."""
    return (origin, seq, kind, "ada", "a", "c", canonical_json(payload), f"{at:027}", GENESIS, "")


def ordered(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda one: (one[7], one[0], one[1]))


KINDS = st.sampled_from(
    ["verdict", "attribution_verdict", "note", "evidence", "withdrawal", "reopening", "undo", "redo"]
)
REOPENED = {"source": "0" * 16, "outlet": "Harbour Post", "version": 2, "was": "verified"}
EVIDENCE: dict[str, object] = {
    "source": "0" * 16, "version": 1, "sha256": "0" * 64, "outlet": "Harbour Post", "url": None, "title": "",
    "published": None, "accessed_at": "2031-03-12T09:30:00Z", "start": 0, "end": 4, "text": "Rain",
    "relation": "supports", "under_review": False,
}  # fmt: skip


@st.composite
def ledgers(draw: st.DrawFn) -> list[Line]:
    """Lines of two origins in which an undo takes back any earlier decision, and a redo any undo."""
    lines: list[Line] = []
    for origin in ("x", "y"):
        decisions: list[int] = []
        undos: list[int] = []
        for seq in range(1, draw(st.integers(1, 8))):
            kind, at = draw(KINDS), draw(st.integers(0, 5))
            if kind == "undo" and decisions:
                lines.append(line(origin, seq, kind, at, target=[origin, draw(st.sampled_from(decisions))]))
                undos.append(seq)
            elif kind == "redo" and undos:
                lines.append(line(origin, seq, kind, at, target=[origin, undos.pop()]))
            elif kind == "note":
                lines.append(line(origin, seq, kind, at, body=f"{origin}{seq}"))
                decisions.append(seq)
            elif kind == "evidence":
                lines.append(line(origin, seq, kind, at, **EVIDENCE))
                decisions.append(seq)
            elif kind == "withdrawal":
                key = [draw(st.sampled_from("xy")), draw(st.integers(1, 8))]
                lines.append(line(origin, seq, "evidence", at, withdraws=key))
                decisions.append(seq)
            elif kind == "reopening":
                lines.append(line(origin, seq, "verdict", at, verdict="unreviewed", reopened=REOPENED))
            elif kind in {"verdict", "attribution_verdict"}:
                words = ["verified", "disputed", "unreviewed"] if kind == "verdict" else ["confirmed", ""]
                lines.append(line(origin, seq, kind, at, verdict=draw(st.sampled_from(words))))
                decisions.append(seq)
    return lines


@given(ledgers(), st.randoms(use_true_random=False))
def test_the_state_follows_from_the_set_of_lines_in_whatever_order_they_came(
    lines: list[Line], draw: object
) -> None:
    shuffled = list(lines)
    draw.shuffle(shuffled)  # type: ignore[attr-defined] # a Random
    assert current(ordered(shuffled)) == current(ordered(lines))


@given(ledgers())
def test_what_is_undone_is_as_if_it_had_never_been(lines: list[Line]) -> None:
    assert current(ordered(lines)) == current(in_force(ordered(lines)))


def test_the_latest_decision_counts_by_time_then_origin_then_number() -> None:
    lines = [
        line("y", 1, "verdict", 2, verdict="verified"),
        line("x", 9, "verdict", 2, verdict="disputed", reason="outdated"),
        line("x", 8, "verdict", 1, verdict="unverifiable"),
    ]
    assert current(ordered(lines)).value == "verified"
    assert current(ordered(lines[1:])) == Current("disputed", "outdated", None, f"{2:027}")


def test_a_redo_puts_the_decision_in_force_again() -> None:
    lines = [line("x", 1, "verdict", verdict="verified"), line("x", 2, "undo", target=["x", 1])]
    assert current(lines) == Current()
    lines.append(line("x", 3, "redo", target=["x", 2]))
    assert current(lines).value == "verified"
    lines.append(line("x", 4, "undo", target=["x", 1]))
    assert current(lines).value == "unreviewed"


def test_an_empty_decision_takes_the_time_with_it() -> None:
    lines = [line("x", 1, "verdict", 1, verdict="verified"), line("x", 2, "verdict", 2, verdict="unreviewed")]
    assert current(lines).reviewed_at == ""
    lines.append(line("x", 3, "attribution_verdict", 3, verdict="confirmed"))
    assert current(lines).reviewed_at == f"{3:027}"


def test_withdrawn_evidence_does_not_count_whenever_it_was_withdrawn() -> None:
    lines = [
        line("x", 1, "evidence", 5, **EVIDENCE),
        line("x", 2, "evidence", 6, **EVIDENCE),
        line("y", 1, "evidence", 1, withdraws=["x", 1]),
    ]
    assert [one.key for one in current(ordered(lines)).evidence] == [("x", 2)]
    lines.append(line("y", 2, "undo", 7, target=["y", 1]))
    assert [one.key for one in current(ordered(lines)).evidence] == [("x", 1), ("x", 2)]


def test_a_reopening_lasts_until_the_same_kind_of_decision() -> None:
    lines = [
        line("x", 1, "verdict", 1, verdict="verified"),
        line("x", 2, "verdict", 2, verdict="unreviewed", reopened=REOPENED),
        line("x", 3, "attribution_verdict", 3, verdict="", reopened=REOPENED),
    ]
    assert [(one.type, one.was, one.at) for one in current(lines).reopened] == [
        ("verdict", "verified", f"{2:027}"), ("attribution_verdict", "verified", f"{3:027}"),
    ]  # fmt: skip
    assert (current(lines).value, current(lines).reviewed_at) == ("unreviewed", "")
    lines.append(line("x", 4, "verdict", 4, verdict="disputed"))
    assert [one.type for one in current(lines).reopened] == ["attribution_verdict"]
    lines.append(line("x", 5, "undo", 5, target=["x", 4]))
    assert len(current(lines).reopened) == 2
