"""How fast skills are read, beside two plain spaCy peers over the same names.

    python -m benchmarks.extraction
    python -m benchmarks.extraction --postings LABELLED.jsonl --out DIR

prints one JSON object: for each reader the postings of 4,000 characters it reads in a second of processor time on one
core, best of three rounds. With --postings the texts come from that file (JSON lines with `id` and `text`) instead of
the sample postings; with --out each reader's findings are written to DIR as {"id", "skills": [{"name", "texts"}]}, to
be scored elsewhere.
"""

import argparse
import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.matcher import PhraseMatcher

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.models import Ask
from core.skills.extractor import Extractor
from core.skills.text import plain_text

CHARS = 4_000
POSTINGS = 300
ROUNDS = 3
Reader = Callable[[str], dict[str, set[str]]]


def main() -> None:
    """Measure each reader and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = list(_rows(options.postings))
    taxonomy = Taxonomy.load()
    readers = {
        "career_navigator": _ours(taxonomy),
        "phrase_matcher": _phrase_matcher(taxonomy),
        "entity_ruler": _entity_ruler(taxonomy),
    }
    texts = _of_equal_length(text for _, text in rows)
    figures: dict[str, Any] = {"postings": len(texts), "characters_each": CHARS, "rounds": ROUNDS}
    for name, reader in readers.items():
        figures[name] = {
            "postings_per_second": round(_speed(reader, texts), 1),
            "skills_per_posting": _mean(reader, texts),
        }
        if options.out:
            _write(options.out / f"{name}.jsonl", rows, reader)
    print(json.dumps(figures, indent=2))


def _rows(file: Path | None) -> Iterator[tuple[str, str]]:
    if file is None:
        from core.sample import sample_rows

        for row in islice(sample_rows(date(2026, 11, 22)), 4 * POSTINGS):
            yield str(row["id"]), plain_text(row["description"] or "")
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], plain_text(row["text"])


def _of_equal_length(texts: Iterable[str]) -> list[str]:
    """The texts laid end to end and cut into pieces of 4,000 characters, at most 300."""
    whole = "\n".join(texts)
    return [whole[start : start + CHARS] for start in range(0, len(whole) - CHARS, CHARS)][:POSTINGS]


def _ours(taxonomy: Taxonomy) -> Reader:
    extractor = Extractor.load()

    def read(text: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for mention in extractor.extract(text).mentions:
            skill = taxonomy.skills[mention.skill]
            if mention.ask is not Ask.MENTIONED and skill.kind is not Kind.SOFT:
                found.setdefault(skill.name, set()).add(mention.text)
        return found

    return read


def _phrase_matcher(taxonomy: Taxonomy) -> Reader:
    """Every name in any case, as stock spaCy finds it."""
    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for name in _hard_names(taxonomy):
        matcher.add(name, [nlp.make_doc(name)])

    def read(text: str) -> dict[str, set[str]]:
        doc = nlp.make_doc(text)
        found: dict[str, set[str]] = {}
        for label, start, end in matcher(doc):
            found.setdefault(nlp.vocab.strings[label], set()).add(doc[start:end].text)
        return found

    return read


def _entity_ruler(taxonomy: Taxonomy) -> Reader:
    """Every name in any case through spaCy's rule-based entities."""
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "SKILL", "pattern": name, "id": name} for name in _hard_names(taxonomy)])

    def read(text: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for entity in nlp(text).ents:
            found.setdefault(entity.ent_id_, set()).add(entity.text)
        return found

    return read


def _hard_names(taxonomy: Taxonomy) -> list[str]:
    return [skill.name for skill in taxonomy.skills.values() if skill.kind is not Kind.SOFT]


def _speed(reader: Reader, texts: list[str]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        began = time.process_time()
        for text in texts:
            reader(text)
        best = min(best, time.process_time() - began)
    return len(texts) / best


def _mean(reader: Reader, texts: list[str]) -> float:
    return round(sum(len(reader(text)) for text in texts) / len(texts), 1)


def _write(file: Path, rows: list[tuple[str, str]], reader: Reader) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as stream:
        for posting_id, text in rows:
            skills = [{"name": name, "texts": sorted(texts)} for name, texts in reader(text).items()]
            stream.write(json.dumps({"id": posting_id, "skills": skills}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
