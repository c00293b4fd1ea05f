"""Views as pictures: what link previews, embeds and shared pages draw."""

import pandas as pd

from core.pictures.drawing import MOST_BARS, MOST_LINES, Bar, Line, Picture
from core.texts import lower_name, percent, spoken_locale, text
from core.views.explore import ExploreQuestion, ExploreView
from core.views.filters import ANY
from core.views.gap import GapView
from core.views.knowledge import Knowledge
from core.views.roadmap import RoadmapView
from core.views.trends import TrendsQuestion, TrendsView

NAMED = 2


def gap_picture(view: GapView, base: str) -> Picture:
    """What a role asks for most, and what of it is there."""
    shown = view.table.sort_values("demand_share", ascending=False, kind="stable").head(MOST_BARS)
    title = text("share.gap_title", role=lower_name(view.role_name))
    bars = _bars(shown, "name", "demand_share", "share_low", "share_high", "kind")
    return Picture(title, base, text("share.axis"), bars)


def roadmap_picture(view: RoadmapView, base: str) -> Picture:
    """The steps in their order, with how many adverts ask for each."""
    table = view.table.head(MOST_BARS)
    numbered = table.assign(
        label=[f"{place}. {name}" for place, name in zip(table["place"], table["name"], strict=True)]
    )
    numbered["kind"] = numbered["state"].map({"done": "owned"}).fillna("")
    title = text("share.roadmap_title", role=lower_name(view.role_name))
    bars = _bars(numbered, "label", "demand_share", "demand_low", "demand_high", "kind")
    return Picture(title, base, text("share.axis"), bars)


def explore_picture(view: ExploreView, question: ExploreQuestion, knowledge: Knowledge, base: str) -> Picture:
    """A slice by a grouping; over time as a line."""
    skill = knowledge.skill_name(question.skill) if question.skill != ANY else None
    axis = text("explore.axis_skill", name=skill) if skill else text("explore.axis")
    title = explore_title(view, question, knowledge)
    if view.in_time:
        table = view.table
        columns = (tuple(map(float, table[name])) for name in ("share", "share_low", "share_high"))
        return Picture(title, base, axis, lines=(Line(axis, tuple(map(str, table["label"])), *columns),))
    return Picture(title, base, axis, _bars(view.shown, "label", "share", "share_low", "share_high"))


def explore_title(view: ExploreView, question: ExploreQuestion, knowledge: Knowledge) -> str:
    """The page's heading without its Markdown."""
    if view.table.empty or view.in_time:
        return text("share.explore_title", by=text(f"group.{question.by}").lower())
    first = view.table.iloc[0]
    values = {"name": first["label"], "share": percent(first["share"], spoken_locale())}
    if question.skill == ANY:
        return text("explore.heading_asked" if question.by == "skill" else "explore.heading", **values)
    return text("explore.heading_skill", skill=knowledge.skill_name(question.skill), **values)


def trends_picture(view: TrendsView, question: TrendsQuestion, knowledge: Knowledge, base: str) -> Picture:
    """What moved most, or the weeks of work models or of pay."""
    who = text("trends.all_roles") if question.role == ANY else lower_name(knowledge.role_name(question.role))
    title = text("share.trends_title", section=text(f"trends.{question.section}"), role=who)
    if not view.movers.empty:
        shown = view.movers.copy()
        shown["kind"] = shown["verdict"].where(shown["verdict"].isin(["rising", "falling"]), "optional")
        order = shown["trend_pp"].abs().sort_values(ascending=False).head(MOST_BARS).index
        shown = shown.loc[sorted(order, key=list(shown.index).index)]
        bars = _bars(shown, "name", "trend_pp", "trend_low", "trend_high", "kind")
        return Picture(title, base, text("chart.change_axis"), bars, points=True)
    weeks = view.weeks
    if "salary_median" in weeks:
        return Picture(title, base, lines=_pay_line(weeks), dollars=True)
    if "name" not in weeks:
        return Picture(title, base)
    lines = []
    for name in list(dict.fromkeys(weeks["name"]))[:MOST_LINES]:
        rows = weeks[(weeks["name"] == name) & weeks["share"].notna()]
        columns = (tuple(map(float, rows[name])) for name in ("share", "share_low", "share_high"))
        lines.append(Line(str(name), tuple(day.isoformat()[:10] for day in rows["week"]), *columns))
    return Picture(title, base, lines=tuple(lines))


def _pay_line(weeks: pd.DataFrame) -> tuple[Line, ...]:
    rows = weeks[weeks["salary_median"].notna()]
    columns = (tuple(map(float, rows[f"salary_{name}"])) for name in ("median", "lower", "upper"))
    line = Line(text("trends.pay_median"), tuple(day.isoformat()[:10] for day in rows["week"]), *columns)
    return (line,) if len(rows) else ()


def _bars(table: pd.DataFrame, label: str, value: str, low: str, high: str, kind: str | None = None) -> tuple[Bar, ...]:
    kinds = table[kind] if kind else [""] * len(table)
    columns = (table[label], table[value], table[low], table[high], kinds)
    return tuple(
        Bar(str(name), float(share), float(lowest), float(highest), str(shade))
        for name, share, lowest, highest, shade in zip(*columns, strict=True)
    )
