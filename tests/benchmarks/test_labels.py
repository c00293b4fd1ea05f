"""The labels name what exists, and the parts of one kind share nothing."""

from pathlib import Path

import pytest

from benchmarks.duplicates import OUR_PAIRS
from benchmarks.reading import INVENTED, OF_INVENTED, OUR_LABELS, read_lines
from benchmarks.reading_scores import LABELS
from core.catalogue.roles import RoleCatalogue
from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.models import Ask, Seniority

SPOKEN_WITHOUT_ID = {"hebrew"}


@pytest.mark.parametrize("file", OUR_LABELS, ids=lambda file: file.stem)
def test_labels_of_adverts_name_roles_levels_and_skills_that_exist(file: Path) -> None:
    taxonomy, roles = Taxonomy.load(), RoleCatalogue.load()
    for label in read_lines(file):
        for role in (label["role"], *label["role_also"]):
            assert role is None or roles.get(role), (label["id"], role)
        assert label["level"] is None or label["level"] in set(Seniority), label["id"]
        for language in label["spoken"]:
            assert language["id"] in taxonomy.skills.keys() | SPOKEN_WITHOUT_ID, (label["id"], language)
        members = {member for group in label["alternatives"] for member in group}
        assert members <= {skill["id"] or skill["name"] for skill in label["skills"]}, label["id"]
        for skill in label["skills"]:
            assert skill["id"] is None or skill["id"] in taxonomy.skills, (label["id"], skill["id"])
            assert skill["kind"] in set(Kind) and skill["ask"] in set(Ask), (label["id"], skill)
            assert all(len(text) <= 60 for text in skill["texts"]), "a name, never a sentence"


def test_the_part_kept_aside_shares_no_advert_with_the_other() -> None:
    dev, kept = ({label["id"] for label in read_lines(file)} for file in OUR_LABELS)
    assert len(dev) >= 80 and len(kept) >= 40
    assert not dev & kept
    labelled = {label["id"] for file in OF_INVENTED for label in read_lines(file)}
    assert {str(row["id"]) for row in read_lines(INVENTED)} <= labelled
    looked_at = [file for file in LABELS.glob("*_dev.jsonl") if "pairs" not in file.stem]
    assert len(looked_at) > 4 and not kept & {str(label["id"]) for file in looked_at for label in read_lines(file)}


def test_pairs_of_the_two_parts_share_no_posting() -> None:
    dev, kept = ({pair[side] for pair in read_lines(file) for side in "ab"} for file in OUR_PAIRS)
    assert not dev & kept
    assert sum(len(read_lines(file)) for file in OUR_PAIRS) >= 300
