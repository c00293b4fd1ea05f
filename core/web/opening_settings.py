"""What narrows a list of jobs beside country, level and way of working: the match, pay, experience and degree."""

from core.texts import number, percent, text
from core.views.filters import ANY
from core.views.openings_question import LEAST_FIT, LEAST_SALARY, MOST_YEARS
from core.web.adjust import Setting
from core.web.context import locale


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
