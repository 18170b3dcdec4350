"""A project with labels from which something can be learned."""

import pytest

from annotation.store import MemoryStore
from annotation.workbench import Workbench
from schemas import Article
from tests.conftest import Project
from tests.workbench.labelled import LABELLED, label_all, stored_articles


@pytest.fixture(name="store")
def _store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture(name="articles")
def _articles(store: MemoryStore) -> list[Article]:
    return stored_articles(store, LABELLED + 4)


@pytest.fixture(name="labelled")
def _labelled(project: Project, store: MemoryStore, articles: list[Article]) -> Workbench:
    bench = project(store=store)
    for one in articles[:LABELLED]:
        label_all(bench, one)
    return bench
