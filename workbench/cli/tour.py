"""``workbench tour``: leads through the sample, in a store that is gone afterwards."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from workbench.cli.options import Settings, common_options, pass_settings, screen_options
from workbench.cli.screen import require_terminal

if TYPE_CHECKING:
    from collections.abc import Callable


@click.command(epilog="Example: workbench tour")
@screen_options
@common_options
@pass_settings
def command(settings: Settings) -> None:
    """Be led through the sample, key by key.

    An invented article with saved sources is read into a store of its own in a temporary folder; a
    line or two at the bottom say which key to press. Your own store is not touched, and what is
    decided on the tour is gone when you leave it, which ctrl+q does at any time.
    """
    require_terminal("`workbench review --sample` in one, or `workbench --help`")
    from workbench.cli.progress import progress_line
    from workbench.desk.sample import open_sample
    from workbench.ui.tour import run_tour

    with TemporaryDirectory(prefix="workbench-tour-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "tour.db"
        with ExitStack() as lines:
            shown: dict[str, Callable[[int, int], None]] = {}

            def tell(step: str, done: int, total: int) -> None:
                if step not in shown:
                    lines.close()  # the line of the step before
                    shown[step] = lines.enter_context(progress_line(step))
                shown[step](done, total)

            article = open_sample(path, model=settings.model_name, on_step=tell)
        status = run_tour(path, settings.reviewer_name, article)
    click.get_current_context().exit(status)
