from __future__ import annotations

import base64
import quopri

import pytest

from workbench.errors import InputError
from workbench.ingest.archive import Archived, unpack_archive

PAGE = "<html><body><p>The dike held, said Zo\u00eb.</p></body></html>".encode()


def archive(body: bytes, encoding: str, *, kind: str = "text/html; charset=utf-8") -> bytes:
    head = (
        "From: <Saved>\nSnapshot-Content-Location: https://radiovarn.example/a\n"
        'Content-Type: multipart/related;\n\tboundary="b"\n\n'
        f"--b\nContent-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    picture = b"\n--b\nContent-Type: image/png\n\nx\n--b--\n"
    return head.encode() + body + picture


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("quoted-printable", quopri.encodestring(PAGE)), ("base64", base64.encodebytes(PAGE)), ("8bit", PAGE)],
)
def test_the_page_comes_out_as_it_went_in(encoding: str, body: bytes) -> None:
    found = unpack_archive(archive(body, encoding), "a.mhtml")
    assert found == Archived(PAGE, "utf-8", "https://radiovarn.example/a")


@pytest.mark.parametrize(
    "data", [b"", b"The dike held.", PAGE, b"From: ann\nContent-Type: text/plain\n\nThe dike held.\n"]
)
def test_other_files_are_no_archive(data: bytes) -> None:
    assert unpack_archive(data, "a") is None


def test_an_archive_without_a_page_is_told() -> None:
    with pytest.raises(InputError, match=r"a\.mhtml: a web archive without a page"):
        unpack_archive(archive(PAGE, "8bit", kind="text/css"), "a.mhtml")
