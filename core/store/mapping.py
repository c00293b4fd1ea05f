"""Domain objects to documents and back. BSON has no plain date: it is written as an aware midnight."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from core.models import (
    Ask,
    CollectorRun,
    Mention,
    Place,
    Posting,
    PostingText,
    Salary,
    Seniority,
    Session,
    SessionKind,
    StepState,
    User,
    Visit,
)

Document = dict[str, Any]


def midnight(day: date | None) -> datetime | None:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def posting_to_document(posting: Posting) -> Document:
    place, salary = posting.place, posting.salary
    return {
        "_id": posting.posting_id,
        "source": posting.source,
        "raw_title": posting.raw_title,
        "posted_on": midnight(posting.posted_on),
        "role": posting.role,
        "seniority": posting.seniority.value if posting.seniority else None,
        "company": posting.company,
        "place": {"city": place.city, "region": place.region, "country_code": place.country_code, "text": place.text},
        "remote": posting.remote,
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
        "language": posting.language,
        "taxonomy_version": posting.taxonomy_version,
        "content_hash": posting.content_hash,
        "fingerprints": list(posting.fingerprints),
        "duplicate_of": posting.duplicate_of,
        "duplicate_rule": posting.duplicate_rule,
        "closed_on": midnight(posting.closed_on),
        "discovered_at": posting.discovered_at,
        "first_seen": posting.first_seen,
        "last_seen": posting.last_seen,
        "updated_at": posting.updated_at,
    }


def posting_from_document(found: Document) -> Posting:
    place, salary = found.get("place") or {}, found.get("salary")
    return Posting(
        posting_id=found["_id"],
        source=found["source"],
        raw_title=found["raw_title"],
        posted_on=found["posted_on"].date(),
        role=found.get("role"),
        seniority=Seniority(found["seniority"]) if found.get("seniority") else None,
        company=found.get("company"),
        place=Place(place.get("city"), place.get("region"), place.get("country_code"), place.get("text")),
        remote=found.get("remote"),
        salary=_salary(salary) if salary else None,
        url=found.get("url"),
        required=frozenset(found.get("required") or ()),
        optional=frozenset(found.get("optional") or ()),
        mentioned=frozenset(found.get("mentioned") or ()),
        language=found.get("language") or "und",
        taxonomy_version=found.get("taxonomy_version") or "",
        content_hash=found.get("content_hash") or "",
        fingerprints=tuple(found.get("fingerprints") or ()),
        duplicate_of=found.get("duplicate_of"),
        duplicate_rule=found.get("duplicate_rule"),
        closed_on=found["closed_on"].date() if found.get("closed_on") else None,
        discovered_at=found.get("discovered_at"),
        first_seen=found.get("first_seen"),
        last_seen=found.get("last_seen"),
        updated_at=found.get("updated_at"),
    )


def _salary(found: Document) -> Salary:
    rates = found.get("rates_date")
    return Salary(found["min_usd"], found["max_usd"], found["original"], rates.date() if rates else None)


def text_to_document(text: PostingText) -> Document:
    mentions = [[m.skill, m.start, m.end, m.ask.value, m.rule] for m in text.mentions]
    return {"_id": text.posting_id, "text": text.text, "mentions": mentions}


def text_from_document(found: Document) -> PostingText:
    text = found["text"]
    return PostingText(
        found["_id"],
        text,
        tuple(
            Mention(skill, a, b, text[a:b], Ask(ask), rule) for skill, a, b, ask, rule in found.get("mentions") or ()
        ),
    )


def user_to_document(user: User) -> Document:
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
        # Pairs, not keys: a skill id may hold characters that are not fit for a field name, and the order is kept.
        "progress": [[skill, state.value] for skill, state in user.progress.items()],
        "learned_on": [[skill, day.isoformat()] for skill, day in user.learned_on.items()],
        "preferences": dict(user.preferences),
        "locked": user.locked,
        "visit": visit_to_document(user.visit),
        "last_visit": visit_to_document(user.last_visit),
        "version": user.version,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
    }


def user_from_document(found: Document) -> User:
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
        progress={skill: StepState(state) for skill, state in found.get("progress") or ()},
        learned_on={skill: date.fromisoformat(day) for skill, day in found.get("learned_on") or ()},
        preferences=found.get("preferences") or {},
        locked=bool(found.get("locked")),
        visit=_visit(found.get("visit")),
        last_visit=_visit(found.get("last_visit")),
        version=found["version"],
        created_at=found.get("created_at"),
        updated_at=found.get("updated_at"),
    )


def visit_to_document(visit: Visit | None) -> Document | None:
    if visit is None:
        return None
    return {"began_at": visit.began_at, "snapshot_id": visit.snapshot_id, "skills": list(visit.skills)}


def _visit(found: Document | None) -> Visit | None:
    return Visit(found["began_at"], found["snapshot_id"], tuple(found["skills"])) if found else None


def session_to_document(session: Session) -> Document:
    return {
        "_id": session.session_hash,
        "user_id": session.user_id,
        "kind": session.kind.value,
        "created_at": session.created_at,
        "last_used": session.last_used,
        "expires_at": session.expires_at,
    }


def session_from_document(found: Document) -> Session:
    return Session(
        found["_id"],
        found["user_id"],
        SessionKind(found["kind"]),
        found["created_at"],
        found["last_used"],
        found["expires_at"],
    )


def run_to_document(run: CollectorRun) -> Document:
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
        "rejected": run.rejected,
        "duplicates": run.duplicates,
        "credits": run.credits,
        "error": run.error,
    }


def run_from_document(found: Mapping[str, Any]) -> CollectorRun:
    fields = {name: found[name] for name in CollectorRun.__dataclass_fields__ if name != "run_id" and name in found}
    return CollectorRun(run_id=found["_id"], **fields)
