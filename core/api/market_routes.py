"""`/market`: what the postings ask for, open to everybody."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from core.api.auth import SignedIn, Visitor, no_parameters
from core.api.errors import NothingFound, Refused, described
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
    basis,
    rows_of,
)
from core.api.parameters import ChangesAsked, CompareAsked, DemandAsked, RolesAsked, TrendingAsked
from core.api.rates import TooManyRequests
from core.api.resolve import Market, country_name, market, role_of, skill_of, table_route
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
def trending(request: Request, asked: Annotated[TrendingAsked, Query()]) -> Response:
    """What is asked for most, where, and what is rising or falling. The CSV holds a table of the Trends page."""
    now = market(asked.snapshot)
    question = TrendingQuestion(
        now.today,
        asked.days,
        asked.section,
        role_of(now, asked.role) or ANY,
        asked.filters,
        asked.skills_limit,
        asked.locations_limit,
        asked.roles_limit,
        asked.table,
        tuple(asked.line),
    )
    return reply(request, now.snapshot, (question,), lambda: _trending(now, question))


def _trending(now: Market, question: TrendingQuestion) -> Answer:
    view = trending_view(now.snapshot, now.knowledge, question, country_name)
    content = Trending(
        **basis(now.snapshot, view.asked, view.posting_count, view.words),
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
def demand(request: Request, asked: Annotated[DemandAsked, Query()]) -> Response:
    """Any slice of the postings by any grouping: the Explore page."""
    now = market(asked.snapshot)
    return _explored(request, now, asked, asked.by, role_of(now, asked.role) or ANY, asked.limit)


@table_route(router, "/roles", DemandAnswer)
@threaded(NUMBERS)
def roles(request: Request, asked: Annotated[RolesAsked, Query()]) -> Response:
    """How many postings each role has."""
    return _explored(request, market(asked.snapshot), asked, "role", ANY)


@router.post("/refresh", dependencies=[Depends(no_parameters)], responses=described(401))
@threaded(NUMBERS)
def refresh(who: SignedIn) -> Refreshed:
    """Read all postings again, where waiting up to a minute for new ones is too long. Seldom: it is much work."""
    if wait := runtime().snapshots.read_again():
        raise TooManyRequests(wait)
    snapshot = market().snapshot
    return Refreshed(snapshot_id=snapshot.snapshot_id, as_of=snapshot.as_of, posting_count=snapshot.size)


def _explored(request: Request, now: Market, asked: RolesAsked, by: str, role: str, limit: int = MOST) -> Response:
    skill = skill_of(now, asked.skill) or ANY
    question = ExploreQuestion(now.today, asked.days, by, role, asked.source or ANY, skill, ANY, asked.filters)
    return reply(request, now.snapshot, (question, limit), lambda: _groups(now, question, limit))


def _groups(now: Market, question: ExploreQuestion, limit: int) -> Answer:
    view = explore_view(now.snapshot, now.knowledge, runtime().store.postings, question, country_name)
    content = DemandAnswer(
        **basis(now.snapshot, question.asked, view.posting_count, too_few(view.posting_count, 1)),
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
def compare(request: Request, user: Visitor, asked: Annotated[CompareAsked, Query()]) -> Response:
    """Two roles skill by skill; with a token also what of each the bearer has."""
    now = market(asked.snapshot)
    first, second = role_of(now, asked.first) or "", role_of(now, asked.second) or ""
    question = RolesQuestion(now.today, asked.days, asked.filters, asked.threshold)
    key = (question, first, second, person_key(user))

    def make() -> Answer:
        view = pair_view(now.snapshot, now.knowledge, user, question, first, second)
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
            **basis(now.snapshot, question.asked, sum(view.comparison.posting_counts)),
            first=ComparedRole(**sides[0]),
            second=ComparedRole(**sides[1]),
            similarity=view.comparison.similarity,
            skills=rows_of(ComparedSkill, view.table),
        )
        return Answer.of(content, view.export)

    return reply(request, now.snapshot, key, make)


@table_route(router, "/changes", SnapshotChanges)
@threaded(NUMBERS)
def changes(request: Request, asked: Annotated[ChangesAsked, Query()]) -> Response:
    """Two snapshots compared: what the market changed, what the taxonomy, what duplicates. All postings, no window."""
    before, now = market(asked.before), market(asked.snapshot)
    role = role_of(now, asked.role) or ANY

    def make() -> Answer:
        view = changes_view(before.snapshot, now.snapshot, now.knowledge, role)
        content = SnapshotChanges(
            **basis(now.snapshot, Slice(), view.found.after_count),
            before_snapshot_id=before.snapshot.snapshot_id,
            before_posting_count=view.found.before_count,
            comparable=view.found.comparable,
            closed_count=view.found.closed_count,
            gained=view.gained,
            lost=view.lost,
            skills=rows_of(ChangedSkill, view.table),
        )
        return Answer.of(content, view.export)

    return reply(request, now.snapshot, ("changes", before.snapshot.snapshot_id, role), make)
