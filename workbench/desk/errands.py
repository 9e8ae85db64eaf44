"""What a screen has done in a process of its own (see ``apart``): slow work, told in small values.

Each function opens the store itself and imports what it needs when it is called, so that asking for one
loads nothing. What it returns needs no more than the store's own words to be taken in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import InputError
from workbench.text import printable

if TYPE_CHECKING:
    from workbench.desk.redating import Redated
    from workbench.desk.requests import AddRequest, NewSource
    from workbench.model import SourceCheckStatus, Span
    from workbench.store import Added
    from workbench.store.editions import EditionAdded

OnProgress = Callable[[int, int], None]
"""Called with (done, in all); what it raises ends the work."""

OnWarning = Callable[[str], None]
"""Called with each thing that the reader of a file should know."""


class WhichOutletError(InputError):
    """It is not sure whose text a source is.

    Attributes:
        near: Names of outlets that may be meant, the likeliest first.
    """

    def __init__(self, message: str, near: Sequence[str] = ()) -> None:
        """Take what to say, and the names to offer."""
        super().__init__(message)
        self.near = tuple(near)


@dataclass(frozen=True, slots=True)
class FileDone:
    """What became of one file of a folder.

    Attributes:
        article_id: The article; "" where the file could not be used.
        is_new: Whether it was not there before.
        fault: Why it could not be used, or "".
        warnings: What the reader should know all the same, one line each.
    """

    article_id: str = ""
    is_new: bool = False
    fault: str = ""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceSaved:
    """What saving a source did.

    Attributes:
        outcome: The value of a ``SourceOutcome``.
        reopened: Decisions that are open again, as the text has changed.
        checked: Claims that were checked; None where there was no check.
        counts: How many of them have each status.
        warnings: What the reader should know all the same, one line each.
    """

    outcome: str
    outlet: str
    version: int
    reopened: int
    checked: int | None
    counts: dict[SourceCheckStatus, int]
    warnings: tuple[str, ...]


def add_article(
    store_path: Path, asked: AddRequest, reviewer: str, *, on_progress: OnProgress, on_warning: OnWarning
) -> str:
    """Add an article (see ``desk.add.add``) and return its id."""
    from workbench.desk.add import add

    return add(
        store_path,
        asked.target,
        published=asked.published,
        title=asked.title,
        url=asked.url,
        publisher=asked.publisher,
        model=asked.model,
        lexicon=asked.lexicon,
        reviewer=reviewer,
        on_progress=on_progress,
        on_warning=on_warning,
    ).article_id


def add_edition(
    store_path: Path, asked: AddRequest, reviewer: str, *, on_progress: OnProgress, on_warning: OnWarning
) -> EditionAdded:
    """Make a file the current text of a stored article (see ``desk.editions.add_edition``)."""
    from workbench.desk.changes import Details
    from workbench.desk.editions import add_edition as add

    return add(
        store_path,
        asked.target,
        asked.edition_of or "",
        Details(asked.published, asked.title, asked.url, asked.publisher),
        model=asked.model,
        lexicon=asked.lexicon,
        reviewer=reviewer,
        on_progress=on_progress,
        on_warning=on_warning,
    )


def add_folder(
    store_path: Path,
    folder: str,
    model: str | None,
    reviewer: str,
    *,
    on_step: Callable[[str, int, int], None],
    on_progress: OnProgress,
    on_done: Callable[[FileDone], None],
) -> None:
    """Add all articles of a folder (see ``desk.batch.add_all``), telling before and after each."""
    from workbench.desk.batch import add_all
    from workbench.desk.changes import Details

    def watch(name: str, done: int, total: int) -> OnProgress:
        on_step(name, done, total)
        return on_progress

    for one in add_all(store_path, [folder], Details(), model=model, reviewer=reviewer, watch=watch):
        if one.fault is not None or one.added is None:
            on_done(FileDone(fault=str(one.fault), warnings=one.warnings))
        else:
            is_new = one.added.outcome.value == "added"
            on_done(FileDone(one.added.article_id, is_new, warnings=one.warnings))


def redate(
    store_path: Path,
    article_id: str,
    day: date | None,
    reviewer: str,
    model: str | None,
    *,
    on_progress: OnProgress,
) -> list[Redated]:
    """Set an article's date and work its dates out again (see ``desk.redating.redate``)."""
    from workbench.desk.redating import redate as redate_in
    from workbench.store import open_store

    with open_store(store_path) as store:
        return redate_in(store, article_id, day, reviewer, model, on_progress=on_progress)


def change_lines(
    store_path: Path,
    article_id: str,
    span: Span,
    reviewer: str,
    model: str | None,
    *,
    read: bool,
    on_progress: OnProgress,
) -> Added:
    """Read the lines of a stretch for claims, or no more (see ``desk.lines.change_lines``)."""
    from workbench.desk.lexicon import rows_in_force
    from workbench.desk.reader import ChildReader
    from workbench.desk.session import ReviewSession

    with (
        ReviewSession(store_path, reviewer) as session,
        ChildReader(model, rows_in_force(session.store)) as reader,
    ):
        edit = session.edits.bring_back_line if read else session.edits.leave_out_line
        return edit(article_id, span, on_progress=on_progress, reader=reader)


def save_source(
    store_path: Path, new: NewSource, cited: Sequence[str], *, on_progress: OnProgress
) -> SourceSaved:
    """Save a source and check the claims against it (see ``desk.sources.add_source``).

    Args:
        store_path: The store's file.
        new: What was filled in.
        cited: Outlets that the article cites: they are known, whether or not the lexicon has them.
        on_progress: Called as the claims are checked.

    Raises:
        WhichOutletError: Nothing tells whose text it is, or the outlet's name may be misspelt.
    """
    from workbench.desk.sources import SourceDetails, add_source

    if new.outlet and not new.as_written:
        _require_no_near_name(store_path, new.outlet, cited)
    details = SourceDetails(new.outlet or None, new.url or None, new.title or None, new.published)
    report = add_source(store_path, new.path, details, ask=_which, on_progress=on_progress)
    if report.added is None or report.source is None:
        raise InputError(f"{printable(new.path)}: nothing was saved; try it again")
    return SourceSaved(
        report.added.outcome.value,
        report.source.outlet,
        report.added.version,
        report.added.reopened,
        None if report.checked is None else report.checked.claims,
        {} if report.checked is None else dict(report.checked.counts),
        report.warnings,
    )


def _which(question: str, near: Sequence[str]) -> str | None:
    what = question.removesuffix(". Which outlet?")
    raise WhichOutletError(f"{what}: fill in the outlet.", near)


def _require_no_near_name(store_path: Path, name: str, cited: Sequence[str]) -> None:
    """Raise WhichOutletError for a name that nobody knows, where one that is known is spelt nearly so."""
    from workbench.desk.lexicon import rows_in_force
    from workbench.desk.source_outlet import OutletNames
    from workbench.lexicon import lexicon_with
    from workbench.store import open_store

    with open_store(store_path, read_only=True) as store:
        saved = [row.outlet for row in store.sources(include_removed=True)]
        names = OutletNames(lexicon_with(rows_in_force(store)), (*saved, *cited))
    if names.named(name) is None and (near := names.near(name)):
        raise WhichOutletError(f"No outlet is known as “{name}”. Which one is meant?", near)
