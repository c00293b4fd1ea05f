"""`/postings`: openings that fit the bearer, and the receipt of one posting."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from core.api.auth import SignedIn, Somebody
from core.api.errors import NothingFound
from core.api.market_schemas import basis_of, rows_of
from core.api.parameters import PostingQuery, PostingsQuery
from core.api.person_routes import identity
from core.api.posting_schemas import MentionAnswer, Opening, OpeningsAnswer, PostingAnswer, TermsAnswer, text_list
from core.api.resolve import resolve_market, role_of, table_route
from core.api.responses import Answer, reply
from core.api.threads import NUMBERS, threaded
from core.models import Session, User, WorkModel
from core.runtime import runtime
from core.texts import text
from core.views.filters import ANY, company_called
from core.views.opening_prose import reason_lines
from core.views.openings import OpeningCard, openings_view, term_columns
from core.views.openings_question import OpeningsQuestion
from core.views.posting import PostingView, posting_view

router = APIRouter(tags=["OpeningsAnswer"])


@table_route(router, "/postings", OpeningsAnswer, 401)
@threaded(NUMBERS)
def postings(request: Request, user: Somebody, query: Annotated[PostingsQuery, Query()]) -> Response:
    """Openings by how well they fit, one page at a time."""
    market, store = resolve_market(), runtime().store
    marks = store.marks.of_user(user.user_id) if user.user_id else {}
    question = OpeningsQuestion(
        role_of(market, query.role) or ANY,
        market.today,
        query.days,
        query.filters,
        query.show,
        query.least_fit,
        query.least_salary,
        page=query.page - 1,
        order=query.order,
        widened=frozenset(query.wide),
        most_years=query.most_years,
        no_degree=query.no_degree,
        company=query.company and (company_called(market.snapshot, query.company) or query.company),
    )

    def make() -> Answer:
        view = openings_view(market.snapshot, market.knowledge, store.postings, marks, user, question)
        content = OpeningsAnswer(
            **basis_of(market.snapshot, view.asked, view.posting_count, view.advice.words if view.advice else None),
            total_count=view.counts.total_count,
            ready_count=view.counts.ready_count,
            fitting_count=view.counts.fitting_count,
            near_role_count=view.counts.near_role_count,
            leading_count=view.counts.leading_count,
            page=query.page,
            page_count=view.page_count,
            postings=[_opening(card) for card in view.cards],
        )
        return Answer.of(content, view.export)

    return reply(request, market.snapshot, (question, *identity(user)), make, keep=False)


def _opening(card: OpeningCard) -> Opening:
    low, high = card.salary or (None, None)
    return Opening(
        posting_id=card.posting_id,
        title=card.title,
        company=card.company or None,
        city=card.city or None,
        country=card.country or None,
        work_model=card.work_model,
        remote=_is_remote(card.work_model),
        posted_on=card.posted_on,
        salary_min=low,
        salary_max=high,
        fit=card.fit,
        ready=card.ready,
        required_count=card.required_count,
        required_matched_count=card.required_matched_count,
        matched=text_list(card.matched),
        missing_required=text_list(card.missing_required),
        missing_optional=text_list(card.missing_optional),
        alternatives=[text_list(unit) for unit in card.alternatives],
        near_role=card.near_role or None,
        hurdles=[str(hurdle) for hurdle in card.hurdles],
        url=card.url,
        source=card.note.name,
        attribution=card.note.attribution,
        mark=card.mark.value if card.mark else None,
        terms=TermsAnswer.model_validate(term_columns(card.terms)),
        own_years=card.own_years,
    )


@table_route(router, "/postings/by-id", PostingAnswer, 401)
@threaded(NUMBERS)
def posting_by_id(request: Request, who: SignedIn, query: Annotated[PostingQuery, Query()]) -> Response:
    """The same as `/postings/{posting_id}`, for any id: one with `..` in it cannot be part of a path."""
    return _posting(request, who, query.id)


@table_route(router, "/postings/{posting_id:text}", PostingAnswer, 401, plain=True)
@threaded(NUMBERS)
def posting(request: Request, who: SignedIn, posting_id: str) -> Response:
    """What was read in one posting, by which rules, and whether it counts."""
    return _posting(request, who, posting_id)


def _posting(request: Request, who: tuple[User, Session], posting_id: str) -> Response:
    market = resolve_market()
    view = posting_view(market.snapshot, market.knowledge, runtime().store.postings, posting_id)
    if view is None:
        raise NothingFound(text("api_error.posting", name=repr(posting_id[:100])), [text("api_error.try_postings")])
    shown = view
    key = (posting_id, who[0].user_id)
    return reply(
        request,
        market.snapshot,
        key,
        lambda: Answer.of(_receipt(shown, market.snapshot.snapshot_id), shown.export),
        keep=False,
    )


def _is_remote(work_model: str | None) -> bool | None:
    """What `remote` said before there were work models; None where the advert does not say."""
    return work_model == WorkModel.REMOTE if work_model else None


def _receipt(view: PostingView, snapshot_id: str) -> PostingAnswer:
    posting = view.posting
    return PostingAnswer(
        posting_id=posting.posting_id,
        title=posting.raw_title,
        company=posting.company,
        role=posting.role,
        role_name=view.role_name,
        seniority=posting.seniority,
        country=posting.place.country_code,
        city=posting.place.city,
        work_model=posting.work_model.value if posting.work_model else None,
        remote=_is_remote(posting.work_model),
        posted_on=posting.posted_on,
        url=view.url,
        source=posting.source,
        attribution=view.note.attribution,
        snapshot_id=snapshot_id,
        skills=sorted(posting.skills),
        mentions=rows_of(MentionAnswer, view.table),
        reasons=reason_lines(view.reasons),
        closed_on=posting.ended_on,
        work_model_sentence=view.stated.get("work_model"),
        salary_sentence=view.stated.get("salary"),
    )
