"""`POST /postings/read`: any advert, pasted, answered like a collected one. Nothing is stored or fetched."""

from dataclasses import replace

from fastapi import APIRouter, Depends, Request, Response

from core.api.advert_schemas import AdvertAnswer, AdvertGiven, AdvertSkillAnswer, LearningStepAnswer
from core.api.auth import NOBODY, Visitor, no_parameters
from core.api.errors import Refused, error_responses
from core.api.market_schemas import basis_of
from core.api.posting_schemas import TermsAnswer
from core.api.rates import address_of, counter
from core.api.resolve import resolve_market
from core.api.threads import READING_PATIENCE_SECONDS, READINGS, threaded
from core.catalogue.names import resolve_skill
from core.errors import UnreadableAdvert
from core.models import User
from core.resumes.advert_service import read_advert
from core.texts import text
from core.views.advert import AdvertView, advert_view
from core.views.openings import term_columns

router = APIRouter(tags=["Openings"])


@router.post(
    "/postings/read",
    dependencies=[Depends(no_parameters)],
    responses=error_responses(401),
    openapi_extra={"security": [{}]},  # a token may be there and need not
)
@threaded(READINGS, READING_PATIENCE_SECONDS)
def read_posting(request: Request, response: Response, user: Visitor, body: AdvertGiven) -> AdvertAnswer:
    """What a pasted advert asks for and where, how well somebody fits it, and what is missing, with hours and demand.

    Without a token `skills` says what somebody has. Nothing is stored, and no address in the text is opened.
    """
    person = _described(user, body.skills)
    counter().count("readings", user.user_id or address_of(request.scope))
    market = resolve_market()
    try:
        reading = read_advert(body.text)
    except UnreadableAdvert as error:
        raise Refused(str(error)) from None
    response.headers["cache-control"] = "no-store"
    view = advert_view(market.snapshot, market.knowledge, person, reading, body.title, market.today)
    return _answer(view, basis_of(market.snapshot, view.asked, view.posting_count), has_skills=bool(person.skills))


def _described(user: User, skills: list[str] | None) -> User:
    """The bearer of the token, or a person with the skills of the body. Raises Refused."""
    if skills is None:
        return user
    if user is not NOBODY:
        raise Refused(text("api_error.skills_or_token"))
    resolved = [(name, resolve_skill(name.strip())) for name in skills]
    if unknown := [name for name, skill in resolved if skill is None]:
        raise Refused(text("api_error.skill", name=", ".join(map(repr, unknown[:5]))))
    return replace(NOBODY, skills=tuple(dict.fromkeys(skill for _, skill in resolved if skill)))


def _answer(view: AdvertView, base: dict[str, object], *, has_skills: bool) -> AdvertAnswer:
    return AdvertAnswer(
        **base,  # type: ignore[arg-type]
        title=view.title,
        role=view.role,
        role_name=view.role_name,
        language=view.reading.language,
        fit=view.fit.fit if has_skills else None,
        required_count=len(view.fit.required),
        required_matched_count=view.fit.required_matched_count,
        skills=[AdvertSkillAnswer.of(skill) for skill in view.skills],
        steps=[
            LearningStepAnswer(skill=step.skill, name=step.name, hours=step.hours, before=step.for_name)
            for step in view.steps
        ],
        hours=view.hours,
        demand_of_role=view.is_of_role,
        terms=TermsAnswer.model_validate(term_columns(view.reading.terms)),
    )
