"""Whose address counts behind proxies."""

import pytest

from core.accounts.client_address import client_address, peer_is_trusted

PROXIES = ("10.0.0.0/8", "192.0.2.1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "trusted", "expected"),
    [
        ("203.0.113.9", "198.51.100.1", (), "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", PROXIES, "203.0.113.9"),
        ("10.1.2.3", "198.51.100.1", PROXIES, "198.51.100.1"),
        ("10.1.2.3", "1.1.1.1, 198.51.100.1", PROXIES, "198.51.100.1"),
        ("10.1.2.3", "198.51.100.1, 192.0.2.1", PROXIES, "198.51.100.1"),
        ("10.1.2.3", "'; drop --", PROXIES, "10.1.2.3"),
        ("10.1.2.3", None, PROXIES, "10.1.2.3"),
        ("10.1.2.3", "198.51.100.1", ("nonsense", "10.1.2.3"), "198.51.100.1"),
        (None, "198.51.100.1", (), "127.0.0.1"),
        ("testclient", None, (), "unknown"),
        ("2001:db8:1:2:3:4:5:6", None, (), "2001:db8:1:2::/64"),
        ("fe80::1%eth0", None, (), "fe80::/64"),
        ("::ffff:203.0.113.9", None, (), "203.0.113.9"),
    ],
)
def test_only_a_trusted_proxy_is_believed(
    peer: str | None, forwarded: str | None, trusted: tuple[str, ...], expected: str
) -> None:
    assert client_address(peer, forwarded, trusted) == expected


def test_only_a_trusted_proxy_may_say_that_the_client_spoke_tls() -> None:
    assert peer_is_trusted("10.9.9.9", PROXIES) and not peer_is_trusted("203.0.113.9", PROXIES)
