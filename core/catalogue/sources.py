"""Where postings come from: a label, a home page and the notice that each source requires."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from types import MappingProxyType

from core.texts import name_of

FILE_SOURCE = "file"


@dataclass(frozen=True, slots=True)
class SourceNote:
    """What to show beside a posting of one source.

    `attribution` is a sentence for a page, `terms` what the source allows, `poll_every` the shortest time between two
    visits its terms leave us (zero: no limit of that kind). `has_history`: it also hands over adverts that are no
    longer open, so that what it brings first says how the market moved before.
    """

    name: str
    label: str
    home_url: str | None
    attribution: str
    terms: str
    poll_every: timedelta = timedelta()
    has_history: bool = False


_NOTES = (
    SourceNote(
        "theirstack",
        "TheirStack",
        "https://theirstack.com",
        "Posting data from TheirStack.",
        "Collected with the user's own key; one credit a posting; the vendor's terms of service apply.",
        has_history=True,
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
    ),
    SourceNote(
        "lever",
        "Lever board",
        "https://www.lever.co",
        "Posting from the company's own Lever board.",
        "Public board of the company; the advert belongs to it.",
    ),
    SourceNote(
        "ashby",
        "Ashby board",
        "https://www.ashbyhq.com",
        "Posting from the company's own Ashby board.",
        "Public board of the company; the advert belongs to it.",
    ),
    SourceNote(
        "hackernews",
        "Hacker News",
        "https://news.ycombinator.com",
        "From “Who is hiring?” on Hacker News; the link leads to the comment there.",
        "Open interface; the texts belong to their writers: link to the comment, store no contacts.",
        timedelta(hours=1),
        has_history=True,
    ),
    SourceNote(
        "jobtech",
        "JobTech (Arbetsförmedlingen)",
        "https://jobtechdev.se",
        "Posting from the Swedish Public Employment Service's open data (JobTech); the link leads to the advert.",
        "Open data, CC0 according to its clients; adverts of 2006 to 2016 are CC BY 4.0. No contacts are stored.",
        timedelta(hours=1),
    ),
    SourceNote(
        "himalayas",
        "Himalayas",
        "https://himalayas.app",
        "Remote posting from Himalayas; the link leads to the original advert there.",
        "Free with Himalayas named visibly and a link; not to be handed on to other job boards.",
        timedelta(hours=20),
    ),
    SourceNote(
        "teamtailor",
        "Teamtailor board",
        "https://www.teamtailor.com",
        "Posting from the company's own Teamtailor board.",
        "Public feed that its robots file allows; the advert belongs to the company: link back.",
    ),
    *(
        SourceNote(
            name,
            f"{label} board",
            f"https://www.{name}.com",
            f"Posting from the company's own {label} board.",
            "Public interface without stated terms; read only for companies whose board you added.",
        )
        for name, label in (("workable", "Workable"), ("recruitee", "Recruitee"), ("personio", "Personio"))
    ),
    SourceNote(
        FILE_SOURCE, "Imported file", None, "Posting imported from a file.", "As the origin of the file allows."
    ),
    SourceNote(
        "sample",
        "Sample",
        None,
        "Invented advert of the built-in sample.",
        "Written for this project; no real advert.",
        has_history=True,
    ),
)
NO_TERMS = "Not stated; ask the source before passing its rows on."
SOURCES: Mapping[str, SourceNote] = MappingProxyType({note.name: note for note in _NOTES})


def source_note(name: str) -> SourceNote:
    """The note of a source; one that is not listed (no longer supported) gets a plain one, never an error."""
    if name.startswith(f"{FILE_SOURCE}:"):
        imported = name.partition(":")[2]
        return replace(SOURCES[FILE_SOURCE], name=name, label=f"{imported} (file)")
    return SOURCES.get(name) or SourceNote(name, name, None, f"Posting from {name}.", "")


def spoken_note(name: str) -> SourceNote:
    """The note of a source in the language spoken now. Files are the same for every reader and take `source_note`."""
    note, key = source_note(name), name.partition(":")[0]
    label = note.label if ":" in name else name_of("source_label", key, note.label)
    attribution = name_of("source_attribution", key, note.attribution)
    return replace(note, label=label, attribution=attribution, terms=name_of("source_terms", key, note.terms))
