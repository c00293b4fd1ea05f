"""What the routes of openings and of single postings give."""

from datetime import date
from typing import Any

from pydantic import BaseModel

from core.api.market_schemas import Basis


class TermsAnswer(BaseModel):
    """Who may apply and on which terms; null is not said. `degree` and `spoken` are in words, `years` the least."""

    years: int | None
    degree: str | None
    spoken: str | None
    visa: str | None
    relocation: str | None
    clearance: str | None
    contract: str | None
    hours: str | None


class Opening(BaseModel):
    """An opening as a person sees it: salaries are annual USD, skills are names.

    Of the `required_count` skills it requires, `required_matched_count` are there. Each of `alternatives` lists
    skills of which one is enough; they count once. `near_role` names the neighbouring role it belongs to; null: none.
    `own_years` are the profile's, where `terms.years` are asked for.
    """

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
    terms: TermsAnswer
    own_years: float | None


class OpeningsAnswer(Basis):
    """One page of openings, the best fit first.

    `fitting_count` of the role are for this person, `near_role_count` more are of neighbouring roles; all but
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


class MentionAnswer(BaseModel):
    """Words of the posting's text (characters `start` to `end`) that were read as a skill, and by which rule."""

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
