"""Projects: what to build to practise what is missing, and a search that forgives typing errors."""

import streamlit as st

from core import session
from core.learning import Difficulty
from core.markup import escaped
from core.runtime import runtime
from core.texts import number, percent, text
from core.views.gap import THRESHOLDS
from core.views.projects import HOURS, Ideas, ProjectsQuestion, projects_view
from core.views.reasons import project_reason, project_text

user = session.require_user()
knowledge, locale, shared = session.knowledge(), session.locale(), runtime()

st.title(text("projects.title"))
st.write(text("projects.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
query = session.url_text(
    text("projects.search"), "q", most=200, icon=":material/search:", placeholder=text("projects.search_placeholder")
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    role = session.url_choice(
        text("gap.role"), "role", user.target_roles or (None,), width=260,
        format_func=lambda one: knowledge.role_name(one) if one else text("projects.no_role"),
    )  # fmt: skip
    days = session.url_days(width=150)
    threshold = session.url_choice(
        text("gap.threshold"), "threshold", THRESHOLDS, 0.25, lambda share: percent(share, locale),
        help=text("gap.threshold_help"), width=150,
    )  # fmt: skip
    most_hours = session.url_choice(
        text("projects.hours"), "most_hours", HOURS, 0, width=150,
        format_func=lambda hours: text("projects.hours_value", hours=hours) if hours else text("filters.any"),
    )  # fmt: skip
    filters = session.url_filters(snapshot)
levels = session.url_many(
    text("projects.difficulty"), "difficulty", [one.value for one in Difficulty], pills=True,
    help=text("projects.difficulty_help"),
)  # fmt: skip
question = ProjectsQuestion(
    role, session.today(snapshot), days, threshold, filters, frozenset(map(Difficulty, levels)), most_hours,
    query.strip(),
)  # fmt: skip
ideas = Ideas(shared.projects, shared.project_index, shared.curriculum)
view = projects_view(snapshot, knowledge, ideas, user, question)

if not user.target_roles:
    st.info(text("projects.no_roles"), icon=":material/flag:")
    st.page_link("profile.py", label=text("gap.choose_roles"), icon=":material/person:")
elif view.words:
    session.few_postings(text("gap.too_few", words=view.words, role=view.role_name), view.advice, days, collect=True)
elif not view.gaps:
    st.success(text("projects.no_gaps", role=view.role_name, threshold=percent(threshold, locale)))
elif not query:
    st.write(text("projects.gaps", role=view.role_name, names=", ".join(view.gaps)))
if not view.cards:
    st.info(text("projects.none"), icon=":material/search_off:")
    st.stop()
st.header(text("projects.found" if query else "projects.recommended", count=number(len(view.cards), locale)))
for card in view.cards:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"### {escaped(card.project.title)}", width="content")
            st.badge(card.project.difficulty.value, color="blue")
            st.badge(text("projects.hours_value", hours=card.project.hours), color="gray", icon=":material/schedule:")
        if card.found:
            st.markdown(project_reason(card, locale))
        st.markdown(escaped(card.project.description))
        with st.expander(text("projects.details"), icon=":material/checklist:"):
            st.markdown(project_text(card))
if not view.table.empty:
    st.caption(session.base_line(snapshot, view.posting_count, view.company_count, view.span))
    session.downloads(view.export, "projects")
