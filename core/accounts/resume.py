"""Skills that a résumé claims, as the profile takes them. The reading itself is `core.resumes`'s."""

from dataclasses import dataclass

from core.resumes.files import KINDS, MAX_BYTES
from core.resumes.reading import ResumeReading
from core.resumes.service import SECONDS, read_resume

__all__ = ["KINDS", "MAX_BYTES", "Proposal", "Proposals", "propose_skills"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A skill that a résumé claims and the sentence it was found in."""

    skill: str
    sentence: str


class Proposals(tuple[Proposal, ...]):  # noqa: SLOT001 - a tuple may have none but empty ones
    """The claimed skills in the order they occur; `reading` has all the rest the résumé says."""

    reading: ResumeReading

    @classmethod
    def of(cls, reading: ResumeReading) -> "Proposals":
        """Those of a reading."""
        proposals = cls(Proposal(skill.id, skill.sentence) for skill in reading.skills if skill.reason is None)
        proposals.reading = reading
        return proposals


def propose_skills(name: str, data: bytes, *, seconds: float = SECONDS) -> Proposals:
    """What a résumé claims.

    `name` tells the format by its ending, `data` is the file, `seconds` how long it may take. Raises UnreadableResume
    with a sentence for the person.
    """
    return Proposals.of(read_resume(name, data, seconds=seconds))
