"""What became of one's applications in numbers, and the CSV that proves them for a span of days."""

from collections.abc import Sequence
from datetime import date

import streamlit as st
from babel import Locale

from core.applications.outcomes import FLOOR, Band, FitVerdict
from core.models import Application
from core.stats.proportions import Estimate
from core.texts import number, percent, text
from core.views.applications import ApplicationsView, applications_view
from core.web.components import share_metric
from core.web.data_menu import ApiCall, data_menu, site_address


def answer_rates(view: ApplicationsView, locale: Locale) -> None:
    """How many answered, with intervals, over all and by band of fit; where too few were sent only words."""
    total = view.outcomes.total
    st.header(text("applications.answers"))
    if total.answered is None:
        settled = number(total.settled_count, locale)
        st.write(text("applications.too_few", settled=settled, floor=FLOOR))
        if total.sent_count < FLOOR:
            return  # a table of noughts and ones tells nobody anything
    else:
        for column, (name, share, count) in zip(
            st.columns(2),
            (
                ("answered", total.answered, total.settled_answered_count),
                ("interviewed", total.interviewed, total.settled_interview_count),
            ),
            strict=True,
        ):
            with column:
                counted = text(
                    "applications.counted", count=number(count, locale), base=number(total.settled_count, locale)
                )
                share_metric(
                    text(f"applications.{name}"),
                    share,
                    counted,
                    text("applications.rate_help"),
                    key=f"tile_applications_{name}",
                )
    st.subheader(text("applications.bands"))
    st.table(
        [_band_row(band, locale) for band in view.outcomes.bands]
        + [_band_row(Band(0.0, 1.0, total), locale, name=text("applications.band_total"))]
    )
    st.markdown(_verdict(view, locale))
    with st.container(horizontal=True):
        data_menu(view.bands_export, "applications_bands", ApiCall("/applications/outcomes.csv", own=True))


def _band_row(band: Band, locale: Locale, name: str | None = None) -> dict[str, str]:
    rate = band.rate
    fit = name or (
        text("applications.band_unknown")
        if band.low is None or band.high is None
        else text("applications.band", low=percent(band.low, locale), high=percent(band.high, locale))
    )
    return {
        text("applications.band_fit"): fit,
        text("applications.band_sent"): number(rate.sent_count, locale),
        text("applications.band_answered"): number(rate.answered_count, locale),
        text("applications.band_interviews"): number(rate.interview_count, locale),
        text("applications.band_settled"): number(rate.settled_count, locale),
        text("applications.band_share"): _share(rate.answered, locale),
    }


def _share(share: Estimate | None, locale: Locale) -> str:
    if share is None:
        return "–"
    interval = text("base.interval", low=percent(share.low, locale), high=percent(share.high, locale))
    return f"{percent(share.value, locale)} · {interval}"


def _verdict(view: ApplicationsView, locale: Locale) -> str:
    outcomes = view.outcomes
    if outcomes.verdict is FitVerdict.TOO_FEW or outcomes.difference is None:
        return text("applications.verdict_too_few", floor=FLOOR)
    points = {
        name: f"{100 * value:+.0f}"
        for name, value in (
            ("points", outcomes.difference.value),
            ("low", outcomes.difference.low),
            ("high", outcomes.difference.high),
        )
    }
    return text(f"applications.verdict_{outcomes.verdict}", count=number(outcomes.difference.n, locale), **points)


def proof_menu(applications: Sequence[Application], today: date) -> None:
    """The CSV for the days that are chosen; what is in the menu is made when it is opened."""
    popover = st.popover(
        text("applications.proof"),
        icon=":material/download:",
        type="tertiary",
        key="applications_proof",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        st.caption(text("applications.proof_help"))
        chosen = st.date_input(
            text("applications.proof_days"), (today.replace(day=1), today), max_value=today, key="proof_days"
        )
        days = tuple(chosen) if isinstance(chosen, tuple | list) else (chosen,)
        if len(days) < 2:
            st.caption(text("applications.proof_pick"))
            return
        since, until = days
        view = applications_view(applications, today, since, until)
        st.download_button(
            text("applications.proof_csv", count=len(view.table)),
            view.export.csv,
            f"applications-{since}-{until}.csv",
            "text/csv",
            key="proof_csv",
            on_click="ignore",
            icon=":material/table:",
        )
        st.caption(text("applications.proof_code"))
        call = ApiCall("/applications.csv", {"since": since, "until": until}, own=True)
        st.code(call.curl(site_address()), language="shell", wrap_lines=True)
