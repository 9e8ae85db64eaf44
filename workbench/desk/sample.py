"""The sample: an invented article with saved sources that show what the source check can find."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from importlib import metadata
from pathlib import Path

from workbench.desk.add import add
from workbench.desk.checking import check_article
from workbench.desk.lexicon import import_rows
from workbench.desk.locations import PROJECT_NAME, is_checkout
from workbench.desk.sources import SourceDetails, add_source
from workbench.errors import InputError
from workbench.identity import article_id, source_id
from workbench.store import Store, open_store

SAMPLE_STORE = "sample.db"
"""Name of the sample's own store, beside the usual one."""

PUBLISHED = date(2031, 3, 12)
"""The day under the article's headline."""

REVIEWER = "sample"
"""Stands on the sample's lexicon rows."""

ARTICLE, NAMES, SOURCES = "flood.txt", "names.csv", "sources.csv"

OnStep = Callable[[str, int, int], None]
"""Called with what is being done, and how far it is: (done, in all)."""


@dataclass(frozen=True, slots=True)
class SampleSource:
    """A saved source of the sample, as its table has it."""

    path: Path
    outlet: str
    url: str
    published: date


def sample_folder() -> Path:
    """Return the folder with the sample: that of the checkout, else what was installed with the program.

    Raises:
        InputError: It is not there.
    """
    for folder in _places():
        if (folder / ARTICLE).is_file():
            return folder
    raise InputError(
        "The sample did not come with this installation; its files are in data/sample of a checkout: "
        "add them with `workbench add` and `workbench source add`"
    )


def _places() -> Iterator[Path]:
    root = Path(__file__).parents[2]
    if is_checkout(root):
        yield root / "data" / "sample"
    with suppress(metadata.PackageNotFoundError):
        for file in metadata.files(PROJECT_NAME) or ():
            if file.parts[-2:] == ("sample", ARTICLE):
                yield Path(str(file.locate())).resolve().parent
    yield root / "share" / PROJECT_NAME / "sample"  # as `pip install --target` has it


def sample_sources(folder: Path) -> list[SampleSource]:
    """Return the sample's saved sources, as its table lists them.

    Args:
        folder: The sample's folder.
    """
    with (folder / SOURCES).open(encoding="utf-8", newline="") as file:
        return [
            SampleSource(
                folder / "sources" / row["file"],
                row["outlet"],
                row["url"],
                date.fromisoformat(row["published"]),
            )
            for row in csv.DictReader(file)
        ]


def open_sample(store_path: Path, *, model: str | None = None, on_step: OnStep | None = None) -> str:
    """Return the id of the sample's article in a store; what is missing there is added first.

    Decisions that were taken on it stay.

    Args:
        store_path: The store's file; made where there is none.
        model: The spaCy pipeline, None for the default one.
        on_step: Called as it goes on.

    Raises:
        InputError: The sample is not there, or cannot be read.
        ModelMissingError: The pipeline is not installed.
        StoreError: The store cannot be opened or written.
    """
    folder = sample_folder()
    tell = on_step or _nothing
    name = article_id((folder / ARTICLE).read_bytes().decode("utf-8"))
    if _is_complete(store_path, name, folder):
        return name
    import_rows(store_path, folder / NAMES, REVIEWER)
    sources = sample_sources(folder)
    for done, source in enumerate(sources):
        tell(f"Saving {source.path.name}", done, len(sources))
        details = SourceDetails(source.outlet, source.url, published=source.published)
        add_source(store_path, str(source.path), details, check=False)
    add(
        store_path,
        str(folder / ARTICLE),
        published=PUBLISHED,
        model=model,
        reviewer=REVIEWER,
        on_progress=lambda done, total: tell(f"Reading {ARTICLE}", done, total),
    )
    with open_store(store_path) as store:
        check_article(store, name, lambda done, total: tell("Checking, claims", done, total))
    return name


def _nothing(*_: object) -> None:
    pass


def _is_complete(store_path: Path, name: str, folder: Path) -> bool:
    if not store_path.exists():
        return False
    with open_store(store_path) as store:
        row = store.article(name)
        saved = {source.source_id for source in store.sources(include_removed=True)}
        wanted = {source_id(source.outlet, source.url) for source in sample_sources(folder)}
        return row is not None and row.published is not None and wanted <= saved and _is_checked(store, name)


def _is_checked(store: Store, name: str) -> bool:
    claims: Iterator[object] = (store.checks(claim.row_id) for claim in store.claims_to_check(name))
    return all(claims)
