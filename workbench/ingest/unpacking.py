"""Undoes the compression of a body from the web, within a limit."""

from __future__ import annotations

import zlib

from workbench.ingest.web_address import HINT, Refused
from workbench.text import printable


class Unpacking:
    """Undoes a body's compression a piece at a time, so that a bomb is seen before it goes off.

    Args:
        encoding: The header Content-Encoding; "" for a body that is not packed.
        most: Bytes that it may unpack to.

    Raises:
        Refused: It is packed in a way that was not asked for.
    """

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding = encoding.strip().lower()
        self._most = most
        self._made = 0
        self._unpacker: zlib._Decompress | None = None
        if self._encoding in ("gzip", "x-gzip"):
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        elif self._encoding not in ("", "identity", "deflate"):
            raise Refused(f"packed as {printable(self._encoding[:40])}, which was not asked for; {HINT}")

    @property
    def whole(self) -> bool:
        """Whether the packed body has come to its end."""
        return self._unpacker is None or self._unpacker.eof

    def feed(self, data: bytes) -> bytes:
        """Return what a piece unpacks to.

        Raises:
            OverflowError: It is more than may be.
            Refused: It is not packed as the header says.
        """
        if self._encoding == "deflate" and self._unpacker is None:
            # Some servers send it without the zlib header that RFC 9110 wants. That header begins with the
            # method, 8; a body without it would have to begin with a stored block that is padded with ones.
            zlib_header = data[0] & 0x0F == 8
            self._unpacker = zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS)
        if self._unpacker is None:
            return data
        made = bytearray()
        while data:
            if self._unpacker.eof:
                if self._encoding == "deflate":
                    break
                # A gzip body may have several members (RFC 1952).
                self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                made += self._unpacker.decompress(data, self._most + 1 - self._made - len(made))
            except zlib.error:
                raise Refused(f"the page is packed wrongly; {HINT}") from None
            if self._made + len(made) > self._most:
                raise OverflowError
            data = self._unpacker.unused_data
        self._made += len(made)
        return bytes(made)
