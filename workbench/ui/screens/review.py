"""The review screen: the claims of an article, one key a decision."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from workbench.errors import WorkbenchError
from workbench.model import VerdictValue
from workbench.text import printable
from workbench.ui import keys
from workbench.ui.key_names import said
from workbench.ui.ordered_keys import begin, first_frame
from workbench.ui.reading import read_article
from workbench.ui.screens.filtering import Filtering
from workbench.ui.screens.kinship import Kinship
from workbench.ui.screens.pencil import Pencil
from workbench.ui.screens.revising import Revising
from workbench.ui.screens.source_reading import SourceReading


class ReviewScreen(Pencil, Revising, Filtering, Kinship, SourceReading):
    """Opens an article, adds it first where need be, and holds what concerns the article as a whole."""

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings(keys.REVIEW, "review")]
    _newest = 0
    """The ledger's newest line when the claims were read last."""
    _explained = False
    """Whether a verdict was given since the article was opened."""

    # Opening

    def open(self) -> None:
        """Open what was asked for, or end the program with the reason where it is the first thing asked."""
        if self.request is not None:
            self.bench.hold(self._add_first)
        else:
            self.bench.hold(self._open_or_end)

    async def _open_or_end(self) -> None:
        await first_frame(self)
        try:
            article_id = await self.find(self.wanted or "")
            await self.open_wanted(article_id)
        except WorkbenchError as error:
            self.bench.fail(error)
            return
        if self.focused is None:
            # A busy machine can be late with the focus; keys typed ahead act only from the list.
            self.set_focus(self.claims)
        self._newest = await self.bench.desk.call(lambda session: session.store.newest_entry())
        from workbench.ui.first_minute import FIRST_ARTICLE, explain

        await explain(self, FIRST_ARTICLE)
        await self._ask_date_once()

    def count_change(self, before: VerdictValue, after: VerdictValue) -> None:
        """Count a verdict; the first of all explains itself."""
        super().count_change(before, after)
        if not self._explained:
            from workbench.ui.first_minute import FIRST_VERDICT, explain

            self._explained = True
            begin(self, partial(explain, self, FIRST_VERDICT), "first minute")

    async def _add_first(self) -> None:
        if self.request is None:
            return
        self.show_status(busy=f"Reading {self.request.target} …")
        edition = None
        try:
            if self.request.edition_of is not None:
                from workbench.ui.editions import read_edition

                edition = await read_edition(self.bench, self.request)
                article_id = edition.added.article_id if edition is not None else None
            else:
                article_id = await read_article(self.bench, self.request)
        except WorkbenchError as error:
            self.bench.fail(error)
            return
        if article_id is None:
            # The terminal would be as empty as before, and nothing say what became of the file.
            stopped = f"Stopped reading {printable(self.request.target)}: nothing was added. "
            self.bench.exit(message=Text(f"{stopped}The same command begins anew."))
            return
        self.wanted, self.request = article_id, None
        await self._open_or_end()
        if edition is not None:
            from workbench.ui.editions import tell

            await tell(self.bench, edition)

    # Publication date

    async def _ask_date_once(self) -> None:
        """Ask for the date where something hangs on it, no work is begun yet, and it was not asked before."""
        article = self.article
        if article is None or article.published is not None or article.checked:
            return
        view = self.view
        flags = await self.bench.desk.call(lambda session: session.facets(view, "flag"))
        if (
            any(flag == "unresolved_date" for flag, _ in flags)
            and article.article_id not in self.bench.asked_for_date
        ):
            self.bench.asked_for_date.add(article.article_id)
            await self._ask_date()

    def action_published(self) -> None:
        """Say when the article appeared."""
        self.bench.hold(self._ask_date)

    async def _ask_date(self) -> None:
        from workbench.ui.screens.published import PublishedDialog

        if self.article is not None:
            await self.bench.ask(PublishedDialog(self.article.published), self._set_date)

    async def _set_date(self, day: date) -> None:
        if self.article is None or day == self.article.published:
            return
        begin(self, partial(self._reread, day), "adding")

    async def _reread(self, day: date | None) -> None:
        if self.article is None:
            return
        from workbench.ui.redating import redate_article

        try:
            show = partial(self.article_changed, reread=False)
            await redate_article(self.bench, self.article.article_id, day, show)
        except (WorkbenchError, OSError) as error:
            self.bench.complain(str(error))

    async def article_changed(self, *, reread: bool) -> None:
        """Show the article's data as they are now; with ``reread``, work its dates out again first."""
        if self.article is None:
            return
        article_id = self.article.article_id
        self.article = await self.bench.desk.call(lambda session: session.article(article_id))
        self.show_article()
        await self.forget_sources()
        if reread:
            begin(self, partial(self._reread, None), "adding")
            return
        await self.list_claims(self.claims.row_id)
        # Its blocks too: lines can be brought back, here or by others.
        begin(self, self._show_text, "text", exclusive=True)

    # Lines, export, leaving

    def action_left_out(self) -> None:
        """Show or hide the lines that are not article."""
        self.pane.toggle_left_out()

    def action_reload(self) -> None:
        """Read the claims again and say what others did meanwhile."""
        self.bench.hold(self._reload)

    async def _reload(self) -> None:
        from workbench.ui.news import article_news

        if self.article is not None:
            before, newest = self.article, self._newest
            self._newest = await self.bench.desk.call(lambda session: session.store.newest_entry())
            await self.article_changed(reread=False)
            self.notify(await article_news(self.bench, before, self.article, newest), timeout=5)

    def action_export(self) -> None:
        """Write the verdicts to a CSV file."""
        self.bench.hold(self._ask_export)

    async def _ask_export(self) -> None:
        from workbench.ui.screens.path import PathDialog

        if self.article is None:
            return
        shown = " Only the claims that the list shows are written." if self.status.filters else ""
        dialog = PathDialog(
            "Export verdicts to CSV",
            f"One row a claim and reviewer, for spreadsheets and for `workbench import`.{shown}",
            "export",
            str(self.bench.desk.store_path.parent / "exports" / f"{self.article.article_id}.csv"),
            check_export_path,
        )
        await self.bench.ask(dialog, self._export)

    async def _export(self, path: str) -> None:
        from workbench.ui.reading import export

        count = await export(self.bench.desk.store_path, self.view, path)
        self.notify(f"{count:,} rows are in {path}.", timeout=6)

    def action_back(self) -> None:
        """Go to the list of articles."""
        self.bench.hold(self._step_out)

    def action_escape(self) -> None:
        """Go one step back: to the list, out of the search, to all claims, to the articles."""
        if self.focused is self.search_box or (
            self.focused is self.claims and self.status.filters and self.view.search
        ):
            self.bench.hold(self.leave_search)
        elif self.focused is not self.claims:
            self.claims.focus()
        elif self.status.filters:
            self.action_clear_filters()
            self.notify(
                said("All claims are shown again; {review.escape} once more goes to the articles."), timeout=4
            )
        else:
            self.bench.hold(self._step_out)

    async def _step_out(self) -> None:
        """Go to the articles; what was typed ahead on was meant for claims, not for them."""
        await self.bench.list_articles(self.article.article_id if self.article is not None else None)
        await first_frame(self.bench.screen)
        await self.bench.forget_burst()


def check_export_path(path: str) -> str:
    """Return what is wrong with a path to write to, or ""; with a question mark what could be meant."""
    from workbench.desk.locations import written_out
    from workbench.ui.screens.path import is_so

    target = written_out(path)
    if not path:
        return "Name a file."
    if is_so(Path.is_dir, target):
        return f"{target} is a folder: name a file in it."
    if is_so(Path.exists, target):
        return f"{target} is there already. Replace it?"
    return ""
