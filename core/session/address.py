"""What the address of a page holds: choices that can be shared, checked against what exists."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from unicodedata import category

import streamlit as st

from core.market.snapshot import Snapshot
from core.session.looking import locale
from core.texts import text
from core.views.filters import ANY, Filters, choices
from core.views.windows import DAYS, DEFAULT_DAYS

Option = TypeVar("Option")
FILTERS = ("country", "level", "remote")
ARRIVED = "page_arrived"


def arrive(page: str) -> None:
    """Call before a page is drawn: on another page than before, choices stand as its address or the last page says.

    A box has the same key on every page but is another one to Streamlit, which would find the old one's state and then
    show the first option.
    """
    if st.session_state.get(ARRIVED, page) != page:
        for key in [key for key in st.session_state if str(key).startswith("choice_")]:
            del st.session_state[key]
    st.session_state[ARRIVED] = page


def choose(name: str, value: object) -> None:
    """Set what `url_choice(name)` shows; for buttons: `on_click=session.choose, args=("days", 180)`."""
    st.session_state[f"choice_{name}"] = value
    st.query_params[name] = str(value)


def url_choice(
    label: str,
    name: str,
    options: Sequence[Option],
    default: Option | None = None,
    format_func: Callable[[Option], str] = str,
    help: str | None = None,
    *,
    segmented: bool = False,
    width: Any = "stretch",
) -> Option:
    """A select box (or `segmented` buttons) whose value lives in the page's address, so that it can be shared.

    An address with a value that is not among `options` falls back to the last choice of this session or to `default`
    (the first option), with a note. The option `ANY` keeps out of the address.
    """
    by_text = {str(option): option for option in options}
    key, kept, asked = f"choice_{name}", f"kept_{name}", st.query_params.get(name)
    if key not in st.session_state or st.session_state[key] not in options:
        fallback = st.session_state.get(kept, default)
        st.session_state[key] = by_text.get(asked or "", fallback if fallback in options else options[0])
        if asked is not None and asked not in by_text:
            st.toast(text("address.bad_value", name=label), icon=":material/link_off:")
    chosen: Option
    if segmented:
        chosen = st.segmented_control(
            label, options, key=key, format_func=format_func, help=help, required=True, width=width
        )  # type: ignore[assignment]
    else:
        chosen = st.selectbox(label, options, key=key, format_func=format_func, help=help, width=width)
    st.session_state[kept] = chosen
    if chosen == ANY:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != str(chosen):
        st.query_params[name] = str(chosen)
    return chosen


def asked_many(name: str) -> list[str]:
    """What `url_many(name)` is about to show, unchecked; for a page that needs it before it knows the options."""
    return list(st.session_state.get(f"choice_{name}", st.query_params.get_all(name)))


def url_many(
    label: str,
    name: str,
    options: Sequence[str],
    default: Sequence[str] = (),
    *,
    most: int | None = None,
    pills: bool = False,
    format_func: Callable[[Any], str] = str,
    help: str | None = None,
    placeholder: str | None = None,
) -> list[str]:
    """Several of `options`, at most `most`, kept in the address; what does not exist is left out with a note."""
    key, asked = f"choice_{name}", asked_many(name)
    there = [one for one in dict.fromkeys(asked) if one in options]
    if key not in st.session_state or len(there) < len(asked):
        if key not in st.session_state and len(there) < len(set(asked)):
            st.toast(text("address.bad_value", name=label), icon=":material/link_off:")
        st.session_state[key] = (there or list(default))[:most]
    if pills:
        chosen = st.pills(label, options, selection_mode="multi", key=key, format_func=format_func, help=help)
    else:
        chosen = st.multiselect(
            label, options, key=key, max_selections=most, format_func=format_func, help=help, placeholder=placeholder
        )
    if set(chosen) == set(default):
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = chosen
    return chosen


def url_text(label: str, name: str, default: str = "", *, most: int, **looks: Any) -> str:
    """A text field of at most `most` characters whose text lives in the address; `looks` is passed on.

    A text from the address that is longer or holds control characters falls back to `default`, with a note.
    """
    refused = f"refused_{name}"
    if name not in st.session_state and not _fits(st.query_params.get(name, ""), most):
        del st.query_params[name]
        st.session_state[refused] = True
        st.rerun()  # what the address held as this run began would fill the field all the same
    if st.session_state.pop(refused, False):
        _note_bad_text(label)
    return str(st.text_input(label, default, key=name, bind="query-params", max_chars=most, **looks))


def asked_text(label: str, name: str, most: int) -> str:
    """A text that the address only hands in, under the same rules; "" where it names none or falls back."""
    asked = st.query_params.get(name, "")
    if _fits(asked, most):
        return asked
    _note_bad_text(label)
    return ""


def _fits(asked: str, most: int) -> bool:
    return len(asked) <= most and not any(category(one) == "Cc" for one in asked)


def _note_bad_text(label: str) -> None:
    st.toast(text("address.bad_text", name=label), icon=":material/link_off:")


def url_days(default: int = DEFAULT_DAYS, width: Any = "stretch") -> int:
    """The window: postings of the last so many days."""
    return url_choice(
        text("filters.window"), "days", DAYS, default, lambda days: text("filters.days", days=days), width=width
    )


def url_filters(snapshot: Snapshot) -> Filters:
    """Country, level and remote behind one button that says how many of them are set."""
    there, spoken = choices(snapshot), locale()
    words = {name: text(f"filters.remote_{name}") for name in ("yes", "no")}
    before = Filters(*(last_choice(one) for one in FILTERS))
    label = text("filters.open_count", count=before.count) if before.count else text("filters.open")
    with st.popover(label, icon=":material/tune:", key="filters"):
        return Filters(
            country=url_choice(
                text("filters.country"), "country", (ANY, *there.countries),
                format_func=lambda one: text("filters.any") if one == ANY else spoken.territories.get(one, one),
            ),
            seniority=url_choice(
                text("filters.level"), "level", (ANY, *there.levels), help=text("filters.level_help"),
                format_func=lambda one: text("filters.any") if one == ANY else one.capitalize(),
            ),
            remote=url_choice(
                text("filters.remote"), "remote", (ANY, *words), help=text("filters.remote_help"),
                format_func=lambda one: words.get(one, text("filters.any")),
            ),
        )  # fmt: skip


def last_choice(name: str) -> str:
    """What stands in the choice `name` on this page, or stood there last in this session; ANY where nothing did."""
    return str(st.session_state.get(f"choice_{name}", st.session_state.get(f"kept_{name}", ANY)))


def no_filters() -> None:
    """Let go of country, level and remote."""
    for name in FILTERS:
        choose(name, ANY)
