"""Home: a visitor picks a job and taps what they know; a member sees where they stand and what to do next."""

import streamlit as st

from core import web as session
from core.charts.gap import gap_figure
from core.formats.markup import escaped
from core.models import StepState, User
from core.runtime import runtime
from core.texts import lower_name, number, percent, text
from core.views.filters import Filters, choices
from core.views.home import HomeView, StandingView, home_view, since_view, standing_view
from core.views.standing import CountsView, counts_view
from core.views.trends import TrendsQuestion, trends_view
from core.web.auth import progress

TILES = 4
STEADY = {"delta_color": "off", "delta_arrow": "off"}
user = session.person()
snapshot, knowledge, locale = session.load_snapshot(), session.knowledge(), session.locale()
today = session.today(snapshot)
roles = tuple(dict.fromkeys([*user.target_roles, *choices(snapshot).roles]))


def market(view: HomeView) -> None:
    """Four skills that moved, or are asked for most."""
    trends = trends_view(snapshot, knowledge, TrendsQuestion("skills", today), str)
    table = trends.table.set_index("name")
    moved = [*view.rising, *view.falling]
    steady = [name for name in trends.names if name not in moved]
    shown = [name for name in [*moved[:TILES], *steady] if name in table.index][:TILES]
    if not shown:
        return
    st.header(text("home.market"))
    with st.container(horizontal=True, key="home_tiles"):
        for name in shown:
            row = table.loc[name]
            clear = name in moved
            st.metric(
                escaped(name),
                percent(row["now_share"], locale),
                border=True,
                **(session.change(row["trend_pp"]) if clear else STEADY | {"delta": text("home.no_clear_change")}),
            )
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.caption(session.base_line(snapshot, view.posting_count, view.company_count, view.span), width="content")
        st.page_link("trends.py", label=text("home.to_trends"), icon=":material/trending_up:")


def visitor_home(view: HomeView) -> None:
    """Role and skills at the left, where that leaves one at the right."""
    st.title(text("home.title"))
    st.write(text("home.welcome"))
    session.sample_banner(snapshot)
    left, right = st.columns([3, 2], gap="medium")
    with left.container(border=True, height="stretch", key="home_choices"):
        role = session.url_choice(text("home.become"), "role", roles, format_func=knowledge.role_name, width=320)
        filters = session.chosen_filters(snapshot)
        counts = counts_view(snapshot, knowledge, user, role, today=today, filters=filters)
        session.skill_pills(counts.table["skill"].tolist(), user)
    with right.container(border=True, height="stretch", key="home_standing"):
        standing_card(counts, filters)
    market(view)


def standing_card(counts: CountsView, filters: Filters) -> None:
    """The live sentence, and where it leads on."""
    role = lower_name(counts.role_name)
    if counts.words:
        st.badge(text("home.you_now"), color="blue")
        st.markdown(text("home.too_few", words=counts.words, role=role))
        if filters.count:
            st.button(text("advice.no_filters"), key="home_no_filters", on_click=session.no_filters)
        return
    if not user.skills:
        session.card_title(text("home.tap_title"))
        adverts = number(counts.posting_count, locale)
        st.markdown(text("home.tap", asked=counts.asked_count, adverts=adverts, role=role))
        leads_on(text("home.from_zero"))
        return
    st.badge(text("home.you_now"), color="blue")
    session.card_title(text("home.count", owned=counts.owned_count, asked=counts.asked_count, role=role))
    fit, rated = number(counts.fit_count, locale), number(counts.rated_count, locale)
    st.markdown(text("home.fit", fit=fit, rated=rated, near=number(counts.near_count, locale)))
    leads_on(text("home.see_plan"), main=True)


def leads_on(to_plan: str, *, main: bool = False) -> None:
    """Where a visitor goes from here: the plan, called `to_plan`, and the jobs."""
    choices_made = session.address_choices("role", "level", "country")
    with st.container(horizontal=True):
        if st.button(to_plan, type="primary" if main else "secondary", icon=":material/route:", key="home_plan"):
            st.switch_page("roadmap.py", query_params=choices_made)
        if main and st.button(text("home.see_jobs"), icon=":material/work:", key="home_jobs"):
            st.switch_page("openings.py", query_params=choices_made)
    st.caption(text("home.nothing_stored"))


def member_home(user: User, view: HomeView) -> None:
    """The standing as the heading, the next step beside what is still to set up, the numbers, what is new."""
    if not roles:
        st.title(text("home.title"))
        session.no_postings()
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="home_head"):
        heading = st.container(width="stretch")
        role = session.url_choice(
            text("home.role"),
            "role",
            user.target_roles or roles,
            format_func=knowledge.role_name,
            width=240,
            label_visibility="collapsed",
        )
    counts = counts_view(snapshot, knowledge, user, role, today=today, widened=session.asked_widened())
    standing = standing_view(snapshot, knowledge, user, role, today=today, widened=session.asked_widened())
    name = lower_name(counts.role_name)
    few = bool(counts.words)
    heading.title(
        text("home.hello", name=escaped(user.full_name.split(" ")[0]))
        if few
        else text("home.count", owned=counts.owned_count, asked=counts.asked_count, role=name)
        if user.skills
        else text("home.asked_for", role=name)
    )
    session.sample_banner(snapshot)
    session.chips(standing.chips)
    if few:
        session.few_postings(
            text("gap.too_few", words=counts.words, role=counts.role_name), standing.advice, collect=True
        )
        market(view)
        return
    left, right = st.columns([5, 3], gap="medium")
    with left.container(border=True, height="stretch", key="home_next"):
        next_step(user, standing, counts)
    with right.container(border=True, height="stretch", key="home_setup"):
        session.checklist(user, runtime().store.marks.of_user(user.user_id))
    if user.skills:  # a row of zeros tells nobody anything
        tiles(standing, counts)
    session.chart(
        gap_figure(counts.table, session.colours(), plain_bars=not user.skills),
        "home_chart",
        finding=text("home.asked_for", role=name) if user.skills else None,
        alt=text("home.chart_alt", role=name, owned=counts.owned_count, asked=counts.asked_count),
        base=session.with_signs(
            session.base_line(snapshot, counts.posting_count, counts.company_count, counts.span),
            plain_bars=not user.skills,
        ),
        on_select=session.opens_skills("home_chart", counts.table["name"], counts.table["skill"]),
    )
    st.page_link("gap.py", label=text("home.to_gap"), icon=":material/bar_chart:", query_params={"role": role})
    st.header(text("home.week"))
    session.week(standing, locale)
    if user.last_visit:
        seen = runtime().snapshots.seen_on
        session.since(
            since_view(snapshot, knowledge, user, role, today=today, seen=seen, widened=session.asked_widened())
        )


def next_step(user: User, standing: StandingView, counts: CountsView) -> None:
    """The one thing to do now."""
    step, name = standing.next_step, lower_name(counts.role_name)
    if not user.skills:
        st.badge(text("home.next"), color="blue")
        session.card_title(text("home.start_title"))
        st.markdown(text("home.start"))
        if st.button(text("home.fill_profile"), type="primary", icon=":material/person:", key="home_profile"):
            st.switch_page("profile.py")
        return
    if step is None:
        st.badge(text("home.next"), color="blue")
        st.markdown(text("home.nothing_missing", role=name))
        if st.button(text("home.see_jobs"), type="primary", icon=":material/work:", key="home_jobs"):
            st.switch_page("openings.py")
        return
    learning = user.progress.get(step.skill) is StepState.LEARNING
    st.badge(text("home.next_learning" if learning else "home.next"), color="blue")
    session.card_title(text("home.learn_title", skill=step.name))
    why = [text("home.learn", share=percent(step.demand_share, locale), role=name)]
    if (near := standing.readiness) is not None:
        ends = {"before": percent(near.value, locale), "after": percent(near.value + step.gain, locale)}
        why.append(text("home.adds", **ends, hours=number(step.hours, locale)))
    if step.unlock_count:
        why.append(text("home.opens", count=number(step.unlock_count, locale)))
    st.markdown(" ".join(why))
    with st.container(horizontal=True):
        state = StepState.DONE if learning else StepState.LEARNING
        label = text("roadmap.done_button" if learning else "home.start_learning")
        if st.button(label, type="primary", icon=":material/play_arrow:", key="home_start"):
            progress.save_step(runtime(), user, step.skill, state, step.name)
        if st.button(text("home.to_roadmap"), icon=":material/route:", key="home_roadmap"):
            st.switch_page("roadmap.py", query_params={"role": standing.role})
        if not learning and st.button(text("home.known"), type="tertiary", key="home_known"):
            progress.save_step(runtime(), user, step.skill, StepState.DONE, step.name)


def tiles(standing: StandingView, counts: CountsView) -> None:
    """Three numbers side by side."""
    near = standing.readiness
    fit = text("home.of", count=number(counts.fit_count, locale), total=number(counts.rated_count, locale))
    places = st.container(key="home_numbers").columns(3)
    with places[0]:
        words = percent(near.value if near else None, locale)
        st.metric(text("gap.fit"), words, border=True, height="stretch", help=text("gap.fit_help"))
    with places[1]:
        st.metric(
            text("gap.readiness"),
            fit,
            text("home.near", count=number(counts.near_count, locale)),
            border=True,
            delta_color="off",
            delta_arrow="off",
            height="stretch",
            help=text("home.fit_help"),
        )
    with places[2]:
        closest = standing.closest.iloc[0] if len(standing.closest) and user.skills else None
        st.metric(
            text("home.closest"),
            escaped(closest["role_name"]) if closest is not None else "–",
            text("home.closest_skills", owned=int(closest["matched_count"]), total=int(closest["in_demand_count"]))
            if closest is not None
            else None,
            border=True,
            delta_color="off",
            delta_arrow="off",
            height="stretch",
            help=text("roles.ranked_help"),
        )


view = home_view(snapshot, knowledge, today=today)
if session.is_visitor(user) and not roles:
    st.title(text("home.title"))
    st.write(text("home.welcome"))
    session.no_postings()
elif session.is_visitor(user):
    visitor_home(view)
else:
    member_home(user, view)
