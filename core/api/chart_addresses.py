"""The address of a page's chart: the same choices under the names of the chart's parameters."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from core.views.windows import DEFAULT_DAYS

_SAME = {name: name for name in ("role", "days", "country", "level", "work_model")}
# page -> a choice in its address -> what the chart calls it
OF_PAGE: Mapping[str, Mapping[str, str]] = {
    "explore": {**_SAME, "by": "by", "skill": "skill", "source": "source"},
    "trends": {"show": "section", "role": "role", "country": "country", "level": "level", "work_model": "work_model"},
    "gap": {**_SAME, "threshold": "threshold", "have": "skills"},
}
NEEDED = {"gap": "role", "role": "role", "skill": "skill"}  # without it the page says what fits who looks
USUAL: Mapping[str, Mapping[str, str]] = {"gap": {"days": str(DEFAULT_DAYS)}}  # the route's own are 30
# Pages that show a chart of another page -> that page, and what is always chosen there.
SHOWN_ON: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "role": ("gap", {"days": "90"}),
    "skill": ("explore", {"by": "role", "days": "90"}),
}
_NAMES: Mapping[str, Mapping[str, str]] = {**OF_PAGE, "role": {"id": "role"}, "skill": {"id": "skill"}}


def chart_of_page(page: str, query: str) -> str | None:
    """The picture of `page` as its address chose it, rooted at the site; None where there is none."""
    names = _NAMES.get(page)
    if names is None:
        return None
    chosen = {**USUAL.get(page, {}), **{names[name]: value for name, value in parse_qsl(query) if name in names}}
    if NEEDED.get(page, "") and NEEDED[page] not in chosen:
        return None
    chart, always = SHOWN_ON.get(page, (page, {}))
    chosen |= always
    return f"/charts/{chart}.png{'?' if chosen else ''}{urlencode(chosen)}"


def page_of_chart(page: str, parameters: Mapping[str, object]) -> str:
    """The page that shows what its chart was asked, rooted at the site."""
    names = {page_name: address_name for address_name, page_name in OF_PAGE[page].items()}
    chosen = {names[name]: value for name, value in parameters.items() if name in names}
    return f"/{page}{'?' if chosen else ''}{urlencode(chosen)}"
