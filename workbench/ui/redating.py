"""The publication date from a screen: set, the dates worked out again, and the verdicts it bears on told."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from workbench.ui.key_names import said
from workbench.ui.reading import OnProgress, with_dialog
from workbench.ui.wording import counted

if TYPE_CHECKING:
    from workbench.desk.redating import Redated
    from workbench.ui.app import WorkbenchApp

After = Callable[[], Coroutine[Any, Any, None]]
"""Shows a screen's article as it is now."""


async def redate_article(bench: WorkbenchApp, article_id: str, day: date | None, after: After) -> None:
    """Set an article's date, work its dates out again, show it, and ask about the verdicts that rest on them.

    Args:
        bench: The program.
        article_id: The article.
        day: The day; None where the ledger says it already, as after an undo.
        after: Called when the article has changed, and again when verdicts were reopened.

    Raises:
        WorkbenchError: It cannot be read, or the store cannot be written; nothing is changed then.
    """
    path, reviewer = bench.desk.store_path, bench.desk.reviewer

    def read(on_progress: OnProgress) -> list[Redated]:
        from workbench.desk import errands
        from workbench.desk.apart import apart

        redating = partial(errands.redate, path, article_id, day, reviewer, bench.model)
        return apart(redating, on_progress=on_progress)

    found = await with_dialog(bench, "Working out the dates again", read)
    if found is not None:
        bench.hold(partial(_show_and_ask, bench, article_id, found, after))


async def _show_and_ask(bench: WorkbenchApp, article_id: str, found: list[Redated], after: After) -> None:
    await after()
    if not found:
        return
    from workbench.ui.screens.redated import RedatedDialog

    own = sum(1 for claim in found if claim.mine)

    async def settle(chosen: tuple[Redated, ...]) -> None:
        if chosen:
            from workbench.desk.redating import reopen

            await bench.desk.call(lambda session: reopen(session.store, article_id, chosen, session.reviewer))
            await after()
        if own:
            back = said(" {review.undo} takes each back.") if chosen else ""
            kept = own - len(chosen)
            bench.notify(f"{counted(len(chosen), 'verdict')} reopened, {kept:,} kept.{back}", timeout=6)

    await bench.ask(RedatedDialog(found), settle)
