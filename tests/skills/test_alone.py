"""Each technology alone in a bullet under requirements is asked for."""

import pytest

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.skills.extractor import Extractor

TECHNOLOGIES = (Kind.LANGUAGE, Kind.FRAMEWORK, Kind.LIBRARY, Kind.DATABASE, Kind.PLATFORM, Kind.TOOL)
MOST_UNREAD = 5


@pytest.mark.parametrize(
    "advert",
    [
        "We are looking for a person who likes to work with our team.\nRequirements\n- {}\n- Reliability",
        "Wir suchen eine Person, die gerne mit dem Team arbeitet und Ideen hat.\nAnforderungen\n- {}\n- Teamgeist",
    ],
)
def test_a_technology_alone_in_a_bullet_is_asked_for(extractor: Extractor, advert: str) -> None:
    skills = [skill for skill in Taxonomy.load().skills.values() if skill.kind in TECHNOLOGIES]
    unread = []
    for skill in skills:
        found = extractor.extract(advert.format(skill.name))
        if skill.id not in found.required | found.optional:
            unread.append(skill.name)
    assert len(skills) > 1_900 and len(unread) <= MOST_UNREAD, unread
