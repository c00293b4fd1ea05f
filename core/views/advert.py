"""A pasted advert, analysed like a collected one: what it asks for and where, how well one fits, what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.formats.export import Export, table_export
from core.formats.markup import MarkedSpan
from core.market.advert_fit import AdvertFit, advert_fit
from core.market.demand import skill_demand
from core.market.sample_size import RANK_FLOOR
from core.models import Ask, User
from core.resumes.adverts import AdvertReading
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats.proportions import Estimate
from core.texts import text
from core.views.columns import ASK, SKILL, interval
from core.views.knowledge import Knowledge
from core.views.posting import mention_spans
from core.views.provenance import provenance_of
from core.views.windows import DEFAULT_DAYS, last_days, span

SENTENCES = 3
TITLE_CHARS = 120
COLUMNS = {
    **SKILL,
    **ASK,
    "sentence": "where the advert says it",
    "owned": "true if it is satisfied",
    "satisfied_by": "the skill of yours that satisfies it",
    "one_of": "other skills of which any one is enough instead, by name, joined by |",
    "hours": "hours of study to a working level; empty where it is satisfied",
    "demand_share": "share of the adverts of the base that ask for it, 0-1",
    **interval("share"),
}
_ORDER = {Ask.REQUIRED: 0, Ask.OPTIONAL: 1, Ask.MENTIONED: 2}


@dataclass(frozen=True, slots=True)
class AdvertSkill:
    """A skill that the advert names; `one_of` are names of which any one is enough instead.

    `satisfied_by` is the name of the skill of the person that satisfies it, "" where none does; `covered_by` the name
    of one they have instead. `demand` is None where nobody else asks for it or the base is too small; `is_scored` tells
    whether it counts in the fit.
    """

    skill: str
    name: str
    ask: Ask
    sentences: tuple[str, ...]
    one_of: tuple[str, ...]
    satisfied_by: str
    covered_by: str
    is_scored: bool
    hours: float
    demand: Estimate | None

    @property
    def is_missing(self) -> bool:
        """Whether it is asked for, scored, and neither satisfied nor covered by an alternative."""
        return self.is_scored and self.ask is not Ask.MENTIONED and not self.satisfied_by and not self.covered_by


@dataclass(frozen=True, slots=True)
class LearningStep:
    """A skill to learn for this advert; `for_name` is the missing skill it comes before, "" where it is one itself."""

    skill: str
    name: str
    hours: float
    for_name: str


@dataclass(frozen=True)
class AdvertView:
    """An advert as shown: `skills` are the named ones, required first, in the text's order.

    `steps` lead to what is missing of the required ones, in an order that can be followed. Demand is that of `role`, of
    all roles where it is None or has too few adverts (`is_of_role` False), over the last DEFAULT_DAYS days:
    `posting_count` adverts.
    """

    title: str
    role: str | None
    role_name: str | None
    reading: AdvertReading
    fit: AdvertFit
    skills: tuple[AdvertSkill, ...]
    steps: tuple[LearningStep, ...]
    spans: tuple[MarkedSpan, ...]
    asked: Slice
    is_of_role: bool
    posting_count: int
    span: tuple[date, date] | None
    table: pd.DataFrame
    export: Export

    @property
    def missing(self) -> tuple[AdvertSkill, ...]:
        """The asked skills that are not there."""
        return tuple(skill for skill in self.skills if skill.is_missing)

    @property
    def hours(self) -> float:
        """Hours of all steps."""
        return sum(step.hours for step in self.steps)


def advert_view(
    snapshot: Snapshot, knowledge: Knowledge, user: User, reading: AdvertReading, title: str, today: date
) -> AdvertView:
    """The answer for `user`. The role is read from `title`, or from the first line of the text if it is ""."""
    title = title.strip() or first_line(reading.text)
    match = knowledge.roles.match(title)
    slice, is_of_role = _base(snapshot, match.role_id, today)
    profile = knowledge.profile(user)
    demand = skill_demand(snapshot, slice).set_index("skill")
    skills = tuple(_skills(reading, knowledge, user, demand))
    table = _table(skills)
    posting_count = int(slice.mask(snapshot).sum())
    return AdvertView(
        title=title,
        role=match.role_id,
        role_name=knowledge.role_name(match.role_id) if match.role_id else None,
        reading=reading,
        fit=advert_fit(reading.required, reading.optional, profile),
        skills=skills,
        steps=tuple(
            _steps([skill for skill in skills if skill.is_missing and skill.ask is Ask.REQUIRED], knowledge, user)
        ),
        spans=tuple(mention_spans(reading.mentions, knowledge)),
        asked=slice,
        is_of_role=is_of_role,
        posting_count=posting_count,
        span=span(snapshot, slice),
        table=table,
        export=table_export(
            table,
            provenance_of(
                snapshot,
                "advert",
                slice={"role": slice.role, "since": slice.since, "until": slice.until},
                columns=COLUMNS,
                counts={"postings": posting_count, "skills": len(skills)},
            ),
        ),
    )


def first_line(words: str) -> str:
    """The first line that says something, shortened: most adverts begin with their title."""
    return next((line.strip() for line in words.splitlines() if line.strip()), "")[:TITLE_CHARS]


def _base(snapshot: Snapshot, role: str | None, today: date) -> tuple[Slice, bool]:
    since, until = last_days(DEFAULT_DAYS, today)
    of_role = Slice(role=role, since=since, until=until)
    if role is not None and int(of_role.mask(snapshot).sum()) >= RANK_FLOOR:
        return of_role, True
    return Slice(since=since, until=until), False


def _skills(reading: AdvertReading, knowledge: Knowledge, user: User, demand: pd.DataFrame) -> Iterator[AdvertSkill]:
    profile = knowledge.profile(user)
    satisfied, curriculum = profile.satisfied, knowledge.curriculum
    sentences: dict[str, dict[str, None]] = {}
    for place, mention in enumerate(reading.mentions):
        sentences.setdefault(mention.skill, {})[reading.sentence_of(place)] = None
    asks = dict.fromkeys(reading.mentioned, Ask.MENTIONED)
    asks |= dict.fromkeys(reading.optional, Ask.OPTIONAL) | dict.fromkeys(reading.required, Ask.REQUIRED)
    places = {skill: number for number, skill in enumerate(sentences)}
    for skill in sorted(asks, key=lambda skill_id: (_ORDER[asks[skill_id]], places.get(skill_id, 0), skill_id)):
        choices = sorted({choice for group in reading.alternatives if skill in group for choice in group} - {skill})
        covered = [choice for choice in choices if choice in satisfied]
        yield AdvertSkill(
            skill=skill,
            name=knowledge.skill_name(skill),
            ask=asks[skill],
            sentences=tuple(sentences.get(skill, ()))[:SENTENCES],
            one_of=tuple(map(knowledge.skill_name, choices)),
            satisfied_by=knowledge.skill_name(satisfied[skill]) if skill in satisfied else "",
            covered_by=knowledge.skill_name(covered[0]) if covered and skill not in satisfied else "",
            is_scored=profile.scoring.counts(skill),
            hours=curriculum.cost(skill),
            demand=_demand(demand, skill),
        )


def _demand(frame: pd.DataFrame, skill: str) -> Estimate | None:
    if skill not in frame.index or int(frame.loc[skill, "posting_count"]) < RANK_FLOOR:
        return None
    share, low, high, n = frame.loc[skill, ["demand_share", "share_low", "share_high", "posting_count"]]
    return Estimate(float(share), float(low), float(high), int(n))


def _steps(missing: Sequence[AdvertSkill], knowledge: Knowledge, user: User) -> Iterator[LearningStep]:
    """What to learn for `missing`: of several of which one is enough the quickest, and what must come before."""
    curriculum = knowledge.curriculum
    satisfied = curriculum.satisfied(user.skills)
    to_learn = {skill.name: skill for skill in missing}
    for skill in sorted(missing, key=lambda skill: (skill.hours, skill.name)):
        if skill.name in to_learn:  # the first of its alternatives is the quickest; the others need not be learned
            for other in skill.one_of:
                to_learn.pop(other, None)
    for skill in missing:
        if skill.name not in to_learn or skill.skill in satisfied:
            continue
        for before in curriculum.missing_before(skill.skill, satisfied):
            yield LearningStep(before, knowledge.skill_name(before), curriculum.cost(before), skill.name)
            satisfied |= curriculum.teaches(before)
        yield LearningStep(skill.skill, skill.name, skill.hours, "")
        satisfied |= curriculum.teaches(skill.skill)


def _table(skills: Sequence[AdvertSkill]) -> pd.DataFrame:
    rows = [
        (
            skill.skill,
            skill.name,
            text(f"ask.{skill.ask.value}"),
            skill.sentences[0] if skill.sentences else "",
            bool(skill.satisfied_by),
            skill.satisfied_by,
            skill.one_of,
            None if skill.satisfied_by else skill.hours,
            *((skill.demand.value, skill.demand.low, skill.demand.high) if skill.demand else (None, None, None)),
        )
        for skill in skills
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
