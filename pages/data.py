"""Data & method: what was collected, what it says, whose it is, how numbers are made, what counts as which skill."""

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import streamlit as st

from core import web as session
from core.accounts.reports import MAX_WORDS, send_report
from core.catalogue.names import resolve_skill
from core.catalogue.translations import skill_description
from core.charts.coverage import postings_per_day_figure
from core.models import ReportKind
from core.runtime import runtime
from core.texts import moment, number, text
from core.views.changes import changes_view
from core.views.data import coverage_view, runs_table, source_cards
from core.views.filters import ANY, choices
from core.views.method import is_translated, sections
from core.views.prose import changes_line, lookup_lines, source_line
from core.views.skill_card import skill_lookup
from core.web.auth import gate
from core.web.auth.forms import refusals

SECTIONS = ("coverage", "changes", "runs", "sources", "lookup", "method", "report")
user = session.current_user()
knowledge, locale, store = session.knowledge(), session.locale(), runtime().store
snapshot, now = session.load_snapshot(), datetime.now(UTC)


def stored_words(stored: Mapping[str, datetime]) -> dict[str, str]:
    """When the numbers of each id were kept, in words; of several within one minute all but the first are numbered."""
    words: dict[str, str] = {}
    times_said: Counter[str] = Counter()
    for snapshot_id, kept_at in stored.items():
        when = moment(kept_at, locale, st.context.timezone)
        times_said[when] += 1
        words[snapshot_id] = when if times_said[when] == 1 else f"{when} ({times_said[when]})"
    return words


skills = tuple(sorted(knowledge.taxonomy.skills, key=lambda skill: knowledge.skill_name(skill).casefold()))

heading = session.heading_place()
st.write(text("data.intro"))
session.sample_banner(snapshot)
if "posting" in st.query_params and "section" not in st.query_params:
    session.choose("section", "report")
section = session.url_choice(
    text("data.section"),
    "section",
    SECTIONS,
    format_func=lambda section: text(f"data.{section}"),
    segmented=True,
    width="content",
    label_visibility="collapsed",
)
if section != "coverage" or not snapshot.size:
    heading.title(text("data.title"))

if section == "coverage":
    row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
    with row:
        days = session.adjust(session.days_setting())["days"]
    if user and row.button(
        text("data.again"), icon=":material/refresh:", key="data_again", type="tertiary", help=text("data.again_help")
    ):
        with st.spinner(text("data.again_reading")), session.off_turn():
            wait = runtime().snapshots.read_again()
        if wait is None:
            st.toast(text("data.again_done"), icon=":material/check_circle:")
            st.rerun()
        st.toast(text("data.again_wait", seconds=wait), icon=":material/hourglass_empty:", duration="long")
    view = coverage_view(snapshot, today=session.today(snapshot), days=days)
    if snapshot.size:
        total = number(view.posting_count, locale)
        heading.title(text("data.heading", count=total, ago=session.freshness(snapshot)))
    if not view.posting_count:
        session.few_postings(text("explore.none"), None, days)
        session.end_page()
    session.chart(
        postings_per_day_figure(view.per_day, session.colours()),
        "data_per_day",
        export=view.export,
        alt=text("data.per_day_alt", days=days),
        base=session.base_line(snapshot, view.posting_count, None, view.span),
    )
    st.caption(
        text(
            "data.gaps",
            empty=view.empty_days,
            duplicates=number(view.duplicate_count, locale),
            unread=number(view.unread_count, locale),
        )
    )
    if outside := session.outside_words(snapshot):
        st.caption(outside)
    st.header(text("data.fields"))
    named = view.fields.assign(field=[text(f"field.{field}") for field in view.fields["field"]])
    session.table(named, "data_fields", alt=text("data.fields"), last=("known_count", "base"))
elif section == "changes":
    st.write(text("data.changes_help"))
    stored = {
        snapshot_id: when for snapshot_id, when in runtime().snapshots.stored() if snapshot_id != snapshot.snapshot_id
    }
    if not stored:
        st.info(text("data.changes_none"), icon=":material/hourglass_empty:")
        session.end_page()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        earlier = session.url_choice(
            text("data.changes_before"),
            "before",
            tuple(stored),
            width=320,
            format_func=stored_words(stored).__getitem__,
        )
        role = session.url_choice(
            text("gap.role"),
            "role",
            (ANY, *choices(snapshot).roles),
            width=240,
            format_func=lambda choice: text("trends.all_roles") if choice == ANY else knowledge.role_name(choice),
        )
    before = runtime().snapshots.by_id(earlier)
    if before is None:  # let go of between the list and now
        st.info(text("data.changes_none"), icon=":material/hourglass_empty:")
        session.end_page()
    changes = changes_view(before, snapshot, knowledge, role)
    if not changes.found.comparable:
        st.info(text("data.changes_apart"), icon=":material/science:")
        session.end_page()
    st.markdown(changes_line(changes, locale))
    st.header(text("data.changes_skills"))
    session.table(changes.shown, "data_changes", alt=text("data.changes_skills"))
    st.caption(session.base_line(snapshot, changes.found.after_count))
    session.data_menu(changes.export, "data_changes")
elif section == "runs":
    runs = runs_table(store.collecting.runs(now - timedelta(days=30)))
    if runs.empty:
        st.info(text("data.no_runs"), icon=":material/hourglass_empty:")
    else:
        st.write(text("data.runs_help"))
        session.table(runs, "data_runs", alt=text("data.runs"))
elif section == "sources":
    for card in source_cards(snapshot):
        with st.container(border=True):
            st.markdown(source_line(card, locale))
    st.caption(text("data.licence"))
elif section == "lookup":
    spelling = session.url_text(text("data.skill"), "what", "Kubernetes", most=80, width=400)
    near = knowledge.taxonomy.suggest(spelling)
    skill = resolve_skill(spelling)
    if skill is None:
        st.info(text("data.not_a_skill"), icon=":material/search_off:")
        with st.container(horizontal=True):
            for near_skill in near:
                st.page_link(
                    "data.py",
                    label=knowledge.skill_name(near_skill),
                    query_params={"section": section, "what": near_skill},
                )
        session.end_page()
    lookup = skill_lookup(snapshot, knowledge, skill, today=session.today(snapshot))
    st.header(text("data.what_counts", name=knowledge.skill_name(skill)))
    st.write(skill_description(lookup.skill))
    st.markdown(lookup_lines(lookup, locale))
    st.caption(text("data.taxonomy", version=snapshot.taxonomy_version))
elif section == "method":
    if not sections():
        st.info(text("data.no_method"), icon=":material/hourglass_empty:")
    if not is_translated():
        st.caption(text("data.method_language"))
    for part in sections():
        with st.expander(part.title):
            st.markdown(part.body)
elif user is None:
    gate.want("data.py", text("data.report"))
    st.info(text("data.report_sign_in"), icon=":material/login:")
    st.page_link("sign_in.py", label=text("nav.sign_in"), icon=":material/login:")
else:
    st.write(text("data.report_help"))
    message, asked_posting = st.empty(), session.asked_text(text("data.posting"), "posting", 200)
    with st.form("report_form", clear_on_submit=True):
        kinds = list(ReportKind)
        kind = st.selectbox(
            text("data.kind"), kinds, format_func=lambda choice: text(f"data.kind_{choice}"), key="report_kind"
        )
        skill = st.selectbox(text("data.skill"), skills, format_func=knowledge.skill_name, key="report_skill")
        posting = st.text_input(text("data.posting"), asked_posting, max_chars=200, key="report_posting")
        places = {"posting": st.empty()}
        words = st.text_area(text("data.words"), max_chars=MAX_WORDS, key="report_words", help=text("data.words_help"))
        places["words"] = st.empty()
        sent = st.form_submit_button(text("data.send"), type="primary")
    if sent:
        with refusals(message, fields=places):
            send_report(
                store,
                user,
                kind=kind or kinds[0],
                skill=skill,
                posting_id=posting,
                words=words,
                now=now,
                taxonomy_version=knowledge.taxonomy.version,
            )
            message.success(text("data.sent"), icon=":material/check_circle:")
