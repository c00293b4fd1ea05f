"""The receipt of one posting: what was read in its text, by which rule, and whether it counts."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from core.export import Export, Provenance, table_export
from core.market.receipts import Number, Question, Reason, reasons
from core.market.slices import Slice
from core.market.snapshot import Snapshot
from core.markup import Span, web_address
from core.models import Ask, Mention, Posting
from core.sources import SourceNote, source_note
from core.store.postings import Postings
from core.texts import optional_text, text
from core.views.knowledge import Knowledge

COLUMNS = {
    "words": "the words of the text",
    "start": "first character, from 0",
    "end": "one after the last character",
    "skill": "taxonomy id",
    "name": "name of the skill",
    "ask": "required, optional or mentioned",
    "rule": "what let the words count as the skill",
    "counts": "true if the skill counts as asked for by this posting",
}


@dataclass(frozen=True)
class PostingView:
    """One posting. `table` has the columns of COLUMNS, in the text's order; `reasons` is empty where it counts.

    `text` is None where the store holds none.
    """

    posting: Posting
    role_name: str | None
    url: str | None
    note: SourceNote
    text: str | None
    spans: tuple[Span, ...]
    table: pd.DataFrame
    reasons: tuple[Reason, ...]
    mentioned: tuple[str, ...]
    export: Export


def posting_view(snapshot: Snapshot, knowledge: Knowledge, postings: Postings, posting_id: str) -> PostingView | None:
    """The receipt of a posting; None where there is none of this id."""
    found = postings.find([posting_id])
    if not found:
        return None
    posting = found[0]
    stored = postings.texts([posting_id]).get(posting_id)
    mentions = stored.mentions if stored else ()
    table = _table(posting, mentions, knowledge)
    provenance = Provenance(
        table="mentions",
        snapshot_id=snapshot.snapshot_id,
        taxonomy_version=posting.taxonomy_version,
        as_of=snapshot.as_of,
        is_sample=snapshot.is_sample,
        slice={"posting_id": posting_id},
        columns=COLUMNS,
        counts={"mentions": len(table)},
    )
    return PostingView(
        posting=posting,
        role_name=knowledge.role_name(posting.role) if posting.role else None,
        url=web_address(posting.url),
        note=source_note(posting.source),
        text=stored.text if stored else None,
        spans=tuple(_spans(mentions, knowledge)),
        table=table,
        reasons=tuple(reasons(snapshot, Question(Number.POSTINGS, Slice()), posting)),
        mentioned=tuple(map(knowledge.skill_name, sorted(posting.mentioned))),
        export=table_export(table, provenance),
    )


def rule_words(rule: str) -> str:
    """A rule as a sentence: `alias, nearby word` is another spelling, and a word nearby that settles its meaning."""
    return "; ".join(optional_text(f"rule.{part.strip().replace(' ', '_')}") or part for part in rule.split(","))


def _spans(mentions: Iterable[Mention], knowledge: Knowledge) -> Iterable[Span]:
    for one in mentions:
        title = f"{knowledge.skill_name(one.skill)}: {text(f'ask.{one.ask.value}')} ({rule_words(one.rule)})"
        yield Span(one.start, one.end, one.ask.value, title)


def _table(posting: Posting, mentions: Iterable[Mention], knowledge: Knowledge) -> pd.DataFrame:
    ordered = sorted(mentions, key=lambda one: (one.start, one.end))
    rows = [
        (
            one.text, one.start, one.end, one.skill, knowledge.skill_name(one.skill), text(f"ask.{one.ask.value}"),
            rule_words(one.rule), one.ask is not Ask.MENTIONED and one.skill in posting.skills,
        )
        for one in ordered
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS))
