"""How well adverts are read, beside answers that a person wrote down.

    python -m benchmarks.reading --postings FILE
    python -m benchmarks.reading --postings FILE --labels LABELS.jsonl --readings OUT.jsonl --misses MISSES.jsonl

imports FILE (whatever the collector's `--import` takes, packed with gzip too) into a store of its own and prints one
JSON object: for each file of labels how much of what it says was read, and how much of what was read it says. Without
--labels those of `benchmarks/labels` are used, with the invented adverts that belong to them. --readings writes what
was read of every posting, one JSON object a line; --misses what was missed and what was wrongly read, advert by
advert, but never for a file of labels with "kept" in its name: that part is there to be scored, not to be learnt from.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.imported import imported, native_id
from benchmarks.reading_scores import LABELS, Reading, Scores
from core.catalogue.taxonomy import Taxonomy
from core.models import Ask, Mention, Posting
from core.store import Store

OUR_LABELS = (LABELS.resolve() / "reading_dev.jsonl", LABELS.resolve() / "reading_kept.jsonl")
INVENTED = LABELS / "invented_adverts.jsonl"
_OF_LANGUAGES = ("languages_dev", "fresh_languages_dev", "fresh_languages_kept")
OF_INVENTED = {*OUR_LABELS, *(LABELS.resolve() / f"{name}.jsonl" for name in _OF_LANGUAGES)}
TEXTS_AT_ONCE = 500


def _degree(posting: Posting) -> dict[str, object] | None:
    degree = posting.terms.degree
    return degree and {"level": degree.level, "ask": degree.ask, "or_equivalent": degree.or_equivalent}


def _places(posting: Posting) -> list[dict[str, str | None]]:
    return [
        {"city": place.city, "region": place.region, "country_code": place.country_code}
        for place in posting.places
        if place.city or place.region or place.country_code
    ]


def _salary(posting: Posting) -> dict[str, object] | None:
    if not posting.salary:
        return None
    return {"min": posting.salary.min_usd, "max": posting.salary.max_usd, "currency": "USD", "period": "year"}


# What is written of a posting besides its skills. A field that is read from now on needs one line here.
FIELDS: dict[str, Callable[[Posting], object]] = {
    "language": lambda posting: posting.language,
    "role": lambda posting: posting.role,
    "level": lambda posting: posting.seniority,
    "places": _places,
    "work_model": lambda posting: posting.work_model,
    "salary": _salary,
    "years": lambda posting: posting.terms.years,
    "degree": _degree,
    "spoken": lambda posting: [{"id": one.language, "level": one.level} for one in posting.terms.spoken],
    "visa": lambda posting: posting.terms.visa,
    "relocation": lambda posting: posting.terms.relocation,
    "clearance": lambda posting: posting.terms.clearance,
    "contract": lambda posting: posting.terms.contract,
    "hours": lambda posting: posting.terms.hours,
    "alternatives": lambda posting: [sorted(group) for group in posting.alternatives],
}


def main() -> None:
    """Import, read, score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path, required=True)
    parser.add_argument("--labels", type=Path, nargs="+", default=list(OUR_LABELS))
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--misses", type=Path)
    options = parser.parse_args()
    options.labels = [file.resolve() for file in options.labels]
    taxonomy = Taxonomy.load()
    files = [options.postings, *([INVENTED] if set(options.labels) & OF_INVENTED else [])]
    with imported(files) as store:
        readings = {reading["id"]: reading for reading in read_postings(store, taxonomy)}
    if options.readings:
        write_lines(options.readings, readings.values())
    figures: dict[str, Any] = {"postings": len(readings)}
    misses: list[dict[str, object]] = []
    for file in options.labels:
        scores = Scores(taxonomy)
        for label in read_lines(file):
            scores.add(label, readings.get(str(label["id"])))
        figures[file.stem] = scores.figures()
        if "kept" not in file.stem:
            misses += scores.misses
    if options.misses:
        write_lines(options.misses, misses)
    print(json.dumps(figures, indent=2, ensure_ascii=False))


def read_postings(store: Store, taxonomy: Taxonomy) -> Iterator[Reading]:
    """What the store holds of each posting, in the form of the labels."""
    postings = store.postings.changes(None)
    while batch := list(islice(postings, TEXTS_AT_ONCE)):
        texts = store.postings.texts([posting.posting_id for posting in batch])
        for posting in batch:
            text = texts.get(posting.posting_id)
            yield reading_of(posting, text.mentions if text else (), taxonomy)


def reading_of(posting: Posting, mentions: Sequence[Mention], taxonomy: Taxonomy) -> Reading:
    """One posting in the form of the labels: its id in the file, its fields, its skills with their spellings."""
    spellings: dict[str, dict[str, None]] = {}
    for mention in mentions:
        spellings.setdefault(mention.skill, {})[mention.text] = None
    asks = {Ask.REQUIRED: posting.required, Ask.OPTIONAL: posting.optional, Ask.MENTIONED: posting.mentioned}
    skills = [
        {
            "id": skill_id,
            "name": taxonomy.skills[skill_id].name,
            "kind": taxonomy.skills[skill_id].kind,
            "category": taxonomy.skills[skill_id].category,
            "ask": ask,
            "texts": list(spellings.get(skill_id, {})),
        }
        for ask, ids in asks.items()
        for skill_id in sorted(ids)
    ]
    return {"id": native_id(posting), **{name: of(posting) for name, of in FIELDS.items()}, "skills": skills}


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_lines(file: Path, rows: Iterable[object]) -> None:
    """Write one JSON object a line."""
    with file.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


if __name__ == "__main__":
    main()
