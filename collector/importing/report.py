"""An import in words: what a file is and would become, and what became of it."""

from collections.abc import Iterator, Sequence

from collector.importing.file_source import FileSource
from core.catalogue.exchange_rates import age_warning
from core.config import WINDOW_DAYS
from core.models import CollectorRun, Posting

MOST_IGNORED = 30
FIELD_WORDS = ("company", "place", "date", "pay", "work model", "level", "link", "text")


def format_lines(source: FileSource) -> Iterator[str]:
    """What the file is."""
    packed = f", in {source.input.packing}" if source.input.packing else ""
    inner = f" ({source.input.member})" if source.input.member else ""
    sheet = f" (sheet {source.sheet!r})" if source.sheet else ""
    encoding = f"; encoding: {source.encoding}" if source.encoding else ""
    yield f"{source.input.name}{inner}: {source.format}{sheet}{packed}{encoding}."
    if source.known:
        yield f"It is a saved reply of {source.known}: its rows keep that source's ids."
    else:
        yield f"It is stored under the name {source.import_name!r} (--name, --forget)."


def column_lines(source: FileSource) -> Iterator[str]:
    """A table of the columns and the fields they are read into, then those that are ignored."""
    survey = source.survey
    if not source.known:
        rows = [("field", "column", "said in", "example")]
        rows += [
            (name, column, f"{survey.filled[column]:,}", survey.examples.get(column, "")[:40])
            for name, listed in sorted(source.columns.columns.items())
            for column, _ in listed
        ]
        widths = [max(len(row[place]) for row in rows) for place in range(3)]
        for row in rows:
            yield "  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)) + "  " + row[3]
        ignored = [name for name in survey.columns if name not in source.columns.used]
        if ignored:
            more = f" and {len(ignored) - MOST_IGNORED} more" if len(ignored) > MOST_IGNORED else ""
            yield f"Ignored columns: {', '.join(ignored[:MOST_IGNORED])}{more}."
    if source.skipped_headers:
        yield f"Headers that come twice, of which the first counts: {', '.join(source.skipped_headers)}."


def summary_lines(source: FileSource) -> Iterator[str]:
    """How many rows say each field, and what could not be read, with what to do about it."""
    tally = source.tally
    total = tally.adverts
    if not total:
        return
    counts = ", ".join(f"{name} {tally.read[name]:,}" for name in FIELD_WORDS)
    yield f"Of {total:,} rows read, so many say each field: {counts}."
    if source.skipped_headers:
        yield f"Headers that come twice, of which the first counts: {', '.join(source.skipped_headers)}."
    if tally.undated:
        yield f"{tally.undated:,} of {total:,} are undated: kept and counted, in no window and no time series."
    for column, count in tally.open_dates.items():
        yield (
            f"  {count:,} because {column!r} does not show whether day or month comes first: say --dates dmy or "
            "--dates mdy."
        )
    for column, count in tally.unread_dates.items():
        yield f"  {count:,} because {column!r} holds no day there that could be read."
    if tally.older:
        yield (
            f"{tally.older:,} of {total:,} are older than the window: pages count the last {WINDOW_DAYS} days; these "
            "are stored and not counted."
        )
    for column, count in tally.unread_pay.items():
        hint = "" if source.options.pay_period else "; if all are a year's, use --pay-period year"
        yield f"pay: in {count:,} rows {column!r} names no currency or no period we know, so there is no pay{hint}."
    if tally.taken_countries:
        home = source.rules.home
        yield f"place: in {tally.taken_countries:,} rows a town alone was taken to be in {home}, as all others are."
    for code, count in tally.taken_currencies.items():
        why = 'a "$" where nothing names a country' if code == "USD" else "amounts of that country without a currency"
        yield f"pay: in {count:,} rows {code} was taken for {why}."
    if tally.converted and (warning := age_warning(source.today)):
        yield warning


def refusal_words(source: FileSource) -> str:
    """Why a file of which every row was refused gave nothing, and what to do."""
    reason = next(iter(source.tally.refused.most_common(1)), None)
    if reason is None:
        return f"no row could be read ({source.survey.first_problem}). Export it again, or save it in another format"
    if reason[0] == "no title":
        columns = ", ".join(source.columns.names("title")) or "no column"
        return f"no title stands in {columns}. Say which column it is with --map title=COLUMN"
    return f"the reason is mostly {reason[0]!r}. See what would be read with --dry-run"


def posting_lines(postings: Sequence[Posting]) -> Iterator[str]:
    """Postings as they would be stored."""
    for posting in postings:
        places, sides = place_words(posting) or "no place", salary_words(posting) or "not said"
        yield f"  {posting.posting_id}: {posting.raw_title} | {posting.company or 'no company'} | {places}"
        yield (
            f"    posted {posting.posted_on or 'undated'} | {posting.work_model or 'work model not said'} | "
            f"level {posting.seniority or 'not said'} | role {posting.role or 'none'} | USD a year {sides}"
        )
        yield f"    asks for {', '.join(sorted(posting.skills)) or 'nothing we know'} | {posting.url or 'no link'}"


def place_words(posting: Posting) -> str:
    """All places of a posting; "" where it names none."""
    named = [", ".join(filter(None, (place.city, place.region, place.country_code))) for place in posting.places]
    return "; ".join(filter(None, named))


def salary_words(posting: Posting) -> str:
    """Annual pay in US dollars, one side or both; "" where none is stated."""
    pay = posting.salary
    return "-".join(f"{side:,.0f}" for side in (pay.min_usd, pay.max_usd) if side is not None) if pay else ""


def run_line(run: CollectorRun) -> str:
    """What a pass over a file did."""
    repeated = f", {run.repeated:,} repeated in the file" if run.repeated else ""
    return (
        f"{run.source}: {run.new:,} new, {run.updated:,} updated, {run.unchanged:,} unchanged{repeated}, "
        f"{run.rejected:,} refused of {run.fetched:,} rows; {run.duplicates:,} of the new ones are copies"
        + (f". {run.error}" if run.error else "")
    )
