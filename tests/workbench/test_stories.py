"""Stories are told after a small import, later for a large one, and always before a version."""

import pytest

from annotation.workbench import Workbench, importing
from schemas import ArticleQuery
from tests.factories import claim_change, commit
from tests.stories import texts_fr as fr
from tests.workbench.files import imported, parcel, texts


def _copies(bench: Workbench) -> tuple[str, str]:
    """A dispatch and what another outlet made of it, imported one after the other."""
    (first,) = imported(bench, parcel("port.txt", fr.PORT))
    (copy,) = imported(bench, parcel("copie.txt", fr.PORT_REWRITTEN))
    return first.article_id, copy.article_id


def _stories(bench: Workbench, *names: str) -> list[str]:
    return [bench.articles.get(name).story for name in names]


def test_a_small_import_tells_stories_by_itself(bench: Workbench) -> None:
    first, copy = _copies(bench)
    (other,) = imported(bench, parcel("vin.txt", fr.WINE))

    assert _stories(bench, first, copy, other.article_id) == [first, first, other.article_id]
    assert bench.articles.to_compare() == 0
    assert bench.articles.count(query=ArticleQuery(story=first)) == 2


def test_a_story_is_an_edition_of_the_article_that_joined_it(bench: Workbench) -> None:
    first, copy = _copies(bench)
    imported_, told = bench.articles.editions(copy)

    assert (imported_.cause, told.cause, told.author) == ("imported", "story", "stories")
    assert told.metadata == imported_.metadata.model_copy(update={"story_id": first})
    assert told.sentences == imported_.sentences
    assert len(bench.articles.editions(first)) == 1


def test_an_import_that_stores_nothing_tells_no_stories(bench: Workbench) -> None:
    _copies(bench)
    dry = imported(bench, parcel("vin.txt", fr.WINE), dry_run=True)
    again = imported(bench, parcel("port.txt", fr.PORT))

    assert [dry[0].result, again[0].result] == ["stored", "known"]
    assert bench.articles.to_compare() == 0


@pytest.fixture(name="large")
def _large(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two copies in an import that was too large to compare at once."""
    monkeypatch.setattr(importing, "AT_ONCE", 3)
    found = imported(bench, *texts(2), parcel("port.txt", fr.PORT), parcel("copie.txt", fr.PORT_REWRITTEN))
    return found[2].article_id, found[3].article_id


def test_a_large_import_leaves_the_comparing_for_later(bench: Workbench, large: tuple[str, str]) -> None:
    assert bench.articles.to_compare() == 5
    assert _stories(bench, *large) == list(large)

    assert bench.tell_stories() == 5
    assert _stories(bench, *large) == [large[0], large[0]]
    assert bench.articles.to_compare() == 0
    assert bench.tell_stories() == 0


def test_publishing_tells_the_stories_that_are_left(bench: Workbench, large: tuple[str, str]) -> None:
    bench.commit(commit(claim_change()), annotator="ana")
    bench.versions.publish("k", message="m", author="ana")

    assert bench.articles.to_compare() == 0
    assert _stories(bench, *large) == [large[0], large[0]]


def test_a_correction_keeps_the_story(bench: Workbench) -> None:
    first, copy = _copies(bench)
    article = bench.articles.get(copy)
    bench.articles.correct(
        copy, article.metadata.model_copy(update={"title": "Autre"}), base=article.revision, author="ana"
    )

    assert _stories(bench, copy) == [first]
    assert bench.tell_stories() == 0
