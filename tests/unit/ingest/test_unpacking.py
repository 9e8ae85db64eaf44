from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.unpacking import Unpacking
from workbench.ingest.web_address import Refused

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "": bytes,
    "identity": bytes,
}


@given(st.sampled_from(sorted(PACKERS)), st.binary(min_size=1, max_size=300), st.integers(1, 50))
def test_pieces_of_any_size_unpack_to_what_was_packed(encoding: str, body: bytes, size: int) -> None:
    packed = PACKERS[encoding](body)
    unpacking = Unpacking(encoding, len(body))
    assert b"".join(unpacking.feed(packed[at : at + size]) for at in range(0, len(packed), size)) == body
    assert unpacking.whole


@given(st.sampled_from(["gzip", "deflate"]), st.integers(2, 100_000), st.integers(1, 50))
def test_one_byte_too_many_is_seen(encoding: str, length: int, size: int) -> None:
    packed = PACKERS[encoding](bytes(length))
    unpacking = Unpacking(encoding, length - 1)

    def feed_all() -> None:
        for at in range(0, len(packed), size):
            unpacking.feed(packed[at : at + size])

    with pytest.raises(OverflowError):
        feed_all()


def test_an_end_that_is_missing_is_seen() -> None:
    unpacking = Unpacking("GZIP ", 1000)
    unpacking.feed(gzip.compress(b"The dike held.")[:-4])
    assert not unpacking.whole


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "\x1b[31m"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(Refused) as caught:
        Unpacking(encoding, 1000)
    assert str(caught.value).isprintable()


def test_what_is_not_packed_as_it_says_is_refused() -> None:
    with pytest.raises(Refused, match="packed wrongly"):
        Unpacking("gzip", 1000).feed(b"The dike held.")
    broken = Unpacking("gzip", 1000)
    with pytest.raises(Refused, match="packed wrongly"):
        broken.feed(gzip.compress(b"The dike held.") + b"and more")
