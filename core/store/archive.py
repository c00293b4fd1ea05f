"""Exports and imports a store: one NDJSON file for each collection, with a manifest of counts and hashes.

Lines are MongoDB's canonical extended JSON, so that every type comes back as it was.
"""

import gzip
import hashlib
import json
import logging
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from bson.json_util import CANONICAL_JSON_OPTIONS, dumps, loads
from pymongo import ReplaceOne

from core.errors import StoreError, StoreRefused
from core.store.connection import Connection, translated
from core.store.migrations import SCHEMA_VERSION, migrate
from core.store.records import META

log = logging.getLogger(__name__)
MANIFEST = "manifest.json"
GZIP_LEVEL = 3  # a third of the size; higher levels cost more time than the store takes to read
IMPORTS = "archive_imports"
LEFT_OUT = frozenset({IMPORTS, "leases"})  # what belongs to one server's present, not to its content
BATCH = 500
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One collection's file: its name, number of lines and SHA-256."""

    collection: str
    documents: int
    sha256: str

    def path(self, folder: Path) -> Path:
        """Its file, plain or compressed."""
        packed = folder / f"{self.collection}.ndjson.gz"
        return packed if packed.exists() else folder / f"{self.collection}.ndjson"


def export_store(
    connection: Connection,
    folder: Path,
    progress: Progress = lambda *_: None,
    *,
    partial: bool = False,
    packed: bool = False,
) -> list[Entry]:
    """Write all collections into `folder`, with `packed` as gzip. An interrupted export resumes.

    Stop collector and dashboard first where the copy must be of one moment. Raises StoreRefused if `folder` holds a
    finished export already, and where postings have lost their texts. With `partial` it takes what can be read: what is
    lost, and collections that cannot be read to their end, are said in the log.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # password hashes leave with the users
    if (folder / MANIFEST).exists():
        raise StoreRefused(f"{folder} holds a finished export; choose an empty folder.")
    with translated():
        names = _in_order(set(connection.database.list_collection_names()) - LEFT_OUT)
    entries = []
    for name in names:
        if name.startswith("system."):
            continue
        target = folder / f"{name}.ndjson{'.gz' if packed else ''}"
        if not target.exists():
            _export_collection(connection, name, target, progress, partial=partial)
        entries.append(_measured(name, target))
    try:
        _refuse_lost_texts(*(Entry(name, 0, "").path(folder) for name in ("postings", "posting_texts")))
    except StoreRefused as error:
        if not partial:
            raise
        log.warning("%s", error)
    manifest = {
        "application": "Career Navigator",
        "schema": SCHEMA_VERSION,
        "exported_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "collections": [
            {"collection": entry.collection, "documents": entry.documents, "sha256": entry.sha256} for entry in entries
        ],
    }
    unfinished = folder / f"{MANIFEST}.partial"
    unfinished.write_text(json.dumps(manifest, indent=1) + "\n")
    unfinished.replace(folder / MANIFEST)
    return entries


def _in_order(names: Iterable[str]) -> list[str]:
    """Postings before texts: a posting's text is written first, so whatever is exported by then has its text."""
    return sorted(names, key=lambda name: (name != "postings", name))


def _refuse_lost_texts(postings: Path, texts: Path) -> None:
    """Raises StoreRefused where a posting has no text: files of the store were lost, and an export would hide that."""
    waiting = dict.fromkeys(_ids(postings))
    for posting_id in _ids(texts):
        waiting.pop(posting_id, None)
    if waiting:
        raise StoreRefused(
            f"{len(waiting):,} postings in the store have no text (the first is {next(iter(waiting))}): a part of the "
            "store was lost. Restore a backup (python -m core.store restore), or take what is left with --partial."
        )


def _ids(path: Path) -> Iterator[str]:
    if path.exists():
        with _opened(path) as file:
            for line in file:
                yield str(loads(line, json_options=CANONICAL_JSON_OPTIONS)["_id"])


def _export_collection(connection: Connection, name: str, target: Path, progress: Progress, *, partial: bool) -> None:
    unfinished = target.with_name(f"{name}.partial")
    number = 0
    with _opened_to_write(unfinished, packed=target.suffix == ".gz") as file:
        try:
            with translated():
                for number, document in enumerate(connection.database[name].find({}, batch_size=BATCH), 1):
                    file.write(dumps(document, json_options=CANONICAL_JSON_OPTIONS) + "\n")
                    if number % BATCH == 0:
                        progress(name, number)
        except StoreError as error:
            if not partial:
                raise
            log.error("%s: only %s documents could be read. %s", name, f"{number:,}", error)
    unfinished.replace(target)


def _measured(name: str, path: Path) -> Entry:
    """Lines and hash of what is in the file, not of how it is compressed."""
    digest, lines = hashlib.sha256(), 0
    with _opened(path) as file:
        for line in file:
            digest.update(line)
            lines += 1
    return Entry(name, lines, digest.hexdigest())


def _opened_to_write(path: Path, *, packed: bool) -> TextIO:
    if packed:
        return cast("TextIO", gzip.open(path, "wt", encoding="utf-8", compresslevel=GZIP_LEVEL))
    return path.open("w", encoding="utf-8")


def _opened(path: Path) -> BinaryIO:
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def import_store(connection: Connection, folder: Path, progress: Progress = lambda *_: None) -> list[Entry]:
    """Read an export into an empty store; an interrupted import of the same export resumes where it stopped.

    Everything is checked before the first write; an export of an older schema is brought forward at the end. Raises
    StoreRefused for a damaged export, for one of a newer schema and for a store that holds other data.
    """
    manifest, identity = _read_manifest(folder)
    entries = [Entry(part["collection"], part["documents"], part["sha256"]) for part in manifest["collections"]]
    for entry in entries:
        _refuse_damaged(folder, entry)
    with translated():
        done = _begin(connection, identity)
        # The schema's version comes last: a store opened before would else be migrated while half of it is not there.
        for entry in sorted(entries, key=lambda entry: entry.collection == META):
            if done.get(entry.collection, 0) < entry.documents:
                _import_collection(
                    connection, entry.path(folder), entry, identity, done.get(entry.collection, 0), progress
                )
        connection.database[IMPORTS].delete_one({"_id": identity})
    migrate(connection)
    return entries


def _read_manifest(folder: Path) -> tuple[dict[str, Any], str]:
    path = folder / MANIFEST
    try:
        raw = path.read_bytes()
        manifest = json.loads(raw)
        newer = int(manifest["schema"]) > SCHEMA_VERSION
        for part in manifest["collections"]:
            if not {"collection", "documents", "sha256"} <= part.keys() or "/" in part["collection"]:
                raise ValueError("an entry lacks a field")
    except FileNotFoundError as error:
        raise StoreRefused(f"{folder} has no {MANIFEST}: it is no export, or one that was cut off.") from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreRefused(f"{path} cannot be read: {error}.") from error
    if newer:
        raise StoreRefused(
            f"{path} has schema {manifest['schema']}, this program knows {SCHEMA_VERSION}; update first."
        )
    return manifest, hashlib.sha256(raw).hexdigest()


def _refuse_damaged(folder: Path, entry: Entry) -> None:
    path = entry.path(folder)
    if not path.exists():
        raise StoreRefused(f"{path} is missing; nothing was imported.")
    try:
        measured = _measured(entry.collection, path)
    except (OSError, EOFError, zlib.error) as error:
        raise StoreRefused(f"{path} is damaged ({error}); nothing was imported.") from error
    if measured != entry:
        raise StoreRefused(
            f"{path} is damaged: {measured.documents} lines with SHA-256 {measured.sha256[:12]}…, the manifest says "
            f"{entry.documents} with {entry.sha256[:12]}…; nothing was imported."
        )


def _begin(connection: Connection, identity: str) -> dict[str, int]:
    """How many lines of each collection are in already. Raises StoreRefused for a store that holds other data."""
    begun = _progress_of(connection, identity)
    if begun is not None:
        return begun
    for name in connection.database.list_collection_names():
        if name not in LEFT_OUT and name != META and connection.database[name].find_one({}, {"_id": 1}):
            raise StoreRefused(f"The store is not empty (it has {name}); import into an empty one.")
    connection.database[IMPORTS].insert_one({"_id": identity, "done": []})
    return {}


def _progress_of(connection: Connection, identity: str) -> dict[str, int] | None:
    progress: dict[str, Any] | None = connection.database[IMPORTS].find_one({"_id": identity})
    return {part["collection"]: int(part["documents"]) for part in progress["done"]} if progress else None


def _import_collection(
    connection: Connection, path: Path, entry: Entry, identity: str, skip: int, progress: Progress
) -> None:
    collection = connection.database[entry.collection]
    imports = connection.database[IMPORTS]
    done = skip
    for batch in _batches(path, skip):
        collection.bulk_write(
            [ReplaceOne({"_id": document["_id"]}, document, upsert=True) for document in batch], ordered=False
        )
        done += len(batch)
        finished = {**(_progress_of(connection, identity) or {}), entry.collection: done}
        imports.update_one(
            {"_id": identity},
            {"$set": {"done": [{"collection": name, "documents": count} for name, count in finished.items()]}},
        )
        progress(entry.collection, done)


def _batches(path: Path, skip: int) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    with _opened(path) as file:
        for number, line in enumerate(file):
            if number < skip:
                continue
            batch.append(loads(line, json_options=CANONICAL_JSON_OPTIONS))
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch
