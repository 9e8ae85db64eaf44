"""Which network addresses a page may be fetched from: those of the open internet, and no others.

A page under review can name any address, and a name can be made to resolve to any machine, so the
addresses are looked at and not the names (server-side request forgery, OWASP's name for it).
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks of IPv6 alone write them (RFC 6052)."""

_KINDS = (
    ("is_unspecified", "an unspecified"),
    ("is_loopback", "a loopback"),
    ("is_link_local", "a link-local"),
    ("is_multicast", "a multicast"),
    ("is_private", "a private"),
    ("is_reserved", "a reserved"),
)
"""The kinds by Python's names after the registries of IANA, the plainest word first."""


def describe_closed(address: str) -> str | None:
    """Return what kind of address it is that nothing is fetched from, or None for a public one.

    An IPv4 address inside an IPv6 one (mapped, 6to4, NAT64) counts as what it is itself.

    Args:
        address: An IPv4 or IPv6 address as the resolver writes it, with or without a scope.
    """
    try:
        return _kind(ip_address(address))
    except ValueError:
        return "an unreadable"


def _kind(address: IPv4Address | IPv6Address) -> str | None:
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _kind(inner)
    for test, kind in _KINDS:
        if getattr(address, test):
            return kind
    # What is left is shared address space (RFC 6598: carrier-grade NAT).
    return None if address.is_global else "a shared"
