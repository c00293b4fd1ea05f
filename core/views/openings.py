"""The Openings page: postings that fit, with what matches and what is missing, saved ones and hidden ones."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from math import isnan

import pandas as pd

from core.catalogue.commuting import commuting_area
from core.catalogue.exchange_rates import pay_note
from core.catalogue.sources import SourceNote, spoken_note
from core.formats.export import Export, Provenance, table_export
from core.formats.markup import web_address
from core.market.demand import company_count
from core.market.fit import THETA
from core.market.hurdles import Hurdle
from core.market.languages import only_language
from core.market.openings import OpeningCounts, Openings, matching_postings, with_adverts
from core.market.sample_size import Advice, advice
from core.models import Posting, PostingMark, Terms, User
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.store.postings import Postings
from core.views.audience import Chip, audience, level_of
from core.views.filters import ANY
from core.views.knowledge import Knowledge, person_key
from core.views.opening_titles import title_check
from core.views.openings_question import SHOW, OpeningsQuestion
from core.views.provenance import provenance_of
from core.views.view_cache import remembered
from core.views.windows import span

PAGE, LEAST_SHOWN = 10, 5
TERM_COLUMNS = ("years", "degree", "spoken", "visa", "relocation", "clearance", "contract", "hours")
COLUMNS = {
    "posting_id": "source and native id",
    "title": "the advert's own title",
    "url": "address of the advert",
    "fit": "weighted part of the asked skills that is satisfied, 0-1: required ones count 1, optional ones 1/3",
    "ready": "true if fit is at least theta",
    "required_count": "scored skills it requires; alternatives count once",
    "required_matched_count": "how many of these are satisfied",
    "matched": "asked skills that are satisfied, joined by |",
    "missing_required": "required skills that are missing, joined by |",
    "missing_optional": "optional skills that are missing, joined by |",
    "alternatives": "asked skills of which one is enough, joined by /, several such by |; one counts for all",
    "company": "as the advert names it",
    "city": "first city that the advert names",
    "country": "ISO 3166-1 alpha-2",
    "work_model": "remote, hybrid, onsite or empty where the advert does not say",
    "salary_min": "lowest annual pay stated, USD",
    "salary_max": "highest annual pay stated, USD",
    "posted_on": "the advert's own date",
    "source": "where the posting was collected",
    "near_role": "name of the neighbouring role it belongs to, empty where it belongs to the role asked about",
    "hurdles": "why one could not apply today, joined by |: stack, trade, clearance, place, years, internship, level, "
    "no_level, little, few_skills, near_role",
    "years": "fewest years of experience asked for, empty where the advert does not say",
    "degree": "lowest degree asked for, whether it is required, and whether experience may stand in for it",
    "spoken": "spoken languages asked for, with their level, joined by |",
    "visa": "offered, refused or empty where the advert does not say",
    "relocation": "offered, refused or empty where the advert does not say",
    "clearance": "required, optional or empty where the advert does not say",
    "contract": "permanent, temporary, internship or empty where the advert does not say",
    "hours": "full_time, part_time or empty where the advert does not say",
}


@dataclass(frozen=True, slots=True)
class OpeningCard:
    """One opening as shown. Skills are names; of each of `alternatives` one is enough; `url` is an address or None.

    `matched` are all that one has, `matched_optional` those of them that are only nice to have.

    `own_years` of work are the profile's, beside those the advert asks for; None where either is silent. `hurdles` are
    why one could not apply today.
    """

    posting_id: str
    title: str
    company: str | None
    city: str | None
    country: str | None
    work_model: str | None
    posted_on: date
    salary: tuple[float | None, float | None] | None
    fit: float
    ready: bool
    required_count: int
    required_matched_count: int
    matched: tuple[str, ...]
    matched_optional: tuple[str, ...]
    missing_required: tuple[str, ...]
    missing_optional: tuple[str, ...]
    alternatives: tuple[tuple[str, ...], ...]
    url: str | None
    note: SourceNote
    mark: PostingMark | None
    near_role: str = ""
    hurdles: tuple[Hurdle, ...] = ()
    terms: Terms = field(default_factory=Terms)
    own_years: float | None = None


@dataclass(frozen=True)
class OpeningsView:
    """One page of openings, and how many there are.

    From the card `further_from` on those stand that one could not apply to today; each says what its hurdles are.

    `chips` are the default filters of the profile; `asked` is the slice they lead to.
    """

    asked: Slice
    chips: tuple[Chip, ...]
    cards: tuple[OpeningCard, ...]
    counts: OpeningCounts
    further_from: int
    posting_count: int
    company_count: int
    span: tuple[date, date] | None
    saved_count: int
    hidden_count: int
    advice: Advice | None
    table: pd.DataFrame
    export: Export

    @property
    def page_count(self) -> int:
        """How many pages there are, at least one."""
        return 1 + max(-(-(self.counts.total_count - self.counts.first_page) // PAGE), 0)


@remembered(
    lambda snapshot, knowledge, postings, marks, user, question: (
        person_key(user),
        user.experience_years,
        frozenset(marks.items()),
        question,
    )
)
def openings_view(
    snapshot: Snapshot,
    knowledge: Knowledge,
    postings: Postings,
    marks: Mapping[str, PostingMark],
    user: User,
    question: OpeningsQuestion,
) -> OpeningsView:
    """One page of openings for `user`; titles and links are read from the store by id."""
    asked, chips = question.asked, tuple[Chip, ...]()
    if question.show == SHOW[0]:
        around = audience(snapshot, user, asked, question.filters, question.widened, floor=0)
        asked, chips = around.asked, around.chips
    catalogue = knowledge.roles.get(question.role)
    near_roles = catalogue.adjacent if catalogue else ()
    facts = knowledge.role_core(question.role)
    wish = question.fits(marks, commuting_area(user.location or ""), frozenset((*facts.skills, *facts.adjacent)))
    profile, languages = knowledge.profile(user), only_language(facts.skills, knowledge.scoring(user))
    openings = matching_postings(
        snapshot,
        asked,
        profile,
        replace(wish, languages=languages),
        level=level_of(user),
        near_roles=near_roles,
        offset=question.page * PAGE,
        limit=PAGE,
        least=LEAST_SHOWN if question.show == SHOW[0] else None,
        of_other_stack=title_check(knowledge, postings, profile, languages) if question.role != ANY else None,
    )
    adverts = list(postings.find(openings.frame["posting_id"]))
    table = _with_terms(with_adverts(openings.frame, adverts), adverts)
    names = table["role"].map(knowledge.role_name).astype("str")
    table["near_role"] = names.where(table["near_role"].astype(bool), "")
    rows, kinds = asked.rows(snapshot), list(marks.values())
    return OpeningsView(
        asked=asked,
        chips=chips,
        cards=tuple(_cards(table, knowledge, marks, {advert.posting_id: advert.terms for advert in adverts}, user)),
        counts=openings.counts,
        further_from=openings.counts.further_from(question.page, PAGE),
        posting_count=len(rows),
        company_count=company_count(snapshot, rows),
        span=span(snapshot, asked),
        saved_count=kinds.count(PostingMark.SAVED),
        hidden_count=kinds.count(PostingMark.HIDDEN),
        advice=advice(snapshot, asked, near_roles, floor=1),
        table=table[list(COLUMNS)],
        export=table_export(_flat(table[list(COLUMNS)]), _provenance(snapshot, question, asked, openings)),
    )


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with each set of alternatives as one text."""
    return table.assign(alternatives=[tuple("/".join(unit) for unit in units) for units in table["alternatives"]])


def _with_terms(table: pd.DataFrame, adverts: Iterable[Posting]) -> pd.DataFrame:
    """`table` with the columns of COLUMNS that are terms of the adverts."""
    terms_by_id = {advert.posting_id: term_columns(advert.terms) for advert in adverts}
    rows = [terms_by_id.get(posting_id) or term_columns(Terms()) for posting_id in table["posting_id"]]
    return pd.concat([table, pd.DataFrame(rows, table.index, columns=list(TERM_COLUMNS), dtype=object)], axis=1)


def term_columns(terms: Terms) -> dict[str, object]:
    """Terms as the cells of a table; None where nothing is said."""
    degree = terms.degree
    degree_parts = degree and [degree.level, degree.ask.value, *(["or equivalent"] if degree.or_equivalent else [])]
    return {
        "years": terms.years,
        "degree": degree_parts and ", ".join(degree_parts),
        "spoken": "|".join(f"{one.language} {one.level or ''}".strip() for one in terms.spoken) or None,
        **{name: getattr(terms, name) for name in TERM_COLUMNS[3:]},
    }


def _cards(
    table: pd.DataFrame,
    knowledge: Knowledge,
    marks: Mapping[str, PostingMark],
    terms: Mapping[str, Terms],
    user: User,
) -> Iterable[OpeningCard]:
    for row in table.to_dict("records"):
        low, high = row["salary_min"], row["salary_max"]
        asked = terms.get(row["posting_id"]) or Terms()
        names = {
            kind: tuple(map(knowledge.skill_name, row[kind]))
            for kind in ("matched", "matched_optional", "missing_required", "missing_optional")
        }
        yield OpeningCard(
            posting_id=row["posting_id"],
            title=row["title"] or row["posting_id"],
            company=row["company"],
            city=row["city"],
            country=row["country"],
            work_model=row["work_model"] or None,
            posted_on=row["posted_on"],
            salary=_stated(low, high),
            fit=row["fit"],
            ready=bool(row["ready"]),
            required_count=row["required_count"],
            required_matched_count=row["required_matched_count"],
            url=web_address(row["url"]),
            note=spoken_note(row["source"]),
            mark=marks.get(row["posting_id"]),
            near_role=row["near_role"],
            hurdles=row["hurdles"],
            terms=asked,
            own_years=None if asked.years is None else user.experience_years,
            alternatives=tuple(tuple(map(knowledge.skill_name, unit)) for unit in row["alternatives"]),
            **names,
        )


def _stated(low: float, high: float) -> tuple[float | None, float | None] | None:
    """Both sides of a range of pay, None for a side that is not stated; None where neither is."""
    sides = (None if isnan(low) else low, None if isnan(high) else high)
    return None if sides == (None, None) else sides


def _provenance(snapshot: Snapshot, question: OpeningsQuestion, asked: Slice, openings: Openings) -> Provenance:
    return provenance_of(
        snapshot,
        "openings",
        slice={
            **asdict(asked),
            "show": question.show,
            "least_fit": question.least_fit,
            "least_salary": question.least_salary,
            "most_years": question.most_years,
            "no_degree": question.no_degree,
            "skills": question.skills,
            "company": question.company,
            "page": question.page + 1,
        },
        columns=COLUMNS,
        formulas={
            "fit": "sum of weights of satisfied skills / sum of weights of asked skills",
            "ready": f"fit >= {THETA}",
        },
        counts={
            "openings": openings.total_count,
            "fitting": openings.counts.fitting_count,
            "of_near_roles": openings.counts.near_role_count,
            "rows": len(openings.frame),
        },
        notes=("One page of the ranking; posting texts stay with their sources.", pay_note()),
    )
