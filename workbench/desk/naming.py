"""Names to choose from where a claim's outlet or speaker is put right, and what can be learnt from it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.desk.lexicon import add_row, rows_in_force
from workbench.desk.lexicon_checks import checked
from workbench.errors import InputError
from workbench.lexicon import Entry, OwnRow, lexicon_with
from workbench.model import CLAIM_ROLES, BlockRole
from workbench.store.rows import View
from workbench.text import fold

if TYPE_CHECKING:
    from workbench.desk.lexicon import Change
    from workbench.desk.session import ReviewSession
    from workbench.lexicon import Lexicon
    from workbench.model import Edition
    from workbench.store.rows import Dimension

READ = 400_000
"""Characters of an article that are searched for names: more would be felt before the dialog opens."""

CITED = "cited in this article"
WRITTEN = "written in this article"

# A run of capitalised words, joined by what stands inside names ("Port of Tarn", "Coast & Harbour Echo").
_WORD = r"(?:(?:[^\W\d_a-z]\.)+|[^\W\d_a-z]\w*(?:[\u2019'.-]\w+)*)"
_JOINED = r"(?:[ ]+(?:of|de|del|van|von|der|den|al|bin|the|&))*"
_NAME = re.compile(rf"\b{_WORD}(?:{_JOINED}[ ]+{_WORD})*")
_NAMED_ROLES = CLAIM_ROLES | {BlockRole.HEADING, BlockRole.BYLINE}
_FEW = 3
"""Letters that a name has at least."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that can be chosen.

    Attributes:
        name: As it is kept.
        hint: Where it comes from, or its other names.
        folded: Everything that typing can find it by.
    """

    name: str
    hint: str
    folded: str

    def goes_with(self, words: Sequence[str]) -> bool:
        """Tell whether each of some folded words begins a word of it."""
        return all(f" {word}" in self.folded for word in words)


class Candidates:
    """The names for one question, the likeliest first.

    Args:
        cited: Names that the article's claims have, with their counts.
        written: Names as they stand in the article.
        lexicon: What outlets are called, or None where no outlet is asked for.
    """

    def __init__(
        self, cited: Iterable[tuple[str, int]], written: Iterable[str], lexicon: Lexicon | None = None
    ) -> None:
        self._lexicon = lexicon
        self._own = tuple(_own(cited, written))

    @cached_property
    def _known(self) -> tuple[Candidate, ...]:
        rows = self._lexicon.outlets if self._lexicon is not None else ()
        return tuple(_candidate(row.name, ", ".join(row.aliases) or "lexicon", row.aliases) for row in rows)

    def starting(self, typed: str, most: int) -> list[Candidate]:
        """Return the names that go with what was typed, each once; all of the article's for nothing typed."""
        words = fold(typed).split()
        found: dict[str, Candidate] = {}
        for candidate in (*self._own, *(self._known if words else ())):
            if candidate.goes_with(words):
                found.setdefault(fold(candidate.name), candidate)
            if len(found) >= most:
                break
        return list(found.values())

    def meant(self, typed: str) -> str:
        """Return the name that a whole text means: a known one for an alias, else the text itself."""
        plain = " ".join(typed.split())
        key = _bare(plain)
        own = next((one.name for one in self._own if _bare(one.name) == key), None)
        if own is not None:
            return own
        if self._lexicon is not None:
            from workbench.desk.source_outlet import OutletNames  # noqa: PLC0415 - reads the long tail

            return OutletNames(self._lexicon).named(plain) or plain
        return plain


def outlets(session: ReviewSession, row_id: int) -> Candidates:
    """Return the outlets that a claim's source can be."""
    lexicon = lexicon_with(rows_in_force(session.store))
    return Candidates(_cited(session, row_id, "outlet"), _written(session, row_id), lexicon)


def speakers(session: ReviewSession, row_id: int) -> Candidates:
    """Return the people and bodies that a claim's speaker can be."""
    return Candidates(_cited(session, row_id, "speaker"), _written(session, row_id))


def _cited(session: ReviewSession, row_id: int, dimension: Dimension) -> list[tuple[str, int]]:

    view = View(article_id=session.row(row_id).article_id)
    return [(name, count) for name, count in session.facets(view, dimension) if name]


def _written(session: ReviewSession, row_id: int) -> list[str]:
    return names_in(session.edition(session.row(row_id).article_id))


def names_in(edition: Edition) -> list[str]:
    """Return runs of capitalised words in an article's own lines: longer ones first, then the commonest.

    A word that only begins a sentence is left out where it is also written small.
    """
    stretches = [
        edition.text[block.start : block.end] for block in edition.blocks if block.role in _NAMED_ROLES
    ] or [edition.text]
    text = "\n".join(stretches)[:READ]
    small = set(re.findall(r"\b[a-z]\w*", text))
    counts = Counter(
        name
        for match in _NAME.finditer(text)
        for name in [re.sub("['\u2019]s$", "", match[0])]
        if len(name) >= _FEW and name.casefold() not in small
    )
    return sorted(counts, key=lambda name: (" " not in name, -counts[name]))


def _own(cited: Iterable[tuple[str, int]], written: Iterable[str]) -> Iterator[Candidate]:
    for name, count in cited:
        yield _candidate(name, CITED if count == 1 else f"{CITED}, {count:,} claims")
    for name in written:
        yield _candidate(name, WRITTEN)


def _candidate(name: str, hint: str, others: Iterable[str] = ()) -> Candidate:
    return Candidate(name, hint, " " + " ".join(fold(one) for one in (name, *others)))


def _bare(name: str) -> str:
    return fold(name).removeprefix("the ")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the lexicon could know the next time.

    Attributes:
        outlet: The outlet's name.
        alias: The words that mean it from now on, or "" where only its name is new.
    """

    outlet: str
    alias: str = ""

    @property
    def question(self) -> str:
        """The same, to be asked."""
        if self.alias:
            return f"Shall “{self.alias}” mean {self.outlet} in every article that is read from now on?"
        return f"Shall {self.outlet} be known as an outlet in every article that is read from now on?"


def lesson(
    session: ReviewSession, outlet: str, as_written: str | None, before: str | None = None
) -> Lesson | None:
    """Return what can be learnt from a claim's outlet, or None where the lexicon knows it or should not.

    Words without a capital letter ("local reports") are a description of this article's, and no name.
    Words that name the outlet that was there before mean that one still: only the claim was not its own.

    Args:
        session: Whose store it is.
        outlet: The outlet as the reviewer named it.
        as_written: The words of the article that stand for it, or None.
        before: The outlet that the claim had, or None.
    """
    alias = " ".join((as_written or "").split())
    if _bare(alias) in {_bare(outlet), _bare(before or "")} or not _is_name(alias):
        alias = ""
    row = next(
        (
            row
            for row in lexicon_with(rows_in_force(session.store)).outlets
            if _bare(row.name) == _bare(outlet)
        ),
        None,
    )
    known = {_bare(name) for name in (*row.aliases, row.name)} if row is not None else set()
    if _bare(alias) in known:
        alias = ""
    if row is not None and not alias:
        return None
    try:
        checked(OwnRow(Entry.OUTLET, outlet, (alias,) if alias else ()))
    except InputError:
        return None
    return Lesson(row.name if row is not None else outlet, alias)


def learn(session: ReviewSession, wanted: Lesson) -> Change:
    """Write a lesson into the store's own lexicon rows.

    Raises:
        InputError: The lexicon cannot hold it.
        StoreError: The store cannot be written.
    """
    row = OwnRow(Entry.OUTLET, wanted.outlet, (wanted.alias,) if wanted.alias else ())
    return add_row(session.store_path, row, session.reviewer)


def _is_name(words: str) -> bool:
    bare = words.removeprefix("The ").removeprefix("the ")
    return any(word[:1].isupper() for word in bare.split())
