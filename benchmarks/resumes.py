"""How well résumés are read, beside what a person wrote down of each file.

    python -m benchmarks.resumes --files FOLDER
    python -m benchmarks.resumes --files FOLDER --labels LABELS.jsonl --readings OUT.jsonl --misses MISSES.jsonl

prints one JSON object. Labels and readings have one JSON object a line: `file`, `refused` (a word of the reason in the
labels, the whole sentence in the readings, null where the file is read), `skills` [{`id`, `ticked`}], `languages`
[{`id`, `level`}], `years`, `degree`. A label with `"case": true` is a special case: right or wrong as a whole. A skill
that a label does not name counts against the precision where it is ticked. Without --labels the folder's own
`labels.jsonl` is used. Each file goes through the process that reads uploads.
"""

import argparse
import json
import statistics
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.errors import UnreadableResume
from core.resumes.reading import ResumeReading
from core.resumes.service import read_resume

YEARS_OFF = 1.0
Row = Mapping[str, Any]


def main() -> None:
    """Read, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=Path, required=True)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--misses", type=Path)
    options = parser.parse_args()
    labels = read_lines(options.labels or options.files / "labels.jsonl")
    readings, seconds = [], []
    for label in labels:
        started = time.perf_counter()
        readings.append(reading_of(options.files / str(label["file"])))
        seconds.append(time.perf_counter() - started)
    if options.readings:
        write_lines(options.readings, readings)
    misses = [miss for label, reading in zip(labels, readings, strict=True) if (miss := miss_of(label, reading))]
    if options.misses:
        write_lines(options.misses, misses)
    print(json.dumps(figures(labels, readings) | speed(seconds), indent=2, ensure_ascii=False))


def reading_of(file: Path) -> dict[str, Any]:
    """One file in the form of the labels."""
    try:
        return row_of(file.name, read_resume(file.name, file.read_bytes()))
    except UnreadableResume as error:
        return {"file": file.name, "refused": str(error), "skills": [], "languages": [], "years": None, "degree": None}


def row_of(name: str, reading: ResumeReading) -> dict[str, Any]:
    """A reading in the form of the labels."""
    return {
        "file": name,
        "refused": None,
        "skills": [{"id": one.id, "ticked": one.reason is None, "reason": one.reason} for one in reading.skills],
        "languages": [{"id": one.id, "level": one.level} for one in reading.languages],
        "years": reading.years,
        "degree": reading.degree,
        "notes": list(reading.notes),
    }


def ids(row: Row, *, ticked: bool) -> set[str]:
    """The skills of a label or reading that are ticked, or those that are not."""
    return {str(one["id"]) for one in row["skills"] if bool(one["ticked"]) is ticked}


def spoken(row: Row) -> set[tuple[str, str | None]]:
    return {(str(one["id"]), one["level"]) for one in row.get("languages") or ()}


def refusal_is_right(label: Row, reading: Row) -> bool:
    """Whether a file is read that can be, or refused with the word that names its cause."""
    if label.get("refused") is None:
        return reading["refused"] is None
    return reading["refused"] is not None and str(label["refused"]).lower() in str(reading["refused"]).lower()


def case_is_right(label: Row, reading: Row) -> bool:
    """Whether all that must be ticked is, nothing else that the label names, and the languages are right."""
    ticked = ids(reading, ticked=True)
    is_right = refusal_is_right(label, reading) and ids(label, ticked=True) <= ticked
    return is_right and not ticked & ids(label, ticked=False) and spoken(label) <= spoken(reading)


def miss_of(label: Row, reading: Row) -> dict[str, Any] | None:
    """What was missed and wrongly ticked in a file, or None."""
    ticked, claimed = ids(reading, ticked=True), ids(label, ticked=True)
    wrong = {
        "missed": sorted(claimed - ticked),
        "ticked": sorted(ticked & ids(label, ticked=False) if label.get("case") else ticked - claimed),
        "languages": sorted(map(str, spoken(label) ^ spoken(reading))) if label.get("languages") else [],
        "refused": None if refusal_is_right(label, reading) else str(reading["refused"]),
        "years": None if years_are_right(label, reading) else reading["years"],
        "degree": None if degree_is_right(label, reading) else str(reading["degree"]),
    }
    return (
        {"file": label["file"], **{key: value for key, value in wrong.items() if value}}
        if any(wrong.values())
        else None
    )


def years_are_right(label: Row, reading: Row) -> bool:
    wanted = label.get("years")
    return wanted is None or (reading["years"] is not None and abs(reading["years"] - wanted) <= YEARS_OFF)


def degree_is_right(label: Row, reading: Row) -> bool:
    return label.get("degree") is None or reading["degree"] == label["degree"]


def figures(labels: Sequence[Row], readings: Sequence[Row]) -> dict[str, Any]:
    """Shares in percent over all files of a kind, with their bases."""
    pairs = list(zip(labels, readings, strict=True))
    whole = [(label, reading) for label, reading in pairs if label.get("refused") is None and not label.get("case")]
    refused = [pair for pair in pairs if pair[0].get("refused") is not None]
    cases = [pair for pair in pairs if pair[0].get("case") and pair[0].get("refused") is None]
    claimed = sum(len(ids(label, ticked=True)) for label, _ in whole)
    ticked = sum(len(ids(reading, ticked=True)) for _, reading in whole)
    right = sum(len(ids(label, ticked=True) & ids(reading, ticked=True)) for label, reading in whole)
    recalls = {
        str(label["file"]): percent(
            len(ids(label, ticked=True) & ids(reading, ticked=True)), len(ids(label, ticked=True))
        )
        for label, reading in whole
    }
    languages = sum(len(spoken(label)) for label, _ in pairs)
    named = sum(
        len({one for one, _ in spoken(label)} & {one for one, _ in spoken(reading)}) for label, reading in pairs
    )
    return {
        "files": len(whole),
        "recall": percent(right, claimed),
        "precision": percent(right, ticked),
        "claimed": claimed,
        "ticked": ticked,
        "least_recall": min(recalls.items(), key=lambda item: item[1] or 0, default=None),
        "wrongly_ticked_of_not_claimed": [
            sum(len(ids(label, ticked=False) & ids(reading, ticked=True)) for label, reading in pairs),
            sum(len(ids(label, ticked=False)) for label, _ in pairs),
        ],
        "cases_right": [sum(case_is_right(*pair) for pair in cases), len(cases)],
        "refusals_right": [sum(refusal_is_right(*pair) for pair in refused), len(refused)],
        "refused_though_readable": [
            str(one["file"]) for label, one in pairs if label.get("refused") is None and one["refused"]
        ],
        "languages_named": [named, languages],
        "languages_with_level": [sum(len(spoken(label) & spoken(reading)) for label, reading in pairs), languages],
        "years_right": [sum(years_are_right(*pair) for pair in whole), len(whole)],
        "degrees_right": [sum(degree_is_right(*pair) for pair in whole), len(whole)],
    }


def percent(part: int, base: int) -> float | None:
    return round(100 * part / base, 1) if base else None


def speed(seconds: Sequence[float]) -> dict[str, Any]:
    """Seconds on the clock: of the first file, which loads the process, and the median of the others."""
    rest = seconds[1:] or [0.0]
    return {
        "first_seconds": round(seconds[0], 2),
        "median_seconds": round(statistics.median(rest), 3),
        "most_seconds": round(max(rest), 2),
    }


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_lines(file: Path, rows: Sequence[object]) -> None:
    """Write one JSON object a line."""
    with file.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
