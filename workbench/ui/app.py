"""The screens as one program: where it opens, its themes, its palette, how it ends."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from workbench.desk.config import load
from workbench.desk.drafts import Drafts
from workbench.desk.requests import AddRequest
from workbench.errors import WorkbenchError
from workbench.ui import keys, themes
from workbench.ui.commands import WorkbenchCommands
from workbench.ui.key import choose_keys
from workbench.ui.ordered_keys import OrderedKeys
from workbench.ui.screens.opening import OpeningScreen
from workbench.ui.session_thread import SessionThread

if TYPE_CHECKING:
    from workbench.desk.naming import Lesson
    from workbench.ui.screens.dialog import Dialog

Answer = TypeVar("Answer")


class WorkbenchApp(OrderedKeys):
    """The review room of one reviewer at one store.

    Attributes:
        desk: The thread that owns the store.
        library: The thread that compares claims with sources: no decision waits for a comparison.
        finder: The thread that lists the claims of a view: no decision waits for a long list.
        kin: The thread that looks for like claims across the store: nothing waits for it.
        drafts: Notes begun and not saved; they outlive the program.
        model: The spaCy pipeline for texts added or read again, or None for the default one.
        asked_for_date: Articles whose publication date was asked for since the program started.
        not_to_learn: What the lexicon shall not learn: it is not asked again while the program runs.
        config: What the user has set; its faults are told when a room opens.
        failure: Why the program could not go on, or None.
        signs_of_life: Called at every key and movement of the mouse, or None.
    """

    TITLE = "Workbench"
    CSS_PATH = "app.tcss"
    COMMANDS = {WorkbenchCommands}  # noqa: RUF012 - Textual declares it without ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(keys.EVERYWHERE, "everywhere"),
        # From dialogs and fields too, which the other keys of the program do not reach.
        Binding("ctrl+q", "quit", "quit", show=False, priority=True),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (170, "-wide")]  # noqa: RUF012 - as Textual has it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]  # noqa: RUF012 - as Textual has it

    def __init__(
        self,
        store_path: Path,
        reviewer: str,
        *,
        article: str | None = None,
        add: AddRequest | None = None,
        model: str | None = None,
    ) -> None:
        """Open on an article, or on the list of articles where none is named.

        Args:
            store_path: The store's file; made where there is none.
            reviewer: The name that stands on every decision.
            article: What the user calls an article of the store: the start of its id, its path, its title.
            add: A text to add first, where it is not in the store yet.
            model: The spaCy pipeline to read texts with, or None for the default one.
        """
        super().__init__()
        self.desk = SessionThread(store_path, reviewer)
        self.library = SessionThread(store_path, reviewer)
        self.finder = SessionThread(store_path, reviewer)
        self.kin = SessionThread(store_path, reviewer)
        self.drafts = Drafts(store_path, reviewer)
        self.model = model or (add.model if add is not None else None)
        self.asked_for_date: set[str] = set()
        self.not_to_learn: set[Lesson] = set()
        self.failure: WorkbenchError | None = None
        self.signs_of_life: Callable[[], None] | None = None
        self._article = article
        self._add = add
        self._leaving = False
        self._told: dict[str, float] = {}
        for theme in themes.ALL:
            self.register_theme(theme)
        self.config = load()
        self._heed_config()

    def _heed_config(self) -> None:
        """Take over the look and the keys that are set; what cannot be done is told when a room opens."""
        config = self.config
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = themes.preferred(os.environ) if config.theme == "auto" else config.theme
        if not config.animation:
            self.animation_level = "none"
        if config.ascii:
            from workbench.ui.ascii_signs import AsciiSigns

            self._filters.append(AsciiSigns())
        choose_keys(())
        if config.keys or config.key_style != "both":
            from workbench.ui.key_changes import changes, chosen

            made = changes(config)
            self.config = replace(config, faults=(*config.faults, *made.faults))
            self.set_keymap(dict(made.keymap))
            choose_keys(chosen(made.keymap))

    def _tell_faults(self) -> None:
        for fault in self.config.faults:
            self.notify(f"{fault}. `workbench config check` tells more.", severity="warning", timeout=12)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the workbench's own colours, for themes that do not name them."""
        return themes.FALLBACK_VARIABLES

    def get_default_screen(self) -> Screen[None]:
        """Return the outline that is painted before anything else is loaded."""
        return OpeningScreen("Articles" if self._article is None and self._add is None else "Claims")

    async def enter(self) -> None:
        """Put the screen that was asked for over the outline."""
        self._tell_faults()
        from workbench.ui.tidying import keep_tidy

        keep_tidy(self, self.desk.rest)
        if self._article is None and self._add is None:
            from workbench.ui.screens.articles import ArticlesScreen

            await self.push_screen(ArticlesScreen())
            return
        from workbench.ui.screens.review import ReviewScreen

        await self.push_screen(ReviewScreen(self._article, self._add))

    async def list_articles(self, seek: str | None = None) -> None:
        """Go to the list of articles.

        Args:
            seek: Id of the article for the cursor.
        """
        from workbench.ui.screens.articles import ArticlesScreen

        await self.switch_screen(ArticlesScreen(seek))

    async def open_article(self, article_id: str, seek: int | None = None) -> None:
        """Review an article of the store.

        Args:
            article_id: Which.
            seek: Row id of the claim to begin at, None for the first one.
        """
        from workbench.ui.screens.review import ReviewScreen

        screen = ReviewScreen(article_id)
        screen.seek = seek
        await self.switch_screen(screen)

    async def ask(self, dialog: Dialog[Answer], then: Callable[[Answer], Coroutine[Any, Any, None]]) -> None:
        """Open a dialog; what is answered goes to ``then`` before the next key is taken."""
        dialog.then = then
        await self.push_screen(dialog)

    def fail(self, error: WorkbenchError) -> None:
        """End the program: there is nothing it could show."""
        self.failure = error
        self.exit(return_code=error.exit_code)

    async def on_event(self, event: events.Event) -> None:
        """Make pasted text safe before any field shows it."""
        if isinstance(event, events.Paste):
            from workbench.text import printable

            event.text = printable(event.text, newlines=True)
        if self.signs_of_life is not None and isinstance(event, events.InputEvent):
            self.signs_of_life()
        await super().on_event(event)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message; what it holds from outside is made safe, and none of it is markup."""
        from workbench.text import printable

        del markup
        message, now = printable(message), monotonic()
        self._told = {text: until for text, until in self._told.items() if until > now}
        if message in self._told:
            return  # A key that is pressed again and again says it once.
        self._told[message] = now + (self.NOTIFICATION_TIMEOUT if timeout is None else timeout)
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=False)
        self.call_after_refresh(self._lift_messages)

    def _lift_messages(self) -> None:
        if self._notifications and self.screen_stack:
            from workbench.ui.lifting import give_way, lift_messages

            give_way(self, self._told)
            lift_messages(self.screen)

    def on_descendant_focus(self) -> None:
        """Lift messages above a field that is written in from now on."""
        if self._notifications:
            self.call_after_refresh(self._lift_messages)

    def hush(self) -> None:
        """Take the messages away: they would lie over what is asked now."""
        self.clear_notifications()
        self._told.clear()

    def action_help_quit(self) -> None:
        """Say how to leave, for those who try ctrl+c."""
        from workbench.ui.key_names import said

        words = "{everywhere.quit} leaves; ctrl+q does from anywhere. Everything decided is saved."
        self.notify(said(words), timeout=4)

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = themes.OTHER.get(self.theme, themes.LIGHT_NAME)

    async def action_jump(self) -> None:
        """Lay letters over what can be gone to."""
        from workbench.ui.screens.jump import JumpScreen, targets

        await self.push_screen(JumpScreen(targets(self.screen)))

    def action_command_palette(self) -> None:
        """Show every command by name."""
        from workbench.ui.palette import Palette

        if not any(isinstance(screen, Palette) for screen in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    async def action_help(self) -> None:
        """Show all keys and signs."""
        from workbench.ui.screens.help import HelpDialog

        await self.push_screen(HelpDialog(getattr(self.screen, "KEYS", keys.REVIEW)))

    async def action_quit(self) -> None:
        """Leave; ask once more where a note was begun that the disk did not take."""
        drafts = len(self.drafts.unkept)
        if drafts and not self._leaving:
            self._leaving = True
            what = "A note was begun" if drafts == 1 else f"{drafts} notes were begun"
            self.notify(
                f"{what}, and the disk did not take the draft. Quit again to leave without.",
                severity="warning",
            )
            return
        self.exit()

    async def on_unmount(self) -> None:
        """Close the store when all that was decided is in it."""
        for thread in (self.desk, self.library, self.finder, self.kin):
            await thread.close()


def run_workbench(
    store_path: Path,
    reviewer: str,
    *,
    article: str | None = None,
    add: AddRequest | None = None,
    model: str | None = None,
) -> int:
    """Run the screens until the reviewer leaves and return the exit status.

    Raises:
        WorkbenchError: The store, the article or the file to add cannot be opened; the terminal is as
            it was before.
    """
    app = WorkbenchApp(store_path, reviewer, article=article, add=add, model=model)
    from workbench.ui.tidying import set_aside_what_is_loaded

    set_aside_what_is_loaded()
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
