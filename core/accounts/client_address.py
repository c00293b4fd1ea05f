"""Where a request comes from. A proxy's header counts only if the proxy is trusted."""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

LOCAL = "127.0.0.1"


def client_address(peer: str | None, forwarded_for: str | None, trusted: Iterable[str]) -> str:
    """The client's address: the peer, or behind trusted proxies the last address none of them holds.

    `forwarded_for` is the X-Forwarded-For header; everything left of the first untrusted hop may be invented.
    IPv6 clients count by their /64, of which one household has a whole one.
    """
    networks = _networks(tuple(trusted))
    current = peer or LOCAL
    for hop in reversed((forwarded_for or "").split(",")):
        if not is_trusted(current, networks) or not _is_address(hop.strip()):
            break
        current = hop.strip()
    return _counted_as(current)


def peer_is_trusted(peer: str | None, trusted: Iterable[str]) -> bool:
    """May this peer say how the client reached it (X-Forwarded-Proto)?"""
    return is_trusted(peer or LOCAL, _networks(tuple(trusted)))


def is_trusted(address: str, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    """Whether an address lies in one of `networks`; False for a text that is no address."""
    if not _is_address(address):
        return False
    parsed = ip_address(address)
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None  # a socket of both families says so
    return any((mapped or parsed) in network for network in networks)


@lru_cache(maxsize=8)
def _networks(trusted: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network, strict=False) for network in trusted if _is_network(network))


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _counted_as(address: str) -> str:
    if not _is_address(address):
        return "unknown"
    parsed = ip_address(address)
    if parsed.version == 6:
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network(f"{parsed.compressed.partition('%')[0]}/64", strict=False))
    return str(parsed)
