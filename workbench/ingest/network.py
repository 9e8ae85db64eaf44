"""Names to addresses, and connections to the very address that was looked at."""

from __future__ import annotations

import io
import socket
import ssl
import threading
import time
from typing import Protocol


class Deadline:
    """A moment after which nothing is waited for.

    Args:
        seconds: From now.
    """

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, most: float) -> float:
        """Return the seconds that one step may take, ``most`` at most.

        Raises:
            TimeoutError: The moment has passed.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the whole time is used up")
        return min(left, most)


class Network(Protocol):
    """What fetching needs of the machine's network; tests put another in its place."""

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        """Return the addresses of a host.

        Raises:
            OSError: It has none.
            TimeoutError: The resolver took longer than ``seconds``.
        """
        ...

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to an address, given as digits: no name is resolved again.

        Raises:
            OSError: There is none.
        """
        ...

    def secure(self, connection: socket.socket, host: str) -> socket.socket:
        """Return the connection under TLS, with the host's certificate checked.

        Raises:
            ssl.SSLError: The certificate is not the host's, or not trusted.
        """
        ...


class OpenNetwork:
    """The machine's own network. Proxies that the environment names are not used."""

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        """Return the addresses of a host; see ``Network``."""
        answer: list[str] = []
        fault: list[OSError | UnicodeError] = []

        def ask() -> None:
            try:
                found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError) as error:
                fault.append(error)
            else:
                answer.extend(str(entry[4][0]) for entry in found)

        # The system's resolver knows no time limit; a thread that it holds up ends with the process.
        asking = threading.Thread(target=ask, daemon=True)
        asking.start()
        asking.join(seconds)
        if asking.is_alive():
            raise TimeoutError("the name was not resolved in time")
        if fault:
            raise OSError("no such host") from fault[0]
        return list(dict.fromkeys(answer))

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:
        """Return a connection to an address; see ``Network``."""
        return socket.create_connection((address, port), timeout=seconds)

    def secure(self, connection: socket.socket, host: str) -> socket.socket:
        """Return the connection under TLS; see ``Network``."""
        return trusting().wrap_socket(connection, server_hostname=host)


def trusting() -> ssl.SSLContext:
    """Return a context that trusts the system's authorities, and Mozilla's where the system has none."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi  # noqa: PLC0415 - only some systems need it

        context.load_verify_locations(certifi.where())
    return context


class Wire:
    """A connection that keeps a deadline and a limit; it looks to ``http.client`` as a socket does.

    Args:
        connection: An open socket.
        deadline: When all must have been read.
        silence: Seconds that the other side may say nothing.
        most: Bytes that are read at most, headers and all.
    """

    def __init__(self, connection: socket.socket, deadline: Deadline, silence: float, most: int) -> None:
        self._connection = connection
        self._deadline = deadline
        self._silence = silence
        self._left = most

    def sendall(self, data: bytes) -> None:
        """Send all bytes."""
        self._connection.settimeout(self._deadline.left(self._silence))
        self._connection.sendall(data)

    def receive_into(self, buffer: memoryview) -> int:
        """Read some bytes into a buffer and return their number; 0 at the end.

        Raises:
            TimeoutError: Nothing came for too long, or the whole time is used up.
            OverflowError: More came than is read.
        """
        if self._left <= 0:
            raise OverflowError("more bytes than are read")
        self._connection.settimeout(self._deadline.left(self._silence))
        count = self._connection.recv_into(buffer[: self._left])
        self._left -= count
        return count

    def makefile(self, _mode: str) -> io.BufferedReader:
        """Return what comes in as a file."""
        return io.BufferedReader(_Incoming(self))

    def close(self) -> None:
        """Do nothing: a response is still read after ``http.client`` has let go of its connection."""


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer is taken
        return self._wire.receive_into(memoryview(buffer))
