"""The operator's room: names that may be skills, and what people say was read wrongly."""

from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.catalogue.skill import Kind
from core.errors import CareerNavigatorError
from core.models import Decision, ReportKind
from core.runtime import runtime
from core.skills.decisions import MAX_NAME
from core.texts import day, number, text
from core.views.operating.reading import NameVerdict, NewName, WaitingReport, decide_name, decide_report, reading_view
from core.web.auth.options import skill_options

desk = session.require_operator("readings")
locale, store, knowledge = session.locale(), runtime().store, session.knowledge()
view = reading_view(store)
PAGE = 10


def decided(what: str) -> None:
    """Write it down and show what is left."""
    desk.decided(what)
    st.toast(text("operator.decided"), icon=":material/check_circle:")
    st.rerun()


def name_card(name: NewName) -> None:
    """A name with its sentences and what to do with it."""
    st.subheader(session.escaped(name.name), anchor=False)
    companies, weeks, adverts = (number(count, locale) for count in name.rank)
    words = text("operator.name_base", companies=companies, weeks=weeks, adverts=adverts)
    if name.known_as:
        words += " · " + text("operator.name_known", name=knowledge.skill_name(name.known_as))
    st.caption(words)
    for sentence in name.sentences:
        st.text(sentence)
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_{name.key}"):
        accept = st.popover(
            text("operator.accept"), icon=":material/check:", key=f"accept_{name.key}", on_change="rerun"
        )
        if accept.open:
            with accept:
                accept_form(name)
        if st.button(text("operator.reject"), icon=":material/close:", key=f"reject_{name.key}"):
            decide(name, NameVerdict.REJECT)
        if st.button(text("operator.later"), icon=":material/schedule:", key=f"later_{name.key}", type="tertiary"):
            decide(name, NameVerdict.LATER)


def accept_form(name: NewName) -> None:
    """As another spelling of a skill, or as a skill of its own."""
    skill = st.selectbox(
        text("operator.alias_of"),
        list(skill_options()),
        index=None,
        key=f"alias_{name.key}",
        format_func=lambda skill: skill_options()[skill],
        placeholder=text("operator.alias_placeholder"),
    )
    if st.button(text("operator.accept_alias"), key=f"take_alias_{name.key}", disabled=skill is None):
        decide(name, NameVerdict.ALIAS, skill=skill or "")
    category = st.selectbox(
        text("operator.category"),
        list(knowledge.taxonomy.categories),
        index=None,
        key=f"category_{name.key}",
        format_func=lambda category: knowledge.taxonomy.categories[category],
        placeholder=text("operator.category_placeholder"),
    )
    kinds = [kind.value for kind in Kind if kind is not Kind.SOFT]
    kind = st.selectbox(text("operator.kind"), kinds, kinds.index(Kind.TOOL.value), key=f"kind_{name.key}")
    if st.button(text("operator.accept_skill"), key=f"take_skill_{name.key}", disabled=category is None):
        decide(name, NameVerdict.SKILL, category=category or "", kind=kind)


def decide(name: NewName, verdict: NameVerdict, *, skill: str = "", category: str = "", kind: str = "") -> None:
    """Do it, or say why it cannot be done."""
    try:
        decide_name(store, name.name, verdict, skill=skill, category=category, kind=kind)
    except (CareerNavigatorError, OSError) as error:
        st.error(str(error), icon=":material/error:")
        return
    decided(f"name {name.name}: {verdict.value} {skill or category}")


def report_card(waiting: WaitingReport) -> None:
    """A report with what to do about it."""
    report = waiting.report
    st.subheader(
        text("operator.report", kind=text(f"data.kind_{report.kind.value}"), name=session.escaped(waiting.skill)),
        anchor=False,
    )
    st.caption(day(report.created_at.date(), locale))
    if report.words:
        st.text(report.words)
    if report.posting_id:
        st.page_link(
            "posting.py",
            label=text("nav.posting"),
            icon=":material/receipt_long:",
            query_params={"id": report.posting_id},
        )
    spelling = ""
    if report.kind is ReportKind.MISSED:
        spelling = st.text_input(
            text("operator.spelling", name=waiting.skill),
            max_chars=MAX_NAME,
            key=f"spelling_{report.report_id}",
            help=text("operator.spelling_help"),
            width=400,
        )
    with st.container(horizontal=True, key=f"row_{report.report_id}"):
        for decision, icon in (
            (Decision.ACCEPTED, "check"),
            (Decision.REJECTED, "close"),
            (Decision.LATER, "schedule"),
        ):
            label = text(f"operator.report_{decision.value}")
            if st.button(label, icon=f":material/{icon}:", key=f"{decision.value}_{report.report_id}"):
                try:
                    decide_report(store, report.report_id, decision, datetime.now(UTC), spelling=spelling.strip())
                except (CareerNavigatorError, OSError) as error:
                    st.error(str(error), icon=":material/error:")
                    return
                decided(f"report {report.report_id}: {decision.value}")


st.title(text("operator.readings_title"))
section = session.url_choice(
    text("data.section"),
    "section",
    ("names", "reports"),
    segmented=True,
    width="content",
    label_visibility="collapsed",
    format_func=lambda section: text(f"operator.{section}_count", count=len(getattr(view, section))),
)
cards = view.names if section == "names" else view.reports
st.write(text(f"operator.{section}_help"))
if not cards:
    st.info(text(f"operator.no_{section}"), icon=":material/hourglass_empty:")
    session.end_page()
pages = -(-len(cards) // PAGE)
page = st.session_state.get(f"operator_page_{section}", 1)
for card in cards[(page - 1) * PAGE : page * PAGE]:
    with st.container(border=True):
        if isinstance(card, WaitingReport):
            report_card(card)
        else:
            name_card(card)
if pages > 1:
    st.pagination(pages, key=f"operator_page_{section}")
