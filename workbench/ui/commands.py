"""The command palette: every key by name, and jumps to articles and claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.ui import keys
from workbench.ui.key import Key

if TYPE_CHECKING:
    from workbench.store.rows import ArticleRow
    from workbench.ui.app import WorkbenchApp


class WorkbenchCommands(Provider):
    """Offers the keys of the screen that is open, its claims by number, and the store's articles."""

    def _keys(self) -> Iterator[Key]:
        own: tuple[Key, ...] = getattr(self.screen, "KEYS", ())
        yield from (
            key for key in (*own, *keys.EVERYWHERE) if key.action not in ("escape", "command_palette")
        )

    async def discover(self) -> Hits:
        """Yield every key before anything is typed."""
        for key in self._keys():
            yield DiscoveryHit(key.title, partial(self._do, key.action), help=_help(key))

    async def search(self, query: str) -> Hits:
        """Yield what goes with the words typed so far."""
        matcher = self.matcher(query)
        for key in self._keys():
            title = key.title
            score = max(matcher.match(title), matcher.match(key.help) * 0.8)
            if score > 0:
                yield Hit(score, matcher.highlight(title), partial(self._do, key.action), title, _help(key))
        number = re.fullmatch(r"\D*(\d{1,9})", query)
        go_to = getattr(self.screen, "go_to_number", None)
        if number is not None and go_to is not None:
            title = f"Go to claim {int(number[1]):,}"
            yield Hit(1.0, title, partial(go_to, int(number[1])), title)
        from workbench.text import printable

        for article in await self._articles():
            title = f"Open: {printable(article.title)}"
            score = matcher.match(title)
            if score > 0:
                # Highlighted by Content, not by markup: a title is text from outside.
                yield Hit(score * 0.9, Content(title), partial(self._open, article.article_id), title)

    async def _articles(self) -> list[ArticleRow]:
        bench = cast("WorkbenchApp", self.app)
        return await bench.desk.call(lambda session: session.articles())

    async def _do(self, action: str) -> None:
        if self.screen not in self.app.screen_stack or not self.screen.children:
            return  # It was left for another one meanwhile, or is only being laid out.
        take = getattr(self.screen, "take", None)
        if take is not None:
            await take(action)
        else:
            await self.app.run_action(action)

    async def _open(self, article_id: str) -> None:
        bench = cast("WorkbenchApp", self.app)
        bench.hold(partial(bench.open_article, article_id))


def _help(key: Key) -> str:
    return f"{key.help} ({key.first})" if key.first else key.help
