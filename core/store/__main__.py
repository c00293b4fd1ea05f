"""`python -m core.store export DIR` and `import DIR`: move everything between embedded server and MongoDB, and back."""

import argparse
import sys
from pathlib import Path

from core.config import configure_logging, load_settings
from core.errors import CareerNavigatorError
from core.store import Store
from core.store.archive import export_store, import_store


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m core.store", description=__doc__)
    parser.add_argument("action", choices=("export", "import"))
    parser.add_argument("folder", type=Path, metavar="DIR")
    options = parser.parse_args()

    def progress(collection: str, documents: int) -> None:
        print(f"\r{collection}: {documents:,}", end="", file=sys.stderr, flush=True)

    try:
        settings = load_settings()
        configure_logging(settings)
        store = Store.connect(settings)
        try:
            move = export_store if options.action == "export" else import_store
            entries = move(store.connection, options.folder, progress)
        finally:
            store.close()
    except CareerNavigatorError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(
            f"{options.folder}: {error.strerror or error}. Nothing in the store was changed by this.", file=sys.stderr
        )
        return 1
    print(file=sys.stderr)
    for entry in entries:
        print(f"{entry.documents:>10,}  {entry.collection}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
