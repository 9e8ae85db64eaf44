"""textual-serve on the loopback interface, with a page of our own that fetches nothing from outside."""

from __future__ import annotations

import logging
import secrets
import shlex
import socket
from collections.abc import Callable, Sequence
from importlib.resources import as_file, files

from aiohttp import web
from textual_serve.server import Server

from workbench.errors import InputError
from workbench.web.guard import TOKEN, Guard, add_headers

HOST = "127.0.0.1"
"""The only interface served: whoever wants it from afar goes through an SSH tunnel."""


class ReviewServer(Server):
    """Runs a command of this program for each browser that connects.

    Attributes:
        address: What to open in a browser, token included.
    """

    def __init__(
        self, words: Sequence[str], listener: socket.socket, token: str | None, tell: Callable[[str], None]
    ) -> None:
        """Serve a command.

        Args:
            words: The command that runs for each browser, a program and its arguments.
            listener: A bound socket.
            token: The secret in the address, or None for none.
            tell: Takes each line for the terminal.
        """
        port = listener.getsockname()[1]
        with as_file(files("workbench.web")) as room:
            super().__init__(
                shlex.join(words), HOST, port, title="Workbench", templates_path=room / "templates"
            )
        self._listener = listener
        self._guard = Guard(port, token)
        self._tell = tell
        self.address = f"http://{HOST}:{port}/" + (f"?{TOKEN}={token}" if token else "")

    def initialize_logging(self) -> None:
        """Log warnings only: what is typed and shown is nobody's business."""
        logging.getLogger("aiohttp.access").setLevel(logging.ERROR)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._guard.middleware)
        app.on_response_prepare.append(add_headers)
        return app

    async def on_startup(self, app: web.Application) -> None:
        """Say where the page is."""
        del app
        self._tell(self.address)

    def run(self) -> None:
        """Serve until Ctrl+C; every browser's session is ended in order."""
        self.initialize_logging()
        web.run_app(self._make_app(), sock=self._listener, print=None, access_log=None)


def new_token() -> str:
    """Return 128 random bits, fit for an address."""
    return secrets.token_urlsafe(16)


def listen(port: int) -> socket.socket:
    """Return a socket bound to a port of the loopback interface; port 0 takes any free one.

    Raises:
        InputError: The port is taken, or not ours to use.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"port {port} of {HOST} cannot be used ({error.strerror}): give another with --port, "
            "0 for any that is free"
        ) from None
    return listener
