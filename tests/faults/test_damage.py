"""Files that were cut or scribbled over: snapshots are made anew, a store directory is refused with the way out."""

import random
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.config import Settings
from core.errors import StoreError
from core.models import Posting, PostingText
from core.snapshot.keeper import SnapshotKeeper
from core.store import Store
from tests.faults.conftest import ROUNDS

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
WAY_OUT = "bring the data back with: python -m core.store import DIR"


def filled(store: Store, count: int) -> set[str]:
    ids = [f"file:{n}" for n in range(count)]
    batch = [(Posting(id_, "file", "x", NOW.date(), role="data-engineer"), PostingText(id_, id_ * 40)) for id_ in ids]
    store.postings.upsert(batch, NOW)
    return set(ids)


def test_a_snapshot_file_cut_or_changed_anywhere_is_made_anew(store: Store, tmp_path: Path) -> None:
    filled(store, 300)

    def opened() -> SnapshotKeeper:
        return SnapshotKeeper(store, tmp_path, taxonomy_version="1", clock=lambda: NOW)

    wanted = opened().refresh().snapshot_id
    path = tmp_path / "snapshots" / f"{wanted}.arrow"
    whole, chance = path.read_bytes(), random.Random(5)
    for number in range(10 * ROUNDS):
        if number % 2:
            path.write_bytes(whole[: chance.randrange(len(whole))])
        else:
            place = chance.randrange(len(whole) - 8)
            path.write_bytes(whole[:place] + bytes(b ^ 0xFF for b in whole[place : place + 8]) + whole[place + 8 :])
        service = opened()
        assert service.open().snapshot_id == wanted
        assert service.current.size == 300


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The home folder of a store with 500 postings, closed in order."""
    home = tmp_path_factory.mktemp("sound")
    store = Store.connect(Settings(career_navigator_home=home))
    filled(store, 500)
    store.close()
    return home


@pytest.mark.parametrize("number", range(2 * ROUNDS))
def test_a_damaged_store_directory_is_refused_with_the_way_out_and_never_answers_wrongly(
    number: int, sound: Path, tmp_path: Path
) -> None:
    home, chance = tmp_path / "home", random.Random(number)
    shutil.copytree(sound, home)
    files = sorted(path for path in (home / "store").rglob("*") if path.is_file() and path.stat().st_size > 64)
    victim = chance.choice(files)
    content = victim.read_bytes()
    cut = chance.randrange(len(content))
    victim.write_bytes(content[:cut] if number % 2 else content[:cut] + chance.randbytes(64) + content[cut + 64 :])
    try:
        store = Store.connect(Settings(career_navigator_home=home))
    except StoreError as error:
        assert WAY_OUT in str(error), victim.name
        return
    try:
        found = {one.posting_id for one in store.postings.changes(None)}
        assert found == {f"file:{n}" for n in range(500)}, victim.name
    except StoreError as error:
        assert WAY_OUT in str(error), victim.name
    finally:
        store.close()
