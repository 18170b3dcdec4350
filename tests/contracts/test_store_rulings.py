"""What a lead settled is kept with its gold labels, and every change of a review is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest

from annotation.errors import StaleCommit, StaleReview
from annotation.store import Store
from schemas import GOLD, Commit, Review, Ruling, Seen
from tests.factories import NOW, article, claim_change, commit, sentence_change

ARTICLE = article()
BODY = ARTICLE.sentences[1].key


def _review(*, revision: int = 1, is_open: bool = True, **fields: object) -> Review:
    known = {"article_id": ARTICLE.article_id, "author": "lea", "made_at": NOW, "reason": "late"}
    return Review(**known | {"revision": revision, "is_open": is_open} | fields)


def _ruling(one: Commit, **fields: object) -> Ruling:
    seen = (Seen(reader="ana", key=f"sentence:{BODY}", revision=1),)
    known = {"sentences": (BODY,), "author": "lea", "made_at": NOW, "reason": "ana is right", "seen": seen}
    return Ruling(commit_id=one.commit_id, article_id=one.article_id, **known | {"took": ("ana",)} | fields)


def test_a_review_comes_back_as_it_was_opened(store: Store) -> None:
    store.rulings.review(_review())
    assert store.rulings.reviews() == (_review(),)


def test_only_the_last_word_on_a_review_counts(store: Store) -> None:
    store.rulings.review(_review())
    closed = _review(revision=2, is_open=False, made_at=NOW + timedelta(hours=1))
    store.rulings.review(closed)
    assert store.rulings.reviews() == (closed,)
    assert store.rulings.review_of(ARTICLE.article_id) == closed
    assert store.rulings.review_of("0" * 16) is None


@pytest.mark.parametrize("revision", [1, 3])
def test_a_review_that_somebody_opened_first_is_refused(store: Store, revision: int) -> None:
    store.rulings.review(_review())
    with pytest.raises(StaleReview):
        store.rulings.review(_review(revision=revision, author="max"))
    assert store.rulings.reviews() == (_review(),)


def test_gold_labels_are_stored_with_their_ruling(store: Store) -> None:
    gold = commit(claim_change(), sentence_change(BODY))
    done = store.rulings.settle(gold, _ruling(gold), received_at=NOW)

    assert set(done.revisions.values()) == {1}
    labels = store.labels(ARTICLE.article_id, GOLD)
    assert {label.commit_id for label in labels} == {gold.commit_id}
    assert store.rulings.of(ARTICLE.article_id) == store.rulings.every() == (_ruling(gold),)
    with store.snapshot() as snapshot:
        assert snapshot.rulings(ARTICLE.article_id) == (_ruling(gold),)
        assert snapshot.rulings("another") == ()
    assert store.inconsistencies() == ()


def test_a_ruling_sent_twice_is_one(store: Store) -> None:
    gold = commit(sentence_change(BODY))
    for reason in ("first", "second"):
        store.rulings.settle(gold, _ruling(gold, reason=reason), received_at=NOW)
    assert [one.reason for one in store.rulings.every()] == ["first"]


def test_gold_that_somebody_settled_first_is_refused_with_its_ruling(store: Store) -> None:
    first, second = (commit(sentence_change(BODY)) for _ in range(2))
    store.rulings.settle(first, _ruling(first), received_at=NOW)
    with pytest.raises(StaleCommit):
        store.rulings.settle(second, _ruling(second), received_at=NOW)
    assert store.rulings.every() == (_ruling(first),)


def test_the_gold_is_no_analyst(store: Store) -> None:
    gold = commit(sentence_change(BODY), commit_id=str(uuid4()))
    store.rulings.settle(gold, _ruling(gold), received_at=NOW)
    store.commit(commit(sentence_change(BODY)), annotator="ana", received_at=NOW)
    assert store.annotators() == ("ana",)


@pytest.mark.parametrize("annotator", ["ana", GOLD])
def test_no_ruling_is_made_of_a_commit_that_was_stored_otherwise(store: Store, annotator: str) -> None:
    known = commit(sentence_change(BODY))
    store.commit(known, annotator=annotator, received_at=NOW)
    with pytest.raises(StaleCommit):
        store.rulings.settle(known, _ruling(known), received_at=NOW)

    assert store.rulings.every() == ()
    assert len(store.labels(ARTICLE.article_id, GOLD)) == (annotator == GOLD)
    assert store.inconsistencies() == ()


def test_another_leads_ruling_is_not_acknowledged_as_ones_own(store: Store) -> None:
    gold = commit(sentence_change(BODY))
    store.rulings.settle(gold, _ruling(gold), received_at=NOW)
    with pytest.raises(StaleCommit):
        store.rulings.settle(gold, _ruling(gold, author="max"), received_at=NOW)

    assert [one.author for one in store.rulings.every()] == ["lea"]
