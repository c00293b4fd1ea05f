"""What a résumé says, in groups, before anything of it is added to the profile."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from core.accounts.profile import MAX_EVIDENCE_TEXT
from core.catalogue.names import skill_name
from core.catalogue.translations import project_in_language
from core.models import Evidence, EvidenceKind, SkillLevel, User
from core.resumes.reading import ReadSkill, ResumeReading
from core.texts import text
from core.web.auth.options import skill_options

if TYPE_CHECKING:
    from core.runtime import Runtime

STRONG_AFTER = 4.0  # years


@dataclass(frozen=True, slots=True)
class Groups:
    """Skills by what is to be done with them: new, named but not claimed, and those the profile has already."""

    new: tuple[ReadSkill, ...]
    unclaimed: tuple[ReadSkill, ...]
    owned: tuple[ReadSkill, ...]
    languages: tuple[tuple[str, str], ...]  # id and line, of those the profile can take and does not have

    def __bool__(self) -> bool:
        return bool(self.new or self.unclaimed or self.languages)


def groups_of(reading: ResumeReading, user: User) -> Groups:
    """The groups of a reading for one person's profile."""
    has, can_be_named = set(user.skills), skill_options()
    return Groups(
        tuple(skill for skill in reading.skills if skill.id not in has and skill.reason is None),
        tuple(skill for skill in reading.skills if skill.id not in has and skill.reason is not None),
        tuple(skill for skill in reading.skills if skill.id in has and skill.reason is None),
        tuple(
            (language.id, language.sentence)
            for language in reading.languages
            if language.id in can_be_named and language.id not in has
        ),
    )


def choose_skills(reading: ResumeReading, groups: Groups) -> dict[str, SkillLevel]:
    """Show every group with its lines; the ids that are ticked, with how well each is known."""
    for note in reading.notes:
        st.warning(note, icon=":material/info:")
    chosen: dict[str, SkillLevel] = {}
    if groups.new:
        st.subheader(text("profile.resume_new"))
        chosen |= _ticked(groups.new, value=True)
    if groups.languages:
        st.subheader(text("profile.resume_languages"))
        for language, sentence in groups.languages:
            if st.checkbox(skill_name(language), value=True, key=f"profile_found_{language}"):
                chosen[language] = SkillLevel.WORKING
            st.text(sentence)
    if groups.unclaimed:
        st.subheader(text("profile.resume_unclaimed"))
        st.write(text("profile.resume_unclaimed_intro"))
        chosen |= _ticked(groups.unclaimed, value=False)
    if groups.owned:
        st.subheader(text("profile.resume_known"))
        st.text(", ".join(skill_name(skill.id) for skill in groups.owned))
    return chosen


def proposed_level(skill: ReadSkill) -> SkillLevel:
    """What a résumé lets one suppose: strong after `STRONG_AFTER` years of work with it, basic where not claimed."""
    if skill.reason is not None:
        return SkillLevel.BASIC
    return SkillLevel.STRONG if skill.years is not None and skill.years >= STRONG_AFTER else SkillLevel.WORKING


def sentences(reading: ResumeReading, skills: Collection[str]) -> list[Evidence]:
    """The sentences of a résumé that name these skills, as evidence."""
    named = [(skill.id, skill.sentence) for skill in reading.skills]
    named += [(language.id, language.sentence) for language in reading.languages]
    cut = ((skill, clean_line(sentence)) for skill, sentence in named if skill in skills)
    return [Evidence(skill, EvidenceKind.RESUME, sentence) for skill, sentence in cut if sentence]


def clean_line(sentence: str) -> str:
    """A line of a stranger's file without what an account refuses, as long as it takes it."""
    return "".join(char for char in " ".join(sentence.split()) if char.isprintable())[:MAX_EVIDENCE_TEXT]


def _ticked(skills: Sequence[ReadSkill], *, value: bool) -> dict[str, SkillLevel]:
    """A row a skill; a sentence stands once, above all the skills it names."""
    chosen, sentence = {}, ""
    for skill in skills:
        if skill.sentence != sentence:
            sentence = skill.sentence
            st.text(sentence)
        label = skill_name(skill.id)
        if skill.reason is not None:
            label = f"{label} ({text(f'profile.resume_reason_{skill.reason.value}')})"
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_found_{skill.id}"):
            ticked = st.checkbox(label, value=value, key=f"profile_found_{skill.id}")
            level = st.segmented_control(
                text("profile.skill_level_of", name=label),
                list(SkillLevel),
                default=proposed_level(skill),
                required=True,
                format_func=lambda level: text(f"profile.level_{level}"),
                label_visibility="collapsed",
                key=f"profile_found_level_{skill.id}",
                width="content",
            )
        if ticked:
            chosen[skill.id] = level or SkillLevel.WORKING
    return chosen


def evidence_list(runtime: "Runtime", user: User) -> None:
    """What shows each skill: sentences of a résumé and projects."""
    if not user.evidence:
        return
    built = {idea.title: idea for idea in runtime.projects}
    with st.expander(text("profile.evidence"), icon=":material/verified:"):
        for fact in user.evidence:
            kind = text(f"profile.evidence_{fact.kind}")
            idea = built.get(fact.text) if fact.kind is EvidenceKind.PROJECT else None
            words = project_in_language(idea).title if idea else fact.text
            line = f"{skill_name(fact.skill)} ({kind}): {words}"
            st.text(line)  # a stranger's words: no Markdown
