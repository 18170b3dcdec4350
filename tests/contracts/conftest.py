"""Each contract runs on every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotation.store import MemoryStore, SqlStore, Store
from tests.factories import NOW, article


@pytest.fixture(name="store", params=["memory", "sqlite", "postgresql"])
def _store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store that holds the article of the factories."""
    makers = {
        "memory": MemoryStore,
        "sqlite": lambda: SqlStore(tmp_path / "selon.db"),
        "postgresql": lambda: SqlStore(request.getfixturevalue("address")),
    }
    store = makers[request.param]()
    store.add_article(article(), imported_at=NOW)
    yield store
    store.close()
