"""Domain objects to documents and back. BSON has no plain date: it is written as an aware midnight.

Every field has a name, also within arrays, so that people can ask for it in a shell: docs/data-model.md lists them.
"""

import functools
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from core.errors import DamagedDocument
from core.models import (
    AccountRole,
    Ask,
    CollectorRun,
    Degree,
    Evidence,
    EvidenceKind,
    Fact,
    Mention,
    Place,
    Posting,
    PostingText,
    Salary,
    Seniority,
    Session,
    SessionKind,
    SkillLevel,
    Spoken,
    StepState,
    Terms,
    User,
    Visit,
    WorkModel,
)

log = logging.getLogger(__name__)
META = "meta"  # the collection that says which version the others are of
Document = dict[str, Any]
Object = TypeVar("Object")


def from_collection(collection: str) -> Callable[[Callable[[Any], Object]], Callable[[Any], Object]]:
    """For a function that makes an object of a document: what cannot be made raises DamagedDocument.

    Its sentence names the collection, the document and the field.
    """

    def decorate(read: Callable[[Any], Object]) -> Callable[[Any], Object]:
        @functools.wraps(read)
        def reading(found: Any) -> Object:
            try:
                return read(found)
            except KeyError as error:
                raise DamagedDocument(collection, found.get("_id"), f"has no field {error}") from error
            except (TypeError, ValueError, AttributeError) as error:
                reason = f"has a field of a wrong type or value ({type(error).__name__})"
                raise DamagedDocument(collection, found.get("_id"), reason) from error

        return reading

    return decorate


def readable(read: Callable[[Any], Object], documents: Iterable[Document]) -> Iterator[Object]:
    """Those that can be read. The log names the others: one of a million must not keep all from being seen."""
    for found in documents:
        try:
            yield read(found)
        except DamagedDocument as error:
            log.error("%s It is left out.", error)


def midnight(day: date | None) -> datetime | None:
    """The start of a day in UTC, as documents keep days; None for None."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def posting_to_document(posting: Posting) -> Document:
    """The document of a posting, without its text."""
    salary = posting.salary
    return {
        "_id": posting.posting_id,
        "source": posting.source,
        "raw_title": posting.raw_title,
        "posted_on": midnight(posting.posted_on),
        "role": posting.role,
        "seniority": posting.seniority.value if posting.seniority else None,
        "company": posting.company,
        "places": [place_to_document(place) for place in posting.places],
        "work_model": posting.work_model.value if posting.work_model else None,
        "salary": salary
        and {
            "min_usd": salary.min_usd,
            "max_usd": salary.max_usd,
            "original": salary.original,
            "rates_date": midnight(salary.rates_date),
        },
        "url": posting.url,
        "required": sorted(posting.required),
        "optional": sorted(posting.optional),
        "mentioned": sorted(posting.mentioned),
        "alternatives": [{"any_of": sorted(group)} for group in posting.alternatives],
        "terms": _terms_to_document(posting.terms),
        "language": posting.language,
        "taxonomy_version": posting.taxonomy_version,
        "content_hash": posting.content_hash,
        "fingerprints": list(posting.fingerprints),
        "duplicate_of": posting.duplicate_of,
        "duplicate_rule": posting.duplicate_rule,
        "closed_on": midnight(posting.closed_on),
        "gone_on": midnight(posting.gone_on),
        "discovered_at": posting.discovered_at,
        "first_seen": posting.first_seen,
        "last_seen": posting.last_seen,
        "updated_at": posting.updated_at,
    }


def place_to_document(place: Place) -> Document:
    """The part of a document that holds one place."""
    return {"city": place.city, "region": place.region, "country_code": place.country_code, "text": place.text}


@from_collection("postings")
def posting_from_document(found: Document) -> Posting:
    """The posting of a document. Raises DamagedDocument."""
    salary, posted_on = found.get("salary"), found.get("posted_on")
    return Posting(
        posting_id=found["_id"],
        source=found["source"],
        raw_title=found["raw_title"],
        posted_on=posted_on.date() if posted_on else None,
        role=found.get("role"),
        seniority=Seniority(found["seniority"]) if found.get("seniority") else None,
        company=found.get("company"),
        places=tuple(
            Place(place.get("city"), place.get("region"), place.get("country_code"), place.get("text"))
            for place in found.get("places") or ()
        ),
        work_model=WorkModel(found["work_model"]) if found.get("work_model") else None,
        salary=_salary(salary) if salary else None,
        url=found.get("url"),
        required=frozenset(found.get("required") or ()),
        optional=frozenset(found.get("optional") or ()),
        mentioned=frozenset(found.get("mentioned") or ()),
        alternatives=tuple(frozenset(group["any_of"]) for group in found.get("alternatives") or ()),
        terms=_terms(found.get("terms") or {}),
        language=found.get("language") or "und",
        taxonomy_version=found.get("taxonomy_version") or "",
        content_hash=found.get("content_hash") or "",
        fingerprints=tuple(found.get("fingerprints") or ()),
        duplicate_of=found.get("duplicate_of"),
        duplicate_rule=found.get("duplicate_rule"),
        closed_on=found["closed_on"].date() if found.get("closed_on") else None,
        gone_on=found["gone_on"].date() if found.get("gone_on") else None,
        discovered_at=found.get("discovered_at"),
        first_seen=found.get("first_seen"),
        last_seen=found.get("last_seen"),
        updated_at=found.get("updated_at"),
    )


_SAID = ("visa", "relocation", "clearance", "contract", "hours")


def _terms_to_document(terms: Terms) -> Document:
    """Only what is said."""
    said = {
        "years": terms.years,
        "years_of": [[skill, years] for skill, years in sorted(terms.years_of.items())],
        "degree": terms.degree and [terms.degree.level, terms.degree.ask.value, terms.degree.or_equivalent],
        "spoken": [[one.language, one.level, one.ask.value] for one in terms.spoken],
        **{name: getattr(terms, name) for name in _SAID},
    }
    return {name: value for name, value in said.items() if value not in (None, [])}


def _terms(found: Document) -> Terms:
    degree = found.get("degree")
    return Terms(
        years=found.get("years"),
        years_of=dict(found.get("years_of") or ()),
        degree=Degree(degree[0], Ask(degree[1]), bool(degree[2])) if degree else None,
        spoken=tuple(Spoken(language, level, Ask(ask)) for language, level, ask in found.get("spoken") or ()),
        **{name: found.get(name) for name in _SAID},
    )


def _salary(found: Document) -> Salary:
    rates = found.get("rates_date")
    return Salary(found.get("min_usd"), found.get("max_usd"), found["original"], rates.date() if rates else None)


def text_to_document(text: PostingText) -> Document:
    """The document of a text with the places of its skills and facts."""
    mentions = [
        {"skill": m.skill, "start": m.start, "end": m.end, "ask": m.ask.value, "rule": m.rule} for m in text.mentions
    ]
    facts = [{"field": fact.field, "start": fact.start, "end": fact.end} for fact in text.facts]
    titled = [
        {"skill": m.skill, "start": m.start, "end": m.end, "text": m.text, "ask": m.ask.value, "rule": m.rule}
        for m in text.title_mentions
    ]
    document = {"_id": text.posting_id, "text": text.text, "mentions": mentions, "facts": facts}
    return {**document, "title_mentions": titled} if titled else document


@from_collection("posting_texts")
def text_from_document(found: Document) -> PostingText:
    """The text of a document. Raises DamagedDocument."""
    text = found["text"]
    return PostingText(
        found["_id"],
        text,
        tuple(_mention(mention, text) for mention in found.get("mentions") or ()),
        tuple(Fact(fact["field"], fact["start"], fact["end"]) for fact in found.get("facts") or ()),
        tuple(
            Mention(one["skill"], one["start"], one["end"], one["text"], Ask(one["ask"]), one["rule"])
            for one in found.get("title_mentions") or ()
        ),
    )


def _mention(found: Document, text: str) -> Mention:
    start, end = found["start"], found["end"]
    return Mention(found["skill"], start, end, text[start:end], Ask(found["ask"]), found.get("rule") or "")


def user_to_document(user: User) -> Document:
    """The document of a user, with its version."""
    return {
        "_id": user.user_id,
        "email": user.email,
        "password_hash": user.password_hash,
        "full_name": user.full_name,
        "skills": list(user.skills),
        "other_skills": list(user.other_skills),
        "target_roles": list(user.target_roles),
        "experience_level": user.experience_level,
        "location": user.location,
        "experience_years": user.experience_years,
        "skill_years": [{"skill": skill, "years": years} for skill, years in user.skill_years.items()],
        "degree": user.degree,
        "degree_subject": user.degree_subject,
        # No keys: a skill id may hold characters that are not fit for a field name, and the order is kept.
        "skill_levels": [{"skill": skill, "level": level.value} for skill, level in user.skill_levels.items()],
        "evidence": [{"skill": one.skill, "kind": one.kind.value, "text": one.text} for one in user.evidence],
        "progress": [{"skill": skill, "state": state.value} for skill, state in user.progress.items()],
        "learned_on": [{"skill": skill, "day": midnight(day)} for skill, day in user.learned_on.items()],
        "preferences": dict(user.preferences),
        "locked": user.locked,
        "confirmed_email": user.confirmed_email,
        "account_role": user.account_role.value,
        "visit": visit_to_document(user.visit),
        "last_visit": visit_to_document(user.last_visit),
        "version": user.version,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
    }


@from_collection("users")
def user_from_document(found: Document) -> User:
    """The user of a document; fields that older documents lack are empty. Raises DamagedDocument."""
    return User(
        user_id=found["_id"],
        email=found["email"],
        password_hash=found["password_hash"],
        full_name=found.get("full_name") or "",
        skills=tuple(found.get("skills") or ()),
        other_skills=tuple(found.get("other_skills") or ()),
        target_roles=tuple(found.get("target_roles") or ()),
        experience_level=found.get("experience_level") or "",
        location=found.get("location") or "",
        experience_years=found.get("experience_years"),
        skill_years={one["skill"]: one["years"] for one in found.get("skill_years") or ()},
        degree=found.get("degree") or "",
        degree_subject=found.get("degree_subject") or "",
        skill_levels={one["skill"]: SkillLevel(one["level"]) for one in found.get("skill_levels") or ()},
        evidence=tuple(
            Evidence(one["skill"], EvidenceKind(one["kind"]), one["text"]) for one in found.get("evidence") or ()
        ),
        progress={step["skill"]: StepState(step["state"]) for step in found.get("progress") or ()},
        learned_on={step["skill"]: step["day"].date() for step in found.get("learned_on") or ()},
        preferences=found.get("preferences") or {},
        locked=bool(found.get("locked")),
        confirmed_email=found.get("confirmed_email") or "",
        account_role=AccountRole(found.get("account_role") or AccountRole.MEMBER),
        visit=_visit(found.get("visit")),
        last_visit=_visit(found.get("last_visit")),
        version=found["version"],
        created_at=found.get("created_at"),
        updated_at=found.get("updated_at"),
    )


def visit_to_document(visit: Visit | None) -> Document | None:
    """The part of a user's document that holds a visit."""
    if visit is None:
        return None
    return {"began_at": visit.began_at, "snapshot_id": visit.snapshot_id, "skills": list(visit.skills)}


def _visit(found: Document | None) -> Visit | None:
    return Visit(found["began_at"], found["snapshot_id"], tuple(found.get("skills") or ())) if found else None


def session_to_document(session: Session) -> Document:
    """The document of a session, under the hash of its token."""
    return {
        "_id": session.session_hash,
        "user_id": session.user_id,
        "kind": session.kind.value,
        "created_at": session.created_at,
        "last_used": session.last_used,
        "expires_at": session.expires_at,
        "address": session.address,
    }


@from_collection("sessions")
def session_from_document(found: Document) -> Session:
    """The session of a document. Raises DamagedDocument."""
    return Session(
        found["_id"],
        found["user_id"],
        SessionKind(found["kind"]),
        found["created_at"],
        found["last_used"],
        found["expires_at"],
        found.get("address") or "",
    )


def run_to_document(run: CollectorRun) -> Document:
    """The document of a collector's run."""
    return {
        "_id": run.run_id,
        "source": run.source,
        "started_at": run.started_at,
        "ended_at": run.ended_at,
        "asked": dict(run.asked),
        "fetched": run.fetched,
        "new": run.new,
        "updated": run.updated,
        "unchanged": run.unchanged,
        "repeated": run.repeated,
        "rejected": run.rejected,
        "duplicates": run.duplicates,
        "credits": run.credits,
        "closed": run.closed,
        "error": run.error,
    }


@from_collection("collector_runs")
def run_from_document(found: Mapping[str, Any]) -> CollectorRun:
    """The run of a document. Raises DamagedDocument."""
    fields = {name: found[name] for name in CollectorRun.__dataclass_fields__ if name != "run_id" and name in found}
    return CollectorRun(run_id=found["_id"], **fields)
