"""Projects: what to build to practise what is missing, and a search that forgives typing errors."""

import streamlit as st

from core import web as session
from core.catalogue.learning import Difficulty
from core.catalogue.translations import project_in_language
from core.formats.markup import escaped
from core.models import Evidence, EvidenceKind
from core.runtime import runtime
from core.texts import lower_name, number, text
from core.views.filters import choices
from core.views.projects import HOURS, Ideas, ProjectCard, ProjectsQuestion, projects_view
from core.views.prose import project_reason, project_text
from core.web.auth import progress

PAGE = 8
user = session.person()
knowledge, locale, shared = session.knowledge(), session.locale(), runtime()
snapshot = session.load_snapshot()
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles])) or (None,)


def idea(card: ProjectCard) -> None:
    """One idea: what it is, what it practises, and the rest behind a button."""
    told = project_in_language(card.project)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center", key=f"idea_{card.project.id}"):
            st.header(escaped(told.title), anchor=False, width="content")
            st.badge(text(f"difficulty.{card.project.difficulty.value.lower()}"), color="blue")
            st.badge(text("projects.hours_value", hours=card.project.hours), color="gray", icon=":material/schedule:")
        if card.found:
            st.markdown(project_reason(card, locale))
        st.markdown(escaped(told.description))
        key = f"project_{card.project.id}"
        with st.expander(text("projects.details"), icon=":material/checklist:", key=key, on_change="rerun") as more:
            if more.open:
                st.markdown(project_text(card))
        if session.is_visitor(user):
            return
        if Evidence(min(card.project.core), EvidenceKind.PROJECT, card.project.title) in user.evidence:
            st.badge(text("projects.is_built"), color="green", icon=":material/verified:")
        elif st.button(
            text("projects.built"),
            key=f"built_{card.project.id}",
            icon=":material/check:",
            type="tertiary",
            help=text("projects.built_help"),
        ):
            progress.save_project(shared, user, card.project)


heading = session.heading_place(snapshot)
row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
with row:
    role = session.url_choice(
        text("gap.role"),
        "role",
        roles,
        width=240,
        label_visibility="collapsed",
        format_func=lambda choice: knowledge.role_name(choice) if choice else text("projects.no_role"),
    )
    query = session.url_text(
        text("projects.search"),
        "q",
        most=200,
        icon=":material/search:",
        width=320,
        label_visibility="collapsed",
        placeholder=text("projects.search_placeholder"),
    )
    values = session.adjust(
        session.Setting(
            "most_hours",
            text("projects.hours"),
            HOURS,
            0,
            lambda hours: text("projects.up_to", hours=hours) if hours else text("filters.any"),
        ),
        session.days_setting(),
        *session.filter_settings(snapshot),
    )
    session.visitor_bar(user)
levels = session.url_many(
    text("projects.difficulty"),
    "difficulty",
    [difficulty.value for difficulty in Difficulty],
    pills=True,
    format_func=lambda difficulty: text(f"difficulty.{difficulty.lower()}"),
    help=text("projects.difficulty_help"),
)
days = values["days"]
question = ProjectsQuestion(
    role,
    session.today(snapshot),
    days,
    session.filters_of(values),
    frozenset(map(Difficulty, levels)),
    values["most_hours"],
    query.strip(),
    session.asked_widened(),
)
view = projects_view(
    snapshot, knowledge, Ideas(shared.projects, shared.project_index, shared.curriculum), user, question
)
with heading:
    count = number(len(view.cards), locale)
    if query:
        st.title(text("projects.found", count=count))
    elif view.gaps and view.cards:
        st.title(text("projects.heading", count=count, role=lower_name(view.role_name)))
    else:
        st.title(text("projects.title"))
    session.sample_banner(snapshot)
session.chips(view.chips)
if view.words and role:
    session.few_postings(text("gap.too_few", words=view.words, role=view.role_name), view.advice, days, collect=True)
elif role is None:
    session.no_postings()
elif not view.gaps:
    name = lower_name(view.role_name)
    st.success(text("projects.no_gaps", role=name))
elif not query:
    st.write(text("projects.gaps", role=lower_name(view.role_name), names=", ".join(map(escaped, view.gaps))))
if not view.cards:
    st.info(text("projects.none"), icon=":material/search_off:")
    session.end_page()
page_key = f"projects_page_{hash(question)}"  # another question starts on its first page
start = PAGE * (st.session_state.get(page_key, 1) - 1)
for card in view.cards[start : start + PAGE]:
    idea(card)
if len(view.cards) > PAGE:
    st.pagination(-(-len(view.cards) // PAGE), key=page_key)
if not view.table.empty:
    session.base_row(
        session.base_line(snapshot, view.posting_count, view.company_count, view.span),
        "projects",
        view.export,
        session.ApiCall(
            "/projects/recommendations.csv",
            {
                "role": role,
                "days": days,
                "country": values["country"],
                "level": values["level"],
                "work_model": values["work_model"],
            }
            | session.visitor_query(user),
            own=not session.is_visitor(user),
        ),
    )
