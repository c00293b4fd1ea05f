"""What is missing stands after what it needs, and everything else keeps its place and its numbers."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.curriculum import Curriculum
from core.market.gain_order import after_their_needs, needs_of
from core.market.gap import gap
from core.market.profile import OwnedSkills
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from tests.drawing import examples
from tests.market.worlds import FIRST

LEARNED = Curriculum(
    {},
    {"css": frozenset({"html"}), "react": frozenset({"javascript", "html"}), "deep": frozenset({"ml"})},
    {},
    one_of={"ml": (("python", "r"),), "automation": (("java", "python"),)},
    soft={
        "javascript": frozenset({"html", "css"}),
        "wordpress": frozenset({"html", "css", "php"}),
        "automation": frozenset({"manual"}),
    },
)
WEB = ("html", "css", "javascript", "react", "wordpress")


@pytest.mark.parametrize(
    ("gap_before", "path", "owned", "after"),
    [
        ("deep ml sql", (), "python", "ml deep sql"),
        ("deep sql", (), "python", "deep sql"),  # what is not in the list is not put there
        ("sql react git", (), "", "sql react git"),
        ("react git html javascript", (), "", "html javascript react git"),
        ("wordpress javascript html css", WEB, "", "html css wordpress javascript"),
        ("javascript html", (), "", "javascript html"),  # what only helps, and not in the role's order, changes nothing
        ("javascript html", ("javascript", "html"), "", "javascript html"),
        ("automation planning python manual", ("manual", "automation"), "", "manual python automation planning"),
        ("automation manual python", ("manual", "python", "automation"), "", "manual python automation"),
        ("automation manual python", ("python", "manual", "automation"), "", "python manual automation"),
        ("automation python java", (), "", "python automation java"),  # of a group the first one of the list
        ("automation python java", (), "java", "automation python java"),  # and none where one is there
        ("css javascript react html", WEB, "", "html css javascript react"),
    ],
)
def test_nothing_missing_stands_before_what_it_needs(
    gap_before: str, path: tuple[str, ...], owned: str, after: str
) -> None:
    needs = needs_of(LEARNED, path, owned.split())
    assert after_their_needs(gap_before.split(), needs) == after.split()


@given(st.permutations([*WEB, "php", "automation", "python", "ml", "deep", "manual"]), st.permutations(WEB))
@examples(60)
def test_the_order_holds_all_and_is_its_own_order(skills: list[str], path: list[str]) -> None:
    needs = needs_of(LEARNED, path, ())
    ordered = after_their_needs(skills, needs)
    assert sorted(ordered) == sorted(skills)
    assert after_their_needs(ordered, needs) == ordered
    for skill in ("css", "react", "deep"):
        assert all(ordered.index(need) < ordered.index(skill) for need in LEARNED.hard[skill])


def test_the_numbers_of_each_skill_stay_and_what_comes_last_is_not_brought_forward() -> None:
    asks = [("react", "git", "x")] * 30 + [("react", "javascript", "x")] * 12 + [("html", "git", "x")] * 6
    world = [
        Posting(f"x:{n}", "x", "x", FIRST, role="dev", required=frozenset(skills)) for n, skills in enumerate(asks)
    ]
    snapshot, somebody = Snapshot.build(world), OwnedSkills(frozenset("x"), {}, {})
    needs = needs_of(LEARNED, (), ())
    for behind, order in ((), "html javascript react git"), (("html",), "javascript react git html"):
        plain = gap(snapshot, Slice(role="dev"), somebody, behind=behind)
        turned = gap(snapshot, Slice(role="dev"), somebody, behind=behind, needs=needs)
        assert turned.skills.loc[~turned.skills["owned"], "skill"].tolist() == order.split()
        assert turned.skills["skill"].tolist() != plain.skills["skill"].tolist()
        pd.testing.assert_frame_equal(
            *(one.skills.sort_values("skill").reset_index(drop=True) for one in (plain, turned))
        )
