"""A project in which people have read the article of `readings`."""

from collections.abc import Callable

import pytest

from annotation.workbench import Workbench
from schemas import Change
from tests.agreement.readings import ARTICLE
from tests.factories import NOW, commit

Read = Callable[..., Workbench]
"""Stores what each reader, by name, made of the article."""


@pytest.fixture(name="read")
def _read(bench: Workbench) -> Read:
    bench._store.add_article(ARTICLE, imported_at=NOW)

    def read(**made: tuple[Change, ...]) -> Workbench:
        for who, changes in made.items():
            name = who.replace("_again", "#2")
            bench.commit(commit(*changes, article_id=ARTICLE.article_id), annotator=name)
        return bench

    return read
