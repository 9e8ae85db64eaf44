"""Bytes to text: which encoding a file was written in, decided by fixed rules.

The order is the WHATWG Encoding Standard's (byte order mark, then what the bytes allow), with
Windows-1252 for what is no UTF-8, as that standard's default for western text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from workbench.errors import InputError

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip file (Word, OpenDocument and EPUB files are zip files)"),
    (b"PK\x05\x06", "a zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh91AY&SY", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"7z\xbc\xaf", "a 7z file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
"""First bytes of the files that people give by mistake (from each format's specification)."""

# Controls that no text is written with; tab, newlines, form feed, backspace and escape are let through,
# for terminal logs and old wire copy hold them.
_CONTROLS = bytes([*range(0x08), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_STRAY_SHARE = 0.10
"""Share of control bytes above which valid UTF-8 is still no text."""
_BINARY_SHARE = 0.02
"""The same for bytes that are no valid UTF-8: compressed data holds 10 % of them, text none."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LEGACY = re.compile(
    r"cp125\d|cp8(?:66|74)|iso8859-\d+|koi8-[ru]|mac-(?:roman|cyrillic)|gbk|gb2312|gb18030|big5|big5hkscs"
    r"|euc_(?:jp|kr)|shift_jis|cp932|iso2022_jp"
)
"""Python's names of the Encoding Standard's legacy encodings."""
_UNDECODED = re.compile("[\udc80-\udcff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_VISIBLE = re.compile("[^\\s\ufeff\u200b\u2060\x00]")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and how it came out of its bytes.

    Attributes:
        text: Exactly as given: newlines and a UTF-8 byte order mark (U+FEFF) are kept. The mark
            of UTF-16 belongs to the encoding, not to the text, and is not.
        encoding: The Python name of the encoding that was taken.
        warnings: One clear line for each thing the reader should know.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, declared: str | None = None) -> Decoded:
    """Return the text of a file's bytes.

    Args:
        data: The whole file.
        where: The file's name for messages, fit for a terminal.
        declared: The encoding that a web page declares. Valid UTF-8 is UTF-8 for all that: bytes
            of another encoding do not form it by chance.

    Raises:
        InputError: The file is empty, holds nothing but blank space, or is no text.
    """
    if not data:
        raise InputError(f"{where}: the file is empty; give a file that holds the text")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{where}: this is {kind}, not text; save the text itself as plain text or HTML")
    encoding = _wide_encoding(data)
    decoded = _wide(data, encoding, where) if encoding else _narrow(data, where, declared)
    if not _VISIBLE.search(decoded.text):
        raise InputError(f"{where}: nothing but blank space; give a file that holds the text")
    return decoded


def _wide_encoding(data: bytes) -> str | None:
    """Return the form of UTF-16 that the bytes show, by their mark or by their NULs, or None."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    # In UTF-16 of a western text nearly every second byte is NUL, and always the same one of two.
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.6 * half and even == 0:
        return "utf-16-le"
    if even > 0.6 * half and odd == 0:
        return "utf-16-be"
    return None


def _wide(data: bytes, encoding: str, where: str) -> Decoded:
    """Decode UTF-16; half a character, at the end or in a broken pair, is replaced."""
    odd = len(data) % 2
    text = data[: len(data) - odd].decode(encoding, "surrogatepass") + _REPLACEMENT * odd
    if sum(map(text.count, map(chr, _CONTROLS))) > _STRAY_SHARE * len(text):
        raise InputError(_binary_line(where))
    text, broken = _SURROGATE.subn(_REPLACEMENT, text)
    lost = 2 * broken + odd
    return Decoded(text, encoding, (_loss_line(where, "UTF-16", lost),) if lost else ())


def _narrow(data: bytes, where: str, declared: str | None) -> Decoded:
    """Decode what ASCII is a part of: UTF-8 where it holds, else what is declared, else Windows-1252."""
    stray = len(data) - len(data.translate(None, _CONTROLS))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        if stray > _BINARY_SHARE * len(data):
            raise InputError(_binary_line(where)) from None
        return _declared(data, declared) or _damaged(data, where)
    if stray > _STRAY_SHARE * len(data):
        raise InputError(_binary_line(where))
    kept = f"{where}: {_count(stray, 'control character')} in the text, kept as given"
    return Decoded(text, "utf-8", (kept,) if stray else ())


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """Decode by a declared encoding; None where it is no encoding of web pages or does not hold."""
    try:
        name = codecs.lookup(declared or "").name
        # The Encoding Standard reads Latin-1 and ASCII as Windows-1252, as all browsers do.
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(data.decode(name), name) if _LEGACY.fullmatch(name) else None
    except (LookupError, UnicodeError):
        return None


def _damaged(data: bytes, where: str) -> Decoded:
    """Decode what is no valid UTF-8: damaged UTF-8, or else Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    lost = len(_UNDECODED.findall(text))
    # Windows-1252 hardly ever forms a multi-byte sequence by chance, so they tell the two apart.
    if len(_MULTIBYTE.findall(data)) > lost:
        return Decoded(_UNDECODED.sub(_REPLACEMENT, text), "utf-8", (_loss_line(where, "UTF-8", lost),))
    text = data.decode("cp1252", "surrogateescape")
    lost = len(_UNDECODED.findall(text))
    if lost:
        warning = _loss_line(where, "Windows-1252", lost)
    else:
        warning = f"{where}: not UTF-8; read as Windows-1252 (save it as UTF-8 if letters look wrong)"
    return Decoded(_UNDECODED.sub(_REPLACEMENT, text), "cp1252", (warning,))


def _loss_line(where: str, encoding: str, lost: int) -> str:
    bytes_lost = _count(lost, "byte")
    return f"{where}: read as {encoding}; {bytes_lost} could not be decoded and became {_REPLACEMENT}"


def _binary_line(where: str) -> str:
    return f"{where}: a binary file, not text; save the text itself as plain text or HTML"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
