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
import zlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, HTTPResponse, IncompleteRead
from typing import cast
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from workbench import __version__
from workbench.errors import InputError
from workbench.ingest.addresses import describe_closed
from workbench.ingest.files import MAX_BYTES
from workbench.ingest.network import Deadline, Network, OpenNetwork, Wire
from workbench.text import printable

USER_AGENT = f"factcheck-workbench/{__version__}"
MAX_REDIRECTS = 5

OnProgress = Callable[[int, int], None]
"""Called with (KiB read, KiB in all); 0 in all where the server does not say."""

_PORTS = {"http": 80, "https": 443}
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
_PASSWORD = re.compile(r"//[^/@]*@")
_UNREADABLE = re.compile(r"(?:image|audio|video|font)/", re.IGNORECASE)
_HINT = "save the page in your browser and give the file"
_BROKEN_OFF = "the connection broke off before the end of the page; try again"
_STATUS_HINTS = {
    401: f"it wants a password: {_HINT}",
    402: f"it wants a subscription: {_HINT}",
    403: f"it shows the page to browsers only, or to subscribers: {_HINT}",
    404: "there is no such page; check the address",
    410: "the page is gone; an archive may have a copy",
    429: "it was asked too often; try again later",
    451: f"the page is withheld here for legal reasons: {_HINT} where it can be seen",
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


@dataclass(frozen=True, slots=True)
class _Address:
    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        return urlunsplit((self.scheme, self.authority, *self.path.partition("?")[::2], ""))

    @property
    def authority(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


class _Refused(Exception):  # noqa: N818 - a reason that becomes an InputError with the address before it
    """Why an address gives nothing."""


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
    where = _shown(url)
    fetching = _Fetching(allow_private, on_progress, limits or Limits(), network or OpenNetwork())
    try:
        return fetching.follow(url)
    except _Refused as reason:
        raise InputError(f"{where}: {reason}") from None
    except TimeoutError:
        limit = fetching.limits
        raise InputError(
            f"{where}: too slow; the server may be silent for {limit.silence:g} s and take {limit.total:g} s"
            f" in all: try again later, or {_HINT}"
        ) from None
    except OverflowError:
        raise InputError(f"{where}: {_too_large(fetching.limits.size)}") from None
    except ssl.SSLError as error:
        reason_given = getattr(error, "verify_message", "") or error.reason or "TLS failed"
        raise InputError(
            f"{where}: no secure connection ({printable(str(reason_given))}); {_HINT}"
        ) from error
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
        first = here = _parse(url)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(here, deadline)
            if isinstance(answer, Fetched):
                warnings = answer.warnings
                if first.scheme == "https" and here.scheme == "http":
                    warnings += (
                        f"{_shown(url)}: redirected from https to http: anybody may have changed it",
                    )
                return replace(answer, warnings=warnings)
            try:
                here = _parse(urljoin(here.url, answer))
            except ValueError:
                raise _Refused(f"redirected to {_shown(answer[:200])}: no address") from None
            except _Refused as reason:
                raise _Refused(f"redirected to {_shown(answer[:200])}: {reason}") from None
        raise _Refused(f"more than {MAX_REDIRECTS} redirects; {_HINT}")

    def _ask(self, address: _Address, deadline: Deadline) -> Fetched | str:
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

    def _connect(self, address: _Address, deadline: Deadline) -> socket.socket:
        """Return a connection to the first address of the host that takes one, all of them looked at."""
        found = self.network.resolve(address.host, address.port, deadline.left(self.limits.connect))
        if not found:
            raise OSError("no such host")
        for number in found:
            kind = None if self.allow_private else describe_closed(number)
            if kind:
                raise _Refused(
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
            later = "the server has a fault; try again later" if status >= 500 else _HINT
            raise _Refused(f"answered {status}{phrase}: {_STATUS_HINTS.get(status, later)}")
        kind = response.headers["Content-Type"] or ""
        if _UNREADABLE.match(kind):
            raise _Refused(
                f"gives {printable(kind.partition(';')[0])}, not a text; give the address of the text"
            )
        if response.length is not None and response.length > self.limits.size:
            raise _Refused(_too_large(self.limits.size))

    def _body(self, response: HTTPResponse) -> bytes:
        """Return the body, unpacked, neither packed nor unpacked larger than the limit."""
        unpack = _Unpacking(response.headers["Content-Encoding"] or "", self.limits.size)
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
            raise _Refused(_BROKEN_OFF)
        return bytes(body)


class _Unpacking:
    """Undoes a body's compression a piece at a time, so that a bomb is seen before it goes off."""

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding = encoding.strip().lower()
        self._most = most
        self._made = 0
        self._unpacker: zlib._Decompress | None = None
        if self._encoding in ("gzip", "x-gzip"):
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif self._encoding not in ("", "identity", "deflate"):
            raise _Refused(f"packed as {printable(self._encoding[:40])}, which was not asked for; {_HINT}")

    @property
    def whole(self) -> bool:
        """Whether the packed body has come to its end."""
        return self._unpacker is None or self._unpacker.eof

    def feed(self, data: bytes) -> bytes:
        """Return what a piece unpacks to, one byte more than the limit at most."""
        if self._encoding == "deflate" and self._unpacker is None:
            # Some servers send it without the zlib header that RFC 9110 wants.
            zlib_header = data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
        if self._unpacker is None:
            return data
        try:
            made = self._unpacker.decompress(data, self._most + 1 - self._made)
        except zlib.error:
            raise _Refused(f"the page is packed wrongly; {_HINT}") from None
        self._made += len(made)
        if self._made > self._most:
            raise OverflowError
        return made


def _parse(url: str) -> _Address:
    """Return the parts of an address that is asked for.

    Raises:
        _Refused: It is none of the web's, or holds what no address may.
    """
    text = url.strip()
    if not text.isprintable() or " " in text or "\\" in text:
        raise _Refused("no address: it holds a space, a backslash or a control character")
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
        host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise _Refused("no address; check it") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise _Refused(f"{printable(scheme) or 'this'} is not fetched, only http and https")
    if not host:
        raise _Refused("no address: it names no host")
    if parts.username is not None or parts.password is not None:
        raise _Refused(
            "the address holds a user name or a password, which would be kept with the source; " + _HINT
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return _Address(scheme, host, port or _PORTS[scheme], path + (f"?{query}" if query else ""))


def _shown(url: str) -> str:
    """Return an address for a message, without a password."""
    return _PASSWORD.sub("//…@", printable(url.strip()))


def _too_large(limit: int) -> str:
    size = f"{limit / 1024**2:g} MiB" if limit >= 1024**2 else f"{limit} bytes"
    return f"too large: more than {size}, as sent or unpacked; save the article's text and give that file"
