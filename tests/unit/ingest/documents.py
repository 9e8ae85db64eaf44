"""Small PDF and Word files, written by hand: a byte for every thing a test needs."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

LINE = "BT /F1 10 Tf 60 {y} Td ({text}) Tj ET\n"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[str], *, title: str = "", trailer: str = "", extra: Sequence[bytes] = ()) -> bytes:
    """Return a PDF file with these lines on its pages; a page without any has no text.

    Args:
        pages: The lines of each page, in Latin-1.
        title: What the file states as its title.
        trailer: More entries of the trailer.
        extra: More objects; the first has number 4.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font, *extra]
    kids = []
    for page in pages:
        lines = page.split("\n") if page else []
        drawn = "".join(LINE.format(y=780 - 14 * at, text=_quoted(line)) for at, line in enumerate(lines))
        packed = zlib.compress(drawn.encode("cp1252"))
        objects.append(
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects.append(f"<< /Title ({_quoted(title)}) >>".encode("cp1252"))
    return _assembled(objects, trailer)


def _assembled(objects: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {trailer} >>\n".encode()
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def locked(data: bytes, password: str) -> bytes:
    """Return a PDF file that a password locks."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, owner_password="owner's own", algorithm="RC4-128")  # noqa: S106 - for a test
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def paragraph(text: str) -> str:
    """Return a paragraph of a Word document."""
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(
    body: str,
    *,
    title: str | None = None,
    namespace: str = WORD,
    main: bytes | None = None,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a Word document with this XML as its body.

    Args:
        body: What stands inside ``w:body``.
        title: What the file states as its title.
        namespace: That of the prefix "w".
        main: The whole main part, in place of the usual one.
        more: Further members of the zip file.
    """
    usual = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": main or usual.encode()}
    if title is not None:
        dc = "http://purl.org/dc/elements/1.1/"
        members["docProps/core.xml"] = f'<c xmlns:dc="{dc}"><dc:title>{escape(title)}</dc:title></c>'.encode()
    return zipped(members | dict(more or {}))


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()
