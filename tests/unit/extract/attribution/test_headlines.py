"""Headlines: a name before a colon, a name before a verb, and what is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.unit.extract.frames_of import frames_of

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Mayor: Bridge is safe after all", "Mayor", "Bridge is safe after all"),
        ("Poll: Most voters want a new bridge", "Poll", "Most voters want a new bridge"),
        ("Lindqvist Slams Ferry Contract", "Lindqvist", "Ferry Contract"),
    ],
)
def test_a_headline_is_read(nlp: Language, headline: str, source: str, content: str) -> None:
    (one,) = frames_of(nlp, headline, headline=True)
    assert (one.source, one.content) == (source, content)


@pytest.mark.parametrize("headline", ["A Curious Plan: Buy Boats, Sell Fish", "Ferry sinks off Harbour City"])
def test_a_kicker_or_an_event_gives_no_frame(nlp: Language, headline: str) -> None:
    assert frames_of(nlp, headline, headline=True) == []
