"""The operator's room: look at a file of adverts, then import it. Nothing is written before a yes."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from core import web as session
from core.imports.child import ImportFailed, ImportJob, ImportWishes, import_jobs, look
from core.imports.files import ImportFolder
from core.runtime import runtime
from core.texts import number, percent, text

UPLOAD_MB = 5
LOOKED_AT = "import_looked"
desk = session.require_operator("import")
locale, jobs = session.locale(), import_jobs()
folder = ImportFolder(runtime().settings.home)


def chosen_file() -> Path | None:
    """An upload, or one of the files that lie in the folder for imports."""
    offered = {path.name: path for path in folder.offered()}
    upload = st.file_uploader(
        text("import.upload", most=UPLOAD_MB),
        max_upload_size=UPLOAD_MB,
        key="import_upload",
        help=text("import.upload_help"),
    )
    if offered:
        name = st.selectbox(
            text("import.offered"),
            list(offered),
            index=None,
            key="import_offered",
            placeholder=text("import.offered_placeholder"),
        )
        if upload is None and name:
            return offered[name]
    st.caption(text("import.folder", folder=session.escaped(str(folder.path))))
    if upload is None:
        return None
    kept_file = st.session_state.get("import_kept")
    if kept_file is None or kept_file[0] != upload.file_id or not kept_file[1].exists():
        kept_file = (upload.file_id, folder.keep(upload.name, upload.getvalue()))
        st.session_state["import_kept"] = kept_file
    path: Path = kept_file[1]
    return path


def wishes() -> ImportWishes:
    """What the operator says about the file, where the file leaves it open."""
    with st.expander(text("import.options"), icon=":material/tune:"):
        name = st.text_input(
            text("import.name"), max_chars=60, key="import_name", help=text("import.name_help"), autocomplete="off"
        )
        orders = ("", "dmy", "mdy")
        order = st.selectbox(
            text("import.dates"),
            orders,
            key="import_dates",
            format_func=lambda day_order: text(f"import.dates_{day_order or 'open'}"),
        )
        periods = ("", "year", "month", "week", "day", "hour")
        period = st.selectbox(
            text("import.pay"),
            periods,
            key="import_pay",
            format_func=lambda period: text(f"import.pay_{period or 'open'}"),
        )
        lines = st.text_area(
            text("import.map"),
            key="import_map",
            max_chars=2_000,
            height=80,
            help=text("import.map_help"),
            placeholder="title=Position",
        )
    pairs = [line.partition("=") for line in lines.splitlines() if "=" in line]
    columns = {field.strip(): column.strip() for field, _, column in pairs if field.strip() and column.strip()}
    return ImportWishes(re.sub(r"[^A-Za-z0-9._-]", "-", name.strip()), columns, order, period)


def show(preview: dict[str, Any]) -> None:
    """What the file is, what its columns become, and what would be stored."""
    st.header(text("import.preview"))
    details = [
        preview["format"],
        preview["packing"],
        preview["encoding"],
        text("import.known", name=preview["known"]) if preview["known"] else text("import.as", name=preview["name"]),
    ]
    st.text(" · ".join(filter(None, details)))
    counted = ("wanted", "stored", "undated", "older", "repeated", "refused")
    with st.container(horizontal=True):
        for name in counted:
            session.tile(
                text(f"import.{name}"),
                number(preview[name], locale),
                text("import.of", rows=number(preview["rows"], locale)),
            )
    for problem in preview["problems"]:
        st.text(text("import.problem", problem=problem))
    if preview["columns"]:
        st.subheader(text("import.columns"))
        frame = pd.DataFrame(preview["columns"]).rename(columns={"field": "import_field"})
        session.table(frame, "import_columns", alt=text("import.columns"))
    if preview["ignored"]:
        st.subheader(text("import.ignored"))
        st.text(", ".join(preview["ignored"][:60]))
    st.subheader(text("import.summary"))
    for line in preview["summary"]:
        st.text(line)
    st.subheader(text("import.postings"))
    for posting in preview["postings"]:
        with st.container(border=True):
            st.text(" · ".join(filter(None, (posting["title"], posting["company"]))))
            named = (posting["work_model"], posting["level"], posting["role"], posting["salary"])
            st.text(
                " · ".join(filter(None, (posting["place"], posting["posted_on"] or text("import.no_date"), *named)))
            )
            if posting["skills"]:
                st.text(text("import.asks", skills=", ".join(posting["skills"])))


@st.fragment(run_every=1)
def follow(job: ImportJob) -> None:
    """How far an import is; the page is drawn anew when it is done."""
    if job.is_done:
        st.rerun()
    st.progress(job.progress, text=text("import.running", name=job.path.name, share=percent(job.progress, locale)))
    st.caption(text("import.waits"))


def outcome(job: ImportJob) -> None:
    """What became of the last import of this dashboard."""
    st.header(text("import.outcome", name=session.escaped(job.path.name)))
    if job.problem:
        st.error(session.escaped(job.problem), icon=":material/error:")
    elif job.lines:
        st.success(session.escaped(job.lines[0]), icon=":material/check_circle:")
    for line in job.lines[1:]:
        st.text(line)


st.title(text("import.title"))
st.write(text("import.intro"))
if jobs.last is not None and not jobs.last.is_done:
    follow(jobs.last)
    session.end_page()
with st.container(width=800):
    path, wish = chosen_file(), wishes()
    question = (str(path), wish)
    look_now = st.button(
        text("import.look"), type="primary", key="import_look", icon=":material/search:", disabled=path is None
    )
if path is not None and look_now:
    st.session_state.pop(LOOKED_AT, None)
    try:
        with st.spinner(text("import.looking")), session.off_turn():
            preview = look(path, wish, runtime().settings)
        st.session_state[LOOKED_AT] = (question, preview)
    except ImportFailed as error:
        st.error(session.escaped(str(error)), icon=":material/error:")
looked_at = st.session_state.get(LOOKED_AT)
if path is not None and looked_at and looked_at[0] == question:
    show(looked_at[1])
    st.write(text("import.yes_help"))
    if st.button(text("import.yes"), type="primary", key="import_yes", icon=":material/download_done:"):
        try:
            jobs.begin(path, wish, runtime().settings)
        except ImportFailed as error:
            st.error(session.escaped(str(error)), icon=":material/error:")
        else:
            desk.imported(path.name)
            st.session_state.pop(LOOKED_AT, None)
            st.rerun()
elif jobs.last is not None:
    outcome(jobs.last)
