"""What the route of a pasted advert takes and gives."""

from typing import Annotated

from pydantic import BaseModel, Field

from core.api.account_schemas import Given
from core.api.described import described_by
from core.api.market_schemas import Basis, Measure
from core.api.posting_schemas import TermsAnswer
from core.applications.cleaning import MAX_TITLE
from core.models import Ask
from core.resumes.advert_service import MAX_CHARS
from core.views import advert
from core.views.advert import AdvertSkill

Advert = Annotated[str, Field(min_length=1, max_length=MAX_CHARS)]
SkillNames = Annotated[list[Annotated[str, Field(max_length=100)]], Field(max_length=300)]


class AdvertGiven(Given):
    """An advert's `text`: plain, HTML or Markdown. The role is read from `title`, by default the first line.

    The fit is that of a person with these `skills`; leave them out with a token.
    """

    text: Advert
    title: Annotated[str, Field(max_length=MAX_TITLE)] = ""
    skills: SkillNames | None = None


@described_by(
    advert.COLUMNS,
    sentences="where the advert says it",
    one_of="other skills of which any one is enough instead, by name",
    covered_by="the owned skill that stands in for it",
    missing="true if it is asked for and neither satisfied nor covered",
    hours="hours of study to a working level, satisfied or not",
    demand="share of the adverts of the base that ask for it; null on too small a base",
)
class AdvertSkillAnswer(BaseModel):
    """A skill that the advert names."""

    skill: str
    name: str
    ask: Ask
    sentences: list[str]
    one_of: list[str]
    satisfied_by: str
    covered_by: str
    missing: bool
    hours: float
    demand: Measure | None

    @classmethod
    def of(cls, skill: AdvertSkill) -> "AdvertSkillAnswer":
        """A skill of an advert as the API shows one."""
        return cls(
            skill=skill.skill,
            name=skill.name,
            ask=skill.ask,
            sentences=list(skill.sentences),
            one_of=list(skill.one_of),
            satisfied_by=skill.satisfied_by,
            covered_by=skill.covered_by,
            missing=skill.is_missing,
            hours=skill.hours,
            demand=Measure.of(skill.demand),
        )


class LearningStepAnswer(BaseModel):
    """`before` is the missing skill that it must come before, "" where it is one itself."""

    skill: str
    name: str
    hours: float
    before: str


class AdvertAnswer(Basis):
    """What an advert asks for, and how somebody fits it: `fit` is 0-1, null without skills on either side.

    `steps` lead to the required skills that are missing, `hours` of study in all. Demand rests on `posting_count`
    adverts: of the role where `demand_of_role`, else of all roles.
    """

    title: str
    role: str | None
    role_name: str | None
    language: str
    fit: float | None
    required_count: int
    required_matched_count: int
    skills: list[AdvertSkillAnswer]
    steps: list[LearningStepAnswer]
    hours: float
    demand_of_role: bool
    terms: TermsAnswer
