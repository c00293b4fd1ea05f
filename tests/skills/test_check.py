"""The check finds what the load lets through."""

import json
from pathlib import Path

import pytest

from core.catalogue.roles import RoleCatalogue
from core.catalogue.taxonomy import Taxonomy
from core.errors import DataFileError
from core.skills.check import (
    copied_runs,
    is_common_word,
    load_most_asked,
    role_problems,
    runs,
    shared_runs,
    skill_problems,
)
from core.skills.cues import cues_for, lowered
from core.skills.layout import read_layout
from tests.catalogue.test_taxonomy import entry, written
from tests.sample_adverts import sample_texts

RULE = {
    "terms": ["Go"],
    "case": "exact",
    "require_near": [],
    "reject_near": ["go to"],
    "positive": "Services in Go.",
    "negative": "You Go to market.",
}


def reasons(folder: Path, *skills: dict[str, object]) -> list[str]:
    return [problem.reason for problem in skill_problems(Taxonomy.load(written(folder, *skills)))]


def test_the_taxonomy_as_it_stands_has_no_problem(taxonomy: Taxonomy) -> None:
    assert [str(problem) for problem in skill_problems(taxonomy)] == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": "Go"}, "'Go' has two characters or fewer and no rule"),
        ({"name": "Spring"}, "'Spring' is an English word and has no rule"),
        ({"aliases": [{"text": "Basic", "match": "any-case"}]}, "'Basic' is an English word and has no rule"),
        ({"aliases": [{"text": "Basic", "match": "exact-case"}]}, "'Basic' is an English word and has no rule"),
        ({"official_url": "https://example.org/?utm_source=x"}, "tracking"),
        ({"official_url": None}, "has no official address"),
        ({"name": "Zyx", "ambiguity": RULE}, "its rule governs 'Go', which it is not spelled"),
        ({"name": "Go", "ambiguity": RULE | {"negative": "Nothing here."}}, "the negative sentence of its rule"),
    ],
)
def test_a_broken_promise_is_found(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    found = reasons(tmp_path, entry("qwx", **changes))
    assert any(reason in one for one in found), found


def test_an_alias_two_skills_claim_needs_a_rule(tmp_path: Path) -> None:
    alias = [{"text": "Qwxyz", "match": "any-case"}]
    found = reasons(tmp_path, entry("qwa", aliases=alias), entry("qwb", aliases=alias))
    assert found == ["'Qwxyz' is claimed by qwa, qwb and has no rule"] * 2


def test_related_goes_both_ways_and_hard_chains_stay_short(tmp_path: Path) -> None:
    assert reasons(tmp_path, entry("qwa", related=["qwb"]), entry("qwb")) == [
        "is related to qwb, but not the other way round"
    ]
    chain = [entry("qw0")] + [
        entry(f"qw{number}", name=f"Qwx {number}", prerequisites=[{"id": f"qw{number - 1}", "strength": "hard"}])
        for number in range(1, 8)
    ]
    assert reasons(tmp_path, *chain) == ["its hard prerequisites are 7 deep, more than 6"]


def test_nobody_is_sent_to_learn_a_whole_field_first(tmp_path: Path) -> None:
    needs = [{"id": "qwb", "strength": "soft"}]
    assert reasons(tmp_path, entry("qwa", prerequisites=needs), entry("qwb", scope="umbrella")) == [
        "needs qwb, which is a whole field and no step"
    ]


def test_an_entry_of_a_public_classification_belongs_to_one_skill(tmp_path: Path) -> None:
    esco = "http://data.europa.eu/esco/skill/ccd0a1d9-afda-43d9-b901-96344886e14d"
    onet = {"code": "43232408", "name": "Qwx"}
    both = {"esco": esco, "onet": onet}
    assert reasons(tmp_path, entry("qwa", **both), entry("qwb", **both)) == [
        f"ESCO's '{esco}' is claimed by qwa, qwb",
        "O*NET's 'Qwx' is claimed by qwa, qwb",
    ]


@pytest.mark.parametrize(
    ("core", "reason"),
    [
        (("python", "sql"), "has 2 core skills, not 8 to 15"),
        (("devops", *"abcdefg"), "names 'devops' as core, which is nothing to learn for a role"),
        (("communication", *"abcdefg"), "names 'communication' as core, which is nothing to learn for a role"),
        (("no-such-skill", *"abcdefg"), "names the unknown skill 'no-such-skill'"),
    ],
)
def test_the_core_of_a_role_is_what_a_plan_may_teach(taxonomy: Taxonomy, core: tuple[str, ...], reason: str) -> None:
    role = RoleCatalogue.load().all()[0].model_copy(update={"core_skills": core})
    assert reason in [problem.reason for problem in role_problems([role], [], taxonomy)]


def test_eight_words_in_a_row_are_a_copy_and_seven_are_not(tmp_path: Path) -> None:
    one, other = "a b c d e f g h", "x a b c d e f g y"
    assert len(list(runs(one))) == 1 and list(runs("a b c d e f g")) == []
    assert list(shared_runs({("f", "1"): one, ("f", "2"): other})) == []
    assert len(list(shared_runs({("f", "1"): one, ("f", "2"): f"x {one}"}))) == 1
    (tmp_path / "prose.csv").write_text('id,text\n1,"A, b c D e f g h i"\n')
    assert len(list(copied_runs({("f", "1"): one, ("f", "2"): other}, tmp_path))) == 1
    (tmp_path / "prose.jsonl").write_text(json.dumps({"deep": [{"text": other}]}))
    assert len(list(copied_runs({("f", "1"): one, ("f", "2"): other}, tmp_path))) == 2


DAMAGED = ["", '{"skills": [{}]}', '{"skills": [{"id": "who"}]}', '{"skills": [{"id": "sql"}, {"id": "sql"}]}']


@pytest.mark.parametrize("content", DAMAGED)
def test_a_damaged_ranking_is_named(tmp_path: Path, taxonomy: Taxonomy, content: str) -> None:
    file = tmp_path / "most_asked.json"
    file.write_text(content)
    with pytest.raises(DataFileError, match=r"^most_asked\.json: "):
        load_most_asked(taxonomy, file)


def test_the_ranking_covers_what_resources_are_promised_for(taxonomy: Taxonomy) -> None:
    ranking = load_most_asked(taxonomy)
    assert len(ranking) >= 400 and {"python", "sql", "java"} <= set(ranking[:20])


def test_common_words_are_told_from_names() -> None:
    assert is_common_word("spring") and is_common_word("access")
    assert not is_common_word("kubernetes") and not is_common_word("linux") and not is_common_word("c++")


@pytest.fixture(scope="module")
def sentences() -> frozenset[str]:
    """The different sentences of 150 adverts of the sample, in lower case."""
    words = set()
    for text in sample_texts(150):
        layout = read_layout(text)
        words |= {
            lowered(text[low:high]) for low, high in zip(layout.sentence_starts, layout.sentence_ends, strict=True)
        }
    return frozenset(words)


@pytest.mark.parametrize("name", ["after_optional", "before_optional", "legal", "applying", "benefit", "company"])
def test_a_cues_hints_never_hide_what_its_pattern_finds(sentences: frozenset[str], name: str) -> None:
    cue = getattr(cues_for("en"), name)
    hits = [words for words in sentences if cue.pattern.search(words)]
    assert [words for words in hits if not cue.may_stand_in(words)] == []
    assert hits or name == "applying"
