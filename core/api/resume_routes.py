"""`/profile/resume`: what a résumé says, for its owner to review. Nothing of it is stored."""

from io import BytesIO

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from core.api.auth import SignedIn, no_parameters
from core.api.errors import Refused, error_responses
from core.api.rates import counter
from core.catalogue.names import skill_name
from core.errors import UnreadableResume
from core.models import User
from core.resumes.reading import ResumeReading
from core.resumes.service import AT_ONCE, MAX_BYTES, read_resume
from core.texts import text

router = APIRouter(tags=["Plans"])
# Waiting for a turn holds a thread: a few more than can be read at once.
_RESUMES = CapacityLimiter(2 * AT_ONCE)
_FORM = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        }
    },
}


class ResumeSkill(BaseModel):
    """`reason` says why the résumé does not claim it, null that it does; `known` that the profile has it.

    `years` are those of the positions it was used in.
    """

    id: str
    name: str
    claimed: bool
    reason: str | None
    known: bool
    years: float | None
    sentence: str


class ResumeLanguage(BaseModel):
    """`level`: A1 to C2, native, fluent, good, intermediate, basic or null."""

    id: str
    level: str | None
    sentence: str


class ResumePosition(BaseModel):
    """Months as YYYY-MM; `end` is null for a current job."""

    title: str
    employer: str
    start: str
    end: str | None


class ResumeAnswer(BaseModel):
    """Proposals. `years` of work in all, overlaps counted once; `notes` name the parts of the file without text."""

    skills: list[ResumeSkill]
    languages: list[ResumeLanguage]
    positions: list[ResumePosition]
    years: float | None
    degree: str | None
    subject: str
    city: str
    country_code: str
    notes: list[str]


class _InMemory(MultiPartParser):
    """Keeps a file in memory, where the usual parser writes one of more than a megabyte to disk."""

    spool_max_size = MAX_BYTES + 1


@router.post(
    "/profile/resume",
    dependencies=[Depends(no_parameters)],
    responses=error_responses(401),
    openapi_extra={"requestBody": _FORM},
)
async def profile_resume(request: Request, response: Response, who: SignedIn) -> ResumeAnswer:
    """Read a résumé (PDF, DOCX, ODT, RTF, TXT, HTML, Markdown, JSON Resume, Europass, LinkedIn's ZIP; up to 5 MB).

    400 names why a file cannot be read and what to do.
    """
    user = who[0]
    counter().count("uploads", user.user_id)
    name, data = await _file(request)
    try:
        reading = await to_thread.run_sync(read_resume, name, data, limiter=_RESUMES)
    except UnreadableResume as error:
        raise Refused(str(error)) from None
    response.headers["cache-control"] = "no-store"
    return _answer(reading, user)


async def _file(request: Request) -> tuple[str, bytes]:
    if not request.headers.get("content-type", "").lower().startswith("multipart/form-data"):
        raise Refused(text("api_error.resume_part"))
    try:
        form = await _InMemory(request.headers, request.stream(), max_files=1, max_fields=4).parse()
    except (MultiPartException, KeyError, UnicodeDecodeError, ValueError):
        raise Refused(text("api_error.resume_part")) from None
    part = form.get("file")
    if not isinstance(part, UploadFile):
        raise Refused(text("api_error.resume_part"))
    data = BytesIO(await part.read()).getvalue()
    await form.close()
    return (part.filename or "")[:200], data


def _answer(reading: ResumeReading, user: User) -> ResumeAnswer:
    return ResumeAnswer(
        skills=[
            ResumeSkill(
                id=skill.id,
                name=skill_name(skill.id),
                claimed=skill.reason is None,
                reason=skill.reason,
                known=skill.id in user.skills,
                years=skill.years,
                sentence=skill.sentence,
            )
            for skill in reading.skills
        ],
        languages=[
            ResumeLanguage(id=language.id, level=language.level, sentence=language.sentence)
            for language in reading.languages
        ],
        positions=[
            ResumePosition(title=position.title, employer=position.employer, start=position.start, end=position.end)
            for position in reading.positions
        ],
        years=reading.years,
        degree=reading.degree,
        subject=reading.subject,
        city=reading.city,
        country_code=reading.country_code,
        notes=list(reading.notes),
    )
