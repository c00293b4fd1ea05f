"""The button that saves a search on Openings and Trends, and the list of what was saved."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from core.alerts.feed import NEWEST, feed_address
from core.alerts.questions import (
    SECTIONS,
    address_of_openings,
    address_of_trends,
    openings_question,
    trends_question,
)
from core.alerts.service import MAX_NAME, SearchDesk, Trouble, clean_name, webhook_shown
from core.alerts.webhooks import clean_webhook
from core.errors import InvalidProfile, NotDelivered, TooManyAttempts
from core.formats.addresses import absolute
from core.models import User
from core.runtime import runtime
from core.snapshot.snapshot import Snapshot
from core.store.searches import MailEvery, SavedSearch, SearchKind
from core.texts import moment, number, text
from core.views.openings_question import OpeningsQuestion
from core.views.trends import TrendsQuestion
from core.web.auth.forms import refusals
from core.web.context import locale
from core.web.data_menu import site_address
from core.web.fields import problems_of, say_at_fields
from core.web.person import is_visitor

DONE = "searches_done"


def desk() -> SearchDesk:
    """The saved searches of this process's store."""
    return SearchDesk(runtime().store, runtime().settings)


def can_mail(user: User) -> bool:
    """Is mail set up, and the user's address known to be theirs?"""
    return runtime().settings.has_mail and user.is_confirmed


def save_openings(snapshot: Snapshot, user: User, question: OpeningsQuestion) -> None:
    """Save what Openings shows."""
    _save(user, SearchKind.OPENINGS, openings_question(snapshot, user, question), address_of_openings(question))


def save_trends(user: User, question: TrendsQuestion) -> None:
    """Save a section of Trends; nothing for those in which nothing is called rising or falling."""
    if question.section in SECTIONS:
        _save(user, SearchKind.TRENDS, trends_question(question), address_of_trends(question))


def _save(user: User, kind: SearchKind, question: Mapping[str, Any], address: Mapping[str, Any]) -> None:
    """A button that opens a small form; for a visitor a link to where one signs in."""
    if is_visitor(user):
        with st.container(key="row_save_search", width="content"):
            st.page_link("sign_in.py", label=text("alerts.sign_in"), icon=":material/notification_add:")
        return
    popover = st.popover(
        text("alerts.save"),
        icon=":material/notification_add:",
        type="tertiary",
        key="save_search",
        help=text("alerts.save_help"),
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        message = st.empty()
        with st.form("save_search_form", border=False):
            name = st.text_input(
                text("alerts.name"),
                max_chars=MAX_NAME,
                placeholder=text("alerts.name_placeholder"),
                key="save_search_name",
            )
            places = {"name": st.empty()}
            every = _mail_box(user, MailEvery.OFF, "save_search")
            webhook = _webhook_box("", "save_search")
            places["webhook"] = st.empty()
            sent = st.form_submit_button(text("alerts.save_submit"), type="primary")
        if sent and not say_at_fields(places, _problems(name, webhook)):
            with refusals(message):
                desk().save(user, name, kind, question, address, mail_every=every, webhook=webhook)
                message.success(text("alerts.saved"), icon=":material/check_circle:")


def _problems(name: str, webhook: str) -> dict[str, str]:
    return problems_of({"name": lambda: clean_name(name), "webhook": lambda: clean_webhook(webhook)})


def _mail_box(user: User, every: MailEvery, key: str) -> MailEvery:
    """How often a digest is mailed; where it cannot be, the reason."""
    if not can_mail(user):
        st.caption(text("alerts.not_confirmed" if runtime().settings.has_mail else "alerts.no_smtp"))
        return every if every is MailEvery.OFF else MailEvery.OFF
    options = list(MailEvery)
    chosen: MailEvery = st.selectbox(
        text("alerts.mail"),
        options,
        index=options.index(every),
        format_func=lambda every: text(f"alerts.mail_{every.value}"),
        key=f"{key}_mail",
    )
    return chosen


def _webhook_box(address: str, key: str) -> str:
    return st.text_input(
        text("alerts.webhook"), address, help=text("alerts.webhook_help"), key=f"{key}_webhook", autocomplete="off"
    )


def show_search(user: User, search: SavedSearch) -> None:
    """One saved search: what it is, what it brought, how one hears of it, and what failed."""
    spoken, key = locale(), search.search_id
    with st.container(horizontal=True, vertical_alignment="center", key=f"row_search_{key}"):
        st.text(search.name, width="stretch")  # not Markdown: people name things as they like
        st.page_link(
            f"{search.kind.value}.py",
            label=text("alerts.open"),
            icon=":material/open_in_new:",
            query_params=dict(search.address),
        )
    count = len(runtime().store.matches.newest(search.search_id, NEWEST))
    told = text("alerts.newest", count=number(count, spoken)) if count else text("alerts.nothing_yet")
    ways = [text(f"alerts.of_{search.kind.value}"), text("alerts.many") if count == NEWEST else told]
    if search.mail_every is not MailEvery.OFF:
        ways.append(f"{text('alerts.mail')}: {text(f'alerts.mail_{search.mail_every.value}')}")
    if search.webhook:
        ways.append(f"{text('alerts.webhook')}: {webhook_shown(search.webhook)}")
    st.caption(" · ".join(ways))
    for trouble in desk().troubles(search):
        _show_trouble(search, trouble)
    with st.expander(text("alerts.feed"), icon=":material/rss_feed:", key=f"feed_{key}"):
        st.caption(text("alerts.feed_help"))
        st.code(feed_address(search, absolute("/", site_address()).rstrip("/")), language=None, wrap_lines=True)
        if st.button(text("alerts.new_feed"), key=f"new_feed_{key}", help=text("alerts.new_feed_help")):
            desk().new_feed(search)
            st.rerun()
    with st.expander(text("alerts.edit"), icon=":material/edit:", key=f"edit_{key}"):
        _edit(user, search)


def _show_trouble(search: SavedSearch, trouble: Trouble) -> None:
    spoken = locale()
    words = text(f"alerts.trouble_{trouble.channel}", attempts=number(trouble.attempts, spoken), error=trouble.error)
    if trouble.next_at:
        then = text("alerts.next_try", moment=moment(trouble.next_at, spoken, st.context.timezone))
    else:
        then = text("alerts.given_up")
    st.warning(f"{words} {then}", icon=":material/error:")
    if st.button(text("alerts.again"), key=f"again_{search.search_id}_{trouble.channel}", icon=":material/refresh:"):
        desk().try_again(search)
        st.session_state[DONE] = text("alerts.again_done")
        st.rerun()


def _edit(user: User, search: SavedSearch) -> None:
    key, message = search.search_id, st.empty()
    with st.form(f"form_{key}", border=False):
        name = st.text_input(text("alerts.name"), search.name, max_chars=MAX_NAME, key=f"name_{key}")
        places = {"name": st.empty()}
        every = _mail_box(user, search.mail_every, key)
        webhook = _webhook_box(search.webhook, key)
        places["webhook"] = st.empty()
        sent = st.form_submit_button(text("alerts.edit_submit"), type="primary")
    if sent and not say_at_fields(places, _problems(name, webhook)):
        with refusals(message):
            desk().change(user, search, name=name, mail_every=every, webhook=webhook)
            st.session_state[DONE] = text("alerts.changed")
            st.rerun()
    with st.container(horizontal=True):
        if (search.webhook or search.mail_every is not MailEvery.OFF) and st.button(
            text("alerts.test"), key=f"test_{key}", icon=":material/send:"
        ):
            _send_test(user, search)
        if st.button(text("alerts.delete"), key=f"delete_{key}", icon=":material/delete:"):
            desk().delete(search)
            st.session_state[DONE] = text("alerts.deleted", name=search.name)
            st.rerun()


def _send_test(user: User, search: SavedSearch) -> None:
    try:
        sent = desk().test(user, search)
    except (NotDelivered, TooManyAttempts, InvalidProfile) as error:
        st.error(str(error), icon=":material/error:")
    else:
        st.success(text("alerts.test_done", count=len(sent)), icon=":material/check_circle:")


def trouble_count(user: User) -> int:
    """How many of a user's searches could not be sent."""
    searches = desk()
    return sum(bool(searches.troubles(search)) for search in searches.of_user(user))
