"""What narrows a page's numbers: one button that holds all settings, and a chip for each that differs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from core.catalogue.names import skill_name
from core.snapshot.snapshot import Snapshot
from core.texts import level_name, text
from core.views.filters import ANY, TERM_FILTERS, WORK_MODELS, Filters, choices
from core.views.kinds import SkillGroup
from core.views.windows import DAYS, DEFAULT_DAYS
from core.web.context import locale
from core.web.url_state import choose, url_choice


@dataclass(frozen=True, slots=True)
class Setting:
    """One choice kept in the address as `name`; `default` has no chip."""

    name: str
    label: str
    options: Sequence[Any]
    default: Any
    words: Callable[[Any], str] = str
    help: str | None = None


def days_setting(default: int = DEFAULT_DAYS) -> Setting:
    """The window: adverts of the last so many days."""
    return Setting("days", text("filters.window"), DAYS, default, lambda days: text("filters.days", days=days))


def kinds_setting() -> Setting:
    """Which kinds of skills are listed: all, technologies, concepts, or soft skills; kept from page to page."""
    return Setting(
        "kinds",
        text("kinds.title"),
        (ANY, *SkillGroup),
        ANY,
        lambda kind: text("kinds.any" if kind == ANY else f"kinds.{kind}"),
        text("kinds.help"),
    )


def filter_settings(snapshot: Snapshot) -> tuple[Setting, ...]:
    """Country, level and way of working, as far as they occur."""
    there, spoken, anything = choices(snapshot), locale(), text("filters.any")
    models = {name: text(f"filters.work_model_{name}") for name in WORK_MODELS}
    return (
        Setting(
            "country",
            text("filters.country"),
            (ANY, *there.countries),
            ANY,
            lambda choice: anything if choice == ANY else spoken.territories.get(choice, choice),
        ),
        Setting(
            "level",
            text("filters.level"),
            (ANY, *there.levels),
            ANY,
            lambda choice: anything if choice == ANY else level_name(choice),
            text("filters.level_help"),
        ),
        Setting(
            "work_model",
            text("filters.work_model"),
            (ANY, *models),
            ANY,
            lambda choice: models.get(choice, anything),
            text("filters.work_model_help"),
        ),
    )


def term_settings(snapshot: Snapshot) -> tuple[Setting, ...]:
    """What adverts ask or offer besides skills, as far as it occurs: contract, visa, relocation, a spoken language."""
    there, anything = choices(snapshot).terms, text("filters.any")

    def words(name: str, value: str) -> str:
        if name == "spoken":
            return skill_name(value)
        words_of_value = text(f"terms.{value}")
        return (
            words_of_value.capitalize() if name == "contract" else text(f"filters.{name}_value", value=words_of_value)
        )

    def words_of(name: str) -> Callable[[str], str]:
        return lambda value: anything if value == ANY else words(name, value)

    return tuple(
        Setting(name, text(f"filters.{name}"), (ANY, *values), ANY, words_of(name), text("filters.terms_help"))
        for name, values in there.items()
        if values
    )


def adjust(*settings: Setting, label: str | None = None) -> dict[str, Any]:
    """The chosen value of each setting by name. The boxes are drawn once the button is open; chips take one back."""
    popover = st.popover(
        label or text("filters.open"),
        icon=":material/tune:",
        type="tertiary",
        key="filters",
        on_change="rerun",
    )
    values = {}
    with popover:
        for setting in settings:
            values[setting.name] = url_choice(
                setting.label,
                setting.name,
                setting.options,
                setting.default,
                setting.words,
                setting.help,
                shown=bool(popover.open),
            )
    for setting in settings:
        if values[setting.name] != setting.default:
            st.button(
                text("filters.chip", name=setting.words(values[setting.name])),
                key=f"chip_{setting.name}",
                help=text("filters.chip_help", name=setting.label),
                on_click=choose,
                args=(setting.name, setting.default),
            )
    return values


def filters_of(values: dict[str, Any]) -> Filters:
    """The filters among the values of `adjust`."""
    terms = {name: values.get(name, ANY) for name in TERM_FILTERS}
    return Filters(values["country"], values["level"], values["work_model"], **terms)
