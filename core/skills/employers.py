"""The employer's own name and make among what its advert names: no skill at all, or nothing to ask for in a title."""

import re
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from core.catalogue.skill import Skill
from core.models import Ask, Extraction

_LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|ltd|llc|gmbh|corp|corporation|limited|se|ag|plc|sas?|bv|co)\b\.?", re.IGNORECASE
)
_LEAST_NAME = 3
_PARTS = re.compile(r"[\W_]+")


def is_made_by(skill: Skill, company: str) -> bool:
    """Whether a company bears the name of a technology or of the domain of its official page."""
    own = {_squeezed(skill.name), *_domain_names(skill.official_url)}
    return not own.isdisjoint(_names(company))


def without_own_name(extraction: Extraction, company: str | None) -> Extraction:
    """The reading of an advert in which the name of the employer is only mentioned: "a team at Datadog" by Datadog."""
    if not extraction.mentions:
        return extraction
    whole = _squeezed(_LEGAL_FORM.sub("", company or ""))
    own = {
        mention.skill
        for mention in extraction.mentions
        if len(whole) >= _LEAST_NAME and _squeezed(mention.text) == whole
    }
    mentions = tuple(
        replace(mention, ask=Ask.MENTIONED) if _squeezed(mention.text) == whole else mention
        for mention in extraction.mentions
    )
    asked_ids = {mention.skill for mention in mentions if mention.ask is not Ask.MENTIONED}
    no_longer = own - asked_ids
    if not no_longer:
        return extraction
    groups = (group - no_longer for group in extraction.alternatives)
    return replace(
        extraction,
        mentions=mentions,
        required=extraction.required - no_longer,
        optional=extraction.optional - no_longer,
        mentioned=extraction.mentioned | no_longer,
        alternatives=tuple(dict.fromkeys(group for group in groups if len(group) > 1)),
    )


def _names(company: str) -> set[str]:
    """The squeezed whole name of a company and its first word, where they are long enough to tell anything."""
    bare = _LEGAL_FORM.sub("", company)
    words = bare.split()
    return {name for name in (_squeezed(bare), _squeezed(words[0] if words else "")) if len(name) >= _LEAST_NAME}


def _squeezed(name: str) -> str:
    return _PARTS.sub("", name.casefold())


def _domain_names(url: str | None) -> Iterable[str]:
    """The owner's part of an address: "amazon" of https://aws.amazon.com."""
    host = (urlsplit(url).hostname or "") if url else ""
    return [label.replace("-", "") for label in host.split(".")[-2:-1]]
