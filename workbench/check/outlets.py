"""Did the cited outlet say it? One claim against the saved sources of all outlets.

A suggestion for the reviewer, never a verdict: no saved copy is never "false".
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.check.compare import WHOLE, compare
from workbench.check.comparison import Comparison, Difference
from workbench.check.origins import count_origins, is_the_article
from workbench.check.reading import SourceReading
from workbench.check.shortlist import SavedSource, Shortlist
from workbench.model import SourceCheckStatus, Span

MOST_READINGS = 256
"""Short sources that are kept cut into words, so that the next claim need not wait for it."""


@dataclass(frozen=True, slots=True)
class FoundPassage:
    """A slice of a saved source."""

    source: str
    outlet: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """The machine's reading of one claim against one cited outlet.

    Attributes:
        outlet: The cited outlet, or None where the article cites none.
        found_in: The outlet whose source bears the claim out where the cited one's does not.
        origins: Independent origins among the sources that bear it out; 0 where none does.
    """

    outlet: str | None
    status: SourceCheckStatus
    passage: FoundPassage | None = None
    differing: tuple[Difference, ...] = ()
    found_in: str | None = None
    origins: int = 0


@dataclass(frozen=True, slots=True)
class _Result:
    source: SavedSource
    comparison: Comparison

    @property
    def passage(self) -> FoundPassage | None:
        span = self.comparison.span
        if span is None:
            return None
        text = self.source.text[span.start : span.end]
        return FoundPassage(self.source.source_id, self.source.outlet, span.start, span.end, text)

    def stands(self, status: SourceCheckStatus) -> bool:
        return self.comparison.status is status


class SourceChecker:
    """Checks an article's claims against the saved sources that a shortlist offers.

    Args:
        shortlist: Finds candidate passages and hands out sources.
        article: The text under review; a source that is this text is left out of everything.
    """

    def __init__(self, shortlist: Shortlist, article: str = "") -> None:
        self._shortlist = shortlist
        self._article = article
        self._readings: OrderedDict[str, SourceReading] = OrderedDict()
        self._own: dict[str, bool] = {}

    def is_refused(self, source_id: str) -> bool:
        """Tell whether a source is the article itself and therefore no evidence for it."""
        if source_id not in self._own:
            text = self._shortlist.source(source_id).text
            self._own[source_id] = bool(self._article) and is_the_article(text, self._article)
        return self._own[source_id]

    def check(self, claim: str, outlets: Sequence[str]) -> list[SourceCheck]:
        """Return one reading for each cited outlet; a single not_applicable where none is cited.

        Args:
            claim: The claim's text, with its quotation marks.
            outlets: Canonical names of the outlets that the article cites for it.
        """
        if not outlets:
            return [SourceCheck(None, SourceCheckStatus.NOT_APPLICABLE)]
        found = self._shortlist.candidates(claim, outlets)
        names = dict.fromkeys(candidate.source_id for candidate in found)
        results = [
            _Result(source, compare(claim, self._reading(source)))
            for source in map(self._shortlist.source, names)
            if not self.is_refused(source.source_id)
        ]
        return [self._judged(outlet, results) for outlet in dict.fromkeys(outlets)]

    def _reading(self, source: SavedSource) -> SourceReading | str:
        if len(source.text) > WHOLE:
            return source.text
        if source.source_id in self._readings:
            self._readings.move_to_end(source.source_id)
        else:
            self._readings[source.source_id] = SourceReading(source.text)
            if len(self._readings) > MOST_READINGS:
                self._readings.popitem(last=False)
        return self._readings[source.source_id]

    def _judged(self, outlet: str, results: Sequence[_Result]) -> SourceCheck:
        own = [each for each in results if each.source.outlet.casefold() == outlet.casefold()]
        others = [each for each in results if each.source.outlet.casefold() != outlet.casefold()]
        bearing = [each for each in (*own, *others) if each.stands(SourceCheckStatus.CONFIRMED)]
        count = count_origins([_around(each) for each in bearing])
        altered = next((each for each in own if each.stands(SourceCheckStatus.ALTERED)), None)
        if bearing and bearing[0] in own:
            return SourceCheck(outlet, SourceCheckStatus.CONFIRMED, bearing[0].passage, origins=count)
        if bearing:
            differing = altered.comparison.differing if altered else ()
            name = bearing[0].source.outlet
            status = SourceCheckStatus.MISATTRIBUTED
            return SourceCheck(outlet, status, bearing[0].passage, differing, name, count)
        if altered:
            return SourceCheck(
                outlet, SourceCheckStatus.ALTERED, altered.passage, altered.comparison.differing
            )
        saved = self._shortlist.has_outlet(outlet)
        missing = SourceCheckStatus.NOT_IN_SOURCE if saved else SourceCheckStatus.SOURCE_MISSING
        return SourceCheck(outlet, missing)


def _around(result: _Result) -> str:
    """Return the passage as it stands in the source, with its next words for company."""
    span = result.comparison.span or Span(0, 0)
    return result.source.text[span.start : span.end]
