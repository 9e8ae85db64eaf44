"""Did the cited outlet say it? One claim against the saved sources of all outlets.

A suggestion for the reviewer, never a verdict: no saved copy is never "false".
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from workbench.check.compare import WHOLE, compare
from workbench.check.comparison import Comparison, Difference
from workbench.check.origins import OwnText, count_origins
from workbench.check.reading import SourceReading
from workbench.check.shortlist import SavedSource, Shortlist
from workbench.errors import SourceGoneError
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


def is_from(outlet: str, cited: str) -> bool:
    """Tell whether an outlet is the cited one: evidence from it is the outlet's word for itself."""
    return outlet.casefold() == cited.casefold()


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


class Readings:
    """Sources cut into words, kept for the next claims and articles: the latest used ones."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, SourceReading] = OrderedDict()

    def of(self, source: SavedSource) -> SourceReading | str:
        """Return a source's reading; a long one is read only where a claim's words stand."""
        if len(source.text) > WHOLE:
            return source.text
        reading = self._kept.pop(source.source_id, None)
        # A new version may have been saved meanwhile, or the day of the same one.
        if reading is None or (reading.text, reading.published) != (source.text, source.published):
            reading = SourceReading(source.text, published=source.published)
        self._kept[source.source_id] = reading
        if len(self._kept) > MOST_READINGS:
            self._kept.popitem(last=False)
        return reading


class SourceChecker:
    """Checks an article's claims against the saved sources that a shortlist offers.

    Args:
        shortlist: Finds candidate passages and hands out sources.
        article: The text under review; a source that is this text is left out of everything.
        readings: Readings of the same sources, made for another article; None begins anew.
    """

    def __init__(self, shortlist: Shortlist, article: str = "", readings: Readings | None = None) -> None:
        self._shortlist = shortlist
        self._article = OwnText(article)
        self._readings = readings or Readings()
        self._own: dict[str, bool] = {}

    def is_refused(self, source_id: str) -> bool:
        """Tell whether a source is the article itself and therefore no evidence for it."""
        return self._refuses(self._shortlist.source(source_id))

    def check(self, claim: str, outlets: Sequence[str]) -> list[SourceCheck]:
        """Return one reading for each cited outlet; a single not_applicable where none is cited.

        Args:
            claim: The claim's text, with its quotation marks.
            outlets: Canonical names of the outlets that the article cites for it.
        """
        if not outlets:
            return [SourceCheck(None, SourceCheckStatus.NOT_APPLICABLE)]
        named = dict.fromkeys(candidate.source_id for candidate in self._shortlist.candidates(claim, outlets))
        sources = list(self._still_saved(named))
        refused = {source.outlet.casefold() for source in sources if self._refuses(source)}
        results = [
            _Result(
                source, compare(claim, self._readings.of(source), sought=True, published=source.published)
            )
            for source in sources
            if not self._refuses(source)
        ]
        return [self._judged(outlet, results, refused) for outlet in dict.fromkeys(outlets)]

    def _refuses(self, source: SavedSource) -> bool:
        if source.source_id not in self._own:
            self._own[source.source_id] = self._article.is_copied_by(source.text)
        return self._own[source.source_id]

    def _still_saved(self, names: Iterable[str]) -> Iterator[SavedSource]:
        """Yield sources by their ids; one that another process has removed meanwhile bears nothing out."""
        for name in names:
            try:
                yield self._shortlist.source(name)
            except SourceGoneError:
                continue

    def _judged(self, outlet: str, results: Sequence[_Result], refused: AbstractSet[str]) -> SourceCheck:
        own = [each for each in results if is_from(each.source.outlet, outlet)]
        others = [each for each in results if not is_from(each.source.outlet, outlet)]
        bearing = [each for each in (*own, *others) if each.stands(SourceCheckStatus.CONFIRMED)]
        count = count_origins([_around(each) for each in bearing])
        altered = next((each for each in own if each.stands(SourceCheckStatus.ALTERED)), None)
        if bearing and bearing[0] in own:
            return SourceCheck(outlet, SourceCheckStatus.CONFIRMED, bearing[0].passage, origins=count)
        if bearing:
            name, passage = bearing[0].source.outlet, bearing[0].passage
            return SourceCheck(outlet, SourceCheckStatus.MISATTRIBUTED, passage, (), name, count)
        if altered:
            return SourceCheck(
                outlet, SourceCheckStatus.ALTERED, altered.passage, altered.comparison.differing
            )
        # Where what was found is the article itself, nothing shows that the outlet's own text lacks it.
        saved = self._shortlist.has_outlet(outlet) and (own or outlet.casefold() not in refused)
        missing = SourceCheckStatus.NOT_IN_SOURCE if saved else SourceCheckStatus.SOURCE_MISSING
        return SourceCheck(outlet, missing)


def _around(result: _Result) -> str:
    """Return the passage as it stands in the source, with its next words for company."""
    span = result.comparison.span or Span(0, 0)
    return result.source.text[span.start : span.end]
