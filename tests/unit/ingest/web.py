"""A small web server of our own, and a network whose names and addresses a test decides."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]
PUBLIC = "8.8.4.4"
"""An address of the open internet; nothing is ever sent to it."""


class LocalNetwork:
    """Resolves as it is told, and connects every address to one local port.

    Args:
        port: Where the server listens; None connects nothing.
        names: The addresses of each host; hosts that are not named are public.
    """

    def __init__(self, port: int | None, names: dict[str, list[str]] | None = None) -> None:
        self.port = port
        self.names = names or {}
        self.resolved: list[str] = []
        self.connected: list[str] = []

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        assert port > 0
        assert seconds > 0
        self.resolved.append(host)
        return self.names.get(host, [PUBLIC])

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        assert port > 0
        self.connected.append(address)
        if self.port is None:
            raise ConnectionRefusedError(111, "Connection refused")
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def secure(self, connection: socket.socket, host: str) -> socket.socket:
        assert host
        return connection


@contextmanager
def serve(answers: dict[str, Answer]) -> Iterator[int]:
    """Answer each path on a loopback port until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.close_connection = True
            with suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
                answers[self.path](self)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def page(body: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with a body and its length; header names have "_" for "-"."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        stated = {"Content_Length": str(len(body)), "Content_Type": "text/html; charset=utf-8"} | headers
        for name, value in stated.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def moved(place: str, status: int = 302) -> Answer:
    """Answer with a redirect."""
    return page(b"", status, Location=place)
