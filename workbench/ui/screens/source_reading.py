"""Sources whole: read one with a cursor, choose one among all, add one from a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.errors import WorkbenchError
from workbench.model import Span
from workbench.text import printable
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin
from workbench.ui.screens.sourcing import Sourcing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.desk.requests import NewSource
    from workbench.desk.session import ReviewSession
    from workbench.sources import Source
    from workbench.ui.source_detail import SourceDetail


class SourceReading(Sourcing):
    """The keys w, W and A."""

    def action_whole_source(self) -> None:
        """Read the source of the shown passage whole."""
        if self.sources.shown is not None:
            self.bench.hold(partial(self._whole, self.sources.shown))

    async def _whole(self, shown: SourceDetail) -> None:
        if shown.reading is None:
            # The pane is hidden, or its passages have not come yet.
            await self.read_passages(shown.row.row_id)
            shown = self.sources.shown or shown
        passage = shown.passage
        if passage is None:
            await self._choose()
        else:
            await self._read_whole(shown, passage.source.source_id, passage.source.version, passage.span)

    def action_all_sources(self) -> None:
        """List all saved sources."""
        if self.sources.shown is not None:
            self.bench.hold(self._choose)

    async def _choose(self) -> None:
        from workbench.ui.screens.choose_source import ChooseSourceDialog

        shown = self.sources.shown
        rows = await self.bench.desk.call(lambda session: session.sources())
        if shown is None:
            return
        if not rows:
            self.notify(said("No source is saved yet: {review.add_source} adds one from a file."), timeout=4)
            return
        await self.bench.ask(ChooseSourceDialog(rows), partial(self._read_whole, shown))

    async def _read_whole(
        self, shown: SourceDetail, source_id: str, version: int | None = None, at: Span | None = None
    ) -> None:
        from workbench.ui.screens.source_text import SourceRequest, SourceScreen
        from workbench.ui.widgets.source_view import Places

        def read(session: ReviewSession) -> tuple[Source, str]:
            source = session.source(source_id, version)
            return source, printable(source.text, newlines=True)

        async def search(words: str) -> Sequence[Span]:
            return await self.bench.library.call(
                lambda session: session.search_source(source_id, words, source.version)
            )

        async def accept(span: Span) -> None:
            await self.take_evidence(shown.row.row_id, source, span, then=show)

        async def show() -> None:
            screen.mark_evidence(await self._accepted(shown.row.row_id, source))

        source, safe = await self.bench.library.call(read)
        passages = shown.reading.passages if shown.reading is not None else ()
        near = [
            passage.span
            for passage in passages
            if passage.span is not None and passage.source.sha256 == source.sha256
        ]
        places = Places(_apart(near), await self._accepted(shown.row.row_id, source))
        screen = SourceScreen(SourceRequest(source, safe, shown.text, places, at, search, accept))
        await self.bench.push_screen(screen)

    async def _accepted(self, row_id: int, source: Source) -> list[Span]:
        """Return what is accepted for a claim from this version of a source, in order of place."""
        held = await self.bench.desk.call(lambda session: session.evidence(row_id))
        return sorted(
            Span(one.evidence.start, one.evidence.end)
            for one in held
            if (one.evidence.source_id, one.evidence.version) == (source.source_id, source.version)
        )

    # Adding

    def action_add_source(self) -> None:
        """Ask for a file and save it as a source."""
        self.bench.hold(self._ask_source)

    async def _ask_source(self) -> None:
        from workbench.desk.requests import NewSource
        from workbench.ui.screens.add_source import AddSourceDialog

        shown = self.sources.shown
        missing = shown.reading.missing if shown is not None and shown.reading is not None else ()
        cited = shown.row.outlet if shown is not None else None
        start = NewSource(outlet=next(iter(missing), None) or cited or "")
        await self.bench.ask(AddSourceDialog(start), self._add_source)

    async def _add_source(self, new: NewSource) -> None:
        begin(self, partial(self._save_source, new), "adding")

    async def _save_source(self, new: NewSource) -> None:
        from workbench.desk.errands import WhichOutletError
        from workbench.store.rows import View
        from workbench.ui.source_adding import add_source

        try:
            whole = View(article_id=self.view.article_id)
            cited = await self.bench.desk.call(lambda session: session.facets(whole, "outlet"))
            message = await add_source(self.bench, new, [name for name, _ in cited if name])
        except (WorkbenchError, OSError) as error:
            # What was filled in is not lost: it can be mended.
            near = error.near if isinstance(error, WhichOutletError) else ()
            self.bench.hold(partial(self._mend, new, str(error), near))
            return
        if message is not None:
            self.notify(message, timeout=8)
        # Also after a stop: the text may have been saved, and some of the claims checked.
        self.bench.hold(self._sources_changed)

    async def _mend(self, new: NewSource, fault: str, outlets: Sequence[str]) -> None:
        from workbench.ui.screens.add_source import AddSourceDialog

        # The same fault is told on the command line, where the fields are options.
        told = fault.replace("--url ", "URL: ")
        self.bench.hush()
        await self.bench.ask(AddSourceDialog(new, told, outlets), self._add_source)

    async def _sources_changed(self) -> None:
        """Show the claims as they are after another source was saved: checked anew, some perhaps reopened."""
        await self.article_changed(reread=False)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return the stretches in order of place; those that overlap become one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
