from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.export.proof.segments import segments
from workbench.model import Span

TEXT = "The harbour closes on Monday, the mayor said."


def test_a_text_without_claims_is_one_piece() -> None:
    assert segments(TEXT, Span(0, len(TEXT)), []) == [(TEXT, (), ())]


def test_pieces_belong_to_every_claim_over_them_and_end_where_a_claim_does() -> None:
    found = segments(TEXT, Span(0, len(TEXT)), [(1, [Span(0, 28)]), (2, [Span(4, 18), Span(22, 28)])])
    assert [(piece.text, piece.claims, piece.ends) for piece in found] == [
        ("The ", (1,), ()),
        ("harbour closes", (1, 2), ()),
        (" on ", (1,), ()),
        ("Monday", (1, 2), (1, 2)),
        (", the mayor said.", (), ()),
    ]


def test_a_claim_that_goes_on_beyond_the_stretch_does_not_end_in_it() -> None:
    (piece,) = segments(TEXT, Span(4, 11), [(1, [Span(0, 20)])])
    assert piece == ("harbour", (1,), ())


SPANS = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: Span(pair[0], pair[0] + pair[1])),
    min_size=1,
    max_size=3,
)


@given(st.lists(SPANS, max_size=6), st.integers(0, 20), st.integers(1, 30))
def test_the_pieces_are_the_stretch_to_the_letter(claims: list[list[Span]], start: int, length: int) -> None:
    text = "abcdefghij" * 6
    stretch = Span(start, start + length)
    found = segments(text, stretch, list(enumerate(claims, 1)))
    assert "".join(piece.text for piece in found) == text[stretch.start : stretch.end]
    at = start
    for piece in found:
        for offset in range(at, at + len(piece.text)):
            holders = {
                n for n, spans in enumerate(claims, 1) if any(s.start <= offset < s.end for s in spans)
            }
            assert set(piece.claims) == holders
        at += len(piece.text)
    ended = [number for piece in found for number in piece.ends]
    assert len(ended) == len(set(ended))
