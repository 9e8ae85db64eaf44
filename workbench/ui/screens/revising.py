"""What a reviewer puts right in a claim: its words, who is cited, its type; splits, unions, drops.

Each is one entry of the ledger, so one ``z`` takes it back; what the machine read is kept.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model import Claim, ClaimKind, VerdictValue
from workbench.text import printable
from workbench.ui import wording
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.noting import Noting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.desk.naming import Candidates, Lesson
    from workbench.desk.session import ReviewSession
    from workbench.model import Mention, Span
    from workbench.store.rows import ClaimRow, Undone
    from workbench.ui.screens.attribution import Named
    from workbench.ui.screens.kind import FactType
    from workbench.ui.screens.words import ClaimWords

BEFORE, AFTER = 15, 40
"""Claims before and after one that it can be united with."""

DROPPED = "dropped"
"""Why a claim is aside that a reviewer dropped."""

Ask = Callable[[int], Awaitable[None]]


class Revising(Noting):
    """The keys i, O, @, T, Y, U and X."""

    def _for_claim(self, ask: Ask) -> None:
        """Begin an edit of the current claim; what is typed meanwhile waits."""
        row_id = self.claims.row_id
        if row_id is None:
            return

        async def work() -> None:
            await ask(row_id)

        self.bench.hold(work)

    def action_revise(self) -> None:
        """List every edit of the current claim."""
        self._for_claim(self._ask_edit)

    def action_outlet(self) -> None:
        """Change who is cited for the current claim."""
        self._for_claim(self._ask_outlet)

    def action_speaker(self) -> None:
        """Change who says it."""
        self._for_claim(self._ask_speaker)

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

    async def _open_claim(self, row_id: int) -> tuple[ClaimRow, Claim] | None:
        """Return a claim that can be changed; say so where it is set aside."""
        row, claim = await self.bench.desk.call(lambda session: (session.row(row_id), session.claim(row_id)))
        if row.retired:
            brings = "X brings it back first" if row.aside else "its words are no longer in the text"
            self.notify(f"This claim is set aside: {brings}.", timeout=4)
            return None
        return row, claim

    # Outlet and speaker

    async def _ask_outlet(self, row_id: int) -> None:
        from workbench.desk.naming import outlets

        await self._ask_name(row_id, "outlet", outlets)

    async def _ask_speaker(self, row_id: int) -> None:
        from workbench.desk.naming import speakers

        await self._ask_name(row_id, "speaker", speakers)

    async def _ask_name(
        self, row_id: int, what: str, names: Callable[[ReviewSession, int], Candidates]
    ) -> None:
        from workbench.ui.screens.attribution import AttributionDialog

        opened = await self._open_claim(row_id)
        if opened is None:
            return
        row, _ = opened
        now = row.outlet if what == "outlet" else row.speaker
        candidates = await self.bench.desk.call(lambda session: names(session, row_id))

        async def take(named: Named) -> None:
            name = named.name
            if named.typed:
                name = await self.bench.desk.call(lambda _: candidates.meant(named.name))
            if name == (now or ""):
                self.notify(f"The {what} is {name} already." if name else f"It has no {what}.", timeout=3)
            elif what == "outlet":
                await self._write_outlet(row, name)
            else:
                await self._write_edit(
                    row_id,
                    lambda session: session.edits.change_speaker(row_id, name or None),
                    f"Speaker: {name or 'nobody'}.",
                )

        await self.bench.ask(AttributionDialog(what, row.text, now, candidates), take)

    async def _write_outlet(self, row: ClaimRow, name: str) -> None:
        await self._write_edit(
            row.row_id,
            lambda session: session.edits.change_outlet(row.row_id, name or None),
            f"Outlet: {name or 'none'}.",
        )
        if name:
            await self._ask_to_learn(name, row)

    async def _ask_to_learn(self, outlet: str, row: ClaimRow) -> None:
        """Ask whether the lexicon shall know it the next time, where it does not."""
        from workbench.desk.naming import lesson
        from workbench.ui.screens.yes_no import YesNoDialog

        found = await self.bench.desk.call(
            lambda session: lesson(session, outlet, row.outlet_text, row.outlet)
        )
        if found is None or found in self.bench.not_to_learn:
            return

        async def answer(yes: bool) -> None:
            if yes:
                await self._learn(found)
            else:
                self.bench.not_to_learn.add(found)

        hint = "The store's own lexicon keeps it; the claims that are read already stay as they are."
        await self.bench.ask(YesNoDialog("Learn it for the next time?", found.question, hint), answer)

    async def _learn(self, wanted: Lesson) -> None:
        from workbench.desk.naming import learn

        change = await self.bench.desk.call(lambda session: learn(session, wanted))
        for warning in change.warnings:
            self.notify(warning, severity="warning", timeout=10)
        self.notify(
            f"The lexicon has it. `workbench lexicon remove outlet {change.row.name!r}` takes it back.",
            timeout=6,
        )

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
        after = await self._row_after(row_id)
        told = await self._told((row_id,), "It was {verdicts}; that is kept.")
        if row.retired:
            back = await self.bench.desk.call(lambda session: session.edits.bring_back(row_id))
            self.notify(f"Claim {back.number:,} counts again. {told}".rstrip(), timeout=5)
            await self.claims_changed(back.row_id)
            return
        await self.bench.desk.call(lambda session: session.edits.drop(row_id))
        self.notify(f"Dropped; z takes that back, X on it too. {told}".rstrip(), timeout=5)
        seek = None
        if after is not None:
            seek = await self.bench.desk.call(lambda session: session.row_of(*after))
        await self.claims_changed(seek)

    async def _row_after(self, row_id: int) -> tuple[str, str] | None:
        """Return article and id of the claim after one in the list, or of the one before the end."""
        index = self.claims.index_of(row_id)
        if index is None:
            return None
        other = await self.claims.load(index + 1 if index + 1 < self.claims.row_count else max(0, index - 1))
        return None if other is None else (other.article_id, other.claim_id)

    # Writing

    async def _write_edit(self, row_id: int, use: Callable[[ReviewSession], object], done: str) -> None:
        """Write a change of one claim and show it; say what was decided on it as it was before."""
        told = await self._told((row_id,), "It was {verdicts} before this change: look again.")
        place = await self.bench.desk.call(lambda session: _place(session, row_id))
        await self.bench.desk.call(use)
        self.notify(printable(f"{done} {told}".rstrip()), timeout=8 if told else 4)
        await self.claims_changed(await self.bench.desk.call(lambda session: session.row_of(*place)))

    async def _write_new(
        self, row_ids: Sequence[int], use: Callable[[ReviewSession], Sequence[int]], done: str
    ) -> None:
        """Write an edit that makes claims of others and go to the first new one."""
        which = "The original was" if len(row_ids) == 1 else "Of the originals, some were"
        kept = "is kept aside" if len(row_ids) == 1 else "are kept aside"
        told = await self._told(row_ids, f"{which} {{verdicts}} and {kept}.")
        made = await self.bench.desk.call(use)
        self.notify(printable(f"{done} {told}".rstrip()), timeout=8 if told else 4)
        await self.claims_changed(min(made) if made else None, made)

    async def _told(self, row_ids: Sequence[int], sentence: str) -> str:
        """Return a sentence about the verdicts that claims have, "" where there are none."""
        reviewer = self.bench.desk.reviewer

        def read(session: ReviewSession) -> list[str]:
            return [
                f"{wording.VERDICT_MARKS[verdict.value].word} by "
                f"{'you' if verdict.reviewer == reviewer else verdict.reviewer}"
                for row_id in row_ids
                for verdict in sorted(session.verdicts(row_id), key=lambda one: one.reviewer != reviewer)
                if verdict.value is not VerdictValue.UNREVIEWED
            ]

        found = list(dict.fromkeys(await self.bench.desk.call(read)))
        return sentence.format(verdicts=", ".join(found)) if found else ""

    async def claims_changed(self, seek: int | None, changed: Sequence[int] = ()) -> None:
        """List the claims as they are now, and hold changed ones against the saved sources.

        Args:
            seek: Row id for the cursor.
            changed: Further claims than that one that were changed.
        """
        await self.forget_sources()
        await self.list_claims(seek)
        begin(self, self.mark_claims, "marks", exclusive=True)
        wanted = [row_id for row_id in {seek, *changed} if row_id is not None]
        begin(self, partial(self._check_anew, wanted), "check")

    async def _check_anew(self, row_ids: list[int]) -> None:
        """Check claims whose words or outlets are others now; no key waits for that."""
        try:
            checked = await self.bench.library.call(lambda session: session.edits.check_anew(row_ids))
            rows = await self.bench.desk.call(lambda session: session.rows(row_ids)) if checked else {}
        except WorkbenchError as error:
            self.bench.complain(str(error))
            return
        for row in rows.values():
            self.claims.put(row)
        if self.claims.row_id in rows:
            self.show_claim()

    async def edit_taken_back(self, what: str, change: str, undone: Undone) -> None:
        """Show the claims as they are after a change of a claim was undone or done again."""
        if undone.reread:
            self.notify(f"{what}: {change}")
            await self.article_changed(reread=True)
            return
        rows = await self.bench.desk.call(lambda session: session.rows(undone.row_ids))
        live = [row for row in rows.values() if not row.retired]
        first = min(live or rows.values(), key=lambda row: row.row_id, default=None)
        where = f" on claim {first.number:,}" if first is not None else ""
        self.notify(printable(f"{what}{where}: {change}"), timeout=4)
        await self.claims_changed(first.row_id if first is not None else self.claims.row_id, undone.row_ids)


def _place(session: ReviewSession, row_id: int) -> tuple[str, str]:
    row = session.row(row_id)
    return row.article_id, row.claim_id


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
