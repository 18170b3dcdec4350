"""A database moves to the shape of the day whole or not at all."""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy import Connection

from annotation.errors import StoreUnavailable
from annotation.settings import ROOT
from annotation.store import SqlStore, migrations, sqlite
from tests.factories import NOW, article, claim_change, commit

ARTICLE = article()
NEW = "0002-colours"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "selon.db"


@pytest.fixture(name="old")
def _old(path: Path) -> Path:
    """A database that holds a label and has seen all migrations but the next."""
    store = SqlStore(path)
    store.add_article(ARTICLE, imported_at=NOW)
    store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
    store.close()
    return path


@pytest.fixture(name="next_migration")
def _next_migration(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A migration that comes after the present ones; the list grows when it runs."""
    ran: list[str] = []

    def colours(connection: Connection) -> None:
        ran.append(NEW)
        connection.exec_driver_sql("CREATE TABLE colours (name TEXT PRIMARY KEY)")

    monkeypatch.setitem(migrations.MIGRATIONS, NEW, colours)
    return ran


def _rows(path: Path, query: str) -> list[str]:
    with contextlib.closing(sqlite.driver.connect(path)) as connection:
        return [row[0] for row in connection.execute(query)]


def _recorded(path: Path) -> list[str]:
    return _rows(path, "SELECT name FROM migrations ORDER BY name")


def _tables(path: Path) -> list[str]:
    return _rows(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")


def _backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob("*.backup*"))


def test_a_new_database_records_every_migration_and_needs_no_backup(path: Path) -> None:
    SqlStore(path).close()

    assert _recorded(path) == list(migrations.MIGRATIONS)
    assert {"articles", "editions", "catalogue", "progress", "commits", "revisions", "labels"} <= set(
        _tables(path)
    )
    assert _backups(path) == []


def test_an_empty_file_is_a_new_database(path: Path) -> None:
    path.touch()
    SqlStore(path).close()

    assert _recorded(path) == list(migrations.MIGRATIONS)
    assert _backups(path) == []


def test_opening_again_changes_nothing(old: Path) -> None:
    dump = "SELECT name || sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    before = (_rows(old, dump), _recorded(old), old.read_bytes())
    SqlStore(old).close()

    assert (_rows(old, dump), _recorded(old), old.read_bytes()) == before
    assert _backups(old) == []


def test_a_database_with_labels_is_backed_up_before_it_changes(old: Path, next_migration: list[str]) -> None:
    SqlStore(old).close()

    assert next_migration == [NEW]
    assert NEW in _recorded(old)
    assert "colours" in _tables(old)
    (backup,) = _backups(old)
    assert NEW in backup.name
    assert NEW not in _recorded(backup)
    assert _rows(backup, "SELECT commit_id FROM commits") == _rows(old, "SELECT commit_id FROM commits")
    assert _rows(backup, "PRAGMA integrity_check") == ["ok"]


def test_a_migration_runs_once(old: Path, next_migration: list[str]) -> None:
    SqlStore(old).close()
    SqlStore(old).close()

    assert next_migration == [NEW]


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connection: Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE colours (name TEXT PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE colours (name TEXT PRIMARY KEY)")

    before = _tables(old)
    with monkeypatch.context() as patched:
        patched.setitem(migrations.MIGRATIONS, NEW, broken)
        with pytest.raises(StoreUnavailable, match="colours already exists"):
            SqlStore(old)

    assert _tables(old) == before
    assert NEW not in _recorded(old)

    store = SqlStore(old)
    assert len(store.labels(ARTICLE.article_id, "ana")) == 1
    store.close()


def test_no_migration_runs_when_the_backup_cannot_be_made(old: Path, next_migration: list[str]) -> None:
    target = old.with_name(f"{old.stem}.before-{NEW}.backup")
    (target / "in the way").mkdir(parents=True)
    with pytest.raises(StoreUnavailable):
        SqlStore(old)

    assert next_migration == []
    assert NEW not in _recorded(old)


def test_a_database_of_a_later_version_is_refused_and_left_alone(old: Path) -> None:
    with contextlib.closing(sqlite.driver.connect(old)) as connection:
        connection.execute("INSERT INTO migrations VALUES ('0099-from-the-future')")
        connection.commit()
    with pytest.raises(StoreUnavailable, match="0099-from-the-future") as refused:
        SqlStore(old)

    assert str(old) in str(refused.value)
    assert "Install that version" in str(refused.value)
    assert "0099-from-the-future" in _recorded(old)


def test_a_database_from_before_source_blindness_was_kept_keeps_it_from_now_on(old: Path) -> None:
    with contextlib.closing(sqlite.driver.connect(old)) as connection:
        connection.execute("ALTER TABLE commits DROP COLUMN source_blind")
        connection.execute("DELETE FROM migrations WHERE name = '0006-source-blind'")
        connection.commit()
    with contextlib.closing(SqlStore(old)) as store:
        store.commit(commit(claim_change(), source_blind=True), annotator="ben", received_at=NOW)
        made = [store.labels(ARTICLE.article_id, who)[0].source_blind for who in ("ana", "ben")]

    assert made == [False, True]
    assert _recorded(old) == list(migrations.MIGRATIONS)
    refused = pytest.raises(sqlite.driver.DatabaseError, match="append-only")
    with contextlib.closing(sqlite.driver.connect(old)) as connection, refused:
        connection.execute("UPDATE commits SET source_blind = 1")


def test_two_threads_that_open_an_empty_folder_at_once_both_succeed(tmp_path: Path) -> None:
    def opened(path: Path, barrier: Barrier) -> SqlStore:
        barrier.wait()
        return SqlStore(path)

    with ThreadPoolExecutor(4) as pool:
        for number in range(10):
            path, barrier = tmp_path / f"{number}.db", Barrier(4)
            stores = [one.result() for one in [pool.submit(opened, path, barrier) for _ in range(4)]]

            assert _recorded(path) == list(migrations.MIGRATIONS)
            assert all(store.article_count() == 0 for store in stores)
            assert _backups(path) == []

            for store in stores:
                store.close()


def test_two_servers_that_open_an_empty_folder_at_once_both_succeed(path: Path) -> None:
    """Each waits for its line, so that both open at the same moment."""
    program = (
        "import sys; from pathlib import Path; from annotation.store import SqlStore; "
        "print('ready', flush=True); sys.stdin.readline(); "
        "print(SqlStore(Path(sys.argv[1])).article_count())"
    )
    command = [sys.executable, "-c", program, str(path)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    servers = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(2)]
    for server in servers:
        assert server.stdout.readline() == "ready\n"
    for server in servers:
        server.stdin.write("go\n")
        server.stdin.flush()
    said = [server.communicate(timeout=30) for server in servers]

    assert said == [("0\n", ""), ("0\n", "")]
    assert _recorded(path) == list(migrations.MIGRATIONS)


def test_two_servers_that_migrate_at_once_keep_the_backup_of_before(
    old: Path, next_migration: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second must not write its backup over the first's once the first has migrated."""
    back_up, barrier = sqlite._back_up, Barrier(2)
    made: list[str] = []

    def noted(path: Path, *, before: str) -> None:
        made.append(before)
        back_up(path, before=before)

    def opened() -> None:
        barrier.wait()
        SqlStore(old).close()

    monkeypatch.setattr(sqlite, "_back_up", noted)
    with ThreadPoolExecutor(2) as pool:
        for one in [pool.submit(opened) for _ in range(2)]:
            one.result()

    assert next_migration == [NEW]
    assert made == [NEW]
    assert NEW not in _recorded(_backups(old)[0])
