"""Fingerprints by which copies of an advert are found: address, company and title, and the words of its text."""

import hashlib
import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash  # type: ignore[import-untyped]
from w3lib.url import canonicalize_url, url_query_cleaner

from collector.same_opening import opening_traits
from core.models import Place

SHINGLE_WORDS = 5
LEAST_WORDS = 40  # fewer words are no evidence: two short adverts agree by accident
BANDS, ROWS = 6, 8  # copies that share 90 % of their shingles meet in a band with probability 0.97, 60 % with 0.10
_TRACKING = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "gclid",
    "fbclid",
    "msclkid",
    "ref",
    "referrer",
    "source",
    "src",
    "gh_src",
    "lever-source",
    "lever-origin",
    "trk",
    "trackingid",
    "refid",
    "mc_cid",
    "mc_eid",
)
_WORDS = re.compile(r"\w+")
# Nothing in it that has another spelling but its case: a sixth of the time of taking it apart.
_SIMPLE_URL = re.compile(
    r"https?://(?:www\.)?((?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)*)/?", re.IGNORECASE
)


def canonical_url(url: str) -> str:
    """One spelling of an address: no scheme, `www.`, tracking parameters, fragment or closing slash.

    Paths keep their case; a query that is left keeps its parameters in order of name.
    """
    if simple := _SIMPLE_URL.fullmatch(url):
        return simple[1].lower() + (simple[2] or "")
    plain = canonicalize_url(url_query_cleaner(url, _TRACKING, remove=True))
    plain = re.sub(r"^https?://(?:www\.)?", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"^([^/]+):(?:443|80)(?=/|$)", r"\1", plain)
    return re.sub(r"/+(?=\?|$)", "", plain)


def fingerprints(
    url: str | None, company: str | None, title: str, place: Place, of_text: Sequence[str]
) -> tuple[str, ...]:
    """`url:…`, `ident:…` and those `of_text`, each only where what it rests on is there.

    `ident` is the company's first name with the words of the title that tell the job: without level, place, numbers.
    """
    prints: list[str] = []
    if url and "/" in (canonical := canonical_url(url)):  # a bare host is a company's home, not an advert
        prints.append(f"url:{_digest(canonical)}")
    opening = opening_traits(company, title, "", [name for name in (place.city, place.region, place.text) if name])
    if opening.company and opening.title:
        ident = "|".join((*opening.first_name, *sorted(opening.title)))
        prints.append(f"ident:{_digest(ident)}")
    return (*prints, *of_text)


def fingerprints_of_text(text: str) -> tuple[str, ...]:
    """`lsh:<band>:…` of the words of an advert; none where these are too few to be evidence."""
    return tuple(_bands(shingles(text)))


def shingles(text: str) -> NDArray[np.uint64]:
    """Sorted distinct hashes of every run of five words; empty for a text too short to be evidence."""
    spoken = _WORDS.findall(text.casefold())
    if len(spoken) < LEAST_WORDS:
        return np.empty(0, np.uint64)
    encoded = " ".join(spoken).encode("utf-8", "replace").split(b" ")
    hashes = np.fromiter(map(crc32, encoded), np.uint64, len(spoken))
    mixed = np.zeros(len(hashes) - SHINGLE_WORDS + 1, np.uint64)
    for offset in range(SHINGLE_WORDS):
        mixed = mixed * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + len(mixed)]
    return np.unique(mixed >> np.uint64(32))


def resemblance(first: NDArray[np.uint64], second: NDArray[np.uint64]) -> float:
    """Jaccard index of two sets of shingles, 0-1; 0 where either is empty."""
    if not len(first) or not len(second):
        return 0.0
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return shared / (len(first) + len(second) - shared)


def _bands(hashed: NDArray[np.uint64]) -> Sequence[str]:
    if not len(hashed):
        return ()
    # datasketch would do as well, but imports scipy: 58 MB of a collector's memory, where this takes one.
    (values,) = RMinHash.digest_matrix_from_token_hash_sets([hashed.tolist()], BANDS * ROWS, seed=1).to_rows()
    bands = (repr(values[start : start + ROWS]).encode() for start in range(0, BANDS * ROWS, ROWS))
    return [f"lsh:{number}:{hashlib.blake2b(band, digest_size=8).hexdigest()}" for number, band in enumerate(bands)]


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=10).hexdigest()
