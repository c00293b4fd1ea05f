import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue.roles import DATA_FILE, RoleCatalogue, RoleMatch
from core.catalogue.titles import BREAK, MAX_TOKEN_CHARS, MAX_TOKENS, pattern_tokens, title_tokens
from core.errors import DataFileError
from core.models import Seniority
from tests.tables import each_row

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
CATALOGUE = RoleCatalogue.load()
CONTENT = json.loads(DATA_FILE.read_text(encoding="utf-8"))

# The ten groups of the 2023 titles are coarser than our roles. Their column is the truth, so a role of ours counts
# under the one group it stands nearest to, and only there: a BI analyst counts as Business Analyst because the column
# files "Business Intelligence Analyst" there, an analytics engineer as Data Scientist for the same reason. A title that
# says less than a role ("Analyst", "Financial Analyst") gets none from us and counts as a miss. "Senior X" is role X
# and a seniority of senior or above; plain "X" asks nothing of the seniority, since the column files "Sr. X" there too.
GROUPS = {
    "Business Analyst": {"business-analyst", "bi-analyst", "systems-analyst"},
    "Cloud Engineer": {
        "cloud-engineer",
        "cloud-architect",
        "network-engineer",
        "systems-engineer",
        "systems-administrator",
    },
    "Data Analyst": {"data-analyst", "data-steward"},
    "Data Engineer": {"data-engineer", "data-architect"},
    "Data Scientist": {"data-scientist", "analytics-engineer"},
    "Machine Learning Engineer": {"ml-engineer", "mlops-engineer", "ai-engineer", "nlp-engineer", "research-scientist"},
    "Software Engineer": {
        "software-engineer",
        "backend-engineer",
        "frontend-engineer",
        "full-stack-engineer",
        "bi-developer",
        "computer-vision-engineer",
    },
}
SENIOR_OR_ABOVE = {
    Seniority.SENIOR,
    Seniority.LEAD,
    Seniority.PRINCIPAL,
    Seniority.MANAGER,
    Seniority.EXECUTIVE,
}


def rows(name: str) -> list[dict[str, str]]:
    with (FIXTURES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counts_as(match: RoleMatch, group: str) -> bool:
    base = group.removeprefix("Senior ")
    return match.role_id in GROUPS[base] and (base == group or match.seniority in SENIOR_OR_ABOVE)


def test_no_role_counts_under_two_groups():
    counted = Counter(role for roles in GROUPS.values() for role in roles)
    assert set(counted.values()) == {1}
    assert set(counted) <= {role.id for role in CATALOGUE.all()}


def test_at_least_95_percent_of_the_2023_titles_by_count_are_read_as_their_role():
    titles = rows("demand_titles_2023.csv")
    right = sum(int(row["count"]) for row in titles if counts_as(CATALOGUE.match(row["title"]), row["role"]))
    assert right / sum(int(row["count"]) for row in titles) >= 0.95


# All samples were labelled before the matcher first read them, `labelled` (the sample the bar was set for) before any
# pattern was written, yet by the same hand. First measured: 97 %, 82 %, 84 % and 81 %, the last three being the fairer
# guess for titles nobody has looked at; half of what is wrong there is a matter of where one role ends and the next
# begins. The patterns have learned from all of them, labels are never changed: these guard what was reached.
SAMPLES = [("labelled", 200, 0.90), ("heldout", 100, 0.90), ("unseen", 100, 0.90), ("fresh", 100, 0.89)]


@pytest.mark.parametrize(("sample", "size", "least"), SAMPLES)
def test_hand_labelled_titles_are_read_as_their_role(sample, size, least):
    titles = rows(f"onet_titles_{sample}.csv")
    assert len({row["title"] for row in titles}) == size
    right = [row for row in titles if (CATALOGUE.match(row["title"]).role_id or "") == row["role"]]
    assert len(right) / size >= least


# Titles of 2026 in four languages, written and labelled by hand before the matcher read them, the first two split by
# lot. The patterns learned from `tuned` first; then each of the others was read for the first time: `aside` right by
# 94 % (69 % before the work), `fresh` by 93 % (77 %), `unseen`, which looks for trouble, by 89 % (68 %). They have
# learned from all four since; what is left is where one role ends and the next begins.
SAMPLES_2026 = [("tuned", 111, 0.98), ("aside", 111, 0.95), ("fresh", 111, 0.96), ("unseen", 66, 0.93)]


@pytest.mark.parametrize(("sample", "size", "least"), SAMPLES_2026)
def test_titles_of_2026_are_read_as_their_role(sample, size, least):
    titles = rows(f"titles_2026_{sample}.csv")
    assert len({row["title"] for row in titles}) == size
    assert {row["role"] for row in titles} - {""} <= {role.id for role in CATALOGUE.all()}
    wrong = [row for row in titles if (CATALOGUE.match(row["title"]).role_id or "") != row["role"]]
    assert 1 - len(wrong) / size >= least, wrong


# 184 titles as boards of 2025 and 2026 write them, labelled with all roles that fit ("" for none) before the
# matcher read them, parted by a hash: 91 of 94 and 86 of 90 right at first. Nothing was learnt from the part `kept`.
@pytest.mark.parametrize(("part", "size", "least"), [("learnt", 94, 0.98), ("kept", 90, 0.95)])
def test_titles_of_boards_are_read_as_a_role_that_fits(part, size, least):
    titles = [row for row in rows("titles_of_boards_2026.csv") if row["part"] == part]
    assert len({row["title"] for row in titles}) == size
    accepted = {row["title"]: row["roles"].split("|") for row in titles}
    assert set().union(*accepted.values()) - {""} <= {role.id for role in CATALOGUE.all()}
    wrong = [title for title, roles in accepted.items() if (CATALOGUE.match(title).role_id or "") not in roles]
    assert 1 - len(wrong) / size >= least, len(wrong)


@pytest.mark.parametrize("sample", [sample for sample, _, _ in SAMPLES])
def test_labels_name_roles_that_exist(sample):
    assert {row["role"] for row in rows(f"onet_titles_{sample}.csv")} - {""} <= {role.id for role in CATALOGUE.all()}


@each_row(
    ("title", "role", "seniority"),
    [
        ("Senior Fullstack Engineer ( m/f/d ) - OMS", "full-stack-engineer", "senior"),
        ("Sr. Manager Endpoint Security Engineer", "security-engineer", "manager"),
        ("Sen. ) Backend Engineer at", "backend-engineer", "senior"),
        ("React/HTML5 Tech lead", "tech-lead", "lead"),
        ("Data Engineer II", "data-engineer", "mid"),
        ("Data Scientist 3", "data-scientist", "senior"),
        ("Analyst, Data I", None, None),
        ("SENIOR BPMN CAMUNDA JAVA SOFTWARE DEVELOPER ( M/F/D )", "backend-engineer", "senior"),
        ("Senior . NET SW Engineer", "backend-engineer", "senior"),
        ("Machine Learning Engineer, Ads", "ml-engineer", None),
        ("Software Engineer, Machine Learning", "ml-engineer", None),
        ("Head of IT ( m/f/d )", "it-manager", "executive"),
        ("VP Engineering", "cto", "executive"),
        ("Vice President, Engineering", "cto", "executive"),
        ("Java Developer, VP", "backend-engineer", None),
        ("Data Science &amp; ML Lead", "data-scientist", "lead"),
        ("Research &amp;amp; Data Analyst", "data-analyst", None),
        ("Senior Product Manager", "product-manager", "senior"),
        ("Product Manager", "product-manager", None),
        ("Engineering Manager", "engineering-manager", "manager"),
        ("Data Senior Analyst", "data-analyst", "senior"),
        ("Data Ops Engineer ( Mid/Senior )", "data-engineer", "senior"),
        ("Staff Software Engineer", "software-engineer", "principal"),
        ("Member of Technical Staff", "software-engineer", None),
        ("Senior Data Engineer - Principal Associate", "data-engineer", "senior"),
        ("Werkstudent Softwareentwicklung / Data Engineer (w/m/d)", "data-engineer", "intern"),
        ("Softwareentwickler (all genders)", "software-engineer", None),
        ("Data\u200b Engin\u00adeer", "data-engineer", None),
        ("Ｄａｔａ Engineer", "data-engineer", None),
        ("Graduate QA Engineer", "qa-engineer", "junior"),
        ("Lead Generation Specialist", None, None),
        ("Registered Nurse", None, None),
        ("Real Estate Developer", None, None),
        ("Product Marketing Manager", None, "manager"),
        ("Analyst", None, None),
        ("AI Financial Analyst", None, None),
        ("Mechanical Engineer, AI Satellites", None, None),
        ("AI Sales Lead", None, "lead"),
        ("Data & AI Architect", "data-architect", None),
        ("Data & AI Analyst", "data-analyst", None),
        ("PHP WordPress Developer", "cms-developer", None),
        ("Manager of IT Support Services", "it-manager", "manager"),
        ("Staff Engineer (Geotechnical)", None, "principal"),
        ("Procurement Quality Engineer", None, None),
        ("Manufacturing Engineering Manager", None, "manager"),
        ("Engineering Manager, Manufacturing Software", "engineering-manager", "manager"),
        ("AI Financial Data Engineer", "data-engineer", None),
        ("Software Engineer, AI", "ai-engineer", None),
        ("Staff Engineer, Machine Learning Platform", "mlops-engineer", "principal"),
        ("Forward Deployed Engineer - LLMs", "forward-deployed-engineer", None),
        ("Founding Full Stack Engineer", "founding-engineer", None),
        ("GTM Engineer", "gtm-engineer", None),
        ("Leiter Softwareentwicklung (m/w/d)", "engineering-manager", "executive"),
        ("Alternance Développeur web", "web-developer", "intern"),
        ("Ingénieur logiciel embarqué", "embedded-engineer", None),
        ("Desarrolladora backend senior", "backend-engineer", "senior"),
        ("Ingeniero/a de Datos Senior", "data-engineer", "senior"),
        ("Softwareentwickler*in (m/w/d)", "software-engineer", None),
        ("Entwickler:in Frontend", "frontend-engineer", None),
        ("Développeur(euse) Full Stack", "full-stack-engineer", None),
        ("Webentwickler PHP", "web-developer", None),
    ],
)
def test_messy_titles_are_read_as_a_person_would(title, role, seniority):
    match = CATALOGUE.match(title)
    assert (match.role_id, match.seniority) == (role, seniority)


@pytest.mark.parametrize(
    "title",
    [
        "a" * 100_000,
        "senior " * 10_000,
        "data * " * 10_000,
        "(" * 50_000 + "Data Engineer" + ")" * 50_000,
        "[({" * 1_000,
        ")]}" * 1_000,
        "\x00\x01\x07\x1b[31m" * 100,
        "\u202e\u2066\u200f" * 1_000,
        "!?#%&/-,.;:" * 1_000,
        "&amp;" * 10_000,
        "&#x110000;&#0;&#xD800;",
        "\ufdfa" * 10_000,
        "m/f/d " * 5_000,
        "\ud800 Data Engineer",
        "   ",
    ],
)
def test_a_hostile_title_is_cut_to_a_bounded_number_of_words_and_still_answered(title):
    tokens = title_tokens(title, CONTENT["words"])
    assert len(tokens) <= MAX_TOKENS
    assert max(map(len, tokens), default=0) <= MAX_TOKEN_CHARS
    assert isinstance(CATALOGUE.match(title), RoleMatch)


@given(st.text(max_size=600))
def test_any_text_is_answered_with_known_roles_and_words_within_bounds(title):
    match = CATALOGUE.match(title)
    assert match.role_id is None or CATALOGUE.get(match.role_id)
    assert (match.role_id is None) == (match.pattern is None)
    assert len(title_tokens(title, CONTENT["words"])) <= MAX_TOKENS


def test_the_catalogue_is_as_wide_as_promised():
    assert len(CATALOGUE.all()) >= 60
    assert sum(len(role.patterns) for role in CATALOGUE.all()) >= 400
    assert all(role.core_skills and role.adjacent for role in CATALOGUE.all())


def test_every_role_is_reached_by_its_own_name_at_any_level():
    for role in CATALOGUE.all():
        assert CATALOGUE.match(role.name).role_id == role.id
        senior = CATALOGUE.match(f"Senior {role.name} (m/w/d)")
        assert senior.role_id == role.id
        assert senior.seniority in SENIOR_OR_ABOVE, role.id


def test_no_phrase_belongs_to_two_roles_and_none_can_never_match():
    owners: dict[tuple[bool, tuple[str, ...]], str] = {}
    for role in CATALOGUE.all():
        for text in (*role.patterns, *role.fields):
            phrase = pattern_tokens(text.removeprefix("="), CONTENT["words"])
            assert len(phrase) <= MAX_TOKENS
            assert owners.setdefault((text.startswith("="), phrase), role.id) == role.id, text


def test_no_exclusion_shuts_a_role_out_of_its_own_patterns():
    shut = {
        (role.id, pattern, exclusion)
        for role in CATALOGUE.all()
        for pattern in role.patterns
        for exclusion in role.exclusions
        if f" {exclusion} " in f" {pattern} "
    }
    assert not shut


def test_nearest_offers_the_roles_an_unknown_name_resembles():
    assert CATALOGUE.nearest("date engineer", 3)[0].id == "data-engineer"
    assert CATALOGUE.nearest("pentester", 3)[0].id == "penetration-tester"
    assert len(CATALOGUE.nearest("engineer", 4)) == 4
    assert CATALOGUE.nearest("", 5) == ()
    assert CATALOGUE.nearest("engineer", 0) == ()


def test_get_knows_every_id_and_no_other():
    assert [CATALOGUE.get(role.id) for role in CATALOGUE.all()] == list(CATALOGUE.all())
    assert CATALOGUE.get("astronaut") is None


def broken(change) -> str:
    content = json.loads(DATA_FILE.read_text(encoding="utf-8"))
    change(content)
    return json.dumps(content)


def rob_of_name(content):
    del content["roles"][2]["name"]


def repeat_an_id(content):
    content["roles"][1]["id"] = content["roles"][0]["id"]


def point_nowhere(content):
    content["roles"][0]["adjacent"] = ["astronaut"]


def steal_a_pattern(content):
    content["roles"][5]["patterns"].append(content["roles"][6]["patterns"][0])


def leave_a_gap_at_the_end(content):
    content["roles"][0]["patterns"].append("software *")


def forget_a_level(content):
    del content["seniority"]["markers"]["senior"]


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("{", "whole file", "Expecting property name"),
        ("[]", "whole file", "an object"),
        (broken(rob_of_name), f"roles[2] ({CONTENT['roles'][2]['id']}).name", "required"),
        (broken(repeat_an_id), CONTENT["roles"][0]["id"], "twice"),
        (broken(point_nowhere), CONTENT["roles"][0]["id"], "'astronaut'"),
        (broken(steal_a_pattern), CONTENT["roles"][6]["id"], f"belongs to {CONTENT['roles'][5]['id']}"),
        (broken(leave_a_gap_at_the_end), CONTENT["roles"][0]["id"], "needs a word at each end"),
        (broken(forget_a_level), "seniority", "senior"),
    ],
)
def test_a_damaged_file_is_refused_with_its_name_the_entry_and_the_reason(tmp_path, text, entry, reason):
    file = tmp_path / "roles.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        RoleCatalogue.load(file)
    assert caught.value.file == file
    assert caught.value.entry == entry
    assert reason in caught.value.reason


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DataFileError, match=r"roles\.json: whole file"):
        RoleCatalogue.load(tmp_path / "roles.json")


def test_the_command_prints_what_a_title_is_read_as():
    done = subprocess.run(
        [sys.executable, "-m", "core.catalogue.roles", "Data Engineer II"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "data-engineer" in done.stdout
    assert "mid" in done.stdout


def test_a_pattern_never_spans_two_parts_of_a_title():
    assert BREAK in title_tokens("Data, Engineer", CONTENT["words"])
    assert CATALOGUE.match("Data, Engineer").role_id is None


@each_row(
    "title",
    [
        "Student Trainee (IT)",
        "Tirocinante sviluppatore",
        "Becario de desarrollo",
        "Estagiário de TI",
        "Auszubildender Fachinformatiker (m/w/d)",
    ],
)
def test_who_learns_the_job_is_an_intern_in_every_language(title: str) -> None:
    assert CATALOGUE.match(title).seniority is Seniority.INTERN
