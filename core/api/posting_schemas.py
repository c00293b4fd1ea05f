"""What the routes of openings and of single postings give."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from core.api.described import described_by
from core.api.market_schemas import Basis
from core.views import openings
from core.views import posting as receipts


@described_by(openings.COLUMNS)
class TermsAnswer(BaseModel):
    """Who may apply and on which terms."""

    years: int | None
    degree: str | None
    spoken: str | None
    visa: str | None
    relocation: str | None
    clearance: str | None
    contract: str | None
    hours: str | None


@described_by(
    openings.COLUMNS,
    remote="true if the work model is remote",
    matched="names of the asked skills that are satisfied",
    missing_required="names of the required skills that are missing",
    missing_optional="names of the optional skills that are missing",
    alternatives="names of asked skills of which one is enough; each such list counts as one skill",
    source="name of the site where the posting was collected",
    attribution="notice that the source asks for",
    mark="saved, hidden or null",
    hurdles="why one could not apply today, the first to be told of first; empty where nothing speaks against it",
    terms="who may apply and on which terms",
    own_years="years of work in the profile, where the advert asks for years",
)
class Opening(BaseModel):
    """An opening as a person sees it."""

    posting_id: str
    title: str
    company: str | None
    city: str | None
    country: str | None
    work_model: str | None
    remote: bool | None
    posted_on: date
    salary_min: float | None
    salary_max: float | None
    fit: float
    ready: bool
    required_count: int
    required_matched_count: int
    matched: list[str]
    missing_required: list[str]
    missing_optional: list[str]
    alternatives: list[list[str]]
    url: str | None
    source: str
    attribution: str
    mark: str | None
    near_role: str | None
    hurdles: list[str]
    terms: TermsAnswer
    own_years: float | None


class OpeningsAnswer(Basis):
    """One page of openings: those to apply to today, then those with hurdles, the best fit first.

    This person could apply to `fitting_count` of the role, `near_role_count` more are of neighbouring roles; all but
    `leading_count` are of another stack or trade, or ask for a clearance or next to nothing that the person has, and
    come last.
    """

    total_count: int
    ready_count: int
    fitting_count: int
    near_role_count: int
    leading_count: int
    page: int
    page_count: int
    postings: list[Opening]


@described_by(receipts.COLUMNS)
class MentionAnswer(BaseModel):
    """Words of the posting's text that were read as a skill."""

    words: str
    start: int
    end: int
    skill: str
    name: str
    ask: str
    one_of: str
    rule: str
    counts: bool


class PostingAnswer(BaseModel):
    """A receipt. `reasons` say why the posting does not count; the text stays with its source, at `url`.

    `closed_on` is the day from which on it is closed, also ahead; the sentences are those that work model and pay were
    read from, null where the source has a field for them.
    """

    posting_id: str
    title: str
    company: str | None
    role: str | None
    role_name: str | None
    seniority: str | None
    country: str | None
    city: str | None
    work_model: str | None
    remote: bool | None
    posted_on: date | None
    url: str | None
    source: str
    attribution: str
    snapshot_id: str
    skills: list[str]
    mentions: list[MentionAnswer]
    reasons: list[str]
    closed_on: date | None
    work_model_sentence: str | None
    salary_sentence: str | None


def text_list(values: Any) -> list[str]:
    """A column's values as a list of texts."""
    return [str(item) for item in values]
