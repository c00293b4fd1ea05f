"""Groups: join one with a code, leave it, see what it sees; run one of one's own."""

from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.accounts.groups import CODE_LENGTH, MAX_NAME
from core.runtime import runtime
from core.texts import moment, number, percent, text
from core.views.group.report import GroupRow, UserGroup, group_report
from core.views.process_state import knowledge, learning
from core.web.auth import forms, gate

user = session.require_user()
locale, desk = session.locale(), gate.open_accounts(runtime()).groups
snapshot = session.load_snapshot()


def report_of(group: UserGroup) -> None:
    """The numbers of a group, alike for who runs it and for its members."""
    with st.spinner(text("groups.counting")):
        report = group_report(
            runtime().store, group, snapshot, knowledge(), learning(), datetime.now(UTC), session.today(snapshot)
        )
    if report is None:
        st.info(text("groups.too_few"), icon=":material/hourglass_empty:")
        return
    st.caption(
        text(
            "groups.base",
            count=number(report.members, locale),
            moment=moment(report.made_at, locale, st.context.timezone),
        )
    )
    for name in ("aims", "well_on", "gaps", "courses"):
        shares(name, getattr(report, name))


def shares(name: str, rows: tuple[GroupRow, ...]) -> None:
    """A heading with a line a share."""
    st.markdown(f"**{text(f'groups.{name}')}**")
    if not rows:
        st.caption(text("groups.nothing_clear"))
    for row in rows:
        ends = max(row.share - row.margin, 0.0), min(row.share + row.margin, 1.0)
        share, low, high = (percent(part, locale) for part in (row.share, *ends))
        words = text("groups.row", name=row.name, share=share, low=low, high=high)
        st.progress(row.share, text=session.escaped(words))


def invitation() -> None:
    """Join with a code; before joining one sees whose group it is and what it sees."""
    message = st.empty()
    code = st.text_input(
        text("groups.code"), max_chars=2 * CODE_LENGTH, key="group_code", autocomplete="off", width=320
    )
    if not code.strip():
        return
    with forms.refusals(message):
        group = desk.find(code)
        owner = desk.owner_of(group)
        st.text(text("groups.invitation", name=group.name, owner=owner.full_name or owner.email if owner else "–"))
        st.markdown(text("groups.sees"))
        if st.button(text("groups.join"), type="primary", key="group_join"):
            desk.join(user, code)
            st.toast(text("groups.joined"), icon=":material/check_circle:")
            del st.session_state["group_code"]
            st.rerun()


def memberships() -> None:
    """Groups one is in."""
    for group in desk.joined(user):
        with st.container(border=True):
            st.text(group.name)
            with st.expander(text("groups.numbers"), icon=":material/bar_chart:"):
                st.markdown(text("groups.sees"))
                report_of(group)
            if st.button(text("groups.leave"), key=f"leave_{group.group_id}", icon=":material/logout:"):
                desk.leave(user, group.group_id)
                st.toast(text("groups.left"), icon=":material/check_circle:")
                st.rerun()


def own_groups() -> None:
    """Groups one runs, and a form for another one."""
    for group in desk.own(user):
        with st.container(border=True):
            st.text(group.name)
            st.caption(text("groups.code_help"))
            st.code(group.code, language=None)
            report_of(group)
            with st.popover(text("groups.end"), icon=":material/delete:", key=f"end_menu_{group.group_id}"):
                st.write(text("groups.end_help"))
                if st.button(text("groups.end_yes"), key=f"end_{group.group_id}"):
                    desk.end(user, group.group_id)
                    st.rerun()
    message = st.empty()
    with st.form("group_form", clear_on_submit=True, width=480):
        name = st.text_input(text("groups.name"), max_chars=MAX_NAME, key="group_name")
        sent = st.form_submit_button(text("groups.create"))
    if sent:
        with forms.refusals(message):
            desk.create(user, name)
            st.rerun()


st.title(text("groups.title"))
st.write(text("groups.intro"))
session.sample_banner(snapshot)
with st.container(width=800):
    st.header(text("groups.mine"))
    invitation()
    memberships()
    st.header(text("groups.run"))
    st.write(text("groups.run_help"))
    own_groups()
