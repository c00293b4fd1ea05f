"""Addresses of this site.

Every link that the program writes goes through `rooted` or `absolute`, so that it also holds where the site lies under
a path of a bigger one (BASE_PATH).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Site:
    """`origin` is scheme, host and port, as `https://example.org`; `base_path` is `/career`, or empty at the root."""

    origin: str = "http://127.0.0.1:8501"
    base_path: str = ""


_site = Site()


def use_site(site: Site) -> None:
    """Say where this process's site is. The runtime does so from the settings; tests may."""
    global _site
    _site = site


def rooted(path: str) -> str:
    """`path` (which begins with "/", a query may follow) as browsers on this site ask for it: with BASE_PATH before it.

    Raises ValueError for a path that does not begin with "/".
    """
    if not path.startswith("/"):
        raise ValueError(f"{path!r} does not begin with '/'")
    return f"{_site.base_path}{path}"


def absolute(path: str, origin: str | None = None) -> str:
    """The same with scheme and host, for what is read elsewhere (mails, feeds, calendars, code to copy).

    `origin` is that of the request where there is one; without it PUBLIC_URL counts. Raises like `rooted`.
    """
    return f"{_site.origin if origin is None else origin}{rooted(path)}"


def base_path() -> str:
    """`/career`, or "" where the site has its host to itself."""
    return _site.base_path
