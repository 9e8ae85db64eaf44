"""Addresses of the web that are asked for: what they must be, and why one is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

from workbench.text import printable

HINT = "save the page in your browser and give the file"
"""What to do where nothing can be fetched."""

_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w.:%-]+", re.ASCII)
"""What is left of a host's name in ASCII, or of an IPv6 address; the encoding of names lets more through."""
_PASSWORD = re.compile(r"//[^/@]*@")


@dataclass(frozen=True, slots=True)
class WebAddress:
    """The parts of an address of the web.

    Attributes:
        scheme: "http" or "https".
        host: In small letters and ASCII; an IPv6 address without its brackets.
        path: With the query, as it is sent.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return urlunsplit((self.scheme, self.authority, *self.path.partition("?")[::2], ""))

    @property
    def authority(self) -> str:
        """The host, with its port where that is not the usual one: what the header Host says."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _PORTS[self.scheme] else f"{name}:{self.port}"


class Refused(Exception):  # noqa: N818 - a reason that becomes an InputError with the address before it
    """Why an address gives nothing."""


def parse_address(url: str) -> WebAddress:
    """Return the parts of an address that is asked for.

    Raises:
        Refused: It is none of the web's, or holds what no address may.
    """
    text = url.strip()
    if not text.isprintable() or " " in text or "\\" in text:
        raise Refused("no address: it holds a space, a backslash or a control character")
    try:
        parts = urlsplit(text)
        port, host = parts.port, parts.hostname or ""
        host = host if ":" in host or host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise Refused("no address; check it") from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise Refused(f"{printable(scheme) or 'this'} is not fetched, only http and https")
    if not host:
        raise Refused("no address: it names no host")
    if not _HOST.fullmatch(host):
        raise Refused("no address: its host is none")
    if parts.username is not None or parts.password is not None:
        raise Refused(
            "the address holds a user name or a password, which would be kept with the source; " + HINT
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return WebAddress(scheme, host, port or _PORTS[scheme], path + (f"?{query}" if query else ""))


def shown(url: str) -> str:
    """Return an address for a message, without a password."""
    return _PASSWORD.sub("//…@", printable(url.strip()))
