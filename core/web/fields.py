"""What is wrong with the fields of a form: said at each field, all at once."""

from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.accounts.profile import clean_changes
from core.catalogue.names import find_role, resolve_skill
from core.errors import InvalidProfile
from core.formats.markup import escaped

Value = TypeVar("Value")


def problems_of(checks: Mapping[str, Callable[[], object]]) -> dict[str, str]:
    """What each check of a field refuses, by the field; nothing of those that refuse nothing."""
    problems = {}
    for field, check in checks.items():
        try:
            check()
        except InvalidProfile as error:
            problems[field] = error.reason
    return problems


def say_at_fields(places: Mapping[str, DeltaGenerator], problems: Mapping[str, str]) -> bool:
    """Say each problem at its field's place; whether there is any."""
    for field, reason in problems.items():
        _say(places[field], reason)
    return bool(problems)


def checked(field: str, value: Value) -> Value:
    """What stands in a field of the profile; right below it what is wrong with that, while it is."""
    for reason in problems_of({field: lambda: clean_changes({field: value}, resolve_skill, find_role)}).values():
        _say(st.container(key=f"problem_{field}"), reason)
    return value


def _say(place: DeltaGenerator, reason: str) -> None:
    place.error(escaped(reason), icon=":material/error:")  # no link of an address it gives as an example
