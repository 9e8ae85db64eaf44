"""Changing claims by hand: each call is one entry of the ledger, and one step to undo.

The article's words are never typed: every claim stays a cut of the text, to the letter. What the machine read
is kept and reachable (``original``). Screens call ``check_anew`` afterwards where sources are saved.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.desk import hand_claims
from workbench.desk.edit_records import EditRecords
from workbench.desk.editing import place_of
from workbench.desk.text_edits import TextEdits
from workbench.errors import InputError
from workbench.model import ClaimKind, MentionType, Span
from workbench.record import mention_record
from workbench.store import ClaimRow
from workbench.store.edit_payloads import Edit

_FEWEST = 2


class Edits(TextEdits, EditRecords):
    """A reviewer's edits of claims and of an article's marks and lines."""

    # Claims made by hand

    def add(
        self,
        article_id: str,
        spans: Sequence[Span],
        *,
        kind: ClaimKind | None = None,
        outlet: str | None = None,
        speaker: str | None = None,
    ) -> int:
        """Make a claim out of stretches of the article and return its row id.

        Args:
            article_id: The article.
            spans: Where its words stand, in order.
            kind: What sort of statement it is; None for "other".
            outlet: Whom the article cites for it.
            speaker: Who says it.

        Raises:
            InputError: The stretches hold no words, overlap or reach out of the text.
            StoreError: The store cannot be written.
        """
        edition = self._store.edition(article_id)
        claim = hand_claims.selected(edition, spans, kind, _name(outlet), _name(speaker))
        return self._make(article_id, edition, claim.claim_id, Edit.ADD, [claim])[0]

    def split(self, row_id: int, parts: Sequence[Sequence[Span]]) -> list[int]:
        """Split a claim and return the row ids of its parts; it is set aside with its decisions.

        The parts cite whom the claim cites.

        Args:
            row_id: The claim.
            parts: Where the words of each part stand.

        Raises:
            InputError: Fewer than two parts, or one that holds no words; or the claim is set aside.
        """
        if len(parts) < _FEWEST:
            raise InputError("A claim is split into two parts or more: say where")
        row, whole = self._in_hand(row_id), self._session.claim(row_id)
        edition = self._store.edition(row.article_id)
        claims = [hand_claims.part(edition, spans, whole) for spans in parts]
        return self._make(row.article_id, edition, row.claim_id, Edit.SPLIT, claims)

    def merge(self, row_ids: Sequence[int]) -> int:
        """Merge claims of one article and return the row id of the whole; they are set aside with decisions.

        It has the words and facts of all of them and cites whom the first cites.

        Raises:
            InputError: Fewer than two claims, of more than one article, or one that is set aside.
        """
        wanted = sorted(set(row_ids))
        if len(wanted) < _FEWEST:
            raise InputError("Two claims or more make one: choose another")
        rows = [self._in_hand(row_id) for row_id in wanted]
        if len({row.article_id for row in rows}) > 1:
            raise InputError("Only claims of one article can be merged")
        edition = self._store.edition(rows[0].article_id)
        claims = sorted((self._session.claim(row_id) for row_id in wanted), key=lambda claim: claim.spans)
        takes = [claim.claim_id for claim in claims]
        made = hand_claims.merged(edition, claims)
        return self._make(rows[0].article_id, edition, takes[0], Edit.MERGE, [made], takes=takes)[0]

    # Changes to a claim; each returns its row as it is now

    def change_spans(self, row_id: int, spans: Sequence[Span]) -> ClaimRow:
        """Let other words of the article be the claim; its facts are those inside them.

        Raises:
            InputError: The stretches hold no words, overlap or reach out of the text.
        """
        row, claim = self._in_hand(row_id), self._session.claim(row_id)
        edition = self._store.edition(row.article_id)
        machine = self._store.original(row_id)
        known = (claim,) if machine is None else (claim, machine)
        cut = hand_claims.recut(edition, spans, claim, known)
        if cut.spans == claim.spans:
            return row
        payload: dict[str, object] = {
            "edition": edition.sha256,
            "spans": [list(span) for span in cut.spans],
            "exact": list(cut.exact),
            "text": cut.text,
            "facts": [mention_record(fact) for fact in cut.facts],
        }
        return self._change(row, Edit.SPANS, payload)

    def change_outlet(self, row_id: int, outlet: str | None, *, outlet_text: str | None = None) -> ClaimRow:
        """Say whom the article cites for a claim, None for nobody.

        Args:
            row_id: The claim.
            outlet: The outlet by its usual name.
            outlet_text: The article's words for it; they have to stand in the text.

        Raises:
            InputError: The words do not stand in the article.
        """
        row, claim = self._session.row(row_id), self._session.claim(row_id)
        payload: dict[str, object] = {"outlet": _name(outlet)}
        if outlet_text:
            edition = self._store.edition(row.article_id)
            at = _nearest(edition.text, outlet_text, claim.start)
            if at is None:
                raise InputError(f"{outlet_text!r} does not stand in the article: give its words as they are")
            place = [at, at + len(outlet_text)]
            payload |= {"edition": edition.sha256, "outlet_text": outlet_text, "source_span": place}
        elif payload["outlet"] == claim.outlet and len(claim.outlets) <= 1:
            return row
        return self._change(row, Edit.OUTLET, payload)

    def change_speaker(self, row_id: int, speaker: str | None) -> ClaimRow:
        """Say who says it, None for nobody."""
        row = self._session.row(row_id)
        if _name(speaker) == row.speaker:
            return row
        return self._change(row, Edit.SPEAKER, {"speaker": _name(speaker)})

    def change_kind(self, row_id: int, kind: ClaimKind) -> ClaimRow:
        """Say what sort of statement a claim is."""
        row = self._session.row(row_id)
        return row if row.kind is kind else self._change(row, Edit.KIND, {"kind": kind.value})

    def change_fact(self, row_id: int, start: int, end: int, fact_type: MentionType | None) -> ClaimRow:
        """Give the fact at an exact place another type, make one there, or with None take it away.

        Raises:
            InputError: There is no such stretch of words, or no fact to take away.
        """
        row, claim = self._session.row(row_id), self._session.claim(row_id)
        edition = self._store.edition(row.article_id)
        if hand_claims.words_of(edition, [Span(start, end)]) != (Span(start, end),):
            raise InputError("A fact begins and ends with a word: select it without the blanks around it")
        there = [fact for fact in claim.facts if (fact.start, fact.end) == (start, end)]
        if fact_type is None and not there:
            raise InputError("There is no fact at that place of the claim")
        if there and there[0].type is fact_type:
            return row
        payload: dict[str, object] = place_of(edition, Span(start, end))
        return self._change(row, Edit.FACT, {**payload, "type": fact_type.value if fact_type else None})

    def drop(self, row_id: int) -> ClaimRow:
        """Put a claim aside; it keeps its decisions and can be brought back.

        Raises:
            InputError: It is set aside already.
        """
        return self._change(self._in_hand(row_id), Edit.DROP, {})

    def bring_back(self, row_id: int) -> ClaimRow:
        """Take a claim that was dropped, split or merged into the list again.

        Raises:
            InputError: No reviewer put it aside.
        """
        row = self._session.row(row_id)
        if not row.aside:
            raise InputError("Nobody put this claim aside" + (": its words are gone" if row.retired else ""))
        return self._change(row, Edit.BRING_BACK, {})


def _name(name: str | None) -> str | None:
    return (name.strip() or None) if name is not None else None


def _nearest(text: str, words: str, near: int) -> int | None:
    """Return where words stand nearest to an offset, None where they do not."""
    before, after = text.rfind(words, 0, near + len(words)), text.find(words, near)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - near), default=None)
