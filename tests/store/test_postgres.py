"""What PostgreSQL must do for a saved label to be safe, several servers at a time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import psycopg
import pytest

from annotation.errors import StaleCommit, StoreUnavailable
from annotation.store import SqlStore
from schemas import Article, Original
from tests.factories import NOW, article, claim_change, commit, incoming, sentence_change
from tests.postgres import Cluster

ARTICLE = article()
NAME = ARTICLE.article_id
TITLE, BODY, CALM = (one.key for one in ARTICLE.sentences[:3])
LOGS = ("articles", "originals", "editions", "commits", "revisions", "proposals")


@pytest.fixture(name="store")
def _store(address: str) -> Iterator[SqlStore]:
    store = SqlStore(address, lock_timeout=10)
    page = Original(data=b"<p>Moscou", media_type="text/html")
    store.add_articles([incoming(ARTICLE, original=page)], imported_at=NOW)
    yield store
    store.close()


@pytest.fixture(name="other")
def _other(store: SqlStore, address: str) -> Iterator[SqlStore]:
    """Another server on the same database."""
    other = SqlStore(address, lock_timeout=10)
    yield other
    other.close()


@pytest.fixture(name="beside")
def _beside(postgres: Cluster, database: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection that is not the store's."""
    with postgres.connect(database) as connection:
        yield connection


def _stored(connection: psycopg.Connection[Any]) -> set[str]:
    return {row[0] for row in connection.execute("SELECT commit_id FROM commits")}


@pytest.mark.parametrize("table", LOGS)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET article_id = article_id", "DELETE FROM {}", "TRUNCATE {} CASCADE"],
)
def test_nothing_in_the_log_can_be_rewritten(
    store: SqlStore, beside: psycopg.Connection[Any], table: str, statement: str
) -> None:
    """Not even by who owns the tables."""
    with pytest.raises(psycopg.errors.RaiseException, match="is append-only"):
        beside.execute(statement.format(table))

    assert store.article(NAME) == ARTICLE


def test_every_text_is_ordered_by_code_points_whoever_added_its_column(
    store: SqlStore, beside: psycopg.Connection[Any]
) -> None:
    columns = beside.execute(
        "SELECT table_name, column_name, collation_name FROM information_schema.columns "
        "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')"
    ).fetchall()

    assert len(columns) > 20
    assert {row for row in columns if row[2] != "C" and row[0] != "migrations"} == set()


def test_commits_of_many_threads_and_two_servers_are_all_kept_without_a_gap(
    store: SqlStore, other: SqlStore, beside: psycopg.Connection[Any]
) -> None:
    """Eight annotators in one article, each with a sentence to say a revision after the other of."""

    def work(number: int) -> list[str]:
        done = []
        for base in range(13):
            made = commit(sentence_change(BODY, base=base), claim_change())
            (store, other)[number % 2].commit(made, annotator=f"a{number}", received_at=NOW)
            done.append(made.commit_id)
        return done

    with ThreadPoolExecutor(8) as pool:
        acknowledged = [name for names in pool.map(work, range(8)) for name in names]

    assert _stored(beside) == set(acknowledged)
    for number in range(8):
        history = store.history(NAME, f"a{number}", f"sentence:{BODY}")
        assert [label.revision for label in history] == list(range(1, 14))
    assert store.inconsistencies() == ()


def test_progress_is_what_the_log_says_when_two_tabs_of_one_annotator_commit_at_once(
    store: SqlStore, other: SqlStore
) -> None:
    def settle(server: SqlStore, name: str, barrier: Barrier) -> None:
        for base in range(20):
            barrier.wait()
            status = ("labelled", "open")[base % 2]
            server.commit(
                commit(sentence_change(name, base=base, status=status)), annotator="ana", received_at=NOW
            )

    barrier = Barrier(3)
    with ThreadPoolExecutor(3) as pool:
        tabs = [(store, TITLE), (other, BODY), (store, CALM)]
        for one in [pool.submit(settle, server, name, barrier) for server, name in tabs]:
            one.result()

    assert store.summaries("ana")[0].progress.done == 0
    assert store.inconsistencies() == ()


def test_progress_is_what_the_log_says_when_sentences_are_cut_while_somebody_labels(
    store: SqlStore, other: SqlStore
) -> None:
    title, quote, calm, menu = ARTICLE.sentences
    joined = (title, quote.model_copy(update={"end": calm.end}), menu)

    def cut() -> None:
        for revision in range(2, 22):
            sentences = joined if revision % 2 == 0 else ARTICLE.sentences
            made = ARTICLE.model_copy(update={"sentences": sentences, "revision": revision})
            other.revise((made,), cause="merged", author="bob", made_at=NOW)

    def label(who: str) -> None:
        for base in range(20):
            change = sentence_change((BODY, CALM)[base % 2], base=base // 2)
            store.commit(commit(change), annotator=who, received_at=NOW)

    with ThreadPoolExecutor(3) as pool:
        for one in [pool.submit(cut), pool.submit(label, "ana"), pool.submit(label, "eve")]:
            one.result()

    assert len(store.editions(NAME)) == 21
    assert store.inconsistencies() == ()


def test_of_two_that_are_based_on_one_revision_one_is_told(store: SqlStore, other: SqlStore) -> None:
    for base in range(20):
        barrier = Barrier(2)

        def write(server: SqlStore, barrier: Barrier = barrier, base: int = base) -> bool:
            barrier.wait()
            try:
                server.commit(commit(sentence_change(BODY, base=base)), annotator="ana", received_at=NOW)
            except StaleCommit:
                return False
            return True

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(write, (store, other))) == [False, True]

    assert store.inconsistencies() == ()


def test_a_revision_that_somebody_wrote_past_the_projection_is_a_conflict(
    store: SqlStore, beside: psycopg.Connection[Any]
) -> None:
    store.commit(made := commit(claim_change()), annotator="ana", received_at=NOW)
    beside.execute(
        "INSERT INTO revisions (article_id, annotator, key, revision, decision, payload, commit_id) "
        "VALUES (%s, 'ana', %s, 1, 'added', '{}', %s)",
        (NAME, f"sentence:{BODY}", made.commit_id),
    )
    with pytest.raises(StaleCommit):
        store.commit(commit(sentence_change(BODY)), annotator="ana", received_at=NOW)


def test_one_commit_sent_by_two_servers_at_once_makes_one(store: SqlStore, other: SqlStore) -> None:
    made = [commit(sentence_change(BODY, base=base), claim_change()) for base in range(20)]
    with ThreadPoolExecutor(2) as pool:
        for one in made:
            sent = [pool.submit(s.commit, one, annotator="ana", received_at=NOW) for s in (store, other)]
            assert sent[0].result() == sent[1].result()

    history = store.history(NAME, "ana", f"sentence:{BODY}")
    assert [label.commit_id for label in history] == [one.commit_id for one in made]
    assert len(store.labels(NAME, "ana")) == 21


def test_two_imports_at_once_number_every_article_once(store: SqlStore, other: SqlStore) -> None:
    batches = [[article(f"Texte {n} du lot {lot}.\n") for n in range(5)] for lot in range(10)]
    common = article("Le même texte.\n")

    def add(server: SqlStore, lots: list[list[Article]]) -> int:
        return sum(sum(server.add_articles(map(incoming, [*lot, common]), imported_at=NOW)) for lot in lots)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(add, store, batches[:5])
        second = pool.submit(add, other, batches[5:])
        assert first.result() + second.result() == 51

    assert [one.seq for one in store.signed()] == list(range(1, 53))
    assert store.inconsistencies() == ()


def test_the_pulse_tells_of_a_commit_that_appears_behind_a_later_one(
    store: SqlStore, beside: psycopg.Connection[Any]
) -> None:
    """PostgreSQL gives numbers out before the transactions end."""
    store.commit(made := commit(claim_change()), annotator="ana", received_at=NOW)
    row = "INSERT INTO revisions (article_id, annotator, key, revision, decision, payload, commit_id) VALUES "
    values = "('x', 'eve', %s, 1, 'added', '{}', %s)"
    seen = [store.pulse()]
    with beside.transaction():
        beside.execute(row + values, ("early", made.commit_id))
        store.commit(commit(sentence_change(BODY)), annotator="ana", received_at=NOW)
        seen.append(store.pulse())
    seen.append(store.pulse())

    assert len(set(seen)) == 3


def test_a_snapshot_is_of_one_moment_whatever_is_committed_meanwhile(
    store: SqlStore, other: SqlStore
) -> None:
    late = article("Plus tard.\n")
    with store.snapshot() as snapshot:
        before = [one.article_id for one in snapshot.articles()]
        other.add_article(late, imported_at=NOW)
        other.commit(commit(claim_change()), annotator="ana", received_at=NOW)
        after = [one.article_id for one in snapshot.articles()]

        assert before == after == [NAME]
        assert snapshot.labels(NAME) == snapshot.touched() == ()

    with store.snapshot() as snapshot:
        assert len(tuple(snapshot.articles())) == 2


def test_a_database_from_before_source_blindness_was_kept_keeps_it_from_now_on(
    store: SqlStore, beside: psycopg.Connection[Any], address: str
) -> None:
    store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
    beside.execute("ALTER TABLE commits DROP COLUMN source_blind")
    beside.execute("DELETE FROM migrations WHERE name = '0006-source-blind'")
    beside.commit()
    again = SqlStore(address, lock_timeout=10)
    again.commit(commit(claim_change(), source_blind=True), annotator="ben", received_at=NOW)

    assert [again.labels(NAME, who)[0].source_blind for who in ("ana", "ben")] == [False, True]
    again.close()


def test_a_database_of_a_later_version_is_refused_and_left_alone(
    store: SqlStore, address: str, beside: psycopg.Connection[Any]
) -> None:
    beside.execute("INSERT INTO migrations VALUES ('0099-from-the-future')")
    with pytest.raises(StoreUnavailable, match=r"0099-from-the-future.*Install that version"):
        SqlStore(address)

    assert store.article(NAME) == ARTICLE
