"""Light or dark: a page of the account menu that keeps the choice in this browser, for every page.

Streamlit's own menu, which is hidden here, keeps it for the one address at which it was chosen.
`core/api/index_page.py` hands it to Streamlit before each page starts; without a choice pages follow the system.
"""

from functools import cache
from typing import Any

import streamlit as st

from core.texts import text

KEY = "careerNavigatorTheme"  # in the browser's storage; the script of the index page reads it too
THEMES = ("System", "Light", "Dark")  # as Streamlit calls them
_JS = """
export default function ({ parentElement, data }) {
  const kept = () => { try { return localStorage.getItem(data.key) } catch { return null } }
  const choose = (name) => {
    if (name === 'System') localStorage.removeItem(data.key)
    else localStorage.setItem(data.key, name)
    location.reload()
  }
  const group = parentElement.querySelector('.cn-themes')
  group.setAttribute('role', 'group')
  group.setAttribute('aria-label', data.label)
  group.replaceChildren(...Object.entries(data.names).map(([name, words]) => {
    const made = document.createElement('button')
    made.type = 'button'
    made.textContent = words
    made.setAttribute('aria-pressed', String(name === (kept() ?? 'System')))
    made.onclick = () => choose(name)
    return made
  }))
}
"""
_CSS = """
.cn-themes { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.cn-themes button {
  font: inherit; min-height: 2.75rem; min-width: 6rem; padding: 0.25rem 1rem; border-radius: 0.5rem; cursor: pointer;
  color: inherit; background: transparent; border: 1px solid light-dark(#8793a0, #66788a);
}
.cn-themes button[aria-pressed="true"] {
  border: 2px solid light-dark(#0b5fa5, #6cb4ee); color: light-dark(#0b5fa5, #6cb4ee); font-weight: 600;
}
"""


def theme_page() -> st.Page:
    """The entry of the account menu."""
    return st.Page(_choose, title=text("nav.theme"), icon=":material/contrast:", url_path="theme")


def _choose() -> None:
    st.title(text("theme.title"))
    st.markdown(text("theme.words"))
    names = {name: text(f"theme.{name.lower()}") for name in THEMES}
    _buttons()(data={"key": KEY, "label": text("theme.title"), "names": names}, key="theme_buttons")


@cache
def _buttons() -> Any:
    return st.components.v2.component("theme_buttons", html='<div class="cn-themes"></div>', css=_CSS, js=_JS)
