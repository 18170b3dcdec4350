"""What SQLite must do for a saved label to be safe.

Every connection here is made by the store's own driver: two SQLite libraries in one process do not see
each other's locks.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from annotation.errors import StoreUnavailable
from annotation.settings import ROOT
from annotation.store import SqlStore
from annotation.store.sqlite import driver
from schemas import Original
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, incoming, sentence_change

ARTICLE = article()
BODY = ARTICLE.sentences[1].key


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "selon.db"


@pytest.fixture(name="connections")
def _connections() -> Iterator[list[Any]]:
    """Every connection that a store opens during the test."""
    opened: list[Any] = []

    def note(connection: Any, _record: object) -> None:
        opened.append(connection)

    event.listen(Engine, "connect", note)
    yield opened
    event.remove(Engine, "connect", note)


@pytest.fixture(name="store")
def _store(path: Path, connections: list[Any]) -> Iterator[SqlStore]:
    store = SqlStore(path, lock_timeout=10)
    page = Original(data=b"<p>Moscou", media_type="text/html")
    store.add_articles([incoming(ARTICLE, original=page)], imported_at=NOW)
    yield store
    store.close()


def _save(store: SqlStore, **fields: Any) -> str:
    made = commit(claim_change(), **fields)
    store.commit(made, annotator="ana", received_at=NOW)
    return made.commit_id


def _stored(path: Path) -> set[str]:
    with contextlib.closing(driver.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT commit_id FROM commits")}


def test_reader_and_writer_are_set_to_lose_nothing(store: SqlStore, connections: list[Any]) -> None:
    assert store.article(ARTICLE.article_id) == ARTICLE

    assert len(connections) == 2
    for connection in connections:
        names = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers")
        found = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names]
        assert found == ["wal", 2, 1, 1]


@pytest.mark.parametrize("table", ["commits", "revisions", "articles", "originals", "editions"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {table} SET article_id = article_id",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_nothing_in_the_log_can_be_rewritten(
    store: SqlStore, connections: list[Any], table: str, statement: str
) -> None:
    _save(store)
    before = store.labels(ARTICLE.article_id, "ana")
    with pytest.raises(driver.DatabaseError, match=f"{table} is append-only"):
        connections[0].execute(statement.format(table=table))

    assert store.labels(ARTICLE.article_id, "ana") == before
    assert store.article(ARTICLE.article_id) == ARTICLE


def test_a_locked_database_says_so_and_works_again_when_it_is_free(store: SqlStore, path: Path) -> None:
    impatient = SqlStore(path, lock_timeout=0.05)
    with contextlib.closing(driver.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreUnavailable, match="another program holds it") as refused:
            _save(impatient)
        other.execute("ROLLBACK")

    assert str(path) in str(refused.value)
    assert "Close that program and try again." in str(refused.value)

    made = _save(impatient)
    assert _stored(path) == {made}

    impatient.close()


def test_a_full_disk_stores_nothing_by_half_and_works_again_when_there_is_room(
    store: SqlStore, path: Path, connections: list[Any]
) -> None:
    kept = {_save(store)}
    pages = connections[0].execute("PRAGMA page_count").fetchone()[0]
    connections[0].execute(f"PRAGMA max_page_count = {pages + 2}")
    long = [claim_change(claim(note="n" * 5000)) for _ in range(20)]
    with pytest.raises(StoreUnavailable, match=r"the disk is full. Free some space"):
        store.commit(commit(sentence_change(BODY), *long), annotator="ana", received_at=NOW)

    assert _stored(path) == kept
    assert len(store.labels(ARTICLE.article_id, "ana")) == 1
    assert store.inconsistencies() == ()

    connections[0].execute("PRAGMA max_page_count = 1000000")
    kept.add(_save(store))

    assert _stored(path) == kept


def test_a_file_that_is_no_database_is_named_and_left_alone(path: Path) -> None:
    path.write_bytes(b"a letter to my aunt\n" * 200)
    with pytest.raises(StoreUnavailable, match=r"it is not a database. Move the file away"):
        SqlStore(path)

    assert path.read_bytes() == b"a letter to my aunt\n" * 200


def test_a_damaged_page_is_named(store: SqlStore, path: Path) -> None:
    _save(store)
    store.close()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises(StoreUnavailable, match=r"it is damaged. Restore it from a backup."):
        SqlStore(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"it cannot be opened. Check that its folder exists"):
        SqlStore(tmp_path / "nowhere" / "selon.db")


def test_a_read_only_database_can_be_read_and_says_why_it_cannot_be_written(
    store: SqlStore, path: Path, connections: list[Any]
) -> None:
    kept = {_save(store)}
    for connection in connections:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(StoreUnavailable, match=r"it is read-only. Give yourself the right"):
        _save(store)

    assert _stored(path) == kept
    assert len(store.labels(ARTICLE.article_id, "ana")) == 1


@pytest.mark.parametrize("servers", [1, 2])
def test_a_hundred_commits_at_once_are_all_kept_without_a_gap(
    store: SqlStore, path: Path, servers: int
) -> None:
    """Eight threads, each with sentences of its own to say a revision after the other of."""
    stores = [store] + [SqlStore(path) for _ in range(servers - 1)]

    def work(number: int) -> list[str]:
        done = []
        for base in range(13):
            made = commit(sentence_change(BODY, base=base), claim_change())
            stores[number % servers].commit(made, annotator=f"a{number}", received_at=NOW)
            done.append(made.commit_id)
        return done

    with ThreadPoolExecutor(8) as pool:
        acknowledged = [name for names in pool.map(work, range(8)) for name in names]

    assert len(acknowledged) == 104
    assert _stored(path) == set(acknowledged)
    for number in range(8):
        history = store.history(ARTICLE.article_id, f"a{number}", f"sentence:{BODY}")
        assert [label.revision for label in history] == list(range(1, 14))
    assert store.inconsistencies() == ()

    for other in stores[1:]:
        other.close()


def test_one_commit_sent_by_two_servers_at_once_makes_one(store: SqlStore, path: Path) -> None:
    other = SqlStore(path)
    made = [commit(sentence_change(BODY, base=base), claim_change()) for base in range(20)]
    with ThreadPoolExecutor(2) as pool:
        for one in made:
            sent = [pool.submit(s.commit, one, annotator="ana", received_at=NOW) for s in (store, other)]
            assert sent[0].result() == sent[1].result()

    history = store.history(ARTICLE.article_id, "ana", f"sentence:{BODY}")
    assert [label.commit_id for label in history] == [one.commit_id for one in made]
    assert len(store.labels(ARTICLE.article_id, "ana")) == 21

    other.close()


def test_a_disk_that_fails_says_what_the_database_said(store: SqlStore, path: Path) -> None:
    """What no rule names is passed on, never hidden."""
    with contextlib.closing(driver.connect(path)) as other:
        other.execute("ALTER TABLE labels RENAME TO lost")
    with pytest.raises(StoreUnavailable, match="no such table: labels"):
        store.labels(ARTICLE.article_id, "ana")


_WRITER = """
import sys
from pathlib import Path
from annotation.store import SqlStore
from tests.factories import NOW, claim_change, commit
store = SqlStore(Path(sys.argv[1]))
while True:
    done = store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
    print(done.commit_id, flush=True)
"""


def _killed_while_writing(path: Path, after: float) -> set[str]:
    """Kill a writer `after` seconds behind its first acknowledgement; all that it acknowledged."""
    command = [sys.executable, "-c", _WRITER, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
        first = writer.stdout.readline()
        with contextlib.suppress(subprocess.TimeoutExpired):
            writer.wait(timeout=after)  # it never ends by itself
        os.kill(writer.pid, signal.SIGKILL)
        rest = writer.stdout.read()
    whole = [line for line in (first + rest).splitlines() if len(line) == 36]
    return {str(UUID(line)) for line in whole}


@pytest.mark.parametrize("kills", [4, pytest.param(25, marks=pytest.mark.slow)])
def test_a_killed_server_loses_no_acknowledged_commit(store: SqlStore, path: Path, kills: int) -> None:
    chance = random.Random(kills)  # noqa: S311 (when to kill is no secret)
    acknowledged: set[str] = set()
    started = time.monotonic()
    for _ in range(kills):
        acknowledged |= _killed_while_writing(path, chance.uniform(0.0, 0.25))

    stored = _stored(path)
    assert acknowledged <= stored
    assert len(acknowledged) >= kills, f"too few commits to tell, in {time.monotonic() - started:.1f} s"
    assert len(stored) <= len(acknowledged) + kills  # at most one in flight at each kill
    assert store.inconsistencies() == ()
    assert store.article(ARTICLE.article_id).text == TEXT
