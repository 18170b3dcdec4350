"""A published version gives its articles and labels back as they were."""

from annotation.published import Published
from annotation.workbench import Workbench


def test_articles_and_labels_come_back_whole(bench: Workbench, version: Published) -> None:
    with bench._store.snapshot() as snapshot:
        wanted = [(one, snapshot.labels(one.article_id)) for one in snapshot.articles()]

    assert list(version.readings()) == wanted
    assert len(wanted) == 2


def test_splits_are_told_by_article(version: Published) -> None:
    assert version.splits() == {one.article_id: "" for one, _ in version.readings()}
