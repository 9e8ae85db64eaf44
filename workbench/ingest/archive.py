"""Pages that a browser saved into one file together with their parts: MHTML (RFC 2557)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.errors import MessageError

from workbench.errors import InputError

_HEAD = re.compile(rb"(?:[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+\r?\n")
_RELATED = re.compile(rb"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_REACH = 16_384
"""Bytes that the headers of such a file may take."""


@dataclass(frozen=True, slots=True)
class Archived:
    """The page itself, without its parts.

    Attributes:
        charset: The encoding that the file states for it, or None.
        url: Where it was saved from, or None.
    """

    page: bytes
    charset: str | None
    url: str | None


def unpack_archive(data: bytes, where: str) -> Archived | None:
    """Return the page inside an MHTML file, or None where a file is none.

    Args:
        data: The whole file.
        where: The file's name for messages, fit for a terminal.

    Raises:
        InputError: There is no page in it.
    """
    head = _HEAD.match(data[:_REACH])
    if head is None or not _RELATED.search(head[0]):
        return None
    try:
        message = message_from_bytes(data, policy=policy.default)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        body = page.get_payload(decode=True) if page is not None else None
        if page is None or not isinstance(body, bytes):
            raise InputError(f"{where}: a web archive without a page in it; save the page anew as HTML")
        url = message["Snapshot-Content-Location"] or page["Content-Location"]
        return Archived(body, page.get_content_charset(), str(url) if url and "://" in str(url) else None)
    except (MessageError, LookupError, ValueError, RecursionError) as error:
        raise InputError(f"{where}: a damaged web archive; save the page anew as HTML") from error
