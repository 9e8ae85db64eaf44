"""One page off the web, when the user names its address: limits first, then bytes.

http and https only; every address that the name resolves to must be of the open internet, at each
of at most five redirects again, and the connection goes to the very address that was looked at, so
that a name which resolves to another one a moment later gains nothing. Size (packed and unpacked)
and time are limited. No cookies, no passwords, no proxies from the environment.
"""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import cast
from urllib.parse import urljoin

from workbench import __version__
from workbench.errors import InputError
from workbench.ingest.addresses import describe_closed
from workbench.ingest.files import MAX_BYTES
from workbench.ingest.network import Deadline, Network, OpenNetwork, Wire
from workbench.ingest.unpacking import Unpacking
from workbench.ingest.web_address import HINT, Refused, WebAddress, parse_address, shown
from workbench.text import printable

USER_AGENT = f"factcheck-workbench/{__version__}"
MAX_REDIRECTS = 5

OnProgress = Callable[[int, int], None]
"""Called with (KiB read, KiB in all); 0 in all where the server does not say."""

_MOVED = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_HEADER_BYTES = 256 * 1024
"""Room for headers and the framing of chunks beside the largest body."""
_CHUNK = 64 * 1024
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]{2,40})""", re.IGNORECASE)
_UNREADABLE = re.compile(r"(?:image|audio|video|font)/", re.IGNORECASE)
_BROKEN_OFF = "the connection broke off before the end of the page; try again"
_STATUSHINTS = {
    401: f"it wants a password: {HINT}",
    402: f"it wants a subscription: {HINT}",
    403: f"it shows the page to browsers only, or to subscribers: {HINT}",
    404: "there is no such page; check the address",
    410: "the page is gone; an archive may have a copy",
    429: "it was asked too often; try again later",
    451: f"the page is withheld here for legal reasons: {HINT} where it can be seen",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; seconds and bytes.

    Attributes:
        connect: For the name, and for each connection.
        silence: That the server may say nothing.
        total: For everything, redirects and all.
        size: Of the body, as sent and unpacked.
    """

    connect: float = 10.0
    silence: float = 20.0
    total: float = 90.0
    size: int = MAX_BYTES


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: The address that it came from in the end.
        charset: The encoding that the server states, or None.
        is_page: Whether the server calls it a web page.
        warnings: One clear line for each thing the reader should know.
    """

    url: str
    data: bytes
    charset: str | None = None
    is_page: bool = False
    warnings: tuple[str, ...] = ()


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    on_progress: OnProgress | None = None,
    limits: Limits | None = None,
    network: Network | None = None,
) -> Fetched:
    """Return what an address of the web gives.

    Args:
        url: An http or https address.
        allow_private: Fetch from private, loopback and other closed addresses too.
        on_progress: Called as bytes come in.
        limits: How long and how much.
        network: Where to fetch from; the machine's own network if not given.

    Raises:
        InputError: The address cannot be used, or gives no page.
    """
    where = shown(url)
    fetching = _Fetching(allow_private, on_progress, limits or Limits(), network or OpenNetwork())
    try:
        return fetching.follow(url)
    except Refused as reason:
        raise InputError(f"{where}: {reason}") from None
    except TimeoutError:
        limit = fetching.limits
        raise InputError(
            f"{where}: too slow; the server may be silent for {limit.silence:g} s and take {limit.total:g} s"
            f" in all: try again later, or {HINT}"
        ) from None
    except OverflowError:
        raise InputError(f"{where}: {_too_large(fetching.limits.size)}") from None
    except ssl.SSLError as error:
        reason_given = getattr(error, "verify_message", "") or error.reason or "TLS failed"
        raise InputError(f"{where}: no secure connection ({printable(str(reason_given))}); {HINT}") from error
    except IncompleteRead:
        raise InputError(f"{where}: {_BROKEN_OFF}") from None
    except (OSError, HTTPException) as error:
        cause = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise InputError(
            f"{where}: the connection failed ({printable(str(cause)).lower()}); check the address and the"
            " network"
        ) from error


@dataclass(frozen=True, slots=True)
class _Fetching:
    allow_private: bool
    on_progress: OnProgress | None
    limits: Limits
    network: Network

    def follow(self, url: str) -> Fetched:
        """Fetch an address, by way of its redirects."""
        deadline = Deadline(self.limits.total)
        first = here = parse_address(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(here, deadline)
            if isinstance(answer, Fetched):
                warnings = answer.warnings
                if first.scheme == "https" and here.scheme == "http":
                    warnings += (f"{shown(url)}: redirected from https to http: anybody may have changed it",)
                return replace(answer, warnings=warnings)
            try:
                here = parse_address(urljoin(here.url, answer))
            except ValueError:
                raise Refused(f"redirected to {shown(answer[:200])}: no address") from None
            except Refused as reason:
                raise Refused(f"redirected to {shown(answer[:200])}: {reason}") from None
        raise Refused(f"more than {MAX_REDIRECTS} redirects; {HINT}")

    def _ask(self, address: WebAddress, deadline: Deadline) -> Fetched | str:
        """Return what an address gives, or where it redirects to."""
        with closing(self._connect(address, deadline)) as connection:
            wire = Wire(connection, deadline, self.limits.silence, self.limits.size + _HEADER_BYTES)
            asking = HTTPConnection(address.host, address.port)
            asking.sock = cast("socket.socket", wire)
            asking.request("GET", address.path, headers=_HEADERS | {"Host": address.authority})
            with closing(asking.getresponse()) as response:
                if response.status in _MOVED and response.headers["Location"]:
                    # Headers are read as Latin-1; those that are no ASCII are UTF-8 in practice.
                    place = response.headers["Location"].encode("latin-1", "replace")
                    return place.decode("utf-8", "replace").strip()
                self._require_page(response)
                kind = response.headers["Content-Type"] or ""
                charset = _CHARSET.search(kind)
                is_page = "html" in kind.lower()
                return Fetched(address.url, self._body(response), charset[1] if charset else None, is_page)

    def _connect(self, address: WebAddress, deadline: Deadline) -> socket.socket:
        """Return a connection to the first address of the host that takes one, all of them looked at."""
        found = self.network.resolve(address.host, address.port, deadline.left(self.limits.connect))
        if not found:
            raise OSError("no such host")
        for number in found:
            kind = None if self.allow_private else describe_closed(number)
            if kind:
                raise Refused(
                    f"{printable(address.host)} is at {kind} address ({number}); give --allow-private to"
                    " fetch from one"
                )
        fault: OSError = OSError("no such host")
        for number in found:
            try:
                connection = self.network.connect(number, address.port, deadline.left(self.limits.connect))
            except OSError as error:
                fault = error
                continue
            if address.scheme == "http":
                return connection
            try:
                return self.network.secure(connection, address.host)
            except BaseException:
                connection.close()
                raise
        raise fault

    def _require_page(self, response: HTTPResponse) -> None:
        """Look at the status and the headers before any of the body is read."""
        status = response.status
        if status not in (200, 203):
            known = status in HTTPStatus.__members__.values()
            phrase = f" {HTTPStatus(status).phrase}" if known else ""
            later = "the server has a fault; try again later" if status >= 500 else HINT
            raise Refused(f"answered {status}{phrase}: {_STATUSHINTS.get(status, later)}")
        kind = response.headers["Content-Type"] or ""
        if _UNREADABLE.match(kind):
            raise Refused(
                f"gives {printable(kind.partition(';')[0])}, not a text; give the address of the text"
            )
        if response.length is not None and response.length > self.limits.size:
            raise Refused(_too_large(self.limits.size))

    def _body(self, response: HTTPResponse) -> bytes:
        """Return the body, unpacked, neither packed nor unpacked larger than the limit."""
        unpack = Unpacking(response.headers["Content-Encoding"] or "", self.limits.size)
        stated = response.length
        body = bytearray()
        read = 0
        while chunk := response.read(_CHUNK):
            read += len(chunk)
            body += unpack.feed(chunk)
            if max(len(body), read) > self.limits.size:
                raise OverflowError
            if self.on_progress is not None:
                self.on_progress(read // 1024, (stated or 0) // 1024)
        if (stated is not None and read < stated) or not unpack.whole:
            raise Refused(_BROKEN_OFF)
        return bytes(body)


def _too_large(limit: int) -> str:
    size = f"{limit / 1024**2:g} MiB" if limit >= 1024**2 else f"{limit} bytes"
    return f"too large: more than {size}, as sent or unpacked; save the article's text and give that file"
