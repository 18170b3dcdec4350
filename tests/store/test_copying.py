"""A store copied to another database is the same store."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from annotation.errors import CopyRefused, StoreUnavailable
from annotation.store import SqlStore, copy_store, copying
from annotation.store.tables import METADATA
from schemas import Change, Original, Proposal
from tests.factories import NOW, article, claim, claim_change, commit, incoming, sentence_change
from tests.postgres import Cluster

ARTICLE = article()
BODY = ARTICLE.sentences[1].key
ODD = "a\0b\1😀É\u2028"


def _nobody(_done: int, _all: int) -> None:
    pass


def _fill(place: Path | str) -> None:
    """An original, editions, revisions, withdrawals, undos, proposals and strange characters."""
    with closing(SqlStore(place)) as store:
        others = [article(f"Texte {n} {ODD}.\n", outlet=f"{ODD}{n}") for n in range(120)]
        page = Original(data=bytes(range(256)), media_type="text/html")
        given = [incoming(ARTICLE, original=page), *map(incoming, others)]
        store.add_articles(given, imported_at=NOW + timedelta(microseconds=7), importer=ODD)
        change = claim_change(claim(note=ODD))
        made = commit(change, sentence_change(BODY), seconds=0.1 + 0.2, source_blind=True)
        store.commit(made, annotator=ODD, received_at=NOW)
        gone = Change(key=change.key, base=1, decision="withdrawn")
        store.commit(commit(gone, undo_of=made.commit_id), annotator=ODD, received_at=NOW)
        title, quote, calm, menu = ARTICLE.sentences
        joined = (title, quote.model_copy(update={"end": calm.end}), menu)
        revised = ARTICLE.model_copy(update={"sentences": joined, "revision": 2})
        store.revise((revised,), cause="merged", author="ana", made_at=NOW)
        store.sign({ARTICLE.article_id: b"\0\1"})
        name = ARTICLE.article_id
        read = Proposal(article_id=name, revision=2, agent="a/1", made_at=NOW, suggestions=())
        store.proposals.add([read])


@pytest.fixture(name="filled")
def _filled(tmp_path: Path) -> Path:
    _fill(path := tmp_path / "one.db")
    return path


@pytest.fixture(name="empty")
def _empty(postgres: Cluster) -> Iterator[str]:
    """The address of a database without any table."""
    name = postgres.create()
    yield postgres.address(name)
    postgres.drop(name)


def _all(place: Path | str) -> dict[str, list[tuple[Any, ...]]]:
    with closing(SqlStore(place)) as store, store._read() as connection:
        keys = {table: table.primary_key.columns for table in METADATA.sorted_tables}
        return {t.name: [*map(tuple, connection.execute(t.select().order_by(*keys[t])))] for t in keys}


def test_there_and_back_again_every_row_is_the_same(filled: Path, empty: str, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    there = copy_store(filled, empty, on_progress=lambda *counts: seen.append(counts))
    back = copy_store(empty, tmp_path / "two.db", on_progress=_nobody)

    assert there.sha256 == back.sha256
    assert there.rows == back.rows
    assert there.rows.keys() == METADATA.tables.keys()
    assert all(there.rows[name] for name in ("articles", "originals", "editions", "revisions", "proposals"))
    assert seen[-1] == (2 * sum(there.rows.values()),) * 2
    assert _all(filled) == _all(empty) == _all(tmp_path / "two.db")
    for place in (filled, empty, tmp_path / "two.db"):
        with closing(SqlStore(place)) as store:
            assert store.inconsistencies() == ()
            assert len(store.history(ARTICLE.article_id, ODD, f"sentence:{BODY}")) == 1


def test_numbers_go_on_behind_the_copied_ones(filled: Path, empty: str, tmp_path: Path) -> None:
    copy_store(filled, empty, on_progress=_nobody)
    copy_store(empty, back := tmp_path / "two.db", on_progress=_nobody)

    for place in (empty, back):
        with closing(SqlStore(place)) as store:
            before = store.pulse()
            store.add_article(article("Encore un.\n"), imported_at=NOW)
            store.commit(commit(claim_change()), annotator="ana", received_at=NOW)
            assert store.pulse() > before
            assert [one.seq for one in store.signed()] == list(range(1, 123))
            assert store.inconsistencies() == ()


@pytest.mark.parametrize("after", [1, 150, 300])
def test_an_interrupted_copy_leaves_nothing_and_can_be_done_again(
    filled: Path, empty: str, after: int
) -> None:
    def interrupt(done: int, _all: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_store(filled, empty, on_progress=interrupt)
    assert not any(_all(empty).values())

    copy_store(filled, empty, on_progress=_nobody)
    assert _all(empty) == _all(filled)


@pytest.mark.parametrize("kind", ["file", "database"])
def test_a_target_that_holds_anything_is_refused_and_left_alone(
    filled: Path, empty: str, kind: str, tmp_path: Path
) -> None:
    target = tmp_path / "full.db" if kind == "file" else empty
    with closing(SqlStore(target)) as store:
        store.add_article(article("Le mien.\n"), imported_at=NOW)
    before = _all(target)
    with pytest.raises(CopyRefused, match=r"it holds something already \(articles"):
        copy_store(filled, target, on_progress=_nobody)

    assert _all(target) == before


def test_a_copy_that_differs_is_taken_back(filled: Path, empty: str, monkeypatch: pytest.MonkeyPatch) -> None:
    truly = copying._rows

    def tampered(table: Any, connection: Any, tick: Any) -> Iterator[dict[str, Any]]:
        for row in truly(table, connection, tick):
            changed = connection.dialect.name == "postgresql" and row.get("seconds")
            yield row | {"seconds": 9.0} if changed else row

    with monkeypatch.context() as patch:
        patch.setattr(copying, "_rows", tampered)
        with pytest.raises(CopyRefused, match="what was written differs: commits"):
            copy_store(filled, empty, on_progress=_nobody)

    assert not any(_all(empty).values())


def test_a_target_that_cannot_be_reached_is_named_without_its_password(filled: Path) -> None:
    with pytest.raises(StoreUnavailable, match=r"127\.0\.0\.1:1/team") as refused:
        copy_store(filled, "postgresql://selon:hush@127.0.0.1:1/team", on_progress=_nobody)

    assert "hush" not in str(refused.value)
