"""What a reviewer puts right in a claim: its words, who is cited, its type; splits, unions, drops.

Each is one entry of the ledger, so one ``z`` takes it back; what the machine read is kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.model import Claim, ClaimKind
from workbench.text import printable
from workbench.ui import wording
from workbench.ui.key_names import said
from workbench.ui.screens.attributing import Attributing

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession
    from workbench.model import Mention, Span
    from workbench.store.rows import ClaimRow
    from workbench.ui.screens.editing import Ask
    from workbench.ui.screens.kind import FactType
    from workbench.ui.screens.words import ClaimWords

BEFORE, AFTER = 15, 40
"""Claims before and after one that it can be united with."""


class Revising(Attributing):
    """The keys i, T, Y, U and X."""

    def action_revise(self) -> None:
        """List every edit of the current claim."""
        self._for_claim(self._ask_edit)

    def action_kind(self) -> None:
        """Change the type of the current claim, or of one of its facts."""
        self._for_claim(self._ask_kind)

    def action_split(self) -> None:
        """Make several claims of the current one."""
        self._for_claim(self._ask_split)

    def action_unite(self) -> None:
        """Make one claim of the current one and others."""
        self._for_claim(self._ask_unite)

    def action_drop(self) -> None:
        """Drop the current claim, or bring it back."""
        self._for_claim(self._drop_or_bring_back)

    async def _ask_edit(self, row_id: int) -> None:
        from workbench.ui.screens.revise import ReviseDialog

        row = await self.bench.desk.call(lambda session: session.row(row_id))
        edits: dict[str, Ask] = {
            "outlet": self._ask_outlet,
            "speaker": self._ask_speaker,
            "kind": self._ask_kind,
            "words": self._ask_words,
            "split": self._ask_split,
            "unite": self._ask_unite,
            "drop": self._drop_or_bring_back,
        }

        async def take(action: str) -> None:
            await edits[action](row_id)

        await self.bench.ask(ReviseDialog(row.text, dropped=bool(row.aside)), take)

    # Type

    async def _ask_kind(self, row_id: int) -> None:
        from workbench.ui.screens.kind import KindDialog

        opened = await self._open_claim(row_id)
        if opened is None:
            return
        _, claim = opened

        async def take(choice: ClaimKind | Mention) -> None:
            if not isinstance(choice, ClaimKind):
                await self._ask_fact(row_id, choice)
            elif choice is claim.kind:
                self.notify(f"It is of type {wording.spaced(choice.value)} already.", timeout=3)
            else:
                await self._write_edit(
                    row_id,
                    lambda session: session.edits.change_kind(row_id, choice),
                    f"Type: {wording.spaced(choice.value)}.",
                )

        await self.bench.ask(KindDialog(claim), take)

    async def _ask_fact(self, row_id: int, fact: Mention) -> None:
        from workbench.ui.screens.kind import FactTypeDialog

        async def take(choice: FactType) -> None:
            kind = choice.value
            if kind is fact.type:
                self.notify(f"It is of type {wording.spaced(kind.value)} already.", timeout=3)
                return
            await self._write_edit(
                row_id,
                lambda session: session.edits.change_fact(row_id, fact.start, fact.end, kind),
                f"“{fact.text}”: {wording.spaced(kind.value) if kind is not None else 'no fact'}.",
            )

        await self.bench.ask(FactTypeDialog(fact), take)

    # Words

    async def _ask_words(self, row_id: int) -> None:
        from workbench.ui.screens.words import ChangeWordsDialog

        words = await self._words_of(row_id)
        if words is None:
            return

        async def take(spans: tuple[Span, ...]) -> None:
            await self._write_edit(
                row_id,
                lambda session: session.edits.change_spans(row_id, spans),
                "The claim has other words.",
            )

        await self.bench.ask(ChangeWordsDialog(words), take)

    async def _ask_split(self, row_id: int) -> None:
        from workbench.ui.screens.split import Parts, SplitDialog

        words = await self._words_of(row_id)
        if words is None:
            return

        async def take(parts: Parts) -> None:
            await self._write_new(
                (row_id,),
                lambda session: session.edits.split(row_id, parts),
                f"Split into {len(parts)}.",
            )

        await self.bench.ask(SplitDialog(words), take)

    async def _words_of(self, row_id: int) -> ClaimWords | None:
        """Return a claim's words in its article, None where it is set aside."""
        opened = await self._open_claim(row_id)
        if opened is None:
            return None
        row, claim = opened
        return await self.bench.desk.call(partial(_claim_words, article_id=row.article_id, claim=claim))

    # Several claims

    async def _ask_unite(self, row_id: int) -> None:
        from workbench.ui.screens.unite import UniteDialog

        opened = await self._open_claim(row_id)
        if opened is None:
            return
        row, _ = opened
        near = await self.bench.desk.call(partial(_claims_near, row=row))
        if not near:
            self.notify("This is the article's only claim.", timeout=3)
            return

        async def take(row_ids: tuple[int, ...]) -> None:
            await self._write_new(
                row_ids,
                lambda session: [session.edits.merge(row_ids)],
                f"{len(row_ids)} claims are one.",
            )

        await self.bench.ask(UniteDialog(row, near), take)

    async def _drop_or_bring_back(self, row_id: int) -> None:
        row = await self.bench.desk.call(lambda session: session.row(row_id))
        if row.retired and not row.aside:
            self.notify(
                "Its words are no longer in the article's text: nothing can bring it back.", timeout=4
            )
            return
        after = await self.row_after(row_id)
        told = await self._told((row_id,), "It was {verdicts}; that is kept.")
        if row.retired:
            back = await self.bench.desk.call(lambda session: session.edits.bring_back(row_id))
            self.notify(f"Claim {back.number:,} counts again. {told}".rstrip(), timeout=5)
            await self.claims_changed(back.row_id)
            return
        await self.bench.desk.call(lambda session: session.edits.drop(row_id))
        self.notify(
            said(
                "Dropped; {review.undo} takes that back, {review.drop} on it too. {told}", told=told
            ).rstrip(),
            timeout=5,
        )
        seek = None
        if after is not None:
            seek = await self.bench.desk.call(lambda session: session.row_of(*after))
        await self.claims_changed(seek)


def _claim_words(session: ReviewSession, article_id: str, claim: Claim) -> ClaimWords:
    from workbench.desk.excerpt import Excerpt
    from workbench.ui.screens.words import ClaimWords

    edition = session.edition(article_id)
    whole = Excerpt(edition.text, tuple(sorted(claim.spans)))
    return ClaimWords(edition, printable(edition.text, newlines=True), whole)


def _claims_near(session: ReviewSession, row: ClaimRow) -> list[ClaimRow]:
    """Return the claims of an article before and after one, in order of place."""
    from workbench.store.rows import View

    view = View(article_id=row.article_id, retired=False)
    ids = [row_id for chunk in session.claim_ids(view) for row_id in chunk]
    if row.row_id not in ids:
        return []
    place = ids.index(row.row_id)
    wanted = [*ids[max(0, place - BEFORE) : place], *ids[place + 1 : place + 1 + AFTER]]
    rows = session.rows(wanted)
    return [rows[row_id] for row_id in wanted if row_id in rows]
