"""A PostgreSQL of the tests' own: a cluster in a temporary folder, on a free port of loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from annotation.store import SqlStore

USER, PASSWORD = "selon", "geheim/%:wort"
_QUOTED = "geheim%2F%25%3Awort"
_TEMPLATE = "prepared"
_ROOMY = "-c fsync=on -c max_connections=100 -c shared_buffers=32MB"


class Cluster:
    """A server of PostgreSQL in `folder`; its databases order text as French does, not as code points."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self.port = _free_port()
        self._programs = programs
        self._owner = _unprivileged()

    def make(self) -> None:
        """Make the files, and start."""
        if self._owner:
            shutil.chown(self.folder, self._owner, self._owner)
        secret = self.folder / "password"
        secret.write_text(PASSWORD, encoding="utf-8")
        secret.chmod(0o644)
        how = ("--auth=scram-sha-256", f"--pwfile={secret}", "--encoding=UTF8", "--locale=C.UTF-8")
        self._run("initdb", "-D", str(self.folder / "data"), "-U", USER, *how)
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = f"-h 127.0.0.1 -p {self.port} -k {self.folder} {_ROOMY}"
        self._ctl("start", "-l", str(self.folder / "log"), "-o", options)

    def stop(self, *, mode: str = "fast") -> None:
        """Stop: `fast` ends every connection, `immediate` as a crash would."""
        self._ctl("stop", "-m", mode)

    def address(self, name: str, *, user: str = USER, password: str = _QUOTED) -> str:
        """What SELON_DATABASE says."""
        return f"postgresql+psycopg://{user}:{password}@127.0.0.1:{self.port}/{name}"

    def connect(self, name: str = "postgres", **options: Any) -> psycopg.Connection[Any]:
        """A connection beside the store, each statement a transaction."""
        given = {"host": "127.0.0.1", "port": self.port, "dbname": name, "user": USER, "password": PASSWORD}
        return psycopg.connect(**given | options, autocommit=True)

    def create(self, *, template: str = "template0") -> str:
        """The name of a new database."""
        name = f"t{uuid4().hex}"
        french = "LOCALE_PROVIDER icu ICU_LOCALE 'fr'" if template == "template0" else ""
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} {french}")
        return name

    def drop(self, name: str) -> None:
        """Drop a database, whoever is in it."""
        with self.connect() as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _ctl(self, *words: str) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-s", *words)

    def _run(self, program: str, *words: str) -> None:
        who = {"user": self._owner, "group": self._owner, "extra_groups": []} if self._owner else {}
        log = self.folder / "said"
        with log.open("ab") as said:  # not a pipe: the server would hold it open
            done = subprocess.run(
                [self._programs / program, *words],
                stdout=said,
                stderr=said,
                cwd=self.folder,
                check=False,
                **who,
            )
        assert done.returncode == 0, log.read_text(errors="replace")


def _unprivileged() -> str | None:
    """PostgreSQL does not run as root: who it runs as then."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 (not on Windows)

    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _programs() -> Path | None:
    """The folder of initdb: the newest that Debian keeps, else that of PATH."""
    kept = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    on_path = shutil.which("initdb")
    found = kept[-1] if kept else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def running() -> Iterator[Cluster]:
    """A cluster of its own for a test that stops it, or for all."""
    programs = _programs() if os.name == "posix" else None
    if programs is None:
        reason = "no PostgreSQL on this machine: initdb is neither in PATH nor in /usr/lib/postgresql/*/bin"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="selon-pg-") as folder:
        cluster = Cluster(Path(folder), programs)
        cluster.make()
        try:
            yield cluster
        finally:
            cluster.stop(mode="immediate")


@pytest.fixture(name="postgres", scope="session")
def _postgres() -> Iterator[Cluster]:
    """One cluster for all tests; a database named `prepared` has the tables."""
    for cluster in running():
        with cluster.connect() as connection:
            how = "TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'fr'"
            connection.execute(f"CREATE DATABASE {_TEMPLATE} {how}")
        SqlStore(cluster.address(_TEMPLATE)).close()
        yield cluster


@pytest.fixture(name="database")
def _database(postgres: Cluster) -> Iterator[str]:
    """The name of a new database with the tables and nothing in them."""
    name = postgres.create(template=_TEMPLATE)
    yield name
    postgres.drop(name)


@pytest.fixture(name="address")
def _address(postgres: Cluster, database: str) -> str:
    """Its address."""
    return postgres.address(database)
