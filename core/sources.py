"""Where postings come from, for those who show them: a label, a home page and the words the source asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

FILE_SOURCE = "file"


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What to show beside a posting of one source.

    `attribution` is a sentence for a page, `terms` what the source allows, `poll_every` the shortest time between two
    visits its terms leave us (zero: no limit of that kind).
    """

    name: str
    label: str
    home_url: str | None
    attribution: str
    terms: str
    poll_every: timedelta = timedelta()


_NOTES = (
    SourceNote(
        "theirstack",
        "TheirStack",
        "https://theirstack.com",
        "Posting data from TheirStack.",
        "Collected with the user's own key; one credit a posting; the vendor's terms of service apply.",
    ),
    SourceNote(
        "arbeitnow",
        "Arbeitnow",
        "https://www.arbeitnow.com",
        "Posting from Arbeitnow; the link leads to the original advert there.",
        "Free to use with a link back to Arbeitnow.",
        timedelta(hours=1),
    ),
    SourceNote(
        "jobicy",
        "Jobicy",
        "https://jobicy.com",
        "Remote posting from Jobicy; the link leads to the original advert there.",
        "At most one poll an hour, postings come six hours late, no redistribution to competing boards.",
        timedelta(hours=1),
    ),
    SourceNote(
        "remotive",
        "Remotive",
        "https://remotive.com",
        "Remote posting from Remotive; the link leads to the original advert there.",
        "Link back and name Remotive; at most four calls a day, postings come a day late.",
        timedelta(hours=6),
    ),
    SourceNote(
        "greenhouse",
        "Greenhouse board",
        "https://www.greenhouse.com",
        "Posting from the company's own Greenhouse board.",
        "Public board of the company; the advert belongs to it.",
        timedelta(hours=1),
    ),
    SourceNote(
        "lever",
        "Lever board",
        "https://www.lever.co",
        "Posting from the company's own Lever board.",
        "Public board of the company; the advert belongs to it.",
        timedelta(hours=1),
    ),
    SourceNote(
        "ashby",
        "Ashby board",
        "https://www.ashbyhq.com",
        "Posting from the company's own Ashby board.",
        "Public board of the company; the advert belongs to it.",
        timedelta(hours=1),
    ),
    SourceNote(
        FILE_SOURCE, "Imported file", None, "Posting imported from a file.", "As the origin of the file allows."
    ),
    SourceNote(
        "sample",
        "Sample",
        None,
        "Made-up posting of the built-in sample.",
        "Written for this project; no real advert.",
    ),
)
SOURCES: Mapping[str, SourceNote] = MappingProxyType({note.name: note for note in _NOTES})


def source_note(name: str) -> SourceNote:
    """The note of a source; one that is not listed (no longer supported) gets a plain one, never an error."""
    return SOURCES.get(name) or SourceNote(name, name, None, f"Posting from {name}.", "")
