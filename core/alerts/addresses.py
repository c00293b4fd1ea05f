"""Which addresses a webhook may connect to: public ones only."""

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# An IPv4 address inside an IPv6 one, which a gateway on the way may unpack: NAT64, and 6to4 and Teredo besides.
_TRANSLATED = (
    ip_network("64:ff9b::/96"),
    ip_network("64:ff9b:1::/48"),
    ip_network("2002::/16"),
    ip_network("2001::/32"),
)
Check = Callable[[str], bool]


def is_public(address: str) -> bool:
    """True for an address of the open internet; False for a private, local, shared, reserved or multicast one.

    Also False for what is no address, and for IPv6 addresses that carry an IPv4 one.
    """
    try:
        parsed = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        return _is_public_v6(parsed)
    return _is_global(parsed)


def _is_public_v6(address: IPv6Address) -> bool:
    if address.ipv4_mapped is not None:
        return _is_global(address.ipv4_mapped)
    return _is_global(address) and not address.is_site_local and not any(address in net for net in _TRANSLATED)


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and not address.is_unspecified
