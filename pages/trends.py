"""Trends: what is rising and what is falling, week by week. Open to visitors."""

import streamlit as st

from core import session
from core.charts.places import places_figure
from core.charts.trends import lines_figure, movers_figure, pay_figure
from core.markup import escaped
from core.texts import money, number, percent, text
from core.views.filters import ANY, choices
from core.views.forecasts import forecast_export, forecast_lines, forecasts, weeks_ahead
from core.views.trends import SECTIONS, TrendsQuestion, trends_view

knowledge, locale, colours = session.knowledge(), session.locale(), session.colours()

st.title(text("trends.title"))
st.write(text("trends.intro"))
snapshot = session.load_snapshot()
session.sample_banner(snapshot)
with st.container(horizontal=True, vertical_alignment="bottom"):
    role = session.url_choice(
        text("trends.role"), "role", (ANY, *choices(snapshot).roles), width=260,
        format_func=lambda one: text("trends.all_roles") if one == ANY else knowledge.role_name(one),
    )  # fmt: skip
    filters = session.url_filters(snapshot)
section = session.url_choice(
    text("trends.section"), "show", SECTIONS, format_func=lambda one: text(f"trends.{one}"), segmented=True
)
question = TrendsQuestion(section, session.today(snapshot), role, filters)
view = trends_view(snapshot, knowledge, question, lambda code: locale.territories.get(code, code))
base = session.base_line(snapshot, view.posting_count, view.company_count, view.span)
if view.words:
    session.few_postings(
        text("trends.too_few", words=view.words), view.advice, switch_role=True, all_roles=role != ANY, collect=True
    )
    st.stop()

ahead = {}
if section == "pay" and view.pay:
    with st.container(horizontal=True):
        st.metric(text("trends.pay_median"), money(view.pay.median, locale), help=text("trends.pay_help"), border=True)
        half = f"{money(view.pay.lower, locale)} – {money(view.pay.upper, locale)}"
        st.metric(text("trends.pay_half"), half, border=True)
        st.metric(text("trends.pay_count"), number(view.pay.n, locale), border=True)
    st.header(text("trends.pay_title"))
    if view.weeks["salary_median"].notna().any():
        session.chart(
            pay_figure(view.weeks, colours), "trends_pay", alt=text("trends.pay_alt"), base=base, export=view.export
        )
    else:
        st.info(text("trends.pay_few"), icon=":material/hourglass_empty:")
        st.caption(base)
        session.downloads(view.export, "trends_pay")
elif section == "remote":
    st.header(text("trends.remote_title"))
    st.write(text("trends.remote_note", known=number(int(view.table["remote_known"].sum()), locale)))
    ahead = forecasts(snapshot, question, view, ["Remote"])
    figure = lines_figure(view.weeks, colours, text("trends.remote_axis"), weeks_ahead(ahead))
    session.chart(figure, "trends_remote", alt=text("trends.remote_alt"), base=base, export=view.export)
else:
    rising, falling = view.called("rising"), view.called("falling")
    for verdict, names in (("rising", rising), ("falling", falling)):
        if names:
            st.markdown(text(f"trends.{verdict}", names=", ".join(map(escaped, names))))
    still = len(view.table) - len(rising) - len(falling)
    st.write(text("trends.no_change" if rising or falling else "trends.nothing_moved", count=number(still, locale)))
    with st.popover(text("trends.method"), icon=":material/help:"):
        st.write(
            text("trends.method_text", now=number(view.now_count, locale), before=number(view.before_count, locale))
        )
        if view.compared_share is not None:
            st.write(text("trends.fixed_mix", share=percent(view.compared_share, locale)))
    if section == "roles" and role != ANY:
        st.caption(text("trends.roles_note"))
    if view.places is not None:
        st.header(text("trends.map"))
        most = ", ".join(view.places["name"].head(3))
        session.chart(
            places_figure(view.places, colours), "trends_map", alt=text("trends.map_alt", names=most), base=base,
            export=view.places_export, height="stretch",
        )  # fmt: skip
        small = view.places.loc[~view.places["drawn"], "name"]
        if len(small):
            st.caption(text("trends.no_outline", names=", ".join(small)))
        with st.expander(text("trends.all_places")):
            session.table(
                view.places, "trends_places", alt=text("trends.map"), labels={"name": text("trends.one_places")}
            )
    st.header(text("trends.movers"))
    session.chart(
        movers_figure(view.movers, colours), "trends_movers", base=base, export=view.export,
        alt=text("trends.movers_alt", count=len(view.movers), section=section, rising=len(rising),
                 falling=len(falling)),
    )  # fmt: skip
    st.header(text("trends.weekly"))
    drawn = session.url_many(text("trends.weekly_names"), f"{section}_lines", view.names, view.lines, most=6)
    ahead = forecasts(snapshot, question, view, drawn)
    session.chart(
        lines_figure(view.weeks_of(drawn), colours, ahead=weeks_ahead(ahead)), "trends_weekly",
        alt=text("trends.weekly_alt", names=", ".join(drawn)), base=f"{base} · {text('trends.hollow')}",
        export=view.weeks_export,
    )  # fmt: skip
if ahead:
    st.caption(forecast_lines(ahead, locale))
if any(len(one.weeks) for one in ahead.values()):
    export = forecast_export(snapshot, question, view, ahead)
    session.downloads(export, "trends_forecast", "download_forecast")
st.header(text("trends.table"))
labels = {"name": text(f"trends.one_{section}")} if view.names else {}
session.table(view.table, "trends_table", alt=text("trends.table"), labels=labels)
