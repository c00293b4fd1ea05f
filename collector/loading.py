"""Postings from files and the built-in sample, with a progress bar."""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tqdm import tqdm
from tqdm.contrib.logging import logging_redirect_tqdm

from collector.adverts import Asked, Page
from collector.enrich import Reader, ReadPosting
from collector.importing.file_source import FileSource, ImportOptions, default_name
from collector.importing.opening import STDIN
from collector.importing.preview import look_through, look_words, values_of
from collector.importing.report import (
    column_lines,
    format_lines,
    posting_lines,
    refusal_words,
    run_line,
    summary_lines,
)
from collector.importing.sidecar import ENDING, keep, with_kept
from collector.lease import collector_lease
from collector.packed_sample import PackedSample, packed_postings
from collector.refresh import refresh
from collector.sample import SampleSource
from collector.watch import Watch
from core.catalogue.sources import FILE_SOURCE
from core.errors import SourceError
from core.models import CollectorRun
from core.store import Store

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 600.0
READABLE = (
    ".csv",
    ".tsv",
    ".json",
    ".jsonl",
    ".ndjson",
    ".xml",
    ".rss",
    ".xlsx",
    ".xls",
    ".ods",
    ".parquet",
    ".feather",
    ".gz",
    ".zip",
    ".bz2",
    ".xz",
    ".html",
    ".htm",
    ".sql",
    ".yaml",
    ".yml",
    ".md",
)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """One file: the run that stored it, or what was wrong with it."""

    path: Path
    run: CollectorRun | None = None
    problem: str = ""

    @property
    def failed(self) -> bool:
        """Whether nothing of it is stored."""
        run = self.run
        return run is None or bool(run.error) or not (run.new + run.updated + run.unchanged)


def files_of(paths: Sequence[Path]) -> list[Path]:
    """The files among `paths` and in its folders, in order. Raises SourceError for a folder without any."""
    listed: list[Path] = []
    for path in paths:
        if path == STDIN or not path.is_dir():
            listed.append(path)
            continue
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.is_file()
            and file.name.casefold().endswith(READABLE)
            and not file.name.endswith(ENDING)
            and not file.name.startswith(".")
        )
        if not inside:
            raise SourceError(f"{path} holds no files that could be imported ({', '.join(READABLE)}).")
        listed += inside
    return listed


def import_files(
    paths: Sequence[Path], options: ImportOptions, store: Store, watch: Watch, say: Say, *, as_values: bool = False
) -> list[Imported]:
    """Store the postings of files, one after the other; one that cannot be read keeps none of the others away.

    With `as_values` progress and outcome are said as lines of JSON.

    Raises SourceError where there are no files, AnotherCollector, StoreError, DataFileError.
    """
    files = files_of(paths)
    if options.name and len(files) > 1:
        raise SourceError("--name is for one file; several take theirs from the files.")
    reader = Reader.load(watch.workers)
    done: list[Imported] = []
    with collector_lease(store, watch, PATIENCE_SECONDS):
        for path in files:
            done.append(_import(path, options, store, watch, reader, _Speech(say, as_values)))
            if watch.is_over:
                break
    return done


@dataclass(frozen=True, slots=True)
class _Speech:
    """Says what happens, in words or as values."""

    say: Say
    as_values: bool

    def words(self, *lines: str) -> None:
        for line in lines:
            if not self.as_values:
                self.say(line)

    def values(self, **values: object) -> None:
        if self.as_values:
            self.say(json.dumps(values))


def _import(
    path: Path, options: ImportOptions, store: Store, watch: Watch, reader: Reader, speech: _Speech
) -> Imported:
    try:
        source = open_file(path, options, store, watch)
    except SourceError as error:
        log.error("%s", error)
        speech.values(error=str(error))
        return Imported(path, problem=str(error))
    speech.words(*format_lines(source))
    with (
        tqdm(
            total=source.size,
            unit="B",
            unit_scale=True,
            desc=path.name,
            mininterval=0.5,
            disable=speech.as_values or None,
        ) as bar,
        logging_redirect_tqdm(),
    ):

        def on_page(page: Page) -> None:
            _advance(bar, page)
            speech.values(progress=page.position, size=source.size)

        watch.on_page = on_page
        run = refresh(source, Asked(), store, reader, watch)
    lines = (run_line(run), *summary_lines(source))
    speech.words(*lines)
    speech.values(imported=list(lines), name=source.name, problem=run.error or "")
    done = Imported(path, run)
    if done.failed and not run.error:
        log.error("Nothing of %s was stored: %s.", path.name, refusal_words(source))
    elif not done.failed:
        keep(path, options)
    return done


def open_file(path: Path, options: ImportOptions, store: Store, watch: Watch) -> FileSource:
    """A file with what was kept beside it, under a name that is its own. Raises SourceError."""
    options = with_kept(path, options)
    source = FileSource(path, options, watch.clock())
    if not options.name and source.known is None:
        free = _free_name(source, store)
        if free != source.import_name:
            log.warning(
                "the name %r belongs to another file; this one is stored as %r. To bring that one up to date, use "
                "--name %s",
                source.import_name,
                free,
                source.import_name,
            )
            source = FileSource(path, replace(options, name=free), watch.clock())
    return source


def _free_name(source: FileSource, store: Store) -> str:
    """The file's own name, with a number where another file has it: ids of one never overwrite those of another."""
    first = default_name(source.path)
    for number in range(1, 1000):
        name = first if number == 1 else f"{first}-{number}"
        run = store.collecting.last_run(f"{FILE_SOURCE}:{name}")
        if run is None or run.asked.get("sha256") == source.sha256 or _is_same_file(run, source):
            return name
    return f"{first}-{source.sha256[:8]}"


def _is_same_file(run: CollectorRun, source: FileSource) -> bool:
    about = source.about
    return (run.asked.get("file"), run.asked.get("folder")) == (about["file"], about["folder"]) or (
        "sha256" not in run.asked
    )


def preview_file(
    path: Path, options: ImportOptions, store: Store, watch: Watch, say: Say, *, as_values: bool = False
) -> bool:
    """Say what an import of a file would do, `as_values` as one line of JSON; nothing is written.

    True where nothing would be stored.
    """
    try:
        source = open_file(path, options, store, watch)
        if not as_values:
            for line in (*format_lines(source), *column_lines(source)):
                say(line)
        look = look_through(source, store, watch)
    except SourceError as error:
        log.error("%s", error)
        if as_values:
            say(json.dumps({"error": str(error)}))
        return True
    if as_values:
        say(json.dumps({"preview": values_of(source, look)}))
        return look.is_empty
    lines = (*(f"Refused: {problem}" for problem in look.problems), *summary_lines(source), look_words(look))
    for line in (*lines, *posting_lines(look.postings)):
        say(line)
    say("Nothing was written: this was a preview. Leave --dry-run away to import.")
    return look.is_empty


def forget_import(name: str, store: Store, watch: Watch) -> int:
    """Take the postings of an import out of the store; returns how many. Raises SourceError for an unknown name."""
    source = FILE_SOURCE if name == FILE_SOURCE else f"{FILE_SOURCE}:{name.removeprefix(f'{FILE_SOURCE}:')}"
    with collector_lease(store, watch, PATIENCE_SECONDS):
        count = store.postings.forget(source, watch.clock())
    if not count:
        raise SourceError(f"No import is called {name!r}; --status lists those there are.")
    return count


def load_sample(store: Store, watch: Watch, packed: list[ReadPosting] | None = None) -> CollectorRun:
    """Store the sample postings, as they were packed or, where they were read with other data, by reading them.

    Those that are there already stay as they are. `packed` is what `packed_postings` gave, for who has asked before the
    store was open (`--when-told`: a dashboard's first start has it read while the rest of it starts).
    """
    log.info("loading the sample postings")
    today = watch.clock().date()
    packed = packed or packed_postings()
    sample = PackedSample(packed, today) if packed else None
    reader = sample or Reader.load()
    with (
        collector_lease(store, watch, PATIENCE_SECONDS),
        tqdm(unit=" postings", desc="sample", mininterval=0.5, disable=None) as bar,
        logging_redirect_tqdm(),
    ):
        watch.on_page = lambda page: _count_up(bar, page)
        return refresh(sample or SampleSource(today), Asked(), store, reader, watch)


def _count_up(bar: "tqdm[None]", page: Page) -> None:
    bar.update(len(page.rows))


def _advance(bar: "tqdm[None]", page: Page) -> None:
    bar.update(page.position - bar.n)
