"""`/market`: what the postings ask for, open to everybody."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from core.api.auth import SignedIn, Visitor, no_parameters
from core.api.errors import NothingFound, Refused, error_responses
from core.api.market_schemas import (
    ChangedSkill,
    Compared,
    ComparedRole,
    ComparedSkill,
    CountryShare,
    DemandAnswer,
    Group,
    PayAnswer,
    Refreshed,
    SnapshotChanges,
    Trending,
    TrendingRole,
    TrendingSkill,
    basis_of,
    rows_of,
)
from core.api.parameters import ChangesQuery, CompareQuery, DemandQuery, RolesQuery, TrendingQuery
from core.api.rates import TooManyRequests
from core.api.resolve import Market, country_name, resolve_market, role_of, skill_of, table_route
from core.api.responses import Answer, reply
from core.api.threads import NUMBERS, threaded
from core.market.grouping import MOST
from core.market.sample_size import too_few
from core.runtime import runtime
from core.snapshot.slices import Slice
from core.texts import text
from core.views.changes import changes_view
from core.views.explore import ExploreQuestion, explore_view
from core.views.filters import ANY
from core.views.knowledge import person_key
from core.views.market_summary import TrendingQuestion, trending_view
from core.views.roles import RolesQuestion, pair_view

router = APIRouter(prefix="/market", tags=["Market"])


@table_route(router, "/trending", Trending)
@threaded(NUMBERS)
def trending(request: Request, query: Annotated[TrendingQuery, Query()]) -> Response:
    """What is asked for most, where, and what is rising or falling. The CSV holds a table of the Trends page."""
    market = resolve_market(query.snapshot)
    question = TrendingQuestion(
        market.today,
        query.days,
        query.section,
        role_of(market, query.role) or ANY,
        query.filters,
        query.skills_limit,
        query.locations_limit,
        query.roles_limit,
        query.table,
        tuple(query.line),
    )
    return reply(request, market.snapshot, (question,), lambda: _trending(market, question))


def _trending(market: Market, question: TrendingQuestion) -> Answer:
    view = trending_view(market.snapshot, market.knowledge, question, country_name)
    content = Trending(
        **basis_of(market.snapshot, view.asked, view.posting_count, view.words),
        days=question.days,
        company_count=view.company_count,
        trend_words=view.trend_words,
        top_skills=rows_of(TrendingSkill, view.skills),
        top_locations=rows_of(CountryShare, view.locations, location="value", posting_count="count"),
        trending_roles=rows_of(TrendingRole, view.roles),
    )
    if view.export is None:
        raise Refused(text("api_error.table", section=question.section, table=question.table))
    return Answer.of(content, view.export)


@table_route(router, "/demand", DemandAnswer)
@threaded(NUMBERS)
def demand(request: Request, query: Annotated[DemandQuery, Query()]) -> Response:
    """Any slice of the postings by any grouping: the Explore page."""
    market = resolve_market(query.snapshot)
    return _explored(request, market, query, query.by, role_of(market, query.role) or ANY, query.limit)


@table_route(router, "/roles", DemandAnswer)
@threaded(NUMBERS)
def roles(request: Request, query: Annotated[RolesQuery, Query()]) -> Response:
    """How many postings each role has."""
    return _explored(request, resolve_market(query.snapshot), query, "role", ANY)


@router.post("/refresh", dependencies=[Depends(no_parameters)], responses=error_responses(401))
@threaded(NUMBERS)
def refresh(who: SignedIn) -> Refreshed:
    """Read all postings again, where waiting up to a minute for new ones is too long. Seldom: it is much work."""
    if wait := runtime().snapshots.read_again():
        raise TooManyRequests(wait)
    snapshot = resolve_market().snapshot
    return Refreshed(snapshot_id=snapshot.snapshot_id, as_of=snapshot.as_of, posting_count=snapshot.size)


def _explored(request: Request, market: Market, query: RolesQuery, by: str, role: str, limit: int = MOST) -> Response:
    skill = skill_of(market, query.skill) or ANY
    question = ExploreQuestion(market.today, query.days, by, role, query.source or ANY, skill, ANY, query.filters)
    return reply(request, market.snapshot, (question, limit), lambda: _groups(market, question, limit))


def _groups(market: Market, question: ExploreQuestion, limit: int) -> Answer:
    view = explore_view(market.snapshot, market.knowledge, runtime().store.postings, question, country_name)
    content = DemandAnswer(
        **basis_of(market.snapshot, question.asked, view.posting_count, too_few(view.posting_count, 1)),
        by=question.by,
        role=question.asked.role,
        skill=question.about,
        company_count=view.company_count,
        group_count=view.value_count,
        groups=rows_of(Group, view.groups(limit)),
    )
    if view.value_count > len(view.table):
        return Answer.streamed(content, view.export)
    return Answer.of(content, view.export)


@table_route(router, "/compare", Compared, 401)
@threaded(NUMBERS)
def compare(request: Request, user: Visitor, query: Annotated[CompareQuery, Query()]) -> Response:
    """Two roles skill by skill; with a token, also which of the skills the bearer has."""
    market = resolve_market(query.snapshot)
    first, second = role_of(market, query.first) or "", role_of(market, query.second) or ""
    question = RolesQuestion(market.today, query.days, query.filters, query.threshold)
    key = (question, first, second, person_key(user))

    def make() -> Answer:
        view = pair_view(market.snapshot, market.knowledge, user, question, first, second)
        if any(view.comparison.words):
            few = zip(view.names, view.comparison.words, strict=True)
            raise NothingFound(
                "; ".join(f"{name}: {words}" for name, words in few if words),
                [text("few.try_window"), text("few.try_filters")],
            )
        sides: list[dict[str, Any]] = [
            {
                "role": role,
                "name": view.names[place],
                "posting_count": view.comparison.posting_counts[place],
                "in_demand_count": view.in_demand_counts[place],
                "owned_count": view.owned_counts[place],
                "salary": PayAnswer.of(view.comparison.salaries[place]),
                "words": view.comparison.words[place],
            }
            for place, role in enumerate((first, second))
        ]
        content = Compared(
            **basis_of(market.snapshot, question.asked, sum(view.comparison.posting_counts)),
            first=ComparedRole(**sides[0]),
            second=ComparedRole(**sides[1]),
            similarity=view.comparison.similarity,
            skills=rows_of(ComparedSkill, view.table),
        )
        return Answer.of(content, view.export)

    return reply(request, market.snapshot, key, make)


@table_route(router, "/changes", SnapshotChanges)
@threaded(NUMBERS)
def changes(request: Request, query: Annotated[ChangesQuery, Query()]) -> Response:
    """Two snapshots compared: what the market changed, what the taxonomy, what duplicates. All postings, no window."""
    before, after = resolve_market(query.before), resolve_market(query.snapshot)
    role = role_of(after, query.role) or ANY

    def make() -> Answer:
        view = changes_view(before.snapshot, after.snapshot, after.knowledge, role)
        content = SnapshotChanges(
            **basis_of(after.snapshot, Slice(), view.found.after_count),
            before_snapshot_id=before.snapshot.snapshot_id,
            before_posting_count=view.found.before_count,
            comparable=view.found.comparable,
            closed_count=view.found.closed_count,
            gained=view.gained,
            lost=view.lost,
            skills=rows_of(ChangedSkill, view.table),
        )
        return Answer.of(content, view.export)

    return reply(request, after.snapshot, ("changes", before.snapshot.snapshot_id, role), make)
