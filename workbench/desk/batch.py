"""Many articles at once: a folder into the store, or what is stored read again, with one child for all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.desk.add import Adding
from workbench.desk.changes import Details, OnProgress, change
from workbench.errors import ExtractionError, InputError, StoreError, WorkbenchError
from workbench.ingest.reading import list_files
from workbench.store import Added

Watch = Callable[[str, int, int], OnProgress]
"""Called before each article with its name, those done and those in all; gives what is called meanwhile."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one article.

    Attributes:
        target: The path as it was given or found in a folder, or a stored article's origin.
        added: What the store did with it; None where it could not be used.
        warnings: What the reader should know all the same, one line each.
        fault: Why it could not be used.
    """

    target: str
    added: Added | None = None
    warnings: tuple[str, ...] = ()
    fault: WorkbenchError | None = None


def add_all(
    store_path: Path,
    targets: Sequence[str],
    details: Details,
    *,
    model: str | None = None,
    lexicon: Path | None = None,
    reviewer: str,
    watch: Watch,
) -> Generator[Report]:
    """Put the articles of files and folders into the store and report on each; a bad one stops no other.

    What was reported stays, whatever ends the walk: each article is stored before the next is read.

    Args:
        store_path: The store's file.
        targets: Files, folders or "-".
        details: What holds for each of them.
        model: The spaCy pipeline, None for the default one.
        lexicon: A CSV file of own lexicon rows, under those of the store.
        reviewer: Who says so, where something is changed.
        watch: Tells how far it is.

    Raises:
        ModelMissingError: The pipeline is not installed.
        InputError: The lexicon file cannot be used.
        StoreError: The store cannot be opened or written: the files after would fare no better.
    """
    files: dict[str, InputError | None] = {}
    for target in targets:
        try:
            files |= dict.fromkeys(list_files([target]))
        except InputError as fault:
            files[target] = fault
    with Adding(store_path, model, lexicon, reviewer) as adding:
        for done, (file, missing) in enumerate(files.items()):
            if missing is not None:
                yield Report(file, fault=missing)
                continue
            warnings: list[str] = []
            on_progress = watch(file, done, len(files))
            try:
                added = adding.add(file, details, on_progress, warnings.append)
            except (InputError, ExtractionError) as failure:
                yield Report(file, warnings=tuple(warnings), fault=failure)
            else:
                yield Report(file, added, tuple(warnings))


def reread_all(
    store_path: Path,
    articles: Sequence[str],
    *,
    model: str | None = None,
    lexicon: Path | None = None,
    reviewer: str,
    watch: Watch,
) -> Generator[Report]:
    """Read the claims of stored articles again with the lexicon and the parser of today; decisions stay.

    Args:
        store_path: The store's file.
        articles: What the user calls them; none for all.
        model: The spaCy pipeline, None for the default one.
        lexicon: A CSV file of own lexicon rows, under those of the store.
        reviewer: Who reads.
        watch: Tells how far it is.

    Raises:
        ModelMissingError: The pipeline is not installed.
        InputError: The lexicon file cannot be used.
        StoreError: There is no store, or it cannot be opened or written.
    """
    if not store_path.exists():
        raise StoreError(f"{store_path}: there is no store yet; add an article with `workbench add FILE`")
    with Adding(store_path, model, lexicon, reviewer) as adding:
        store = adding.store()
        names = list(articles) or [row.article_id for row in store.articles()]
        for done, name in enumerate(names):
            try:
                row = adding.named(name)
                on_progress = watch(row.origin, done, len(names))
                added = change(store, row, {}, None, adding.reader, on_progress=on_progress)
            except (InputError, ExtractionError) as fault:
                yield Report(name, fault=fault)
            else:
                yield Report(row.origin, added)
