from __future__ import annotations

import lxml.html
import pytest

from workbench.ingest.corrections import missing_corrections
from workbench.text import fold

NOTE = "Correction: This article gave a wrong number. It is 1,200."


@pytest.mark.parametrize(
    ("markup", "told", "expected"),
    [
        (f"<p>{NOTE}</p>", (), [NOTE]),
        (f"<div><p><em>{NOTE}</em></p></div>", (), [NOTE]),  # the element around and inside it say the same
        (f"<p>{NOTE}</p>", (NOTE,), []),
        (f"<p>{NOTE}</p>", (f"He left. {NOTE}",), []),
        (f'<div class="comments"><p>{NOTE}</p></div>', (), []),
        (f"<footer><p>{NOTE}</p></footer>", (), []),
        ("<p>The court corrected its ruling.</p>", (), []),
    ],
)
def test_a_note_is_found_once_wherever_it_stands(
    markup: str, told: tuple[str, ...], expected: list[str]
) -> None:
    tree = lxml.html.document_fromstring(f"<html><body>{markup}</body></html>")
    assert list(missing_corrections(tree, {fold(text) for text in told})) == expected
