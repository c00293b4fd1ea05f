"""The "Data" menu of a chart or table: CSV, PNG, a link, code that fetches the same, and what the numbers rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import streamlit as st

from core.formats.addresses import absolute
from core.formats.export import Export
from core.texts import moment, text
from core.web.context import load_snapshot, locale

KEY_VARIABLE = "CAREER_NAVIGATOR_KEY"
# The picture is drawn by plotly in the browser: its own button, which is out of sight, is pressed.
_BUTTONS_JS = """
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.cn-buttons')
  root.replaceChildren()
  const button = (label, act) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = label
    made.onclick = () => act(made)
    return made
  }
  const camera = () => document.querySelector(`.st-key-${data.chart} [data-attr="toImage"]`)
    ?? document.querySelector(`.st-key-${data.chart} .modebar-btn`)
  // A chart may be drawn anew while the menu opens; a table has no picture.
  const offerPicture = (tries) => {
    if (camera()) root.prepend(button(data.png, () => camera().click()))
    else if (tries > 0 && root.isConnected) setTimeout(offerPicture, 100, tries - 1)
  }
  root.append(button(data.copy, async (made) => {
    await navigator.clipboard.writeText(data.link ?? window.location.href)
    made.textContent = data.copied
  }))
  offerPicture(50)
}
"""
_PRINT_JS = """
export default function ({ parentElement, data }) {
  const root = parentElement.querySelector('.cn-buttons')
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = data.print
  made.onclick = () => window.print()
  root.replaceChildren(made)
}
"""
_BUTTONS_CSS = """
.cn-buttons { display: flex; gap: 0.5rem; flex-wrap: wrap; }
.cn-buttons button {
  font: inherit; font-size: 0.875rem; min-height: 2rem; padding: 0.25rem 0.75rem;
  border-radius: 0.5rem; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid light-dark(#8793a0, #66788a);
}
.cn-buttons button:hover { border-color: light-dark(#0b5fa5, #6cb4ee); color: light-dark(#0b5fa5, #6cb4ee); }
"""


@dataclass(frozen=True, slots=True)
class ApiCall:
    """The route that gives the same table as CSV; `own` where it needs the key of an account."""

    path: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    own: bool = False

    def url(self, site: str) -> str:
        """The address of the call on `site`, without parameters that are not set."""
        query = {name: value for name, value in self.parameters.items() if value not in (None, "", "any")}
        path = f"{self.path}?{urlencode(query)}" if query else self.path
        return absolute(path, site)

    def curl(self, site: str) -> str:
        """A line for a shell."""
        header = f' -H "Authorization: Bearer ${KEY_VARIABLE}"' if self.own else ""
        return f"curl -L{header} '{self.url(site)}'"

    def pandas(self, site: str) -> str:
        """The same in Python."""
        if not self.own:
            return f'import pandas as pd\n\nframe = pd.read_csv("{self.url(site)}")'
        return (
            "import os\n\nimport pandas as pd\n\n"
            f'key = os.environ["{KEY_VARIABLE}"]\n'
            f'frame = pd.read_csv(\n    "{self.url(site)}",\n'
            '    storage_options={"Authorization": f"Bearer {key}"},\n)'
        )


@st.fragment
def data_menu(export: Export, key: str, api: ApiCall | None = None, words: str = "download") -> None:
    """The menu; what is in it is made when it is opened. `words` is the table of the texts that names the files."""
    popover = st.popover(
        text("download.menu"),
        icon=":material/download:",
        type="tertiary",
        key=f"{key}_data",
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        st.download_button(
            text(f"{words}.csv"),
            export.csv,
            export.csv_name,
            "text/csv",
            key=f"{key}_csv",
            on_click="ignore",
            icon=":material/table:",
            help=text(f"{words}.csv_help"),
        )
        _buttons()(
            data={
                "chart": key,
                "png": text("download.png"),
                "copy": text("download.copy"),
                "copied": text("download.copied"),
                "link": None,
            },
            key=f"{key}_buttons",
        )
        if api is not None:
            site = site_address()
            st.caption(text("download.code_own" if api.own else "download.code"))
            st.code(api.curl(site), language="shell", wrap_lines=True)
            st.code(api.pandas(site), language="python", wrap_lines=True)
        st.download_button(
            text(f"{words}.metadata"),
            export.metadata,
            export.metadata_name,
            "application/json",
            key=f"{key}_metadata",
            on_click="ignore",
            icon=":material/info:",
        )
        st.caption(_snapshot_words())


def site_address() -> str:
    """Scheme and host of this site as the browser knows it."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _snapshot_words() -> str:
    snapshot = load_snapshot()
    as_of = moment(snapshot.as_of, locale(), st.context.timezone) if snapshot.as_of else text("sample.never_collected")
    return text("download.snapshot", snapshot_id=snapshot.snapshot_id, as_of=as_of)


def print_button() -> None:
    """Opens the browser's print dialogue, which saves as PDF too."""
    _printer()(data={"print": text("download.print")}, key="print_button", width="content")


@cache
def _printer() -> Any:
    return st.components.v2.component(
        "print_button", html='<div class="cn-buttons"></div>', css=_BUTTONS_CSS, js=_PRINT_JS
    )


@cache
def _buttons() -> Any:
    return st.components.v2.component(
        "chart_buttons", html='<div class="cn-buttons"></div>', css=_BUTTONS_CSS, js=_BUTTONS_JS
    )
