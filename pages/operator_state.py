"""The operator's room: is everything well, how old is the last backup, and the settings as they are."""

from datetime import UTC, datetime

import streamlit as st

from core import web as session
from core.runtime import runtime
from core.texts import ago, decimal, moment, number, text
from core.views.operating.state import state_view

session.require_operator("state")
locale, now = session.locale(), datetime.now(UTC)
view = state_view(runtime(), now)

st.title(text("operator.state_title"))
if view.problem:
    st.error(text("operator.store_problem", problem=session.escaped(view.problem)), icon=":material/cloud_off:")
if view.backup.is_old:
    st.warning(text("operator.backup_old"), icon=":material/backup:")
if view.is_disk_low:
    st.warning(text("operator.disk_low"), icon=":material/hard_drive:")
gigabytes = text("operator.gigabytes", count=decimal(view.free_bytes / 1e9, locale))
with st.container(horizontal=True):
    session.tile(
        text("operator.postings"),
        number(view.posting_count, locale),
        text("operator.sample") if view.is_sample else text("operator.snapshot", snapshot_id=view.snapshot_id or "–"),
    )
    session.tile(
        text("operator.collected"),
        ago(view.collected, now, locale) if view.collected else "–",
        text("operator.collected_base"),
    )
    session.tile(text("operator.users"), number(view.user_count, locale), text("operator.users_base"))
    session.tile(
        text("operator.backup"),
        ago(view.backup.made[0].made_at, now, locale) if view.backup.made else "–",
        text("operator.backup_base" if view.backup.wanted else "operator.backup_off"),
    )
    session.tile(text("operator.disk"), gigabytes, text("operator.disk_base"))
st.caption(text("operator.version", version=view.version, store=session.escaped(view.place or "–")))

st.header(text("operator.backups"))
if view.backup.made:
    zone = st.context.timezone
    st.markdown(
        "\n".join(
            text(
                "operator.backup_line",
                moment=moment(backup.made_at, locale, zone),
                size=number(backup.size // 1000, locale),
            )
            for backup in view.backup.made
        )
    )
else:
    st.info(text("operator.no_backups"), icon=":material/hourglass_empty:")

st.header(text("operator.settings"))
st.write(text("operator.settings_help"))
session.table(view.settings, "operator_settings", alt=text("operator.settings"), height=400)
