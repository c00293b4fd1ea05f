"""`python -m tests.store.over_tls [PYTEST ARGUMENT …]`: store tests on a second database, as a deployment has one.

The project's own server with passwords, behind TLS, and a user who may read and write one database and nothing else.
"""

import os
import secrets
import ssl
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme
from pymongo import MongoClient

from core.store.embedded import EmbeddedServer
from tests.store.wire import Proxy, listening

DATABASE = "career_navigator_tests"
USUAL = ("tests/store", "tests/accounts", "tests/snapshot", "tests/collector")


@dataclass(frozen=True)
class Secured:
    """`uri` is the limited user's way in, through `proxy`; `root_uri` is the server's own."""

    uri: str
    root_uri: str
    database: str
    proxy: Proxy


def make_user(root_uri: str, database: str) -> str:
    """A user with readWrite on `database`, as deploy/make-user.js makes one; returns the password."""
    password = secrets.token_hex(16)
    with MongoClient(root_uri) as client:
        client[database].command("createUser", "navigator", pwd=password, roles=[{"role": "readWrite", "db": database}])
    return password


@contextmanager
def secured(folder: Path, root_uri: str, port: int, database: str = DATABASE) -> Iterator[Secured]:
    """TLS and a limited user before the server on `port`, while the block runs."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    password = make_user(root_uri, database)
    proxy = Proxy(port, context)
    with listening(proxy.serve) as outer:
        options = f"tls=true&tlsCAFile={folder / 'ca.pem'}&authSource={database}&directConnection=true"
        uri = f"mongodb://navigator:{password}@127.0.0.1:{outer}/?{options}"
        yield Secured(uri, root_uri, database, proxy)


def main(arguments: list[str]) -> int:
    """Run pytest on such a database."""
    with tempfile.TemporaryDirectory() as folder:
        server = EmbeddedServer(Path(folder) / "home")
        port = server.open()
        try:
            with secured(Path(folder), server.uri, port) as database:
                os.environ["MONGODB_TEST_URI"] = database.uri
                os.environ["MONGODB_TEST_DATABASE"] = database.database
                return int(pytest.main(["-q", *(arguments or USUAL)]))
        finally:
            server.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
