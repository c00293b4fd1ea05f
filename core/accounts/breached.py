"""Passwords known from breaches, looked up offline in a file that a command builds.

The file holds the first eight bytes of the SHA-1 of each, sorted: eight bytes a password, and a password that is not
among a million is taken for one of them once in 10^13 times.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

FILE_NAME = "breached_passwords.npy"
MOST = 100_000_000
_HASH_LINE = re.compile(r"([0-9A-Fa-f]{40})(?::(\d+))?")


class _Place:
    """Where the file of this process lies; nowhere until `use_breached` is called."""

    file: Path | None = None


def use_breached(home: Path) -> None:
    """From now on look passwords up in the file of this folder, if there is one."""
    _Place.file = home / FILE_NAME


def is_breached(password: str) -> bool:
    """Whether the password is in the file; False where there is none."""
    file = _Place.file
    if file is None or not file.exists():
        return False
    prefixes = _open(file, file.stat().st_mtime_ns)
    prefix = _prefix(hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest())
    place = int(np.searchsorted(prefixes, prefix))
    return place < len(prefixes) and prefixes[place] == prefix


def make_file(lines: Iterable[str], home: Path, least_count: int = 1) -> int:
    """Make the file from a list: passwords, or lines `SHA-1` or `SHA-1:count` of which those seen less are left out.

    Returns how many passwords it holds. Raises ValueError for an empty list or one of more than MOST, OSError.
    """
    prefixes = np.unique(np.fromiter(_prefixes(lines, least_count), np.uint64))
    if not prefixes.size:
        raise ValueError("The list holds no password.")
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    partial = home / f"{FILE_NAME}.new"
    with partial.open("wb") as file:
        np.save(file, prefixes)
    partial.replace(home / FILE_NAME)
    return int(prefixes.size)


def _prefixes(lines: Iterable[str], least_count: int) -> Iterator[np.uint64]:
    count = 0
    for line in lines:
        word = line.rstrip("\r\n")
        hashed = _HASH_LINE.fullmatch(word)
        if not word or (hashed and hashed[2] and int(hashed[2]) < least_count):
            continue
        count += 1
        if count > MOST:
            raise ValueError(f"The list holds more than {MOST:,} passwords; leave out seldom ones with --least-count.")
        yield _prefix(hashed[1] if hashed else hashlib.sha1(word.encode(), usedforsecurity=False).hexdigest())


def _prefix(digest: str) -> np.uint64:
    return np.uint64(int(digest[:16], 16))


@lru_cache(maxsize=1)
def _open(file: Path, _changed: int) -> Any:
    """The sorted prefixes, read from disk on access and again once the file has changed."""
    return np.load(file, mmap_mode="r", allow_pickle=False)
