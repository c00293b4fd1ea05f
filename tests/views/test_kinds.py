"""Kinds of skills: every skill is of one of them, and what is listed of one is of it."""

import pandas as pd

from core.catalogue.names import taxonomy
from core.views.filters import ANY
from core.views.kinds import SkillGroup, group_of, of_group


def test_every_skill_is_of_one_kind_and_a_table_of_a_kind_holds_no_other() -> None:
    named = {"python": "technologies", "postgresql": "technologies", "oop": "concepts", "scrum": "concepts"}
    named |= {"communication": "personal", "german": "personal"}
    assert {skill: group_of(skill) for skill in named} == named
    assert {group_of(skill) for skill in taxonomy().skills} == set(SkillGroup)
    assert group_of("no-such-skill") is None
    frame = pd.DataFrame({"value": list(named), "count": range(6)})
    assert of_group(frame, ANY, "value").equals(frame)
    for group in SkillGroup:
        found = of_group(frame, group, "value")
        assert found["value"].tolist() == [skill for skill in named if named[skill] == group]
