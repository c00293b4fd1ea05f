"""Why a skill named in a résumé is not claimed: wished for, denied, past, an employer's, a course's."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from core.catalogue.skill import Kind
from core.resumes.dates import Dates
from core.resumes.experience import LEGAL_FORM, header_parts
from core.resumes.passages import MAX_ITEM_CHARS, sentence_bounds
from core.resumes.sections import ResumeLine
from core.resumes.wording import ResumeSection, Words, word_set
from core.skills.cues import lowered

if TYPE_CHECKING:
    from core.catalogue.taxonomy import Taxonomy

SPOKEN = "spoken-languages"
_HANDLE = re.compile(r"@|https?://|www\.|\.(?:com|org|io|dev|net|me|de|fr|es)\b|\+?\d[\d ()/-]{7,}")
_PROFILE_SITES = word_set(
    """
    github gitlab bitbucket linkedin stack-overflow medium kaggle leetcode hackerrank behance dribbble twitter facebook
    youtube instagram skype slack telegram whatsapp discord gmail outlook google-scholar google codepen
    """
)
_SEASON = re.compile(r"^[\s,]*(?:of |de )?['’]?(?:19|20)?\d\d\b")
_REST = re.compile(r"s? rest(?:ful)?\b", re.IGNORECASE)


class NotClaimed(StrEnum):
    """Why a skill that a résumé names is not claimed in it."""

    WISH = "wish"
    DENIAL = "denial"
    PAST = "past"
    EMPLOYER = "employer"
    COURSE = "course"
    REFERENCE = "reference"
    SAMPLE = "sample"
    INTEREST = "interest"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class NamedSkill:
    """A skill and where the text names it, as half-open character offsets."""

    skill: str
    start: int
    end: int


class ClaimRules:
    """Judges single mentions by their line, its section and the clause around them."""

    def __init__(self, taxonomy: "Taxonomy", words: Words) -> None:
        self._taxonomy, self._words = taxonomy, words

    def says_nothing(self, named: NamedSkill, line: ResumeLine, text: str) -> bool:
        """Whether the mention is no skill at all: an address, a season, a spoken language, a soft word in a story."""
        skill = self._taxonomy.skills[named.skill]
        if skill.category == SPOKEN or line.is_heading:
            return True
        if skill.kind is Kind.SOFT and line.section is not ResumeSection.SKILLS:
            return True
        after = text[named.end : named.end + 12]
        if lowered(text[named.start : named.end]) in self._words.seasons and _SEASON.match(after):
            return True
        if named.skill == "api" and _REST.match(text, named.end):
            return True  # "API REST" is one thing, as "REST API" is in English
        if skill.kind in (Kind.CONCEPT, Kind.METHOD) and self._is_part_of_role(named, text):
            return True
        if named.skill in _PROFILE_SITES:
            is_contact = bool(self._words.contact.match(line.text.lower())) or bool(_HANDLE.search(line.text))
            if line.section in (ResumeSection.HEAD, ResumeSection.CONTACT) or (
                is_contact and len(line.text) < MAX_ITEM_CHARS
            ):
                return line.section is not ResumeSection.SKILLS
        return False

    def _is_part_of_role(self, named: NamedSkill, text: str) -> bool:
        """Whether a trade only says which role somebody had: "Backend-Entwicklerin", "développeuse back-end"."""
        after = re.match(r"[ -]?([^\W\d_]+)", text[named.end : named.end + 30])
        before = re.search(r"([^\W\d_]+)[ -]$", text[max(0, named.start - 30) : named.start])
        return any(word and self._words.role_noun.fullmatch(lowered(word[1])) for word in (after, before))

    def reason(
        self,
        named: NamedSkill,
        line: ResumeLine,
        number: int,
        headers: set[int],
        employers: set[str],
        text: str,
        dates: Dates,
    ) -> NotClaimed | None:
        """Why the skill is not claimed there; None where it is.

        `number` is the line's, `headers` are the numbers of lines that name a position, `employers` their names in
        lower case.
        """
        by_section = {
            ResumeSection.REFERENCES: NotClaimed.REFERENCE,
            ResumeSection.COURSES: NotClaimed.COURSE,
            ResumeSection.INTERESTS: NotClaimed.INTEREST,
            ResumeSection.WISHES: NotClaimed.WISH,
        }.get(line.section)
        if by_section:
            return by_section
        words = lowered(line.text)
        if self._words.samples.search(words) and self._is_in_sample(named, line):
            return NotClaimed.SAMPLE
        if self._words.course_label.match(words):
            return NotClaimed.COURSE
        if line.section is ResumeSection.EDUCATION and self._is_subject(named, line):
            return NotClaimed.SUBJECT
        if reason := self._by_clause(named, text):
            return reason
        if number in headers and self._is_employer(named, line, dates):
            return NotClaimed.EMPLOYER
        surface = lowered(text[named.start : named.end])
        if surface in employers and line.section not in (ResumeSection.SKILLS, ResumeSection.CERTIFICATES):
            return NotClaimed.EMPLOYER
        if line.section is ResumeSection.WORK and self._tells_of_employer(words, employers):
            return NotClaimed.EMPLOYER
        return None

    def _is_in_sample(self, named: NamedSkill, line: ResumeLine) -> bool:
        """In square brackets, or anywhere in a line of filler text."""
        at = named.start - line.start
        brackets = [match.span() for match in re.finditer(r"\[[^\]]*\]", line.text)]
        return not brackets or any(low <= at < high for low, high in brackets)

    def _is_subject(self, named: NamedSkill, line: ResumeLine) -> bool:
        """Whether a concept stands in the line of a degree or a school: what was studied, not what is practised."""
        kind = self._taxonomy.skills[named.skill].kind
        if kind not in (Kind.CONCEPT, Kind.METHOD):
            return False
        words = lowered(line.text)
        return any(pattern.search(words) for pattern in self._words.degrees.values())

    def _by_clause(self, named: NamedSkill, text: str) -> NotClaimed | None:
        """What the clause says: denied, wished for, long ago."""
        before, after = self._clause(named, text)
        if self._words.not_denials.search(before):
            before = self._words.not_denials.sub(" ", before)
        if self._words.denials_before.search(before) or self._words.denied_after.search(after):
            return NotClaimed.DENIAL
        if self._words.wishes_before.search(before) or self._words.wished_after.search(after):
            return NotClaimed.WISH
        if self._words.past.search(before) or self._words.past.search(after[:80]):
            return NotClaimed.PAST
        return None

    def _clause(self, named: NamedSkill, text: str) -> tuple[str, str]:
        """Lower-cased words of the clause before and after a mention; a sentence may go over lines, not over blocks."""
        low, high = sentence_bounds(text, named.start, named.end)
        before = lowered(text[low : named.start]).replace("\n", " ")
        after = lowered(text[named.end : high]).replace("\n", " ")
        ends = list(self._words.clause_end.finditer(before))
        begin = ends[-1].end() if ends else 0
        stop = self._words.clause_end.search(after)
        return before[begin:], after[: stop.start() if stop else len(after)]

    def _is_employer(self, named: NamedSkill, line: ResumeLine, dates: Dates) -> bool:
        """Whether the mention is in a part of a position's header that names no role."""
        at = named.start - line.start
        for part, start, end in header_parts(line.text):
            if start <= at < end:
                if self._words.role_noun.search(lowered(part)):
                    return False
                around = line.text[start:at] + line.text[named.end - line.start : end]
                if period := dates.period(around):
                    around = around[: period[2][0]] + around[period[2][1] :]
                return len(re.findall(r"\w+", LEGAL_FORM.sub("", around))) <= 3
        return False

    def _tells_of_employer(self, words: str, employers: set[str]) -> bool:
        if self._words.employer_tells.match(words):
            return True
        for employer in employers:
            if words.startswith(employer):
                return bool(self._words.employer_verb.match(words[len(employer) :]))
        return False
