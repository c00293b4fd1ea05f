"""Where the dashboard listens: one family, both, and what is said where it cannot."""

import socket

import pytest

from core.accounts.client_address import peer_is_trusted
from core.formats.addresses import Site, absolute, rooted, use_site
from core.serving.listening import CannotListen, close, open_sockets
from core.store.probes import free_port


def reached(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=5).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not socket.has_ipv6, reason="no IPv6 on this machine")
@pytest.mark.parametrize(
    ("addresses", "over"),
    [(("127.0.0.1",), (True, False)), (("::1",), (False, True)), (("0.0.0.0", "::"), (True, True))],
)
def test_each_address_answers_in_its_own_family(addresses: tuple[str, ...], over: tuple[bool, bool]) -> None:
    port = free_port()
    listening = open_sockets(addresses, port)
    for one in listening:
        one.listen()
    assert (reached("127.0.0.1", port), reached("::1", port)) == over
    close(listening)


def test_an_address_that_is_taken_or_none_is_said_and_nothing_stays_open() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(CannotListen, match=f"Port {port} on 127.0.0.1 is taken"):
            open_sockets(("::1", "127.0.0.1"), port)
    with pytest.raises(CannotListen, match="no address of this machine"):
        open_sockets(("no.such.host.invalid",), port)
    close(open_sockets(("::1", "127.0.0.1"), port))


def test_an_ipv4_peer_of_a_socket_for_both_families_is_known() -> None:
    assert peer_is_trusted("::ffff:10.1.2.3", ("10.0.0.0/8",))
    assert not peer_is_trusted("::ffff:11.1.2.3", ("10.0.0.0/8",))


def test_links_hold_under_a_path() -> None:
    use_site(Site("https://example.org", "/career"))
    try:
        assert rooted("/explore?by=role") == "/career/explore?by=role"
        assert absolute("/profile") == "https://example.org/career/profile"
        assert absolute("/profile", "http://localhost") == "http://localhost/career/profile"
        with pytest.raises(ValueError, match="does not begin"):
            rooted("explore")
    finally:
        use_site(Site())
