"""`career-navigator release DIR`: a folder of open data to publish, described as a Frictionless Data Package."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from core import __version__
from core.catalogue.sources import source_note
from core.market import release
from core.snapshot.snapshot import Snapshot
from core.views.provenance import source_uses

# Whose terms let counts be published; all others are left out and named.
PUBLISHABLE = frozenset(
    {
        "sample",
        "arbeitnow",
        "jobicy",
        "remotive",
        "greenhouse",
        "lever",
        "ashby",
        "teamtailor",
        "hackernews",
        "hacker_news",
        "jobtech",
        "himalayas",
    }
)
KINDS: Mapping[str, tuple[str, str]] = {
    "month": ("date", "First day of the month in which the adverts were posted."),
    "dimension": ("string", "What the adverts are split by: all, role, country, level or work_model."),
    "value": ("string", "The value of that dimension, such as data-engineer, DE, senior or remote."),
    "skill": ("string", "Id of the skill in the taxonomy."),
    "posting_count": ("integer", "Adverts in the cell; empty where it was withheld."),
    "asked_count": ("integer", "Adverts in the cell that ask for the skill, as required or optional."),
    "suppressed": (
        "boolean",
        f"True where fewer than {release.FEWEST} adverts are in the cell: the count is withheld.",
    ),
    "share": ("number", "asked_count / posting_count, 0 to 1."),
    "share_low": ("number", "Lower end of the 95 % interval, clustered by company."),
    "share_high": ("number", "Upper end of the 95 % interval, clustered by company."),
    "salary_count": ("integer", "Adverts in the cell that say both ends of their pay; cells of fewer are left out."),
    "salary_lower": ("integer", "Lower quartile of annual pay, USD."),
    "salary_median": ("integer", "Median of annual pay, USD."),
    "salary_upper": ("integer", "Upper quartile of annual pay, USD."),
    "salary_median_low": ("integer", "Lower end of the median's 95 % interval, clustered by company, USD."),
    "salary_median_high": ("integer", "Upper end of the median's 95 % interval, clustered by company, USD."),
}
README = """\
# Job adverts by month: what is asked for

Shares of collected job adverts that ask for a skill, and what they pay, by month, role, country, level and work model,
with 95 % intervals clustered by company. Cells of fewer than {fewest} adverts are withheld. No advert, company or
person is in here.

Snapshot {snapshot_id}, taxonomy {taxonomy_version}, program {version}. `datapackage.json` describes every column; the
method is in the program's `docs/method.md`. The same command over the same store makes the same bytes.
{sample}
## Sources
{included}
## Left out
{left_out}
"""


def write_release(snapshot: Snapshot, folder: Path) -> dict[str, Any]:
    """Write the release of `snapshot` into `folder`, which must be empty or not there, and return its description.

    Raises FileExistsError where the folder holds something, OSError where it cannot be written.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; name a new folder")
    folder.mkdir(parents=True, exist_ok=True)
    uses = source_uses(snapshot)
    included = [use for use in uses if use.source in PUBLISHABLE]
    left_out = [use for use in uses if use.source not in PUBLISHABLE]
    published = release.only_sources(snapshot, frozenset(use.source for use in included))
    tables = {"postings_by_month": release.counts(published), "skill_shares_by_month": release.shares(published)}
    tables["pay_by_month"] = release.pay(published)
    package = {
        "profile": "tabular-data-package",
        "name": "career-navigator-release",
        "title": "Job adverts by month: what is asked for",
        "version": __version__,
        "snapshot_id": published.snapshot_id,
        "taxonomy_version": published.taxonomy_version,
        "is_sample": published.is_sample,
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "sources": [
            {
                "title": source_note(use.source).label,
                "path": use.url,
                "postings": use.posting_count,
                "terms": use.licence,
            }
            if use.url
            else {"title": source_note(use.source).label, "postings": use.posting_count, "terms": use.licence}
            for use in included
        ],
        "left_out": [{"title": source_note(use.source).label, "postings": use.posting_count} for use in left_out],
        "resources": [_write_table(folder, name, frame) for name, frame in tables.items()],
    }
    _write(folder / "datapackage.json", json.dumps(package, ensure_ascii=False, indent=2) + "\n")
    _write(
        folder / "README.md",
        README.format(
            fewest=release.FEWEST,
            snapshot_id=published.snapshot_id,
            taxonomy_version=published.taxonomy_version,
            version=__version__,
            sample="\n**SAMPLE DATA: these adverts are invented.**\n" if published.is_sample else "",
            included=_list(included),
            left_out=_list(left_out),
        ),
    )
    return package


def _list(uses: list[Any]) -> str:
    lines = [f"- {source_note(use.source).label}: {use.posting_count} adverts. {use.licence}" for use in uses]
    return "\n".join(lines or ["- none"]) + "\n"


def _write_table(folder: Path, name: str, frame: pd.DataFrame) -> dict[str, Any]:
    content = frame.to_csv(index=False, lineterminator="\n").encode()
    (folder / f"{name}.csv").write_bytes(content)
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {
            "fields": [
                {"name": column, "type": KINDS[column][0], "description": KINDS[column][1]}
                | ({"trueValues": ["True"], "falseValues": ["False"]} if KINDS[column][0] == "boolean" else {})
                for column in frame.columns
            ]
        },
    }


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
