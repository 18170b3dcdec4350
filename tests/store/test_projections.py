"""What is kept beside the log can be checked against it: labels, the list of articles, progress."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.store import SqlStore
from annotation.store.sqlite import driver
from tests.factories import NOW, article, claim_change, commit, incoming, sentence_change

ARTICLE = article()
OTHER = article("Une phrase.\n")
NAME = ARTICLE.article_id
KEY = f"sentence:{ARTICLE.sentences[1].key}"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "selon.db"


@pytest.fixture(name="store")
def _store(path: Path) -> Iterator[SqlStore]:
    """Two articles, one of them revised; ana has labelled one of its sentences."""
    store = SqlStore(path)
    store.add_articles([incoming(ARTICLE), incoming(OTHER)], imported_at=NOW)
    revised = ARTICLE.model_copy(update={"title": "Titre", "revision": 2})
    store.revise((revised,), cause="corrected", author="ana", made_at=NOW)
    made = commit(sentence_change(ARTICLE.sentences[1].key), claim_change())
    store.commit(made, annotator="ana", received_at=NOW)
    yield store
    store.close()


def _tampered(path: Path, statement: str) -> None:
    places = {"article": NAME, "other": OTHER.article_id, "label": KEY}
    with contextlib.closing(driver.connect(path)) as connection:
        assert connection.execute(statement, places).rowcount == 1
        connection.commit()


def test_all_is_well_after_imports_revisions_and_labels(store: SqlStore) -> None:
    store.sign({NAME: b"a"})

    assert store.inconsistencies() == ()


MOVED = f"{NAME}: sentence:0-13 of ana"
LIST, PROGRESS, LABEL = f"{NAME}: its list entry", f"{NAME}: the progress of ana", f"{NAME}: {KEY} of ana"


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE catalogue SET title = 'x' WHERE article_id = :article", [LIST]),
        ("UPDATE catalogue SET to_label = 9 WHERE article_id = :article", [LIST]),
        ("UPDATE catalogue SET story = 'x' WHERE article_id = :article", [LIST]),
        ("UPDATE catalogue SET published = '2026-01-01' WHERE article_id = :article", [LIST]),
        ("UPDATE catalogue SET revision = 1 WHERE article_id = :article", [LIST]),
        ("DELETE FROM catalogue WHERE article_id = :other", [f"{OTHER.article_id}: its list entry"]),
        ("UPDATE progress SET done = 3", [PROGRESS]),
        ("UPDATE progress SET unfit = 1", [PROGRESS]),
        ("UPDATE progress SET annotator = 'bob'", [PROGRESS, f"{NAME}: the progress of bob"]),
        ("DELETE FROM progress", [PROGRESS]),
        ("DELETE FROM labels WHERE key = :label", [LABEL, PROGRESS]),
        ("UPDATE labels SET payload = '{}' WHERE key = :label", [LABEL]),
        ("UPDATE labels SET revision = 2 WHERE key = :label", [LABEL]),
        ("UPDATE labels SET status = 'open' WHERE key = :label", [LABEL, PROGRESS]),
        ("UPDATE labels SET decision = 'withdrawn' WHERE key = :label", [LABEL]),
        (
            "UPDATE labels SET key = 'sentence:0-13' WHERE key = :label",
            [f"{NAME}: sentence:0-13 of ana", LABEL],
        ),
    ],
)
def test_what_is_not_as_the_log_says_is_named(
    store: SqlStore, path: Path, statement: str, found: list[str]
) -> None:
    _tampered(path, statement)

    assert sorted(store.inconsistencies()) == found
