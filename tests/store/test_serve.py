"""What the embedded server of this project does otherwise than its package."""

from pathlib import Path

from secantus import server

from core.store.serve import QuickStorage


class Counting(QuickStorage):
    """Counts how often the catalogue of indexes is read."""

    reads = 0

    def _iter_indexes(self, database: str, collection: str) -> object:
        self.reads += 1
        return super()._iter_indexes(database, collection)


def test_a_chunk_of_documents_reads_the_options_of_indexes_once(tmp_path: Path) -> None:
    store = Counting(str(tmp_path / "data"), enable_oplog=False)
    store.create_index("d", "c", "by_n", {"n": 1})
    store.insert("d", "c", [{"_id": "first", "n": 0}])
    reads = []
    for size in (2, 200):
        before = store.reads
        stored, errors = store.insert("d", "c", [{"_id": f"{size}-{n}", "n": n} for n in range(size)])
        assert (stored, errors) == (size, [])
        reads.append(store.reads - before)
    assert reads[0] == reads[1]
    store.close()


def test_an_index_made_after_a_chunk_is_written_by_the_next(tmp_path: Path) -> None:
    store = QuickStorage(str(tmp_path / "data"), enable_oplog=False)
    store.insert("d", "c", [{"_id": 1, "n": 1}])
    store.create_index("d", "c", "by_n", {"n": 1}, {"unique": True})
    stored, errors = store.insert("d", "c", [{"_id": 2, "n": 2}, {"_id": 3, "n": 1}], ordered=False)
    assert (stored, [error["code"] for error in errors]) == (1, [11000])
    store.close()


def test_the_server_makes_its_storage_by_the_name_that_is_replaced() -> None:
    assert server.Storage.__name__ in server.SecantusDBServer.__init__.__code__.co_names
