"""A file of postings imported by the collector into a store of its own, which goes when the block ends."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from collector.importing.file_source import ImportOptions
from collector.loading import import_files
from collector.watch import Watch
from core.config import Settings
from core.errors import SourceError
from core.models import Posting
from core.store import Store


@contextmanager
def imported(files: Sequence[Path]) -> Iterator[Store]:
    """A store that holds the postings of `files`, imported as `--import` does. Raises SourceError."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        settings = Settings(_env_file=None, career_navigator_home=home, mongodb_uri=None, debug=True)  # type: ignore[call-arg]
        store = Store.connect(settings)
        try:
            import_all(files, store)
            yield store
        finally:
            store.close()


def import_all(files: Sequence[Path], store: Store) -> None:
    """Import each of `files` into `store`. Raises SourceError where one cannot be read."""
    for done in import_files(files, ImportOptions(), store, Watch(), lambda line: None):
        if done.problem:
            raise SourceError(done.problem)


def native_id(posting: Posting) -> str:
    """The id that the file gave to a posting."""
    return posting.posting_id.removeprefix(f"{posting.source}:")
