"""What the address of a page holds: choices that can be shared, checked against what exists."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from unicodedata import category

import streamlit as st

from core.snapshot.snapshot import Snapshot
from core.texts import level_name, text
from core.views.audience import Chip, Narrowing
from core.views.filters import ANY, TERM_FILTERS, WORK_MODELS, Filters, choices
from core.web.context import locale

Option = TypeVar("Option")
FILTERS = ("country", "level", "work_model")
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
    label_visibility: Any = "visible",
    shown: bool = True,
) -> Option:
    """A select box (or `segmented` buttons) whose value lives in the page's address, so that it can be shared.

    An address with a value that is not among `options` falls back to the last choice of this session or to `default`
    (the first option), with a note. `ANY` and
    `default` keep out of the address. Without `shown` nothing is drawn.
    """
    by_text = {str(option): option for option in options}
    key, kept_key, wanted = f"choice_{name}", f"kept_{name}", st.query_params.get(name)
    if key not in st.session_state or st.session_state[key] not in options:
        fallback = st.session_state.get(kept_key, default)
        st.session_state[key] = by_text.get(wanted or "", fallback if fallback in options else options[0])
        if wanted is not None and wanted not in by_text:
            st.toast(text("address.bad_value", name=label), icon=":material/link_off:")
    chosen: Option
    if not shown:
        chosen = st.session_state.pop(key)
    elif segmented:
        chosen = st.segmented_control(
            label,
            options,
            key=key,
            format_func=format_func,
            help=help,
            required=True,
            width=width,
            label_visibility=label_visibility,
        )  # type: ignore[assignment]
    else:
        chosen = st.selectbox(
            label, options, key=key, format_func=format_func, help=help, width=width, label_visibility=label_visibility
        )
    st.session_state[kept_key] = chosen
    if chosen in (ANY, default):
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
    key, wanted = f"choice_{name}", asked_many(name)
    there = [option for option in dict.fromkeys(wanted) if option in options]
    if key not in st.session_state or len(there) < len(wanted):
        if key not in st.session_state and len(there) < len(set(wanted)):
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


def asked_widened() -> frozenset[str]:
    """Which default filters of the profile the address takes away: "level", "place"."""
    return frozenset(name for name in st.query_params.get_all("wide") if name in list(Narrowing))


def chips(shown: Sequence[Chip]) -> None:
    """The default filters of the profile as buttons that take them away, and those taken away to bring them back."""
    widened, spoken = asked_widened(), locale()
    if not shown and not widened:
        return  # an empty row would take room until the page is done
    with st.container(horizontal=True, vertical_alignment="center", key="own_chips"):
        for chip in shown:
            place = spoken.territories.get(chip.value, chip.value)
            name = text(
                f"chips.{chip.kind}", level=level_name(chip.value) if chip.kind is Narrowing.LEVEL else "", place=place
            )
            if chip.applied:
                st.button(
                    text("filters.chip", name=name),
                    key=f"own_{chip.kind}",
                    help=text("chips.help"),
                    type="secondary",
                    on_click=_widen,
                    args=(widened | {chip.kind.value},),
                )
            else:
                st.caption(text("chips.too_few", left=chip.left_count, name=name))
        for kind in sorted(widened):
            st.button(
                text(f"chips.widened_{kind}"),
                key=f"own_{kind}_back",
                icon=":material/add:",
                type="tertiary",
                on_click=_widen,
                args=(widened - {kind},),
            )


def _widen(widened: frozenset[str]) -> None:
    st.query_params["wide"] = sorted(widened)


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
    words = st.query_params.get(name, "")
    if _fits(words, most):
        return words
    _note_bad_text(label)
    return ""


def _fits(words: str, most: int) -> bool:
    return len(words) <= most and not any(category(sign) == "Cc" for sign in words)


def _note_bad_text(label: str) -> None:
    st.toast(text("address.bad_text", name=label), icon=":material/link_off:")


def chosen_filters(snapshot: Snapshot) -> Filters:
    """The filters of the address or of the page before, for a page that shows no boxes for them."""
    there = choices(snapshot)
    choices_of = {"country": there.countries, "level": there.levels, "work_model": WORK_MODELS}
    wanted = (asked_or_kept(name) for name in FILTERS)
    return Filters(*(value if value in choices_of[name] else ANY for name, value in zip(FILTERS, wanted, strict=True)))


def address_choices(*names: str) -> dict[str, str]:
    """What the address says of these choices, to be taken along to another page."""
    return {name: st.query_params[name] for name in names if name in st.query_params}


def last_choice(name: str) -> str:
    """What stands in the choice `name` on this page, or stood there last in this session; ANY where nothing did."""
    return str(st.session_state.get(f"choice_{name}", st.session_state.get(f"kept_{name}", ANY)))


def asked_or_kept(name: str) -> str | None:
    """What the address says of the choice `name`, else what stood there last in this session."""
    wanted: str | None = st.query_params.get(name)
    return wanted if wanted is not None else st.session_state.get(f"kept_{name}")


def no_filters() -> None:
    """Let go of country, level, work model and of what adverts ask or offer besides skills."""
    for name in (*FILTERS, *TERM_FILTERS):
        choose(name, ANY)
