from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.addresses import describe_closed


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_the_open_internet_is_open(address: str) -> None:
    assert describe_closed(address) is None


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.255.255.254", "loopback"),
        ("0.0.0.0", "unspecified"),  # noqa: S104 - nothing is bound
        ("10.1.2.3", "private"),
        ("172.16.0.1", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),
        ("100.64.0.1", "shared"),
        ("224.0.0.1", "multicast"),
        ("239.1.1.1", "multicast"),
        ("255.255.255.255", "private"),
        ("240.0.0.1", "private"),
        ("::", "unspecified"),
        ("::1", "loopback"),
        ("::7f00:1", "reserved"),
        ("::ffff:127.0.0.1", "loopback"),
        ("::ffff:10.0.0.1", "private"),
        ("64:ff9b::a00:1", "private"),
        ("2002:7f00:1::1", "loopback"),
        ("fe80::1", "link-local"),
        ("fe80::1%eth0", "link-local"),
        ("fc00::1", "private"),
        ("ff02::1", "multicast"),
        ("2001:db8::1", "private"),
        ("localhost", "unreadable"),
        ("", "unreadable"),
    ],
)
def test_every_other_kind_is_named(address: str, kind: str) -> None:
    assert (describe_closed(address) or "").split()[-1] == kind


@given(st.ip_addresses(v=4))
def test_an_address_inside_another_is_what_it_is_itself(address: IPv4Address) -> None:
    mapped = IPv6Address(0xFFFF_0000_0000 | int(address))
    assert describe_closed(str(mapped)) == describe_closed(str(address))


@given(st.ip_addresses())
def test_nothing_that_is_not_global_is_open(address: IPv4Address | IPv6Address) -> None:
    if describe_closed(str(address)) is None and isinstance(address, IPv4Address):
        assert address.is_global
