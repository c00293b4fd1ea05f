"""Openings: postings that fit, best first; save them, hide them, see what each was read as."""

from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from core import session
from core.models import PostingMark
from core.runtime import runtime
from core.texts import number, percent, text
from core.views.filters import ANY, choices
from core.views.openings import LEAST_FIT, LEAST_SALARY, SHOW, OpeningsQuestion, openings_view
from core.views.reasons import opening_facts, opening_skills

user = session.require_user()
knowledge, locale, store = session.knowledge(), session.locale(), runtime().store

st.title(text("openings.title"))
st.write(text("openings.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
if not user.skills:
    st.info(text("openings.no_skills"), icon=":material/flag:")
    st.page_link("profile.py", label=text("openings.add_skills"), icon=":material/person:")
    st.stop()

roles = tuple(dict.fromkeys([*user.target_roles, ANY, *choices(snapshot).roles]))
marks = store.marks.of_user(user.user_id)
show = session.url_choice(
    text("openings.show"),
    "show",
    SHOW,
    format_func=lambda one: text(f"openings.show_{one}"),
    segmented=True,
    width="content",
)
with st.container(horizontal=True, vertical_alignment="bottom"):
    role = session.url_choice(
        text("gap.role"), "role", roles, width=260,
        format_func=lambda one: text("trends.all_roles") if one == ANY else knowledge.role_name(one),
    )  # fmt: skip
    days = session.url_days(width=150)
    least_fit = session.url_choice(
        text("openings.least_fit"), "fit", LEAST_FIT, LEAST_FIT[0], lambda fit: percent(fit, locale), width=150,
        help=text("openings.least_fit_help"),
    )  # fmt: skip
    least_salary = session.url_choice(
        text("openings.least_salary"), "salary", LEAST_SALARY, 0, width=170, help=text("openings.least_salary_help"),
        format_func=lambda usd: f"${number(usd, locale)}" if usd else text("filters.any"),
    )  # fmt: skip
    filters = session.url_filters(snapshot)
skills = session.url_many(
    text("openings.skills"), "must", snapshot.skills, format_func=knowledge.skill_name, placeholder=text("filters.any")
)
question = OpeningsQuestion(
    role, session.today(snapshot), days, filters, show, least_fit, least_salary, frozenset(skills)
)
page_key = f"openings_page_{hash(question)}"  # another question starts on its first page
question = replace(question, page=st.session_state.get(page_key, 1) - 1)
view = openings_view(snapshot, knowledge, store.postings, marks, user, question)

if not view.cards and question.page:
    st.session_state.pop(page_key)
    st.rerun()
if not view.total_count:
    found = view.advice if show == SHOW[0] else None
    session.few_postings(text(f"openings.none_{show}", few=view.few_skills), found, days if show == SHOW[0] else None)
    st.stop()
st.write(text(f"openings.count_{show}", total=number(view.total_count, locale), ready=number(view.ready_count, locale)))
if hidden := st.session_state.get("openings_hidden"):
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write(text("openings.was_hidden"))
        if st.button(text("openings.undo"), key="openings_undo", icon=":material/undo:"):
            store.marks.set(user.user_id, hidden, None, datetime.now(UTC))
            st.session_state["openings_hidden"] = None
            st.rerun()
for card in view.cards:
    with st.container(border=True):
        st.html(opening_facts(card, locale))
        st.progress(card.fit, text=text("openings.fit", fit=percent(card.fit, locale)), width=320)
        st.markdown(opening_skills(card))
        with st.container(horizontal=True, vertical_alignment="center"):
            saved, away = card.mark is PostingMark.SAVED, card.mark is PostingMark.HIDDEN
            if card.url:
                st.link_button(text("openings.advert"), card.url, icon=":material/open_in_new:", help=card.note.terms)
            st.page_link(
                "posting.py", label=text("openings.receipt"), icon=":material/receipt_long:",
                query_params={"id": card.posting_id},
            )  # fmt: skip
            if st.button(
                text("openings.unsave" if saved else "openings.save"), key=f"save_{card.posting_id}",
                icon=":material/bookmark_remove:" if saved else ":material/bookmark_add:",
            ):  # fmt: skip
                store.marks.set(user.user_id, card.posting_id, None if saved else PostingMark.SAVED, datetime.now(UTC))
                st.rerun()
            if st.button(
                text("openings.unhide" if away else "openings.hide"), key=f"hide_{card.posting_id}",
                icon=":material/visibility:" if away else ":material/visibility_off:",
            ):  # fmt: skip
                store.marks.set(user.user_id, card.posting_id, None if away else PostingMark.HIDDEN, datetime.now(UTC))
                st.session_state["openings_hidden"] = None if away else card.posting_id
                st.rerun()
            st.caption(card.note.attribution)
if view.page_count > 1:
    st.pagination(view.page_count, key=page_key)
st.caption(
    text("openings.few_skills", few=number(view.few_skills, locale)) + " · "
    + session.base_line(snapshot, view.posting_count, view.company_count, view.span)
)  # fmt: skip
session.downloads(view.export, "openings")
