"""`/postings`: openings that fit the bearer, and the receipt of one posting."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from core.api.access import SignedIn
from core.api.answers import Answer, reply
from core.api.asking import market, role_of, table
from core.api.market_schemas import basis, rows_of
from core.api.parameters import PostingsAsked
from core.api.person_schemas import MentionAnswer, Opening, Openings, PostingAnswer, names
from core.api.refusals import NothingFound
from core.api.work import NUMBERS, threaded
from core.runtime import runtime
from core.views.filters import ANY
from core.views.openings import OpeningCard, OpeningsQuestion, openings_view
from core.views.posting import PostingView, posting_view

router = APIRouter(tags=["Openings"])


@table(router, "/postings", Openings, 401)
@threaded(NUMBERS)
def postings(request: Request, who: SignedIn, asked: Annotated[PostingsAsked, Query()]) -> Response:
    """Openings by how well they fit, one page at a time."""
    user, now, store = who[0], market(), runtime().store
    marks = store.marks.of_user(user.user_id)
    question = OpeningsQuestion(
        role_of(now, asked.role) or ANY, now.today, asked.days, asked.filters, asked.show, asked.least_fit,
        asked.least_salary, page=asked.page - 1,
    )  # fmt: skip

    def make() -> Answer:
        view = openings_view(now.snapshot, now.knowledge, store.postings, marks, user, question)
        content = Openings(
            **basis(now.snapshot, question.asked, view.posting_count, view.advice.words if view.advice else None),
            total_count=view.total_count,
            ready_count=view.ready_count,
            page=asked.page,
            page_count=view.page_count,
            postings=[_opening(card) for card in view.cards],
        )
        return Answer.of(content, view.export)

    return reply(request, now.snapshot, (question, user.user_id, user.version), make, keep=False)


def _opening(card: OpeningCard) -> Opening:
    low, high = card.salary or (None, None)
    return Opening(
        posting_id=card.posting_id,
        title=card.title,
        company=card.company or None,
        city=card.city or None,
        country=card.country or None,
        remote=card.remote,
        posted_on=card.posted_on,
        salary_min=low,
        salary_max=high,
        fit=card.fit,
        ready=card.ready,
        matched=names(card.matched),
        missing_required=names(card.missing_required),
        missing_optional=names(card.missing_optional),
        url=card.url,
        source=card.note.name,
        attribution=card.note.attribution,
        mark=card.mark.value if card.mark else None,
    )


@table(router, "/postings/{posting_id:path}", PostingAnswer, 401, plain=True)
@threaded(NUMBERS)
def posting(request: Request, who: SignedIn, posting_id: str) -> Response:
    """What was read in one posting, by which rules, and whether it counts."""
    now = market()
    view = posting_view(now.snapshot, now.knowledge, runtime().store.postings, posting_id)
    if view is None:
        raise NothingFound(f"There is no posting {posting_id[:100]!r} (any more).", ["an id from /postings"])
    found = view
    key = (posting_id, who[0].user_id)
    return reply(
        request,
        now.snapshot,
        key,
        lambda: Answer.of(_receipt(found, now.snapshot.snapshot_id), found.export),
        keep=False,
    )


def _receipt(view: PostingView, snapshot_id: str) -> PostingAnswer:
    one = view.posting
    return PostingAnswer(
        posting_id=one.posting_id,
        title=one.raw_title,
        company=one.company,
        role=one.role,
        role_name=view.role_name,
        seniority=one.seniority,
        country=one.place.country_code,
        city=one.place.city,
        remote=one.remote,
        posted_on=one.posted_on,
        url=view.url,
        source=one.source,
        attribution=view.note.attribution,
        snapshot_id=snapshot_id,
        skills=sorted(one.skills),
        mentions=rows_of(MentionAnswer, view.table),
        reasons=[f"{reason.why.value}: {reason.detail}".removesuffix(": ") for reason in view.reasons],
    )
