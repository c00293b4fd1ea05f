"""How fast skills are read, beside plain spaCy readers of the same spellings.

    python -m benchmarks.extraction
    python -m benchmarks.extraction --postings LABELLED.jsonl --out DIR

prints one JSON object: for each reader the postings of 4,000 characters it reads in a second of processor time on one
core in each of three rounds, and how many times as fast as it we are. All readers know the same spellings: names,
aliases, plurals and other variants of all skills. A round has texts that no round before it had, since every reader
remembers what it has met; 100 further texts come first and do not count. `phrase_matcher` is spaCy's matcher behind its
own blank English pipeline, `phrase_matcher_on_our_tokenizer` behind the tokenizer that we read with.

With --postings the texts come from that file (JSON lines with `id` and `text`) instead of the sample postings; with
--out each reader's findings are written to DIR as {"id", "skills": [{"name", "texts"}]}, to be scored elsewhere.
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
from spacy.tokenizer import Tokenizer

from core.catalogue.skill import Kind
from core.catalogue.taxonomy import Taxonomy
from core.models import Ask
from core.skills.extractor import Extractor
from core.skills.text import plain_text
from core.skills.tokens import posting_tokenizer

CHARS = 4_000
POSTINGS = 300  # in a round
WARM_UP = 100
ROUNDS = 3
SAMPLE_ROWS = 3_000
Reader = Callable[[str], dict[str, set[str]]]


def main() -> None:
    """Measure each reader and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--postings", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    rows = list(_rows(options.postings))
    taxonomy = Taxonomy.load()
    extractor = Extractor.load()
    names = {
        spelling.text: taxonomy.skills[spelling.skill].name
        for spelling in extractor.spellings
        if spelling.language is None
    }
    readers = {
        "career_navigator": _ours(taxonomy, extractor),
        "phrase_matcher": _phrase_matcher(names, spacy.blank("en").tokenizer),
        "phrase_matcher_on_our_tokenizer": _phrase_matcher(names, posting_tokenizer()),
        "entity_ruler": _entity_ruler(names),
    }
    warm_up, *rounds = _rounds([text for _, text in rows])
    for reader in readers.values():
        _speed(reader, warm_up)
    speeds: dict[str, list[float]] = {name: [] for name in readers}
    for texts in rounds:
        for name, reader in readers.items():
            speeds[name].append(_speed(reader, texts))
    figures: dict[str, Any] = {"postings": len(rounds[0]), "characters_each": CHARS, "spellings": len(names)}
    for name, reader in readers.items():
        figures[name] = {
            "postings_per_second": [round(speed, 1) for speed in speeds[name]],
            "skills_per_posting": _mean(reader, rounds[0]),
            "we_are_times_as_fast": [
                round(ours / theirs, 2) for ours, theirs in zip(speeds["career_navigator"], speeds[name], strict=True)
            ],
        }
        if options.out:
            _write(options.out / f"{name}.jsonl", rows, reader)
    print(json.dumps(figures, indent=2))


def _rows(file: Path | None) -> Iterator[tuple[str, str]]:
    if file is None:
        from core.sample import sample_rows

        for row in islice(sample_rows(date(2026, 11, 22)), SAMPLE_ROWS):
            yield str(row["id"]), plain_text(row["description"] or "")
        return
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row["id"], plain_text(row["text"])


def _rounds(texts: Iterable[str]) -> list[list[str]]:
    """The texts laid end to end and cut into pieces of 4,000 characters: some to warm up, then those of each round."""
    whole = "\n".join(texts)
    pieces = [whole[start : start + CHARS] for start in range(0, len(whole) - CHARS, CHARS)]
    size = min(POSTINGS, (len(pieces) - WARM_UP) // ROUNDS)
    if size < 1:
        raise SystemExit(f"{len(whole):,} characters are too few: {(WARM_UP + ROUNDS) * CHARS:,} are needed at least.")
    return [
        pieces[:WARM_UP],
        *(pieces[start : start + size] for start in range(WARM_UP, WARM_UP + ROUNDS * size, size)),
    ]


def _ours(taxonomy: Taxonomy, extractor: Extractor) -> Reader:
    def read(text: str) -> dict[str, set[str]]:
        texts: dict[str, set[str]] = {}
        for mention in extractor.extract(text).mentions:
            skill = taxonomy.skills[mention.skill]
            if mention.ask is not Ask.MENTIONED and skill.kind is not Kind.SOFT:
                texts.setdefault(skill.name, set()).add(mention.text)
        return texts

    return read


def _phrase_matcher(names: dict[str, str], tokenizer: Tokenizer) -> Reader:
    """Every spelling in any case, as stock spaCy finds it."""
    matcher = PhraseMatcher(tokenizer.vocab, attr="LOWER")
    for spelling, name in names.items():
        matcher.add(name, [tokenizer(spelling)])

    def read(text: str) -> dict[str, set[str]]:
        doc = tokenizer(text)
        texts: dict[str, set[str]] = {}
        for label, start, end in matcher(doc):
            texts.setdefault(tokenizer.vocab.strings[label], set()).add(doc[start:end].text)
        return texts

    return read


def _entity_ruler(names: dict[str, str]) -> Reader:
    """Every spelling in any case through spaCy's rule-based entities."""
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": "SKILL", "pattern": spelling, "id": name} for spelling, name in names.items()])

    def read(text: str) -> dict[str, set[str]]:
        texts: dict[str, set[str]] = {}
        for entity in nlp(text).ents:
            texts.setdefault(entity.ent_id_, set()).add(entity.text)
        return texts

    return read


def _speed(reader: Reader, texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        reader(text)
    return len(texts) / (time.process_time() - began)


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
