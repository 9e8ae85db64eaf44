"""Saves copies of outlets' own texts: read, named, put into the store, the claims checked against them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from workbench.desk.changes import require_writable
from workbench.desk.checking import CheckSummary, check_all
from workbench.desk.lexicon import rows_in_force
from workbench.desk.own_file import refuse_own_file
from workbench.desk.source_naming import Ask, Naming
from workbench.desk.source_notices import Notices
from workbench.desk.source_outlet import OutletNames, Stated
from workbench.errors import InputError, WorkbenchError
from workbench.identity import source_id
from workbench.ingest.files import STDIN, find_files, name_of
from workbench.ingest.language import LanguageTeller
from workbench.ingest.page_origin import host_of, is_address, is_web_address, original
from workbench.ingest.saved_copy import SOURCE_SUFFIXES, SavedCopy, read_copy, read_copy_bytes
from workbench.lexicon import lexicon_with
from workbench.sources import Source
from workbench.store import SourceAdded, SourceOutcome, Store, View, open_store
from workbench.text import printable, sha256

if TYPE_CHECKING:
    from workbench.ingest.network import Network

OnProgress = Callable[[int, int], None]
"""Called with (done, in all): KiB while a page is fetched, claims while they are checked."""

Watch = Callable[[str, int, int], OnProgress]
"""Called before each file with its name, those done and those in all; gives what is called meanwhile."""


@dataclass(frozen=True, slots=True)
class SourceDetails:
    """What the user says of a source; None leaves what the copy itself states.

    Attributes:
        accessed: When the copy was made; None means now, also for a file: a file's own time tells when
            it was last copied, not when the page was looked at.
    """

    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    accessed: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceReport:
    """What became of one file or address.

    Attributes:
        target: The path or address as it was given or found in a folder.
        added: What the store did; None where it could not be used.
        source: What was saved, whole.
        warnings: What the reader should know all the same, one line each.
        fault: Why it could not be used.
        checked: What the check of the claims found; None where there was none.
    """

    target: str
    added: SourceAdded | None = None
    source: Source | None = None
    warnings: tuple[str, ...] = ()
    fault: WorkbenchError | None = None
    checked: CheckSummary | None = None


def add_source(
    store_path: Path,
    target: str,
    details: SourceDetails,
    *,
    ask: Ask | None = None,
    as_stated: bool = False,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    on_progress: OnProgress | None = None,
    network: Network | None = None,
    check: bool = True,
) -> SourceReport:
    """Save one source and check the claims of the store against it.

    Args:
        store_path: The store's file; made where there is none.
        target: A file, an address of the web, or "-" for standard input.
        details: What the user says of it.
        ask: Asks whose text it is, where nothing tells; None asks nobody.
        as_stated: Take the name that a page states, though it is near to that of a known outlet.
        allow_private: Fetch from private and loopback addresses too.
        stdin: What "-" stands for; the process's standard input if not given.
        on_progress: Called as a page is fetched and as claims are checked.
        network: Where to fetch from; the machine's own network if not given.
        check: Check the claims.

    Raises:
        InputError: It cannot be used, or nothing tells whose text it is.
        StoreError: The store cannot be opened or written.
    """
    how = _How(ask, as_stated, allow_private, network)
    with _Saving(store_path, details, how) as saving:
        report = saving.save(target, stdin, on_progress)
    changed = report.added is not None and report.added.outcome is not SourceOutcome.UNCHANGED
    return replace(report, checked=check_claims(store_path, on_progress) if check and changed else None)


def add_sources(
    store_path: Path,
    targets: Sequence[str],
    details: SourceDetails,
    *,
    ask: Ask | None = None,
    as_stated: bool = False,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    watch: Watch | None = None,
    network: Network | None = None,
) -> Generator[SourceReport]:
    """Save the sources of files, folders and addresses and report on each; a bad one stops no other.

    What was reported stays, whatever ends the walk. The claims are not checked: call ``check_claims`` once
    at the end.

    Args:
        store_path: The store's file; made where there is none.
        targets: Files, folders, addresses of the web or "-".
        details: What holds for each of them.
        ask: Asks whose text a copy is; the same site is asked for once.
        as_stated: Take the name that a page states, though it is near to that of a known outlet.
        allow_private: Fetch from private and loopback addresses too.
        stdin: What "-" stands for; the process's standard input if not given.
        watch: Tells how far it is.
        network: Where to fetch from; the machine's own network if not given.

    Raises:
        StoreError: The store cannot be opened or written: the files after would fare no better.
    """
    how = _How(ask, as_stated, allow_private, network)
    with _Saving(store_path, details, how) as saving:
        listed = [found for target in targets for found in _listed(target)]
        for done, entry in enumerate(listed):
            if isinstance(entry, SourceReport):
                yield entry
                continue
            on_progress = watch(entry, done, len(listed)) if watch is not None else None
            try:
                report = saving.save(entry, stdin, on_progress)
            except InputError as fault:
                report = SourceReport(entry, fault=fault)
            yield report


def check_claims(store_path: Path, on_progress: OnProgress | None = None) -> CheckSummary | None:
    """Check the store's claims against its sources; None where it holds no claim.

    Raises:
        StoreError: The store cannot be read or written.
    """
    with open_store(store_path, create=False) as store:
        if not store.progress(View(article_id=None, retired=False), "").total:
            return None
        return check_all(store, on_progress)


@dataclass(frozen=True, slots=True)
class _How:
    """Whom to ask and where to fetch from; see ``add_source``."""

    ask: Ask | None
    as_stated: bool
    allow_private: bool
    network: Network | None


class _Saving:
    """Saves one source after another into a store that is opened once."""

    def __init__(self, store_path: Path, details: SourceDetails, how: _How) -> None:
        _require_address(details.url)
        self._path = store_path
        self._details = details
        self._how = how
        self._saved: dict[str, tuple[str, str]] = {}
        self._opened = ExitStack()
        self._teller = self._opened.enter_context(LanguageTeller())
        self._store: Store | None = None
        self._naming: Naming | None = None
        self._notices: Notices | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()

    def save(self, target: str, stdin: BinaryIO | None, on_progress: OnProgress | None) -> SourceReport:
        """Save one source; raises InputError where it cannot be used."""
        if self._path.exists():
            require_writable(self._open())  # before anything is fetched
        copy, url, where = self._read(target, stdin, on_progress)
        outlet, notices = self._outlet_of(copy, url, where)
        details = self._details
        address = url or (sha256(copy.text) if target == STDIN else str(Path(target).resolve()))
        source = Source(
            source_id=source_id(outlet, address),
            outlet=outlet,
            text=copy.text,
            sha256=sha256(copy.text),
            accessed_at=details.accessed or datetime.now(UTC),
            origin=target.strip() if is_address(target) else target,
            url=url,
            title=details.title or copy.title,
            published=details.published or copy.published,
            media_type=copy.media_type,
            language=self._teller.language(copy.text),
            stub=copy.stub is not None,
        )
        first = self._saved.setdefault(source.source_id, (target, source.sha256))
        if first[1] != source.sha256:
            # Each run would make both of them new versions again, and reopen what was decided meanwhile.
            raise InputError(
                f"{where}: not the same text as {name_of(first[0])}, which was just saved for"
                f" {printable(address)}; add the one that counts by itself"
            )
        store = self._open()
        if self._notices is None:
            self._notices = Notices(store)
        added = store.put_source(source)
        told = self._notices.on(source, added, copy.stub, where)
        return SourceReport(target, added, source, (*copy.warnings, *notices, *told))

    def _open(self) -> Store:
        if self._store is None:
            self._store = self._opened.enter_context(open_store(self._path))
        return self._store

    def _outlet_of(self, copy: SavedCopy, url: str | None, where: str) -> tuple[str, tuple[str, ...]]:
        """Return whose text a copy is, and what is to be said of that."""
        if self._naming is None:
            # A store that is not there yet is not made to ask it for names.
            store = self._open() if self._path.exists() else None
            stored = [row.outlet for row in store.sources(include_removed=True)] if store is not None else []
            names = OutletNames(lexicon_with(rows_in_force(store)), stored)
            how = self._how
            self._naming = Naming(names, self._details.outlet, how.ask, as_stated=how.as_stated)
        return self._naming.outlet(Stated(url, copy.publisher), where)

    def _read(
        self, target: str, stdin: BinaryIO | None, on_progress: OnProgress | None
    ) -> tuple[SavedCopy, str | None, str]:
        """Return a copy, where it is from, and what it is called in messages."""
        given = original(self._details.url) if self._details.url else None
        if not is_address(target):
            refuse_own_file(self._path, target)
            copy = read_copy(target, stdin=stdin)
            return copy, given or copy.url, name_of(target)
        from workbench.ingest.fetch import fetch  # noqa: PLC0415 - only an address needs the network

        fetched = fetch(
            target,
            allow_private=self._how.allow_private,
            on_progress=on_progress,
            network=self._how.network,
        )
        where = printable(target.strip())
        copy = read_copy_bytes(fetched.data, where, named_page=fetched.is_page, charset=fetched.charset)
        copy = replace(copy, warnings=(*fetched.warnings, *copy.warnings))
        # What a page states of its address counts where it is at home there: any page can name another.
        own = copy.url if host_of(copy.url) == host_of(original(fetched.url)) else None
        return copy, given or own or original(fetched.url), where


def _listed(target: str) -> list[str | SourceReport]:
    """Return the files that a target names, or a report of what is wrong with it."""
    if is_address(target):
        return [target]
    try:
        return [*find_files([target], SOURCE_SUFFIXES, "source")]
    except InputError as fault:
        return [SourceReport(target, fault=fault)]


def _require_address(url: str | None) -> None:
    if url is not None and not is_web_address(url):
        raise InputError(f"--url {printable(url)!r} is no address of the web; write it as https://…")
