from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.web_address import Refused, parse_address, shown


@pytest.mark.parametrize(
    ("text", "url", "authority"),
    [
        ("http://radiovarn.example", "http://radiovarn.example/", "radiovarn.example"),
        (" HTTPS://Radiovarn.Example:443/a#b ", "https://radiovarn.example/a", "radiovarn.example"),
        (
            "http://radiovarn.example:8080/?q=1&r=%20",
            "http://radiovarn.example:8080/?q=1&r=%20",
            "radiovarn.example:8080",
        ),
        (
            "https://b\u00fccher.example/\u00e9?\u00e9",
            "https://xn--bcher-kva.example/%C3%A9?%C3%A9",
            "xn--bcher-kva.example",
        ),
        ("http://[2606:4700::1111]:81/", "http://[2606:4700::1111]:81/", "[2606:4700::1111]:81"),
    ],
)
def test_an_address_is_put_as_it_is_asked_for(text: str, url: str, authority: str) -> None:
    address = parse_address(text)
    assert (address.url, address.authority) == (url, authority)
    assert parse_address(address.url) == address


@given(st.text(max_size=40))
def test_anything_is_an_address_or_refused_in_a_line(text: str) -> None:
    try:
        address = parse_address(f"http://{text}")
    except Refused as reason:
        line = str(reason)
    else:
        line = address.url
        assert parse_address(line) == address
    assert line.isprintable()


def test_no_password_is_shown() -> None:
    assert shown("https://me:secret@radiovarn.example/a") == "https://\u2026@radiovarn.example/a"
    assert shown("https://radiovarn.example/a@b") == "https://radiovarn.example/a@b"
