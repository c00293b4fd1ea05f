import json
import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import sqrt

import pytest

from core.catalogue.roles import RoleCatalogue
from core.errors import DataFileError
from core.sample import sample_rows
from core.sample.content import DATA_FILE, load_content
from core.sample.draw import FEWEST, MOST, draw_frame
from tests.commonest_roles import COMMONEST

TODAY = date(2026, 11, 23)
CONTENT = load_content()
SKILLS = {entry["id"] for entry in json.loads((DATA_FILE.parent / "skills.json").read_text("utf-8"))["skills"]}


@cache
def all_rows():
    """The sample, written when a test first asks: collecting the tests must not wait for it."""
    return list(sample_rows(TODAY))


@cache
def all_frames():
    taken: set[tuple[str, str, str]] = set()
    return [
        draw_frame(CONTENT, number, taken) for number in range(round(CONTENT.postings * (1 - CONTENT.repost_share)))
    ]


def week_of(frame):
    return CONTENT.weeks - 1 - (frame.days_ago - 1) // 7


def asked(row):
    return {*row["expected_required"], *row["expected_optional"]}


def test_there_are_4400_postings_over_26_weeks_oldest_first():
    days = [date.fromisoformat(row["date_posted"]) for row in all_rows()]
    assert len(all_rows()) == 4400
    assert len({row["id"] for row in all_rows()}) == 4400
    assert days == sorted(days)
    assert days[-1] == TODAY - timedelta(days=1)
    assert days[0] >= TODAY - timedelta(weeks=26)
    assert min(Counter((TODAY - day).days // 7 for day in days if (TODAY - day).days < 182).values()) > 60


def test_each_of_the_commonest_roles_has_40_postings_in_the_last_30_days_and_some_in_san_francisco():
    recent = Counter(frame.profile.role for frame in all_frames() if frame.days_ago <= 29)
    assert {role: recent[role] for role in COMMONEST if recent[role] < 40} == {}
    assert sum(row["city"] == "San Francisco" for row in all_rows()) > 50


def test_the_same_day_gives_the_same_rows():
    assert list(sample_rows(TODAY)) == all_rows()


def test_a_posting_keeps_its_id_and_words_on_another_day_and_only_its_date_moves():
    later = {row["id"]: row for row in sample_rows(TODAY + timedelta(days=40))}
    for row in all_rows():
        other = later[row["id"]]
        assert date.fromisoformat(other["date_posted"]) - date.fromisoformat(row["date_posted"]) == timedelta(days=40)
        assert {k for k in row if row[k] != other[k]} <= {"date_posted", "discovered_at"}


def test_titles_are_read_as_the_role_they_were_drawn_for():
    catalogue = RoleCatalogue.load()
    wrong = {(f.title, f.profile.role) for f in all_frames() if catalogue.match(f.title).role_id != f.profile.role}
    assert wrong == set()
    assert len({frame.profile.role for frame in all_frames()}) >= 30


def test_skills_and_roles_named_by_the_file_exist():
    roles = {role.id for role in RoleCatalogue.load().all()}
    assert CONTENT.skills - SKILLS == set()
    assert {profile.role for profile in CONTENT.profiles} <= roles


def test_expected_skills_are_6_to_18_known_ids_in_one_list_each():
    for row in all_rows():
        assert asked(row) <= SKILLS
        assert not set(row["expected_required"]) & set(row["expected_optional"])
        assert len(asked(row)) == 0 if row["description"] is None else FEWEST <= len(asked(row)) <= MOST


def test_shares_stay_within_binomial_bounds_of_what_the_file_states():
    """Over some 1,200 shares: at most 1 % beyond three standard errors, none beyond five."""
    far, checked = [], 0
    for profile in CONTENT.profiles:
        frames = [frame for frame in all_frames() if frame.profile.id == profile.id]
        for skill, share in profile.shares.items():
            count = sum(skill in (*frame.asked.required, *frame.asked.optional) for frame in frames)
            z = abs(count / len(frames) - share) / sqrt(max(share * (1 - share), 0.01) / len(frames))
            checked += 1
            far += [(z, profile.id, skill)] if z > 3 else []
    assert checked > 1000
    assert len(far) < 0.01 * checked and max(far, default=(0, "", ""))[0] < 5, far


def test_drift_is_in_the_postings():
    """From the first eight weeks to the last eight: each change within four standard errors, their sum near."""
    told = found = 0.0
    for entry in CONTENT.drift:
        frames = [frame for frame in all_frames() if frame.profile.id == entry.profile]
        stated, drawn, variance = [], [], 0.0
        for weeks in (range(8), range(18, 26)):
            part = [frame for frame in frames if week_of(frame) in weeks]
            truth = [entry.share(week_of(frame)) for frame in part]
            stated.append(sum(truth) / len(part))
            drawn.append(sum(entry.skill in (*f.asked.required, *f.asked.optional) for f in part) / len(part))
            variance += sum(p * (1 - p) for p in truth) / len(part) ** 2
        change, truth_change = drawn[1] - drawn[0], stated[1] - stated[0]
        assert abs(change - truth_change) < 4 * sqrt(variance), (entry.profile, entry.skill)
        sign = 1 if entry.end > entry.start else -1
        told += sign * truth_change
        found += sign * change
    assert found == pytest.approx(told, rel=0.15)


@pytest.mark.parametrize(("skill", "sign"), [("ai-assisted-development", 1), ("agile", -1)])
def test_one_rise_and_one_fall_over_all_roles_stand_out_in_the_last_28_days(skill, sign):
    shares = []
    for days in (range(1, 29), range(29, 57)):
        asks = [skill in (*f.asked.required, *f.asked.optional) for f in all_frames() if f.days_ago in days]
        shares.append((sum(asks) / len(asks), len(asks)))
    (late, n), (early, m) = shares
    pooled = (late * n + early * m) / (n + m)
    assert sign * (late - early) / sqrt(pooled * (1 - pooled) * (1 / n + 1 / m)) > 3.5


def test_a_drift_gives_its_share_before_during_and_after_its_weeks():
    entry = next(entry for entry in CONTENT.drift if entry.first_week > 0 and entry.last_week < CONTENT.weeks - 1)
    assert entry.share(0) == entry.share(entry.first_week) == entry.start
    assert entry.share(entry.last_week) == entry.share(CONTENT.weeks - 1) == pytest.approx(entry.end)
    middle = [entry.share(week) for week in range(entry.first_week, entry.last_week + 1)]
    assert all((b - a) * (entry.end - entry.start) > 0 for a, b in pairwise(middle))


@pytest.mark.parametrize(
    ("profile", "one", "other", "sign"),
    [
        ("backend-engineer", "java", "spring-boot", 1),
        ("backend-engineer", "csharp", "dotnet", 1),
        ("full-stack-engineer", "java", "csharp", -1),
        ("frontend-engineer", "react", "angular", -1),
        ("cloud-engineer", "aws", "azure", -1),
    ],
)
def test_skills_of_one_stack_come_together_and_rivals_apart(profile, one, other, sign):
    asks = [{*f.asked.required, *f.asked.optional} for f in all_frames() if f.profile.id == profile]
    together = sum({one, other} <= ask for ask in asks) / len(asks)
    by_chance = sum(one in ask for ask in asks) * sum(other in ask for ask in asks) / len(asks) ** 2
    assert sign * (together - by_chance) > 0


def test_pay_places_and_companies_vary_as_real_feeds_do():
    paid = [row for row in all_rows() if row["min_annual_salary_usd"]]
    posts = Counter(row["company"] for row in all_rows() if row["company"])
    assert 0.4 <= len(paid) / len(all_rows()) <= 0.5
    assert all(8_000 < row["min_annual_salary_usd"] < row["max_annual_salary_usd"] < 400_000 for row in paid)
    assert {"US", "DE", "GB", "IN", "CA", "FR", "NL", "PL", "ES", "BR"} <= {row["country_code"] for row in all_rows()}
    assert 230 <= len(posts) <= 260 and posts.most_common(1)[0][1] > 20 * min(posts.values())
    assert {row["remote"] for row in all_rows()} == {True, False, None}
    assert {"junior", "mid_level", "senior", "staff"} <= {row["seniority"] for row in all_rows()}


def test_about_two_percent_are_reposts_and_no_other_posting_repeats_company_title_and_place():
    texts = defaultdict(list)
    places = defaultdict(list)
    for row in all_rows():
        if row["description"]:
            texts[row["description"].removesuffix("\n(Posted again.)")].append(row["id"])
        if row["company"] and row["city"]:
            places[row["company"], row["job_title"], row["city"]].append(row["id"])
    repeats = {tuple(ids) for ids in texts.values() if len(ids) > 1}
    assert 70 <= len(repeats) <= 95
    assert {tuple(ids) for ids in places.values() if len(ids) > 1} == repeats


def test_some_rows_lack_fields_and_a_few_are_german():
    lacking = Counter(
        key for row in all_rows() for key in ("company", "city", "seniority", "description") if row[key] is None
    )
    german = [row for row in all_rows() if row["description"] and "(m/w/d)" in row["description"]]
    assert all(lacking[key] >= 2 for key in ("company", "city", "seniority", "description"))
    unstated = lacking.pop("seniority") / len(all_rows())
    assert 0.2 < unstated < 0.35  # mid-level adverts often state no level
    assert sum(lacking.values()) < 0.02 * len(all_rows())
    assert 10 <= len(german) <= 90
    assert all(row["country_code"] in ("DE", None) for row in german)


@pytest.mark.parametrize(
    "phrase",
    ["a plus", "not required", "Nice to have", "meetup", "disabilities", "<li>", "&lt;li&gt;", "## ", "\n- ", "\n* "],
)
def test_texts_vary_in_manner_and_markup(phrase):
    assert sum(phrase in (row["description"] or "") for row in all_rows()) >= 20


def test_texts_name_every_expected_skill_in_one_of_its_spellings():
    for row in all_rows():
        text = (row["description"] or "").replace("&amp;", "&").replace("&amp;", "&").casefold()
        for skill in asked(row):
            spellings = (*CONTENT.words[skill], *CONTENT.text.german.words.get(skill, ()))
            assert any(word.casefold() in text for word in spellings), (row["id"], skill)


def test_no_placeholder_address_or_link_is_left_in_a_text():
    for row in all_rows():
        assert not re.search(r"[{}]|https?:|www\.|[\w.]+@[\w.]+|\+\d[\d ]{6}", row["description"] or ""), row["id"]


def broken(tmp_path, change):
    raw = json.loads(DATA_FILE.read_text("utf-8"))
    change(raw)
    file = tmp_path / "sample_postings.json"
    file.write_text(json.dumps(raw), "utf-8")
    return file


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda raw: raw["companies"][3].update(country="ZZ"), "no country 'ZZ'"),
        (lambda raw: raw["profiles"][0]["shares"].update(python=1.5), "profiles[0] (data-analyst).shares.python"),
        (lambda raw: raw["profiles"][0]["shares"].update({"no-such-skill": 0.5}), "wordings (no-such-skill)"),
        (lambda raw: raw["drift"][0].update(skill="cobol"), "drift (ai-engineer, cobol)"),
        (lambda raw: raw["drift"][0].update(last_week=40), "weeks must rise"),
        (lambda raw: raw["text"]["intros"].append("Dear {reader}"), "nothing fills"),
        (lambda raw: raw.pop("seed"), "seed: Field required"),
        (lambda raw: raw.update(surprise=1), "surprise"),
    ],
)
def test_a_damaged_file_is_refused_with_entry_and_reason(tmp_path, change, named):
    with pytest.raises(DataFileError) as failure:
        load_content(broken(tmp_path, change))
    assert str(failure.value).startswith("sample_postings.json: ")
    assert named in str(failure.value)


def test_a_file_that_is_not_json_is_refused(tmp_path):
    file = tmp_path / "sample_postings.json"
    file.write_text("{", "utf-8")
    with pytest.raises(DataFileError, match="whole file"):
        load_content(file)
