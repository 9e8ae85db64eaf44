"""The one thread that owns the store while a screen is up.

A screen paints before the store's packages are even imported; from then on everything goes through
this thread, one call after the other: a decision is confirmed when its call returns, which is after
the commit, and no two calls ever meet in one SQLite connection.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.desk.session import ReviewSession

Result = TypeVar("Result")


class SessionThread:
    """A review session, used from its own thread.

    Attributes:
        store_path: The store's file.
        reviewer: Who decides.
    """

    def __init__(self, store_path: Path, reviewer: str) -> None:
        """Bind a reviewer to a store; neither thread nor file is opened yet."""
        self.store_path = store_path
        self.reviewer = reviewer
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._session: ReviewSession | None = None

    async def call(self, use: Callable[[ReviewSession], Result]) -> Result:
        """Run ``use`` in the store's thread with the session and return what it returns.

        Calls run in the order in which they were made. A call that is cancelled before its turn is
        not run; one that runs already is finished.

        Raises:
            WorkbenchError: What ``use`` raised, as when the store is busy, full or no store.
        """
        return await asyncio.wrap_future(self._executor.submit(self._use, use))

    def rest(self) -> None:
        """Have the store do what was put off; to be called while nobody waits, and waited for by nobody."""
        self._executor.submit(self._rest)

    async def close(self) -> None:
        """Finish the calls made so far, close the store and end the thread."""
        await asyncio.wrap_future(self._executor.submit(self._close))
        self._executor.shutdown(wait=False)

    def _use(self, use: Callable[[ReviewSession], Result]) -> Result:
        if self._session is None:
            from workbench.desk.session import ReviewSession

            self._session = ReviewSession(self.store_path, self.reviewer)
        return use(self._session)

    def _rest(self) -> None:
        if self._session is not None:
            # A fault that matters comes again with the next decision, and is told there.
            with suppress(WorkbenchError):
                self._session.rest()

    def _close(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None
