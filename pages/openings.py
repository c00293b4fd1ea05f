"""Openings: jobs that fit, best first; save them, hide them, see what each was read as."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.models import PostingMark, StepState
from core.runtime import runtime
from core.texts import number, text
from core.views.audience import Narrowing
from core.views.filters import ANY, TERM_FILTERS, choices
from core.views.opening_prose import opening_html
from core.views.openings import OpeningCard, openings_view
from core.views.openings_question import (
    BEST_FIT,
    LEAST_FIT,
    NEWEST,
    ORDERS,
    SHOW,
    UNRANKED,
    OpeningsQuestion,
)
from core.web import save_opening, saved_searches
from core.web.auth import progress
from core.web.opening_settings import company_chip, opening_settings

user = session.person()
visitor = session.is_visitor(user)
knowledge, locale, store = session.knowledge(), session.locale(), runtime().store
snapshot = session.load_snapshot()
roles = tuple(dict.fromkeys([*user.target_roles, ANY, *choices(snapshot).roles]))
marks = {} if visitor else store.marks.of_user(user.user_id)

heading = session.heading_place(snapshot)
has_skills = bool(user.skills)  # without any, nothing fits better than another: the newest come first


def set_mark(posting: str, mark: PostingMark | None) -> None:
    """Hide a job or show it again."""
    store.marks.set(user.user_id, posting, mark, datetime.now(UTC))


def card_row(card: OpeningCard) -> None:
    """What it is at the left; at the right how it fits, and what to do with it."""
    saved, away = card.mark is PostingMark.SAVED, card.mark is PostingMark.HIDDEN
    left, right = st.columns([7, 2], gap="medium")
    with left:
        st.html(opening_html(card, locale, snapshot_day, is_plain=not has_skills))
    with right:
        if has_skills:
            had, total = card.required_matched_count, card.required_count
            st.progress(card.fit, text=text("openings.of", count=had, total=total))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"row_{card.posting_id}"):
            if visitor:
                st.page_link("register.py", label=text("openings.save"), icon=":material/bookmark_add:")
                return
            title = session.escaped(card.title)
            if st.button(
                text("openings.unsave_named" if saved else "openings.save_named", title=title),
                key=f"save_{card.posting_id}",
                help=text("openings.unsave" if saved else "openings.save"),
                icon=":material/bookmark_added:" if saved else ":material/bookmark_add:",
                type="tertiary",
            ):
                save_opening.toggle(user, card.posting_id, saved=saved)
                st.rerun()
            if st.button(
                text("openings.unhide_named" if away else "openings.hide_named", title=title),
                key=f"hide_{card.posting_id}",
                help=text("openings.unhide" if away else "openings.hide"),
                icon=":material/visibility:" if away else ":material/visibility_off:",
                type="tertiary",
            ):
                set_mark(card.posting_id, None if away else PostingMark.HIDDEN)
                st.session_state["openings_hidden"] = None if away else card.posting_id
                st.rerun()
            more = st.popover(
                text("openings.why"),
                type="tertiary",
                key=f"more_{card.posting_id}",
                on_change="rerun",
                help=text("openings.more"),
            )
            if more.open:
                with more:
                    card_menu(card)


def card_menu(card: OpeningCard) -> None:
    """Why this score, and what to do about each missing skill."""
    st.page_link(
        "posting.py",
        label=text("openings.receipt"),
        icon=":material/receipt_long:",
        query_params={"id": card.posting_id},
    )
    ids = {knowledge.skill_name(skill): skill for skill in knowledge.taxonomy.skills}
    for name in (*card.missing_required, *card.missing_optional):
        if (skill := ids.get(name)) is None:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"row_{card.posting_id}_{skill}"):
            st.page_link("skill.py", label=name, query_params={"id": skill}, width="stretch")
            if st.button(text("gap.have_it"), key=f"have_{card.posting_id}_{skill}", type="tertiary"):
                progress.save_step(runtime(), user, skill, StepState.DONE, name)
            if st.button(text("gap.to_plan"), key=f"plan_{card.posting_id}_{skill}", type="tertiary"):
                progress.save_step(runtime(), user, skill, StepState.LEARNING, name)


def card_rows(cards: Sequence[OpeningCard]) -> None:
    """Each in a frame; where nobody said what they have, nothing is missing: the skills are plain."""
    for card in cards:
        with st.container(border=True, key=f"{'opening' if has_skills else 'opening_plain'}_{card.posting_id}"):
            card_row(card)


def further(cards: Sequence[OpeningCard], count: int, *, alone: bool) -> None:
    """Those one could not apply to today, under a heading; folded where others stand above: nobody asked for them."""
    label = text("openings.further", count=number(count, locale))
    if question.page or alone:
        st.subheader(label)
        card_rows(cards)
        return
    with st.expander(label, key="further", on_change="rerun") as box:
        if box.open:
            card_rows(cards)


def heading_kind(ready: int) -> str:
    """What the heading says of the list: whose it is, else what comes first; `ready` jobs fit well enough."""
    if show != SHOW[0]:
        return show
    if company:
        return "company"
    if order is BEST_FIT:
        return "matching" if ready else "nearest"
    return "newest" if order is NEWEST else "best_paid"


row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
with row:
    company = company_chip(snapshot)
    role = ANY
    if not company or "role" in st.query_params:  # of a company all jobs, unless a role of it is asked for
        role = session.url_choice(
            text("gap.role"),
            "role",
            roles,
            width=240,
            label_visibility="collapsed",
            format_func=lambda choice: text("trends.all_roles") if choice == ANY else knowledge.role_name(choice),
        )
    order = session.url_choice(
        text("openings.order"),
        "order",
        ORDERS if has_skills else UNRANKED,
        width=150,
        label_visibility="collapsed",
        format_func=lambda choice: text(f"openings.order_{choice}"),
    )
    values = session.adjust(
        session.days_setting(),
        *opening_settings(),
        *session.filter_settings(snapshot),
        *session.term_settings(snapshot),
    )
    must = session.asked_many("must")
    with st.popover(
        text("openings.skills_count", count=len(must)) if must else text("openings.skills"),
        icon=":material/rule:",
        type="tertiary",
        key="must",
    ):
        skills = session.url_many(
            text("openings.skills"),
            "must",
            snapshot.skills,
            format_func=knowledge.skill_name,
            placeholder=text("filters.any"),
        )
    session.visitor_bar(user)
show = SHOW[0]
snapshot_day = session.today(snapshot)
if not visitor:
    kinds = list(marks.values())
    counted = {"saved": kinds.count(PostingMark.SAVED), "hidden": kinds.count(PostingMark.HIDDEN)}
    show = session.url_choice(
        text("openings.show"),
        "show",
        SHOW,
        SHOW[0],
        segmented=True,
        width="content",
        label_visibility="collapsed",
        format_func=lambda choice: (
            text(f"openings.show_{choice}") + (f" {counted[choice]}" if counted.get(choice) else "")
        ),
    )
days = values["days"]
question = OpeningsQuestion(
    role,
    snapshot_day,
    days,
    session.filters_of(values),
    show,
    values["fit"] if has_skills else LEAST_FIT[0],
    values["salary"],
    frozenset(skills),
    order=order,
    widened=frozenset(Narrowing) if company else session.asked_widened(),  # wherever they are
    most_years=values["years"],
    no_degree=values["degree"] == "none",
    company=company,
)
if show == SHOW[0] and not visitor and not company:
    with row:
        saved_searches.save_openings(snapshot, user, question)
page_key = f"openings_page_{hash(question)}"  # another question starts on its first page
chosen_page = st.session_state.get(page_key, 1)
question = replace(question, page=chosen_page - 1)
view = openings_view(snapshot, knowledge, store.postings, marks, user, question)
empty_count = 0 if view.counts.first_page else 1  # the page for what one could apply to, where there is no such job
if empty_count and view.counts.total_count:
    question = replace(question, page=chosen_page)
    view = openings_view(snapshot, knowledge, store.postings, marks, user, question)
with heading:
    listed, ready = view.counts.total_count, view.counts.ready_count
    kind = heading_kind(ready)
    figures = {"total": number(listed, locale), "ready": number(ready, locale), "company": session.escaped(company)}
    st.title(text(f"openings.heading_{kind}", **figures) if listed else text("openings.title"))
    session.sample_banner(snapshot)
if not has_skills:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="no_skills"):
        st.markdown(f":material/flag: {text('openings.no_skills')}")
        if not visitor:
            st.page_link("profile.py", label=text("openings.add_skills"), icon=":material/person:")
if not view.cards and chosen_page > 1:
    st.session_state.pop(page_key)
    st.rerun()
if not view.counts.total_count:
    way_out = view.advice if show == SHOW[0] else None
    words = text("openings.none_company") if company and show == SHOW[0] else text(f"openings.none_{show}")
    session.few_postings(words, way_out, days if show == SHOW[0] else None)
    if company:
        asked = {"by": "company", "company_value": company, "shape": "adverts"}
        st.page_link("explore.py", label=text("skill.adverts"), icon=":material/table_view:", query_params=asked)
    session.end_page()
if hidden := st.session_state.get("openings_hidden"):
    with st.container(horizontal=True, vertical_alignment="center"):
        st.write(text("openings.was_hidden"))
        if st.button(text("openings.undo"), key="openings_undo", icon=":material/undo:"):
            set_mark(hidden, None)
            st.session_state["openings_hidden"] = None
            st.rerun()
ranked = show == SHOW[0] and order is BEST_FIT
if ranked:
    st.markdown(text("openings.apply_today", count=number(view.counts.best_count, locale)))
begins = view.further_from if ranked else len(view.cards)
card_rows(view.cards[:begins])
if view.cards[begins:]:
    further(view.cards[begins:], view.counts.total_count - view.counts.best_count, alone=not begins)
if view.page_count - empty_count > 1:
    st.pagination(view.page_count - empty_count, key=page_key)
session.soft_switch(user)
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
if view.counts.few_skills:
    base = f"{text('openings.few_skills', few=number(view.counts.few_skills, locale))} · {base}"
st.caption(" · ".join(dict.fromkeys(card.note.attribution for card in view.cards if card.note.attribution)))
session.base_row(
    base,
    "openings",
    view.export,
    session.ApiCall(
        "/postings.csv",
        {
            "role": role,
            "days": days,
            "show": show,
            "order": None if order is BEST_FIT else order.value,
            "least_fit": values["fit"] or None,
            "least_salary": values["salary"] or None,
            "most_years": values["years"] or None,
            "no_degree": values["degree"] == "none" or None,
            "country": values["country"],
            "level": values["level"],
            "company": company or None,
            "work_model": values["work_model"],
        }
        | {name: values.get(name) for name in TERM_FILTERS}
        | session.visitor_query(user),
        own=not visitor,
    ),
)
