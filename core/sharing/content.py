"""The content of a share: words, a table and a picture as plain values that no later collection changes."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from math import isnan
from typing import Any

from core.pictures.drawing import Bar, Line, Picture
from core.sharing.pictures import explore_picture, gap_picture, roadmap_picture
from core.snapshot.snapshot import Snapshot
from core.texts import day, number, percent, spoken_locale, text
from core.views.explore import ExploreQuestion, ExploreView
from core.views.gap import GapView
from core.views.knowledge import Knowledge
from core.views.roadmap import RoadmapView

ROWS = 100


@dataclass(frozen=True, slots=True)
class SharedContent:
    """Title, facts (a name and a value each), a table with named columns, the picture, and what all rests on."""

    kind: str
    title: str
    facts: Sequence[Sequence[str]]
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    picture: Mapping[str, Any]
    base: str
    is_sample: bool
    as_of: datetime | None

    @classmethod
    def of(cls, fields: Mapping[str, Any]) -> "SharedContent":
        """From what the store kept."""
        return cls(**{name: fields[name] for name in cls.__dataclass_fields__})

    @property
    def drawn(self) -> Picture:
        """The picture of that moment."""
        fields = dict(self.picture)
        bars = tuple(Bar(**bar) for bar in fields.pop("bars"))
        lines = tuple(Line(**{name: _listed(value) for name, value in line.items()}) for line in fields.pop("lines"))
        return Picture(**fields, bars=bars, lines=lines)


def _listed(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def base_of(snapshot: Snapshot, postings: int, companies: int, span: Sequence[Any] | None) -> str:
    """What numbers rest on, in a line."""
    parts = [text("base.postings", postings=number(postings, spoken_locale()))]
    parts.append(text("base.companies", companies=number(companies, spoken_locale())))
    if span:
        parts.append(text("base.span", first=day(span[0], spoken_locale()), last=day(span[1], spoken_locale())))
    if snapshot.is_sample:
        parts.append(text("share.sample"))
    return ", ".join(parts)


def gap_content(snapshot: Snapshot, view: GapView) -> SharedContent:
    """The Skill gap page at this moment."""
    gap, base = view.gap, base_of(snapshot, view.gap.posting_count, view.company_count, view.span)
    facts = [[text("share.owned"), text("home.of", count=gap.matched_count, total=gap.in_demand_count)]]
    if gap.readiness is not None:
        facts.append([text("share.fit"), percent(gap.readiness.value, spoken_locale())])
    rows = [
        [row["name"], text(f"share.kind_{row['kind']}"), percent(row["demand_share"], spoken_locale()), _interval(row)]
        for row in view.table.head(ROWS).to_dict("records")
    ]
    columns = [text(f"share.column_{name}") for name in ("skill", "kind", "demand", "interval")]
    return _content("gap", snapshot, gap_picture(view, base), facts, columns, rows)


def roadmap_content(snapshot: Snapshot, view: RoadmapView) -> SharedContent:
    """The Roadmap page at this moment."""
    base = base_of(snapshot, view.plan.posting_count, view.company_count, view.span)
    facts = [[text("share.hours"), number(round(view.plan.hours), spoken_locale())]]
    if view.finishes_on:
        facts.append([text("share.finishes"), day(view.finishes_on, spoken_locale())])
    rows = [
        [
            str(row["place"]),
            row["name"],
            text(f"share.state_{row['state']}"),
            number(row["hours"], spoken_locale()),
            day(row["finishes_on"], spoken_locale())
            if row["finishes_on"] == row["finishes_on"] and row["finishes_on"]
            else "",
            percent(row["demand_share"], spoken_locale()),
        ]
        for row in view.table.head(ROWS).to_dict("records")
    ]
    columns = [text(f"share.column_{name}") for name in ("place", "skill", "state", "hours", "until", "demand")]
    return _content("roadmap", snapshot, roadmap_picture(view, base), facts, columns, rows)


def explore_content(
    snapshot: Snapshot, view: ExploreView, question: ExploreQuestion, knowledge: Knowledge
) -> SharedContent:
    """A table of Explore at this moment."""
    base = base_of(snapshot, view.posting_count, view.company_count, view.span)
    rows = [
        [
            row["label"],
            number(row["count"], spoken_locale()),
            number(row["base"], spoken_locale()),
            percent(row["share"], spoken_locale()),
            _interval(row),
        ]
        for row in view.table.head(ROWS).to_dict("records")
    ]
    columns = [text(f"group.{question.by}")]
    columns += [text(f"share.column_{name}") for name in ("count", "base", "share", "interval")]
    return _content("explore", snapshot, explore_picture(view, question, knowledge, base), [], columns, rows)


def _content(
    kind: str,
    snapshot: Snapshot,
    picture: Picture,
    facts: Sequence[Sequence[str]],
    columns: Sequence[str],
    rows: Sequence[Sequence[object]],
) -> SharedContent:
    plain = [[str(cell) for cell in row] for row in rows]
    shown_facts = [[str(name), str(value)] for name, value in facts]
    drawing = asdict(picture)
    drawing["bars"], drawing["lines"] = list(drawing["bars"]), [_plain_line(line) for line in drawing["lines"]]
    return SharedContent(
        kind,
        picture.title,
        shown_facts,
        list(columns),
        plain,
        drawing,
        picture.base,
        snapshot.is_sample,
        snapshot.as_of,
    )


def _plain_line(line: Mapping[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in line.items()}


def _interval(row: Mapping[Any, Any]) -> str:
    low, high = row["share_low"], row["share_high"]
    return f"{percent(low, spoken_locale())} – {percent(high, spoken_locale())}" if not isnan(low) else ""
