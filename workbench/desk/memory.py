"""What was checked before: decisions in other articles, and checks of others, with what differs.

It is told and never taken over by itself. Taking an earlier verdict over makes a decision of the reviewer's
own, and only where nothing differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from workbench.check.earlier.sameness import Sameness, Unlike, sameness
from workbench.check.earlier.weighing import weigh
from workbench.desk.near import LONGEST
from workbench.errors import InputError
from workbench.model import DisputeReason, Note, Verdict, VerdictValue
from workbench.store.earlier import Candidate
from workbench.text import fold

if TYPE_CHECKING:
    from workbench.store import ArticleRow, ClaimRow, Store
    from workbench.store.earlier import EarlierClaims
    from workbench.store.earlier_door import CollectedCheck

MOST = 6
"""Earlier claims that are told of: each costs a comparison, and the pane has no room for more."""

JUDGED = 8
"""Of the likeliest, so many are compared, so that one that says the same is not lost behind others."""

LEAST_SHARE = 0.22
"""Of what the claim itself would score: three of four right answers to a post reach it, one of ten wrong."""

ALIKE = 78.0
"""Likeness in percent from which a claim with few words in common is told of too (``desk.near.LIKE``)."""

VERDICT_WORDS = {
    **dict.fromkeys(("true", "correct", "accurate", "verified"), VerdictValue.VERIFIED),
    **dict.fromkeys(("false", "incorrect", "wrong", "inaccurate", "disputed"), VerdictValue.DISPUTED),
    **dict.fromkeys(("unverifiable", "unproven", "unverified"), VerdictValue.UNVERIFIABLE),
}
"""Words of publishers that can be taken for one of the three verdicts; all others are theirs alone."""


@dataclass(frozen=True, slots=True)
class Before:
    """A claim that was checked before.

    Attributes:
        text: Its words.
        title: Its article's title, or its collection's name.
        sameness: Whether it says the same.
        unlike: What differs, the weightiest first; empty where nothing does, or nothing that has a name.
        share: Of what the claim itself would score, 0 to 1 and more.
        row: The claim, where it is one of the store's.
        verdicts: The decisions on it, the newest first.
        notes: The notes on it, oldest first.
        check: The check, where it is out of a collection.
    """

    text: str
    title: str
    sameness: Sameness
    unlike: tuple[Unlike, ...]
    share: float
    row: ClaimRow | None = None
    verdicts: tuple[Verdict, ...] = ()
    notes: tuple[Note, ...] = ()
    check: CollectedCheck | None = None

    @property
    def identity(self) -> str:
        """What names it: "article/claim", or "collection/identity"."""
        if self.row is not None:
            return f"{self.row.article_id}/{self.row.claim_id}"
        return f"{self.title}/{self.check.identity or self.check.key}" if self.check else ""


class Memory:
    """Finds what was checked before, in one store; it remembers how rare words are.

    Args:
        store: Open, in the thread that asks.
        reviewer: Whose screen it is.
    """

    def __init__(self, store: Store, reviewer: str) -> None:
        self._store = store
        self._reviewer = reviewer
        self._earlier: EarlierClaims = store.earlier()

    def ranked(
        self, text: str, most: int = MOST, but: str | None = None
    ) -> list[tuple[Candidate, float, float]]:
        """Return candidates with score and share, the likeliest first.

        Args:
            text: A claim, or a post.
            most: How many.
            but: Id of an article whose claims are left out.
        """
        found = self._earlier.candidates(text, but)
        texts = [f"{each.text[:LONGEST]} {each.title}" for each in found.found]
        weighed = weigh(text, texts, found.rarity)
        return [(found.found[each.place], each.score, each.share) for each in weighed[:most]]

    def before(self, row: ClaimRow) -> tuple[Before, ...]:
        """Return what was checked before: what says the same as a claim, then what is likeliest."""
        if len(row.text) > LONGEST:
            return ()
        article = self._store.article(row.article_id)
        day = article.published if article else None
        plain = fold(row.text)
        likely = [
            (candidate, share)
            for candidate, _, share in self.ranked(row.text, JUDGED, row.article_id)
            if share >= LEAST_SHARE or fuzz.ratio(plain, fold(candidate.text)) >= ALIKE
        ]
        told = [self.tell(row.text, candidate, share, day, row.outlet) for candidate, share in likely]
        order = (Sameness.SAME, Sameness.DIFFERS, Sameness.RELATED)
        there = sorted((each for each in told if each), key=lambda each: order.index(each.sameness) > 0)
        return tuple(there[:MOST])

    def again(self, row: ClaimRow, earlier: Before) -> Before:
        """Return an earlier check as it stands to a claim now: either may have changed meanwhile.

        Raises:
            InputError: It is gone, or the claim is set aside.
        """
        if row.aside:
            raise InputError("This claim is set aside: X brings it back first.")
        check = earlier.check
        candidate = Candidate(
            check.key if check else earlier.row.row_id if earlier.row else 0,
            earlier.text,
            collected=check is not None,
        )
        article = self._store.article(row.article_id)
        day = article.published if article else None
        now = self.tell(row.text, candidate, earlier.share, day, row.outlet)
        if now is None or now.identity != earlier.identity:
            raise InputError("What was checked before is gone or was read anew: look again with &.")
        return now

    def tell(
        self,
        text: str,
        candidate: Candidate,
        share: float,
        day: date | None = None,
        outlet: str | None = None,
    ) -> Before | None:
        """Return a candidate whole, with what differs from a claim's words; None where it is gone."""
        if candidate.collected:
            return self._check(text, candidate, share, day)
        return self._claim(text, candidate, share, day, outlet)

    def _check(self, text: str, candidate: Candidate, share: float, day: date | None) -> Before | None:
        check = self._store.collected(candidate.row_id)
        if check is None:
            return None
        # The day of a check is not the day of the claim: what "yesterday" was, it does not tell.
        how, unlike = sameness(text, check.claim, day)
        return Before(check.claim, check.collection, how, unlike, share, check=check)

    def _claim(
        self, text: str, candidate: Candidate, share: float, day: date | None, outlet: str | None
    ) -> Before | None:
        row = self._store.rows((candidate.row_id,), self._reviewer).get(candidate.row_id)
        article: ArticleRow | None = self._store.article(row.article_id) if row else None
        if row is None or article is None:
            return None
        how, unlike = sameness(text, row.text, day, article.published)
        if outlet and row.outlet and fold(outlet) != fold(row.outlet):
            how, unlike = Sameness.DIFFERS, (*unlike, Unlike("outlet", outlet, row.outlet))
        verdicts = [
            verdict
            for verdict in self._store.verdicts(row.article_id, row.claim_id)
            if verdict.value is not VerdictValue.UNREVIEWED
        ]
        verdicts.sort(key=lambda each: each.reviewed_at.isoformat() if each.reviewed_at else "", reverse=True)
        notes = self._store.notes(row.article_id, row.claim_id)
        return Before(row.text, article.title, how, unlike, share, row, tuple(verdicts), tuple(notes))


def known_verdict(words: str) -> VerdictValue | None:
    """Return the verdict that a publisher's words stand for, None where they are its own."""
    return VERDICT_WORDS.get(fold(words).strip(" .!"))


def verdict_to_take(before: Before) -> tuple[VerdictValue, DisputeReason | None, str | None]:
    """Return the verdict that can be taken over from an earlier claim: value, reason and correction.

    Raises:
        InputError: Something differs, nobody decided on it, the reviewers disagree, or the publisher's
            words are none of ours.
    """
    _refuse_unlike(before)
    if before.check is not None:
        known = known_verdict(before.check.verdict)
        if known is None:
            raise InputError(
                f"“{before.check.verdict}” is {before.check.publisher or 'the publisher'}'s own word: "
                "decide yourself what it is here, or take it over as a note."
            )
        return known, None, None
    if not before.verdicts:
        raise InputError("Nobody gave that claim a verdict: there is only a note to take over.")
    kinds = {(each.value, each.reason) for each in before.verdicts}
    if len(kinds) > 1:
        raise InputError("The reviewers of that claim disagree: decide yourself.")
    newest = before.verdicts[0]
    return newest.value, newest.reason, newest.correction


def note_to_take(before: Before) -> str:
    """Return the words of a note that tells of an earlier check.

    Raises:
        InputError: Something differs, or there is nothing to note.
    """
    _refuse_unlike(before)
    if before.check is not None:
        check = before.check
        parts = (check.verdict, check.publisher, str(check.checked or ""), check.title, check.url)
        return f"Checked before: {' · '.join(part for part in parts if part)}".rstrip(": ")
    if not before.notes:
        raise InputError("There is no note on that claim: c takes its verdict over.")
    return "\n\n".join(note.body for note in before.notes)


def what_differs(unlike: Sequence[Unlike]) -> str:
    """Return differences in words: ``number 4,200 there 42,000; negation nothing there not``."""
    return "; ".join(
        f"{each.kind} {each.here or 'nothing'} there {each.there or 'nothing'}" for each in unlike
    )


def _refuse_unlike(before: Before) -> None:
    if before.sameness is Sameness.DIFFERS:
        raise InputError(f"Not taken over, as it is another claim: {what_differs(before.unlike)}.")
    if before.sameness is Sameness.RELATED:
        raise InputError("Not taken over: it is told in other words, and may say something else.")
