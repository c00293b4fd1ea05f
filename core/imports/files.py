"""Where files to import lie: uploads in a folder of their own, larger ones where the operator puts them."""

import re
import secrets
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = "imports"
UPLOADS = "uploads"
KEPT = timedelta(days=1)
MAX_NAME = 100


class ImportFolder:
    """The folder `imports` of the home folder. Uploads are deleted after a day."""

    def __init__(self, home: Path) -> None:
        self.path = home / FOLDER

    def keep(self, name: str, content: bytes) -> Path:
        """Save an upload under a safe file name, readable by nobody else, and delete older ones."""
        self._let_go()
        folder = self.path / UPLOADS / secrets.token_hex(8)
        folder.mkdir(parents=True, mode=0o700)
        file = folder / safe_name(name)
        file.touch(mode=0o600)
        file.write_bytes(content)
        return file

    def offered(self) -> list[Path]:
        """The files that lie in the folder itself, by name."""
        if not self.path.is_dir():
            return []
        files = [path for path in self.path.iterdir() if path.is_file() and not path.is_symlink()]
        return sorted(
            path for path in files if not path.name.startswith(".") and not path.name.endswith(".mapping.json")
        )

    def _let_go(self) -> None:
        ended = (datetime.now(UTC) - KEPT).timestamp()
        uploads = self.path / UPLOADS
        for folder in uploads.iterdir() if uploads.is_dir() else ():
            if folder.stat().st_mtime < ended:
                shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """A file name without folders or odd characters, its ending kept."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", Path(name.replace("\\", "/")).name).strip("-.")
    return plain[-MAX_NAME:] or "file"
