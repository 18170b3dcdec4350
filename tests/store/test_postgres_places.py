"""A PostgreSQL that cannot be used: the error names host and database, never the password."""

import re
import traceback
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from annotation.errors import InvalidAddress, StoreUnavailable, WorkbenchError
from annotation.settings import ROOT, settings_from
from annotation.store import SqlStore
from annotation.store.tables import METADATA
from tests.factories import NOW, article, claim_change, commit, sentence_change
from tests.postgres import PASSWORD, Cluster, running

ARTICLE = article()
SECRET = "hush%2Fhush"  # noqa: S105 (of nobody)
NAKED = "hush/hush"
BODY = ARTICLE.sentences[1].key


def _refused(address: str) -> WorkbenchError:
    """What is said when a store is opened there; nowhere is a word of the password."""
    with pytest.raises(WorkbenchError) as raised:
        SqlStore(address)
    told = "".join(traceback.format_exception(raised.value))
    for secret in (SECRET, NAKED, PASSWORD, "hush"):
        assert secret not in str(raised.value)
        assert secret not in repr(raised.value.values)
        assert secret not in told
    return raised.value


@pytest.mark.parametrize(
    "address",
    [
        "hush",
        "mysql://selon:hush@127.0.0.1/selon",
        "sqlite:///hush.db",
        "postgresql+psycopg://selon:hush@127.0.0.1:hush/selon",
        "postgresql+psycopg://selon:hu@hush.example/selon@127.0.0.1/selon",
        "postgresql+psycopg://selon@127.0.0.1/selon?password=hush",
        "postgresql+psycopg://selon:hush@127.0.0.1",
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(address: str) -> None:
    error = _refused(address)

    assert isinstance(error, InvalidAddress)
    assert "postgresql+psycopg://user:password@host:port/name" in str(error)


def test_a_server_that_is_not_there_is_named() -> None:
    error = _refused(f"postgresql+psycopg://selon:{SECRET}@127.0.0.1:1/team")

    assert isinstance(error, StoreUnavailable)
    assert "127.0.0.1:1/team cannot be used: connection failed" in str(error)
    assert "what SELON_DATABASE says" in str(error)


def test_a_host_that_is_not_there_is_named() -> None:
    assert "nowhere.invalid:5432/team" in str(_refused(f"postgresql://selon:{SECRET}@nowhere.invalid/team"))


def test_a_wrong_password_is_not_repeated(postgres: Cluster) -> None:
    error = _refused(postgres.address("prepared", password=SECRET))

    assert f"127.0.0.1:{postgres.port}/prepared cannot be used" in str(error)
    assert "password authentication failed" in str(error)


def test_a_database_that_is_not_there_is_named(postgres: Cluster) -> None:
    assert '"elsewhere" does not exist' in str(_refused(postgres.address("elsewhere")))


def test_a_password_that_the_server_itself_repeats_is_left_out(postgres: Cluster) -> None:
    """Here the user is named like it."""
    address = f"postgresql://hush:hush@127.0.0.1:{postgres.port}/prepared"

    with pytest.raises(StoreUnavailable) as raised:
        SqlStore(address)
    assert '"***"' in str(raised.value)
    assert "hush" not in str(raised.value)


def test_a_database_in_another_encoding_is_refused(postgres: Cluster) -> None:
    with postgres.connect() as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    try:
        assert "its encoding is LATIN1. Make one with the encoding UTF8." in str(
            _refused(postgres.address("latin"))
        )
    finally:
        postgres.drop("latin")


def test_the_settings_do_not_show_the_password(postgres: Cluster) -> None:
    address = f"postgresql+psycopg://selon:{SECRET}@db.example:5432/team"
    settings = settings_from({"SELON_DATABASE": address, "SELON_SECRET": SECRET * 4})

    assert settings.database == address
    assert "hush" not in repr(settings)
    assert "hush" not in str(settings)


def test_servers_that_share_a_database_share_the_browsers_outbox() -> None:
    same = [
        "postgresql+psycopg://ana:a@db.example/team",
        "postgresql+psycopg://bob:b%40@DB.example:5432/team?connect_timeout=3",
    ]
    others = ["postgresql+psycopg://ana:a@db.example/other", "postgresql:///team?host=/run/pg", ""]
    made = [settings_from({"SELON_DATABASE": one}).project for one in (*same, *others)]

    assert made[0] == made[1]
    assert len(set(made)) == 4


def _grant(connection: psycopg.Connection[Any], role: str) -> str:
    """A user with the rights that the guide lists; these lines."""
    guide = (ROOT / "docs" / "teams.md").read_text(encoding="utf-8")
    lines = [line for line in guide.splitlines() if line.startswith("GRANT ")]
    connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{NAKED}'")
    for line in lines:
        connection.execute(line.replace(" TO selon;", f" TO {role};"))
    return " ".join(lines)


def test_a_user_with_the_rights_that_the_guide_names_can_do_everything_but_rewrite(
    postgres: Cluster, database: str
) -> None:
    with postgres.connect(database) as connection:
        said = _grant(connection, database)
    assert all(re.search(rf"\b{name}\b", said) for name in METADATA.tables)
    try:
        store = SqlStore(postgres.address(database, user=database, password=SECRET))
        store.add_article(ARTICLE, imported_at=NOW)
        store.commit(commit(claim_change(), sentence_change(BODY)), annotator="ana", received_at=NOW)
        revised = ARTICLE.model_copy(update={"title": "Titre", "revision": 2})
        store.revise((revised,), cause="corrected", author="ana", made_at=NOW)
        store.sign({ARTICLE.article_id: b"a"})
        assert store.inconsistencies() == ()
        store.close()
        with (
            postgres.connect(database, user=database, password=NAKED) as connection,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
        ):
            connection.execute("DELETE FROM revisions")
    finally:
        with postgres.connect(database) as connection:
            connection.execute(f"DROP OWNED BY {database}; DROP ROLE {database}")


def test_a_right_that_is_missing_is_said(postgres: Cluster, database: str) -> None:
    with postgres.connect(database) as connection:
        _grant(connection, database)
        connection.execute(f"REVOKE INSERT ON commits FROM {database}")
    try:
        store = SqlStore(postgres.address(database, user=database, password=SECRET))
        store.add_article(ARTICLE, imported_at=NOW)
        with pytest.raises(StoreUnavailable, match=r"its user may not do that. Give the user the rights"):
            store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
        store.close()
    finally:
        with postgres.connect(database) as connection:
            connection.execute(f"DROP OWNED BY {database}; DROP ROLE {database}")


def test_an_article_that_another_program_holds_is_said_and_works_again_when_it_is_free(
    postgres: Cluster, database: str
) -> None:
    store = SqlStore(postgres.address(database), lock_timeout=0.1)
    store.add_article(ARTICLE, imported_at=NOW)
    with postgres.connect(database) as other, other.transaction():
        other.execute("SELECT 1 FROM catalogue FOR UPDATE")
        with pytest.raises(StoreUnavailable, match=r"another program holds it. Close that program"):
            store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
    store.commit(commit(claim_change()), annotator="ana", received_at=NOW)

    assert len(store.labels(ARTICLE.article_id, "ana")) == 1
    store.close()


@pytest.fixture(name="own", scope="module")
def _own() -> Iterator[Cluster]:
    """A cluster that may be stopped."""
    yield from running()


@pytest.fixture(name="kept")
def _kept(own: Cluster) -> Iterator[SqlStore]:
    store = SqlStore(own.address(own.create()))
    store.add_article(ARTICLE, imported_at=NOW)
    yield store
    store.close()


def _try(store: SqlStore, made: Any) -> bool:
    try:
        store.commit(made, annotator="ana", received_at=NOW)
    except StoreUnavailable:
        return False
    return True


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_store_outlives_a_restart_of_its_database_and_loses_no_acknowledged_commit(
    own: Cluster, kept: SqlStore, mode: str
) -> None:
    made = [commit(sentence_change(BODY, base=base)) for base in range(6)]
    assert all(_try(kept, one) for one in made[:3])
    own.stop(mode=mode)

    with pytest.raises(StoreUnavailable, match=r"cannot be used: .*what is not saved yet waits"):
        kept.labels(ARTICLE.article_id, "ana")
    assert not _try(kept, made[3])

    own.start()
    assert all(_try(kept, one) for one in made[2:])  # the browser sends again what got no answer
    history = kept.history(ARTICLE.article_id, "ana", f"sentence:{BODY}")
    assert [label.commit_id for label in history] == [one.commit_id for one in made]
    assert kept.inconsistencies() == ()


def test_a_connection_that_ends_while_a_commit_runs_stores_nothing_by_half(
    own: Cluster, kept: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    from annotation.store import writes  # noqa: PLC0415

    name = kept._database.writer.url.database
    made = commit(claim_change(), sentence_change(BODY))
    end_all = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"

    def cut_off(*_: object, **__: object) -> None:
        with own.connect() as other:
            other.execute(end_all, (name,))

    with monkeypatch.context() as patch:
        patch.setattr(writes, "_take_stock", cut_off)
        assert not _try(kept, made)

    assert kept.labels(ARTICLE.article_id, "ana") == ()
    assert _try(kept, made)
    assert len(kept.labels(ARTICLE.article_id, "ana")) == 2
