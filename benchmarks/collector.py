"""`python -m benchmarks.collector [N]`: postings a second from a JSONL file to stored with skills, on one core."""

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil

from collector.adverts import Asked
from collector.enrich import Reader
from collector.importing.file_source import FileSource
from collector.refresh import refresh
from collector.watch import Watch
from core.catalogue.taxonomy import Taxonomy
from core.config import Settings
from core.store import Store

CHARACTERS = 4000
MEMORY_POINTS = 20
TITLES = ("Data Engineer", "Senior Software Engineer", "Frontend Developer (React)", "DevOps Engineer", "Data Analyst")
CITIES = ("Berlin, Germany", "Austin, TX, United States", "London, UK", "Bengaluru, India", "Remote - France")
WORDS = (
    "you",
    "will",
    "build",
    "and",
    "run",
    "services",
    "with",
    "our",
    "team",
    "own",
    "what",
    "ship",
    "we",
    "look",
    "for",
    "people",
    "who",
    "care",
    "about",
    "users",
    "quality",
    "design",
    "review",
    "test",
    "deploy",
    "observe",
    "improve",
    "plan",
    "share",
    "explain",
    "learn",
    "support",
)


def rows(count: int, seed: int = 7) -> Iterator[dict[str, object]]:
    """Adverts of 4,000 characters with some 15 skills each; every fiftieth is a copy of an earlier text."""
    chance = random.Random(seed)
    names = [skill.name for skill in Taxonomy.load().skills.values()]
    kept: list[str] = []
    for number in range(count):
        text = chance.choice(kept) if kept and number % 50 == 49 else _text(chance, names)
        if number % 40 == 0:
            kept = [*kept[-200:], text]
        yield {
            "id": number,
            "job_title": chance.choice(TITLES),
            "company": f"Company {number % (count // 3 + 1)}",
            "location": chance.choice(CITIES),
            "date_posted": f"2026-{chance.randint(6, 11):02d}-{chance.randint(1, 28):02d}",
            "url": f"https://jobs.example.org/{number}",
            "description": text,
        }


def _text(chance: random.Random, names: list[str]) -> str:
    """Plain text, Markdown and HTML in turn, as the sources send them."""
    head, item = chance.choice((("{}", "{}"), ("**{}**", "- {}"), ("<h3>{}</h3>", "<p>{}</p>")))
    lines = [head.format("What you will do")]
    skills = chance.sample(names, 15)
    while sum(map(len, lines)) < CHARACTERS:
        words = chance.choices(WORDS, k=14)
        if skills and chance.random() < 0.4:
            words.insert(7, skills.pop())
        words.insert(3, f"term{chance.randrange(20_000)}")  # no two adverts share their words by accident
        lines.append(item.format(" ".join(words) + "."))
    return "\n".join(lines)[:CHARACTERS]


def without_text(row: dict[str, object]) -> dict[str, object]:
    """The row as a set without descriptions has it."""
    return {name: value for name, value in row.items() if name != "description"}


def measure(path: Path, store: Store, reader: Reader) -> dict[str, Any]:
    """One import, with the memory (RSS of this process, not of the store's server) after each page of 500."""
    process = psutil.Process()
    began, cpu = time.perf_counter(), time.process_time()
    memory: list[float] = []
    watch = Watch(on_page=lambda page: memory.append(round(process.memory_info().rss / 1e6, 1)))
    run = refresh(FileSource(path), Asked(), store, reader, watch)
    took = time.perf_counter() - began
    return {
        "postings": run.fetched,
        "new": run.new,
        "unchanged": run.unchanged,
        "duplicates": run.duplicates,
        "seconds": round(took, 2),
        "postings_per_second": round(run.fetched / took, 1),
        "cpu_ms_per_posting": round(1000 * (time.process_time() - cpu) / max(run.fetched, 1), 3),
        "peak_rss_mb": max(memory),
        "rss_mb_over_time": [*memory[:: max(1, len(memory) // MEMORY_POINTS)], memory[-1]],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("postings", nargs="?", type=int, default=5000)
    parser.add_argument("--without-texts", type=int, default=0, metavar="N", help="import N rows without texts too")
    parser.add_argument("--one-core", action="store_true", help="pin this process (not the store's server) to a core")
    asked = parser.parse_args()
    if asked.one_core and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "postings.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(f"{json.dumps(row)}\n" for row in rows(asked.postings))
        settings = Settings(_env_file=None, career_navigator_home=Path(folder) / "home", debug=True)  # type: ignore[call-arg]
        store = Store.connect(settings)
        try:
            reader = Reader.load()
            first = measure(path, store, reader)
            second = measure(path, store, reader)
            bare = Path(folder) / "without_texts.jsonl"
            with bare.open("w", encoding="utf-8") as file:
                file.writelines(f"{json.dumps(without_text(row))}\n" for row in rows(asked.without_texts))
            third = measure(bare, store, reader) if asked.without_texts else None
        finally:
            store.close()
    json.dump(
        {"benchmark": "collector", "first_import": first, "second_import": second, "without_texts": third},
        sys.stdout,
        indent=2,
    )
    print()


if __name__ == "__main__":
    main()
