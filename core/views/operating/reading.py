"""What waits for a decision: names that may be skills, and reports of mistakes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.catalogue.names import skill_name
from core.catalogue.overlay import overlay
from core.models import Decision, Report, ReportKind
from core.skills.decisions import accept_as_alias, accept_as_skill, put_off, reject
from core.store import Store
from core.store.new_names import NewName

SHOWN = 100
__all__ = ["NameVerdict", "NewName", "ReadingView", "WaitingReport", "decide_name", "decide_report", "reading_view"]


class NameVerdict(StrEnum):
    """What to do with a name."""

    ALIAS = "alias"
    SKILL = "skill"
    REJECT = "reject"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class WaitingReport:
    """A report, with the name of its skill."""

    report: Report
    skill: str


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Names, the most widespread first and those put off last; reports not yet decided, the newest first."""

    names: tuple[NewName, ...]
    reports: tuple[WaitingReport, ...]


def reading_view(store: Store) -> ReadingView:
    """What waits for the operator."""
    decided = overlay()
    done = {name.casefold() for name in decided.rejected}
    done |= {entry.text.casefold() for entry in decided.aliases} | {entry.name.casefold() for entry in decided.skills}
    later = {name.casefold() for name in decided.later}
    names = [name for name in store.new_names.most_widespread(SHOWN + len(done)) if name.key not in done]
    names.sort(key=lambda name: name.key in later)
    waiting = [report for report in store.reports.newest() if report.decision in (Decision.OPEN, Decision.LATER)]
    waiting.sort(key=lambda report: report.decision is Decision.LATER)
    return ReadingView(
        tuple(names[:SHOWN]), tuple(WaitingReport(report, skill_name(report.skill)) for report in waiting)
    )


def decide_name(
    store: Store, name: str, verdict: NameVerdict, *, skill: str = "", category: str = "", kind: str = ""
) -> None:
    """Write the decision into the overlay; `skill` is for an alias, `category` and `kind` for a skill of its own.

    Raises BadDecision, OSError.
    """
    match verdict:
        case NameVerdict.ALIAS:
            accept_as_alias(name, skill)
        case NameVerdict.SKILL:
            accept_as_skill(name, category, kind)
        case NameVerdict.REJECT:
            reject(name)
        case NameVerdict.LATER:
            put_off(name)
            return
    store.new_names.forget(name.casefold())


def decide_report(store: Store, report_id: str, decision: Decision, now: datetime, *, spelling: str = "") -> bool:
    """Record the decision on a report; with `spelling` a missed skill gets it as an alias. False if it is unknown.

    Raises BadDecision, OSError.
    """
    report = next((report for report in store.reports.newest() if report.report_id == report_id), None)
    if report is None:
        return False
    if spelling and decision is Decision.ACCEPTED and report.kind is ReportKind.MISSED:
        accept_as_alias(spelling, report.skill)
    return store.reports.decide(report_id, decision, now)
