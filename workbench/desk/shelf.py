"""A store's sources as a reviewer reads them: texts kept at hand, the article itself left out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from workbench.model import Claim
from workbench.sources import Source
from workbench.store import ArticleRow, SourceRow, Store, StoredCheck

if TYPE_CHECKING:
    from workbench.desk.passages import Reading
    from workbench.store.shortlist import StoreShortlist

KEPT = 24_000_000
"""Characters of texts that are kept for the next claim: a few very long ones, or many."""

CANDIDATES = 6
"""Passages beside those of the source check that are looked at for a claim."""


def under_review(article: ArticleRow, claim: Claim) -> frozenset[str]:
    """Return the outlets, case-folded, whose own words are no independent evidence for a claim.

    They are those to which the article attributes the claim, and the article's own publisher.
    """
    return frozenset(name.casefold() for name in (*claim.outlets, article.publisher) if name)


class Shelf:
    """The sources of an open store, used from the store's thread."""

    def __init__(self, store: Store) -> None:
        """Read nothing yet."""
        self._store = store
        self._shortlist: StoreShortlist | None = None
        self._kept: OrderedDict[tuple[str, int], Source] = OrderedDict()
        self._own: dict[tuple[str, str], bool] = {}

    def source(self, source_id: str, version: int | None = None) -> Source:
        """Return a version of a source, None for the current one.

        Raises:
            StoreError: There is no such source or version.
        """
        if version is None:
            return self._keep(self._store.source(source_id))
        held = self._kept.get((source_id, version))
        if held is not None:
            self._kept.move_to_end((source_id, version))
            return held
        return self._keep(self._store.source(source_id, version))

    def passages(self, article: ArticleRow, claim: Claim, checks: Sequence[StoredCheck]) -> Reading:
        """Compare a claim with what the sources hold near it (see ``desk.passages``)."""
        from workbench.desk.passages import Library, Question, read  # noqa: PLC0415 - loads rapidfuzz

        if self._shortlist is None:
            self._shortlist = self._store.shortlist()
        candidates = self._shortlist.candidates(claim.text, claim.outlets, CANDIDATES)
        question = Question(claim.text, claim.outlets, under_review(article, claim))
        library = Library(self._store.sources(), self.source, partial(self._is_the_article, article))
        return read(question, checks, candidates, library)

    def _is_the_article(self, article: ArticleRow, source: SourceRow) -> bool:
        place = (article.sha256, source.sha256)
        if place not in self._own:
            from workbench.check.origins import is_the_article  # noqa: PLC0415 - loads rapidfuzz

            text = self._store.edition(article.article_id).text
            # A copy of the article is about as long as it is; what is far longer is not read for it.
            near = source.characters <= 4 * len(text) + 10_000
            self._own[place] = near and is_the_article(
                self.source(source.source_id, source.version).text, text
            )
        return self._own[place]

    def _keep(self, source: Source) -> Source:
        self._kept[source.source_id, source.version] = source
        while len(self._kept) > 1 and sum(len(kept.text) for kept in self._kept.values()) > KEPT:
            self._kept.popitem(last=False)
        return source
