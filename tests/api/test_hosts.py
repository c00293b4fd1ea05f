"""Which host names the server answers to."""

import pytest

from core.api.hosts import host_of, is_allowed


@pytest.mark.parametrize(
    ("header", "reached_at", "allowed", "expected"),
    [
        ("localhost:8501", "127.0.0.1", (), True),
        ("127.0.0.1", "127.0.0.1", (), True),
        ("[::1]:8501", "::1", (), True),
        ("192.168.1.5:8501", "192.168.1.5", (), True),
        ("[2001:db8::5]:8501", "2001:db8:0::5", (), True),
        ("192.168.1.6:8501", "192.168.1.5", (), False),
        ("rebound.example:8501", "127.0.0.1", (), False),
        ("", "127.0.0.1", (), False),
        ("career.example.org", "10.0.0.1", ("career.example.org",), True),
        ("CAREER.example.org.:443", "10.0.0.1", ("Career.example.org",), True),
        ("career.example.org.evil.example", "10.0.0.1", ("career.example.org",), False),
        ("a.example.org", "10.0.0.1", ("*.example.org",), True),
        ("example.org", "10.0.0.1", ("*.example.org",), False),
        ("anything", None, ("*",), True),
    ],
)
def test_a_host_is_answered_to_where_it_is_known(
    header: str, reached_at: str | None, allowed: tuple[str, ...], expected: bool
) -> None:
    assert is_allowed(host_of(header), reached_at, allowed) is expected
