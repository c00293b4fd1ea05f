"""A look at a file before it is imported: what it is, what its columns become, and what would be stored."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from collector.adverts import Asked
from collector.enrich import Reader, ReadPosting
from collector.importing.file_source import FileSource
from collector.importing.report import place_words, salary_words, summary_lines
from collector.refresh import UNREADABLE
from collector.watch import Watch
from core.config import WINDOW_DAYS
from core.models import Posting
from core.store import Store

SHOWN = 3  # postings, and refused rows with their reasons


@dataclass(slots=True)
class Look:
    """What an import would do: `wanted` postings, of them `stored` already; rows that repeat others or are refused."""

    ids: set[str] = field(default_factory=set)
    stored: int = 0
    repeated: int = 0
    refused: int = 0
    problems: list[str] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be stored."""
        return not self.ids


def look_through(source: FileSource, store: Store, watch: Watch) -> Look:
    """Read the whole file and write nothing. Raises SourceError, StoreError."""
    reader, look = Reader.load(), Look()
    for drafts, problems in _drafts(source, reader, watch):
        look.refused += len(problems)
        look.problems += problems[: SHOWN - len(look.problems)]
        look.stored += len(store.postings.versions([posting.posting_id for posting, _ in drafts]))
        for posting, _ in drafts:
            look.repeated += posting.posting_id in look.ids
            look.ids.add(posting.posting_id)
        if len(look.postings) < SHOWN:
            some = drafts[: SHOWN - len(look.postings)]
            look.postings += [posting for posting, _ in reader.with_skills(some)]
    return look


def _drafts(source: FileSource, reader: Reader, watch: Watch) -> Iterator[tuple[list[ReadPosting], list[str]]]:
    for page in source.fetch_pages(Asked()):
        drafts: list[ReadPosting] = []
        problems = []
        for row in page.rows:
            if row.raw is None:
                problems.append(f"{row.where}: {row.problem}")
                continue
            try:
                drafts.append(reader.draft(source.name, source.parse(row.raw), watch.clock()))
            except UNREADABLE as error:
                problems.append(f"{row.where}: {error}")
        yield drafts, problems


def values_of(source: FileSource, look: Look) -> dict[str, Any]:
    """The same as plain values, for a program that shows it."""
    survey, table = source.survey, source.table
    columns = [
        {"field": name, "column": column, "filled": survey.filled[column], "example": survey.examples.get(column, "")}
        for name, listed in sorted(source.columns.columns.items())
        for column, _ in listed
    ]
    return {
        "file": source.input.name,
        "format": source.format,
        "packing": source.input.packing,
        "member": source.input.member,
        "sheet": source.sheet,
        "encoding": source.encoding,
        "delimiter": table.delimiter if table else "",
        "header_line": table.header_row if table else 0,
        "known": source.known or "",
        "name": source.import_name,
        "rows": survey.rows,
        "columns": [] if source.known else columns,
        "ignored": [] if source.known else [name for name in survey.columns if name not in source.columns.used],
        "repeated_headers": list(source.skipped_headers),
        "undated": source.tally.undated,
        "older": source.tally.older,
        "window_days": WINDOW_DAYS,
        "wanted": len(look.ids),
        "stored": look.stored,
        "repeated": look.repeated,
        "refused": look.refused,
        "problems": look.problems,
        "summary": list(summary_lines(source)),
        "postings": [_posting(posting) for posting in look.postings],
    }


def _posting(posting: Posting) -> dict[str, Any]:
    return {
        "id": posting.posting_id,
        "title": posting.raw_title,
        "company": posting.company or "",
        "place": place_words(posting),
        "posted_on": posting.posted_on.isoformat() if posting.posted_on else "",
        "work_model": posting.work_model.value if posting.work_model else "",
        "level": posting.seniority.value if posting.seniority else "",
        "role": posting.role or "",
        "salary": salary_words(posting),
        "skills": sorted(posting.skills),
        "url": posting.url or "",
    }


def look_words(look: Look) -> str:
    """What an import would do, in a sentence."""
    return (
        f"{len(look.ids):,} postings would be stored, {look.stored:,} of them are stored already; {look.repeated:,} "
        f"rows repeat others of the file, {look.refused:,} would be refused."
    )
