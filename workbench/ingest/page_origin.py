"""Where a saved page came from, by the mark that the program left which saved it."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urlsplit

_MARKS = (
    # Internet Explorer, Chrome and Firefox: <!-- saved from url=(0031)https://... -->
    re.compile(r"<!--\s*saved from url=\(\d+\)\s*(https?://[^\s>]+)\s*-->", re.IGNORECASE),
    # The extension SingleFile: a comment of several lines.
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)", re.IGNORECASE),
    # HTTrack: <!-- Mirrored from host/path by HTTrack ... -->
    re.compile(r"<!--\s*Mirrored from\s+(\S+)\s+by HTTrack", re.IGNORECASE),
)
_REACH = 20_000
"""Characters of a page in which such a mark stands; it is at the top."""
_SCHEME = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ARCHIVED = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+(?:[a-z]{2}_)?|archive\.(?:today|is|ph|li|vn|md|fo)/\d+)/"
    r"(https?://.+)",
    re.IGNORECASE,
)


def is_address(text: str) -> bool:
    """Say whether a user means an address, of the web or of another kind, rather than a file."""
    return _SCHEME.match(text) is not None


def is_web_address(url: str) -> bool:
    """Say whether a text is a whole address of the web, without a password in it."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.username is None and parts.password is None
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and url.isprintable() and " " not in url


def saved_from(source: str) -> str | None:
    """Return the address that a saved page's own mark names, or None.

    Args:
        source: The page's decoded source.
    """
    head = source[:_REACH]
    found = next((match[1] for mark in _MARKS if (match := mark.search(head))), None)
    if found is None:
        return None
    return found if "://" in found else f"http://{found}"


def original(url: str) -> str:
    """Return an address without its fragment, and that of the page itself for one in a web archive."""
    archived = _ARCHIVED.match(url)
    return urldefrag(archived[1] if archived else url).url


def host_of(url: str | None) -> str:
    """Return the host of an address in small letters, without the names of its doors ("www.", "m.")."""
    try:
        host = (urlsplit(url or "").hostname or "").rstrip(".")
    except ValueError:
        return ""
    for door in ("www.", "m.", "amp.", "mobile."):
        host = host.removeprefix(door)
    return host
