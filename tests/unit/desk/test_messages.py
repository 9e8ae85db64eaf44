from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from workbench.desk.messages import opening_line, read_opening, read_request, request_line
from workbench.identity import article_id
from workbench.lexicon import Entry, OwnRow
from workbench.model import Article, Block, BlockRole, Edition
from workbench.text import sha256

NAMES = st.lists(st.text(min_size=1), max_size=3).map(tuple)
ROWS = st.builds(
    OwnRow, st.sampled_from(Entry), st.text(min_size=1), NAMES, NAMES, NAMES, st.text(), st.text(), st.text(),
    NAMES, st.text(), st.booleans(),
)  # fmt: skip


def test_a_request_reads_back_as_it_was_written() -> None:
    text = "a\ud800\n"
    name = article_id(text)
    edition = Edition(name, sha256(text), text, blocks=(Block(0, 2, BlockRole.DEK, "why"),))
    article = Article(name, "t", "o", publisher="Orlo Herald", published=date(2031, 3, 12))
    line = request_line(article, edition)
    assert line.isascii()
    assert line.count(b"\n") == 1
    request = read_request(line)
    assert (request.article_id, request.text) == (name, text)
    assert [(b.start, b.end, b.role, b.reason) for b in request.blocks] == [(0, 2, BlockRole.DEK, "why")]
    assert (request.published, request.publisher) == (date(2031, 3, 12), "Orlo Herald")


@given(model=st.none() | st.text(), rows=st.lists(ROWS, max_size=3))
def test_an_opening_reads_back_as_it_was_written(model: str | None, rows: list[OwnRow]) -> None:
    line = opening_line(model, rows)
    assert line.count(b"\n") == 1
    opening = read_opening(line)
    assert (opening.model, list(opening.rows)) == (model, rows)
