"""The receipt of one posting: what was read in its text, by which rule, and whether it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from textwrap import shorten

import pandas as pd

from core.catalogue.sources import SourceNote, spoken_note
from core.formats.export import Export, Provenance, table_export
from core.formats.markup import MarkedSpan, web_address
from core.market.receipts import NotCounted, reasons
from core.models import Ask, Mention, Posting, PostingText
from core.snapshot.snapshot import Snapshot
from core.store.postings import Postings
from core.texts import optional_text, text
from core.views.columns import ASK, SKILL
from core.views.knowledge import Knowledge

STATED = ("work_model", "salary")
SENTENCE_CHARS = 300
COLUMNS = {
    "words": "the words of the text",
    "start": "first character of the text, from 0; of the title where the rule says so",
    "end": "one after the last character",
    **SKILL,
    **ASK,
    "one_of": "other skills of which any one is enough instead, by name",
    "rule": "rule by which the words count as the skill",
    "counts": "true if the skill counts as asked for by this posting",
}


@dataclass(frozen=True)
class PostingView:
    """One posting. `table` has the columns of COLUMNS: the title's words, then those of the text, in order.

    `reasons` is empty where it counts. `text` is None where the store holds none. `stated` are the sentences of the
    text that the work model and the pay were read from, by field; a source's own field needs none.
    """

    posting: Posting
    role_name: str | None
    url: str | None
    note: SourceNote
    text: str | None
    spans: tuple[MarkedSpan, ...]
    table: pd.DataFrame
    reasons: tuple[NotCounted, ...]
    mentioned: tuple[str, ...]
    export: Export
    stated: Mapping[str, str]


def posting_view(snapshot: Snapshot, knowledge: Knowledge, postings: Postings, posting_id: str) -> PostingView | None:
    """The receipt of a posting; None if the id is unknown."""
    postings_found = postings.find([posting_id])
    if not postings_found:
        return None
    posting = postings_found[0]
    stored = postings.texts([posting_id]).get(posting_id)
    mentions = stored.mentions if stored else ()
    table = _table(posting, stored, knowledge)
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
        note=spoken_note(posting.source),
        text=stored.text if stored else None,
        spans=tuple(mention_spans(mentions, knowledge)),
        table=table,
        reasons=tuple(reasons(snapshot, posting)),
        mentioned=tuple(map(knowledge.skill_name, sorted(posting.mentioned))),
        export=table_export(table, provenance),
        stated=stated_sentences(stored) if stored else {},
    )


def stated_sentences(stored: PostingText) -> dict[str, str]:
    """The sentences that state work model and pay, by field, on one line and shortened."""
    return {
        fact.field: shorten(stored.text[fact.start : fact.end], SENTENCE_CHARS, placeholder=" …")
        for fact in stored.facts
        if fact.field in STATED
    }


def rule_words(rule: str) -> str:
    """A rule as a sentence: `alias, nearby word` is another spelling, and a word nearby that settles its meaning."""
    return "; ".join(optional_text(f"rule.{part.strip().replace(' ', '_')}") or part for part in rule.split(","))


def others_in_group(posting: Posting, skill: str) -> list[str]:
    """The skills of which any one is enough instead of `skill` in this posting."""
    return sorted({other for group in posting.alternatives if skill in group for other in group} - {skill})


def mention_spans(mentions: Iterable[Mention], knowledge: Knowledge) -> Iterable[MarkedSpan]:
    """What to mark in a text: each mention by how it is asked for, with the rule that fired."""
    for mention in mentions:
        title = (
            f"{knowledge.skill_name(mention.skill)}: {text(f'ask.{mention.ask.value}')} ({rule_words(mention.rule)})"
        )
        yield MarkedSpan(mention.start, mention.end, mention.ask.value, title)


def _table(posting: Posting, stored: PostingText | None, knowledge: Knowledge) -> pd.DataFrame:
    mentions = sorted(stored.mentions, key=lambda mention: (mention.start, mention.end)) if stored else []
    rows = [
        (
            mention.text,
            mention.start,
            mention.end,
            mention.skill,
            knowledge.skill_name(mention.skill),
            text(f"ask.{mention.ask.value}"),
            ", ".join(map(knowledge.skill_name, others_in_group(posting, mention.skill))),
            rule_words(mention.rule),
            mention.ask is not Ask.MENTIONED and mention.skill in posting.skills,
        )
        for mention in (*(stored.title_mentions if stored else ()), *mentions)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
