"""Trends: what is rising and what is falling, week by week."""

import streamlit as st

from core import web as session
from core.charts.places import places_figure
from core.charts.trends import lines_figure, movers_figure, pay_figure
from core.formats.markup import escaped
from core.texts import about_money, country_names, day, lower_name, number, percent, text
from core.views.filters import ANY, choices
from core.views.forecasts import forecast_export, forecast_lines, forecasts, weeks_ahead
from core.views.trends import BY, SECTIONS, TrendsQuestion, TrendsView, narrowed, trends_view
from core.web import saved_searches

FEW_ROWS, NAMED = 10, 2
OPENS = {"skills": session.opens_skills, "roles": session.opens_roles}  # whose rows have a page of their own
knowledge, locale, colours = session.knowledge(), session.locale(), session.colours()
snapshot = session.load_snapshot()

heading = session.heading_place(snapshot)
row = st.container(horizontal=True, vertical_alignment="center", key="page_row")
with row:
    role = session.url_choice(
        text("trends.role"),
        "role",
        (ANY, *choices(snapshot).roles),
        width=240,
        label_visibility="collapsed",
        format_func=lambda choice: text("trends.all_roles") if choice == ANY else knowledge.role_name(choice),
    )
    values = session.adjust(session.kinds_setting(), *session.filter_settings(snapshot))
kinds = values.pop("kinds")  # of what is listed; the numbers do not depend on it
with st.container(key="trends_sections"):
    section = session.url_choice(
        text("trends.section"),
        "show",
        SECTIONS,
        SECTIONS[0],
        segmented=True,
        width="content",
        label_visibility="collapsed",
        format_func=lambda part: text(f"trends.{part}"),
    )
filters = session.filters_of(values)
question = TrendsQuestion(section, session.today(snapshot), role, filters)
with row:
    saved_searches.save_trends(session.person(), question)
view = trends_view(snapshot, knowledge, question, country_names(locale))
if section == SECTIONS[0] and not view.words:
    view = narrowed(view, session.of_group(view.table, kinds))
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
moved = section not in ("pay", "work_model")
rising, falling = (view.called("rising"), view.called("falling")) if moved and not view.words else ([], [])


def finding() -> str:
    """The heading: what moved, if anything did; for pay and for where one works what most adverts say."""
    if view.words:
        return text("trends.title")
    if section == "pay" and view.pay is not None:
        low, high = (about_money(end, locale) for end in (view.pay.lower, view.pay.upper))
        return text("trends.heading_pay", low=low, high=high)
    if section == "work_model" and len(view.weeks):
        counts = view.weeks.groupby("name", sort=False)[["asked_count", "posting_count"]].sum()
        shares = counts["asked_count"] / counts["posting_count"]
        name = lower_name(shares.idxmax())
        return text("trends.heading_work_model", name=name, share=percent(shares.max(), locale))
    if not moved:
        return text("trends.title")
    up, down = (", ".join(map(escaped, names[:NAMED])) for names in (rising, falling))
    if up and down:
        return text("trends.heading_both", rising=up, falling=down)
    if up or down:
        return text(f"trends.heading_{'rising' if up else 'falling'}", names=up or down)
    return text("trends.heading_nothing")


def call(table: str = "numbers") -> session.ApiCall:
    """The route behind a table of this page."""
    parameters = {"section": section, "table": table, "role": role, **values}
    return session.ApiCall("/market/trending.csv", parameters)


def pay(view: TrendsView) -> None:
    """What is paid: the median and the middle half of annual pay; nothing where too few adverts say."""
    if view.pay is None:
        return
    half = f"{about_money(view.pay.lower, locale)} – {about_money(view.pay.upper, locale)}"
    sure = f"{about_money(view.pay.median_low, locale)} – {about_money(view.pay.median_high, locale)}"
    with st.container(horizontal=True, key="pay_tiles"):
        median = about_money(view.pay.median, locale)
        st.metric(text("trends.pay_median"), median, help=text("trends.pay_help"), border=True)
        st.metric(text("trends.pay_sure"), sure, help=text("trends.pay_sure_help"), border=True)
        st.metric(text("trends.pay_half"), half, border=True)
        st.metric(text("trends.pay_count"), number(view.pay.n, locale), border=True)
    if view.weeks["salary_median"].notna().any():
        session.chart(
            pay_figure(view.weeks, colours),
            "trends_pay",
            finding=text("trends.pay_title"),
            alt=text("trends.pay_alt"),
            base=base,
            export=view.export,
            api=call(),
        )
    else:
        st.info(text("trends.pay_few"), icon=":material/hourglass_empty:")
        session.base_row(base, "trends_pay", view.export, call())


def work_model(view: TrendsView) -> None:
    """The weekly shares of on-site, hybrid and remote work among the adverts that say."""
    stated = number(int(view.table["work_model_known"].sum()), locale)
    ahead = forecasts(view, list(dict.fromkeys(view.weeks["name"])))
    session.chart(
        lines_figure(view.weeks, colours, text("trends.work_model_axis"), weeks_ahead(ahead)),
        "trends_work_model",
        finding=text("trends.work_model_title"),
        alt=text("trends.work_model_alt"),
        base=f"{text('trends.work_model_note', known=stated)} {base}",
        export=view.export,
        api=call(),
    )
    forecast_notes(view, ahead)


def movers(view: TrendsView) -> None:
    """What moved, most risen first; all rows on demand."""
    few = view.few_movers(FEW_ROWS)
    still = len(view.table) - len(rising) - len(falling)
    everything = st.session_state.get("trends_all", False)
    drawn = view.movers if everything else few
    opens = OPENS.get(section)
    session.chart(
        movers_figure(drawn, colours),
        "trends_movers",
        on_select=opens("trends_movers", drawn["name"], drawn[BY[section]]) if opens else None,
        export=view.export,
        api=call(),
        base=f"{text('chart.movers')} · {base}",
        finding=text("trends.movers" if rising or falling else "trends.movers_unsure"),
        alt=text(
            "trends.movers_alt",
            count=len(view.movers),
            section=lower_name(text(f"trends.{section}")),
            rising=len(rising),
            falling=len(falling),
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        if rising or falling:
            st.markdown(text("trends.no_change", count=number(still, locale)), width="content")
        if len(few) < len(view.movers):
            st.toggle(text("trends.show_all", count=len(view.movers)), key="trends_all")
        with st.popover(text("trends.method"), icon=":material/help:", type="tertiary"):
            st.write(
                text("trends.method_text", now=number(view.now_count, locale), before=number(view.before_count, locale))
            )
            if view.compared_share is not None:
                st.write(text("trends.fixed_mix", share=percent(view.compared_share, locale)))
    if section == "roles" and role != ANY:
        st.caption(text("trends.roles_note"))


def places(view: TrendsView) -> None:
    """The map of the countries that are named; nothing where none is."""
    if view.places is None:
        return
    most = ", ".join(view.places["name"].head(3))
    session.chart(
        places_figure(view.places, colours),
        "trends_map",
        finding=text("trends.map_finding", names=most),
        alt=text("trends.map_alt", names=most),
        base=base,
        export=view.places_export,
        height="stretch",
        api=call("map"),
    )
    small = view.places.loc[~view.places["drawn"], "name"]
    if len(small):
        st.caption(text("trends.no_outline", names=", ".join(small)))
    with st.expander(text("trends.all_places"), key="trends_all_places", on_change="rerun") as box:
        if box.open:
            session.table(
                view.places, "trends_places", alt=text("trends.map"), labels={"name": text("trends.one_places")}
            )


def weekly(view: TrendsView) -> None:
    """Lines week by week: the first one stands out."""
    st.header(text("trends.weekly"))
    drawn = session.url_many(text("trends.weekly_names"), f"{section}_lines", view.names, view.lines, most=6)
    ahead = forecasts(view, drawn)
    session.chart(
        lines_figure(view.weeks_of(drawn), colours, ahead=weeks_ahead(ahead)),
        "trends_weekly",
        alt=text("trends.weekly_alt", names=", ".join(drawn)),
        base=f"{base} · {text('trends.hollow')}",
        export=view.weeks_export,
        api=call("weeks"),
    )
    forecast_notes(view, ahead)


def forecast_notes(view: TrendsView, ahead: dict) -> None:  # type: ignore[type-arg]
    """How good the forecasts are, for who asks."""
    if not ahead:
        return
    with st.expander(text("trends.forecast"), key="trends_forecast_notes", on_change="rerun") as box:
        if box.open:
            st.markdown(forecast_lines(ahead, locale))
            if any(len(forecast.weeks) for forecast in ahead.values()):
                export = forecast_export(snapshot, question, view, ahead)
                session.data_menu(export, "trends_forecast", call("forecast"), "download_forecast")


with heading:
    st.title(finding())
    session.sample_banner(snapshot)
if view.words:
    session.few_postings(
        text("trends.too_few", words=view.words), view.advice, switch_role=True, all_roles=role != ANY, collect=True
    )
    session.end_page()
if view.collected_since:
    st.caption(text("trends.collecting_since", day=day(view.collected_since, locale)))
if section == "pay":
    pay(view)
elif section == "work_model":
    work_model(view)
else:
    places(view)
    if view.table.empty:
        st.info(text("kinds.none" if section == SECTIONS[0] else "trends.none_said"), icon=":material/tune:")
    else:
        movers(view)
        weekly(view)
with st.expander(text("trends.table"), key="trends_numbers", on_change="rerun") as numbers:
    if numbers.open:
        labels = {"name": text(f"trends.one_{section}")} if view.names else {}
        session.table(view.table, "trends_table", alt=text("trends.table"), labels=labels)
