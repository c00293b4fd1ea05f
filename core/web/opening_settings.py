"""What narrows a list of jobs beside country, level and way of working: match, pay, experience, degree, a company."""

import streamlit as st

from core.formats.markup import escaped
from core.snapshot.snapshot import Snapshot
from core.texts import number, percent, text
from core.views.filters import ANY, company_called
from core.views.openings_question import LEAST_FIT, LEAST_SALARY, MOST_YEARS
from core.web.adjust import Setting
from core.web.context import locale
from core.web.url_state import asked_text

COMPANY, MOST_NAME = "company", 200


def opening_settings() -> tuple[Setting, ...]:
    """Settings `fit` (0-1), `salary` (annual USD), `years` and `degree`; the first choice of each is any."""
    spoken = locale()
    return (
        Setting(
            "fit",
            text("openings.least_fit"),
            LEAST_FIT,
            LEAST_FIT[0],
            lambda fit: text("openings.fit_chip", fit=percent(fit, spoken)) if fit else text("filters.any"),
            text("openings.least_fit_help"),
        ),
        Setting(
            "salary",
            text("openings.least_salary"),
            LEAST_SALARY,
            0,
            lambda usd: text("openings.pay_chip", pay=f"${number(usd, spoken)}") if usd else text("filters.any"),
            text("openings.least_salary_help"),
        ),
        Setting(
            "years",
            text("openings.most_years"),
            MOST_YEARS,
            0,
            lambda years: text("openings.years_chip", years=years) if years else text("filters.any"),
            text("openings.most_years_help"),
        ),
        Setting(
            "degree",
            text("openings.degree"),
            (ANY, "none"),
            ANY,
            lambda degree: text("openings.no_degree" if degree == "none" else "filters.any"),
            text("openings.degree_help"),
        ),
    )


def company_chip(snapshot: Snapshot) -> str:
    """The company whose jobs alone the address asks for, as a chip that takes this back; "" where it names none."""
    label = text("columns.company")
    spelling = asked_text(label, COMPANY, MOST_NAME)
    if not spelling:
        return ""
    company = company_called(snapshot, spelling)
    if company is None:
        _all_companies()
        st.toast(text("address.bad_value", name=label), icon=":material/link_off:")
        return ""
    st.button(
        text("filters.chip", name=escaped(company)),
        key="chip_company",
        help=text("filters.chip_help", name=label),
        on_click=_all_companies,
    )
    return company


def _all_companies() -> None:
    st.query_params.pop(COMPANY, None)
