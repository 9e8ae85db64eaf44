"""Another edition of an article's text: which claims it keeps, changes, takes away and adds.

All in one transaction. A claim that says the same keeps its id, and with it all that was decided and noted;
every other claim of the new text gets an id that no claim of the article ever had. Decisions on a claim
that changed stay with it, set aside, and its next wording is open again: entries in the ledger say what
was decided, on which words. Going back to the former text therefore finds everything as it was.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from workbench.check.revision import Pairing, pair
from workbench.check.said import Reader
from workbench.errors import StoreError
from workbench.model import Article, AttributionVerdict, Claim, Edition, EntryType, NewEntry, VerdictValue
from workbench.store import decided_words, decisions, edits, ledger, state
from workbench.store.cells import moment_of, stamp, text_of
from workbench.store.claim_cells import record_of
from workbench.store.connection import writing
from workbench.store.edit_payloads import Edit
from workbench.store.edition_claims import HeldClaims, named, with_ids
from workbench.store.evidence_state import Reopening
from workbench.store.intake import take_in
from workbench.store.replacement import Reading
from workbench.store.rows import Added, Outcome

_ARTICLE = (
    "SELECT article.id, article.published, edition.sha256 FROM article "
    "JOIN edition ON edition.id = article.edition WHERE article_id = ?"
)
_OTHER = (
    "SELECT article.article_id FROM edition JOIN article ON article.id = edition.article "
    "WHERE edition.sha256 = ? AND article.article_id <> ?"
)
_REVIEWERS = "SELECT DISTINCT reviewer FROM entry WHERE article_id = ? AND claim_id = ? ORDER BY reviewer"
_DECISIONS = (
    (EntryType.VERDICT, VerdictValue.UNREVIEWED.value),
    (EntryType.ATTRIBUTION_VERDICT, AttributionVerdict.EMPTY.value),
)


@dataclass(frozen=True, slots=True)
class EditionAdded:
    """What a new edition of an article did.

    Attributes:
        added: As of any putting in.
        kept: Claims that say the same as before.
        moved: Those of them that stand elsewhere in the order.
        decided: Those of them that have a verdict of anybody's, and keep it.
        changed: Claims that are another wording of a former one, or state another fact.
        reopened: Claims of which at least one decision was taken back.
        removed: Claims that are gone without a successor.
        aside: Those of them that were decided on, noted or edited: they are kept, set aside.
        new: Claims without a former one.
        by_hand: Claims made by hand whose words still stand there.
        by_hand_gone: Claims made by hand whose words do not: they are kept, set aside.
    """

    added: Added
    kept: int = 0
    moved: int = 0
    decided: int = 0
    changed: int = 0
    reopened: int = 0
    removed: int = 0
    aside: int = 0
    new: int = 0
    by_hand: int = 0
    by_hand_gone: int = 0


def put(
    conn: sqlite3.Connection,
    origin: str,
    article: Article,
    edition: Edition,
    claims: Sequence[Claim],
    *,
    reviewer: str,
    changes: Mapping[str, object],
) -> EditionAdded:
    """Make a text the current edition of a stored article (see ``Store.put_edition``).

    Raises:
        StoreError: There is no such article, or the text is another article's.
    """
    with writing(conn):
        found = conn.execute(_ARTICLE, (article.article_id,)).fetchone()
        if found is None:
            raise StoreError(f"There is no article {article.article_id} in this store")
        other = conn.execute(_OTHER, (edition.sha256, article.article_id)).fetchone()
        if other is not None:
            raise StoreError(f"This text is in the store already, as article {other[0]}: review that one")
        if found[2] == edition.sha256:
            count = len(claims)
            return EditionAdded(Added(article.article_id, Outcome.UNCHANGED, count, count, 0), count)
        return _Change(conn, origin, found[0], article, edition, reviewer=reviewer).put(
            claims, found[1], changes
        )


class _Change:
    """One article while another edition takes the place of its text."""

    def __init__(
        self,
        conn: sqlite3.Connection,
        origin: str,
        key: int,
        article: Article,
        edition: Edition,
        *,
        reviewer: str,
    ) -> None:
        self._conn = conn
        self._origin = origin
        self._key = key
        self._article = article
        self._edition = edition
        self._mark: dict[str, object] = {
            "by": reviewer,
            "at": stamp(datetime.now(UTC)),
            "edition": edition.sha256,
        }
        self._reviewer = reviewer
        self._reopened: set[str] = set()

    def put(
        self, claims: Sequence[Claim], published: str | None, changes: Mapping[str, object]
    ) -> EditionAdded:
        """Bring the text in, and what was decided in line with it."""
        before_day = None if published is None else date.fromisoformat(published)
        before = HeldClaims(self._conn, self._key, before_day)
        reader = Reader(self._edition.text, claims, self._article.published or before_day)
        pairing = pair(before.former(), [reader.said(claim) for claim in claims])
        if changes:
            about = NewEntry(
                EntryType.ARTICLE, self._reviewer, self._article.article_id, payload=dict(changes)
            )
            decisions.write(self._conn, ledger.Chain(self._conn, self._origin), about)
        taken = named(self._conn, self._key)
        placed = with_ids(claims, pairing, before.machine, taken, self._edition.sha256)
        reading = Reading.of(self._edition, [record_of(claim) for claim in placed])
        added = take_in(self._conn, self._article, self._edition, reading)
        after = HeldClaims(self._conn, self._key, self._article.published or before_day)
        self._carry(pairing, before, placed)
        self._hold(before, after)
        self._bring_back(after)
        return self._told(added, pairing, before, after)

    def _carry(self, pairing: Pairing, before: HeldClaims, placed: Sequence[Claim]) -> None:
        """Bring notes and evidence to the next wording of each claim, and take back what was decided."""
        chain = ledger.Chain(self._conn, self._origin)
        for at, other in sorted(pairing.changed.items()):
            former, claim_id = before.machine[other].now, placed[at].claim_id
            for reviewer, now in self._said_of(former.claim_id):
                for entry in self._entries(former, claim_id, reviewer, now):
                    chain.append(entry)
                state.refresh(self._conn, self._article.article_id, claim_id, reviewer)

    def _said_of(self, claim_id: str) -> Iterator[tuple[str, state.Current]]:
        """Yield each reviewer with what that one's entries about a claim amount to."""
        name = self._article.article_id
        for (cell,) in self._conn.execute(_REVIEWERS, (name, claim_id)).fetchall():
            reviewer = text_of(cell)
            lines = ledger.lines_about(self._conn, name, claim_id, reviewer)
            yield reviewer, state.current(lines, decided_words.other(self._conn, name, claim_id))

    def _entries(self, former: Claim, claim_id: str, reviewer: str, now: state.Current) -> Iterator[NewEntry]:
        name = self._article.article_id
        mark = {**self._mark, "claim": former.claim_id}
        for note in now.notes:
            payload: dict[str, object] = {"body": note.body, "imported": mark}
            yield NewEntry(EntryType.NOTE, reviewer, name, claim_id, payload, moment_of(note.at))
        for piece in now.evidence:
            payload = {**piece.payload, "imported": mark}
            yield NewEntry(EntryType.EVIDENCE, reviewer, name, claim_id, payload, moment_of(piece.at))
        yield from self._taken_back(former, claim_id, reviewer, now)

    def _taken_back(
        self, former: Claim, claim_id: str, reviewer: str, now: state.Current
    ) -> Iterator[NewEntry]:
        """Yield the entries that open a claim again, in place or as the next wording of a former one."""
        waiting = {one.type: one for one in now.reopened}
        for kind, nothing in _DECISIONS:
            was = now.value if kind is EntryType.VERDICT else now.attribution
            reason: Mapping[str, object]
            if was != nothing:
                reason = self._reason(former, former.text, was)
            elif kind in waiting and claim_id != former.claim_id:
                reason = self._still(former, waiting[kind])
            else:
                continue
            self._reopened.add(claim_id)
            payload: dict[str, object] = {"verdict": nothing, "reopened": dict(reason)}
            yield NewEntry(kind, reviewer, self._article.article_id, claim_id, payload)

    def _reason(self, former: Claim, words: str, was: str) -> dict[str, object]:
        return {
            "edition": self._edition.sha256,
            "claim": former.claim_id,
            "text": words,
            "was": was,
            "by": self._reviewer,
        }

    def _still(self, former: Claim, one: Reopening) -> dict[str, object]:
        """Return the reason of a decision that was taken back before and not taken again."""
        if one.former is not None:
            return self._reason(former, one.former, one.was)
        return {"source": one.source_id, "outlet": one.outlet, "version": one.version, "was": one.was}

    def _hold(self, before: HeldClaims, after: HeldClaims) -> None:
        """Take back what was decided on claims that have their id still and say something else.

        That is so where an edit of a claim's words finds no place in the new text, and of claims made by
        hand whose words stand in another sentence now.
        """
        chain = ledger.Chain(self._conn, self._origin)
        for one in after.every:
            held = before.by_id.get(one.claim_id)
            if held is None or one.vanished or (held.now == held.base and one.now == one.base):
                continue
            said, former = after.said(one.claim_id), before.said(one.claim_id)
            other_place = one.base is None and said.sentence != former.sentence
            if not (former.differs(said) or other_place):
                continue
            for reviewer, now in self._said_of(one.claim_id):
                for entry in self._taken_back(held.now, one.claim_id, reviewer, now):
                    chain.append(entry)
                state.refresh(self._conn, self._article.article_id, one.claim_id, reviewer)

    def _bring_back(self, after: HeldClaims) -> None:
        """Bring claims back that were united into one whose words are gone: nothing else has theirs."""
        chain = ledger.Chain(self._conn, self._origin)
        name = self._article.article_id
        for edit in edits.read(self._conn, name):
            made = [record["claim_id"] for record in edit.payload.get("makes", ())]
            if edit.kind is not Edit.MERGE or not edit.in_force:
                continue
            if not all(claim_id in after.by_id and after.by_id[claim_id].vanished for claim_id in made):
                continue
            for claim_id in edit.payload["takes"]:
                one = after.by_id.get(claim_id)
                if one is not None and one.aside == "merged" and not one.vanished:
                    entry = NewEntry(
                        EntryType.CLAIM_EDIT, self._reviewer, name, claim_id, {"edit": Edit.BRING_BACK.value}
                    )
                    decisions.write(self._conn, chain, entry)

    def _told(self, added: Added, pairing: Pairing, before: HeldClaims, after: HeldClaims) -> EditionAdded:
        gone = [before.machine[at].claim_id for at in pairing.removed]
        hand = [one for one in before.hand if not one.vanished and not one.aside]
        there = [
            one for one in hand if one.claim_id in after.by_id and not after.by_id[one.claim_id].vanished
        ]
        kept = [before.machine[at].claim_id for at in pairing.kept.values()]
        return EditionAdded(
            added,
            kept=len(pairing.kept),
            moved=pairing.moved,
            decided=self._decided(kept),
            changed=len(pairing.changed),
            reopened=len(self._reopened),
            removed=len(gone),
            aside=sum(claim_id in after.by_id for claim_id in gone),
            new=len(pairing.added),
            by_hand=len(there),
            by_hand_gone=len(hand) - len(there),
        )

    def _decided(self, claim_ids: Iterable[str]) -> int:
        decided = {
            row[0]
            for row in self._conn.execute(
                "SELECT DISTINCT claim_id FROM verdict JOIN claim ON claim.id = verdict.claim "
                "WHERE claim.article = ?",
                (self._key,),
            )
        }
        return len(decided.intersection(claim_ids))
