"""docs/method.md keeps step with the code: names resolve, constants agree, every example comes out as it says."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from core.market import coverage, demand, gap
from core.market import sample_size as floors
from core.market.comparison import compare_roles
from core.market.profile import OwnedSkills, satisfied_by
from core.models import Posting
from core.snapshot.slices import Slice
from core.snapshot.snapshot import Snapshot
from core.stats import bootstrap as resampling
from core.stats import clustering
from core.stats import proportions as statistics
from tests.tables import each_row

TEXT = (Path(__file__).resolve().parent.parent.parent / "docs" / "method.md").read_text("utf-8")
FORMULAS = re.findall(r"<!-- formula: ([\w.]+) -->", TEXT)
CONSTANTS = re.findall(r"^\| `(core\.[\w.]+)` \| (\S+) \|", TEXT, re.MULTILINE)
EXAMPLES = re.findall(r"Example: `(.+?)` = `(.+?)`", TEXT)

# what the page must explain, whoever adds to it
EXPLAINED = {
    "core.market.demand.skill_demand",
    "core.market.coverage.coverages",
    "core.market.fit.Standing.readiness",
    "core.market.gains.what_each_adds",
    "core.market.gap_history.gap_changes",
    "core.market.closest.closest_roles",
    "core.market.comparison.compare_roles",
    "core.market.snapshot_diff.skill_differences",
}

ENGINEER = Slice(role="data engineer")
IMPLIES = {"postgresql": frozenset({"postgresql", "sql"})}
PERSON = OwnedSkills(frozenset({"python", "postgresql"}), IMPLIES, {})


def named(path: str) -> object:
    parts = path.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found
    raise AssertionError(path)


def example_postings() -> Iterator[Posting]:
    for number, role, company, required, optional in re.findall(
        r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|([^|]*)\|$", TEXT, re.MULTILINE
    ):
        asked = [frozenset(name.strip() for name in names.split(",") if name.strip()) for names in (required, optional)]
        yield Posting(
            f"x:{number}",
            "x",
            role,
            date(2026, 11, 1),
            role=role.strip(),
            company=company.strip(),
            required=asked[0],
            optional=asked[1],
        )


def words(snapshot: Snapshot) -> dict[str, Callable[..., object]]:
    """What the examples may say."""
    frame = demand.skill_demand(snapshot, ENGINEER).set_index("skill")
    answer = gap.gap(snapshot, ENGINEER, PERSON)
    added = gap.unlocks(snapshot, ENGINEER, PERSON).set_index("skill")
    standing = gap.standing_of(snapshot, ENGINEER, PERSON)
    fits = dict(zip(snapshot.ids(standing.adverts.rows), standing.fits.tolist(), strict=True))

    def value(estimate: statistics.Estimate | None) -> float:
        assert estimate is not None
        return estimate.value

    def design_effect(ask: list[int], size: list[int]) -> float:
        return sum(size) / clustering.effective_counts(np.array(ask)[:, None], size)[0]

    return {
        "demand_share": lambda skill: frame.loc[skill, "demand_share"],
        "optional_share": lambda skill: frame.loc[skill, "optional_share"],
        "lift": lambda skill: frame.loc[skill, "lift"],
        "coverage": lambda: value(answer.coverage),
        "weighted_coverage": lambda: value(answer.weighted_coverage),
        "fit": lambda number: fits[f"x:{number}"],
        "readiness": lambda: np.mean(list(fits.values())),
        "fitting": lambda: answer.ready_count,
        "near": lambda: answer.near_count,
        "gain": lambda skill: added.loc[skill, "gain"],
        "unlock": lambda skill: added.loc[skill, "unlock_count"],
        "mean_bounds": lambda sums, sizes: np.ravel(clustering.mean_bounds(np.array(sums)[:, None], sizes)),
        "similarity": lambda first, second: compare_roles(snapshot, Slice(), first, second).similarity,
        "satisfied_by": lambda owned: satisfied_by(owned, IMPLIES),
        "too_few": floors.too_few,
        "design_effect": design_effect,
        "quartiles": statistics.quartiles,
        "wilson": statistics.wilson,
        "two_proportions": statistics.two_proportions,
        "difference_interval": statistics.difference_interval,
        "discovery_rates": statistics.discovery_rates,
    }


@pytest.fixture(scope="module")
def vocabulary() -> dict[str, Callable[..., object]]:
    return words(Snapshot.build(example_postings()))


@each_row("path", FORMULAS)
def test_every_marked_formula_exists(path: str) -> None:
    assert callable(named(path)) or isinstance(named(path), property | cached_property)


def test_every_formula_the_product_uses_is_explained() -> None:
    assert set(FORMULAS) >= EXPLAINED
    public = {
        f"{room.__name__}.{name}"
        for room in (statistics, clustering, resampling, coverage)
        for name, found in vars(room).items()
        if callable(found) and getattr(found, "__module__", "") == room.__name__ and not name.startswith("_")
        if not isinstance(found, type)
    }
    plumbing = {f"core.stats.bootstrap.{name}" for name in ("resampling_weights", "resample", "resampled_shares")}
    assert public - plumbing <= set(FORMULAS)


@each_row(("path", "value"), CONSTANTS)
def test_every_constant_is_the_one_in_the_code(path: str, value: str) -> None:
    assert named(path) == pytest.approx(float(value.replace(",", "")))


@each_row(("expression", "result"), EXAMPLES)
def test_every_example_comes_out_as_the_page_says(
    vocabulary: dict[str, Callable[..., object]], expression: str, result: str
) -> None:
    found = eval(expression, {"__builtins__": {}}, dict(vocabulary))
    expected = eval(result, {"__builtins__": {}})
    if isinstance(expected, str):
        assert found == expected
    else:
        digits = max((len(number) for number in re.findall(r"\.(\d+)", result)), default=0)
        close = 0.5 * 10.0 ** -max(digits, 3) + (0.05 if "design_effect" in expression else 0)
        assert np.ravel(np.asarray(found, dtype=float)) == pytest.approx(np.ravel(expected), abs=close)


def test_the_worked_market_is_read_from_the_page() -> None:
    world = list(example_postings())
    assert len(world) == 12
    assert len(EXAMPLES) >= 20
    assert len(CONSTANTS) >= 9
    assert (world[4].required, world[4].optional) == (frozenset({"sql", "airflow", "docker"}), frozenset({"python"}))
