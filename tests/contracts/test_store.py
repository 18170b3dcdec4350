"""What holds for every label store."""

from datetime import datetime, timedelta, timezone
from uuid import uuid4

import pytest

from annotation.errors import StaleCommit, UnknownArticle
from annotation.store import Store
from schemas import ArticleQuery, Change, Span
from tests.factories import NOW, article, claim, claim_change, commit, incoming, sentence_change

ARTICLE = article()
BODY = ARTICLE.sentences[1].key
TITLE = ARTICLE.sentences[0].key


def _save(store: Store, *changes: Change, annotator: str = "ana", **fields: object) -> None:
    store.commit(commit(*changes, **fields), annotator=annotator, received_at=NOW)


def test_an_article_comes_back_as_it_was_stored(store: Store) -> None:
    assert store.article(ARTICLE.article_id) == ARTICLE
    assert store.article("0" * 16) is None


def test_the_same_text_is_stored_once(store: Store) -> None:
    assert store.add_article(ARTICLE, imported_at=NOW) is False
    assert store.article_count() == 1


def test_several_articles_are_stored_at_once_and_each_once(store: Store) -> None:
    other = article("Une phrase.\n")

    assert store.add_articles(map(incoming, (ARTICLE, other, other)), imported_at=NOW) == (False, True, False)
    assert store.article_count() == 2


def test_a_label_comes_back_as_it_was_committed(store: Store) -> None:
    change = claim_change(seen := claim())
    _save(store, change, sentence_change(BODY))

    labels = {label.key: label for label in store.labels(ARTICLE.article_id, "ana")}

    assert labels[change.key].claim == seen
    assert labels[change.key].labelled_at == NOW
    assert labels[f"sentence:{BODY}"].state.status == "labelled"
    assert {label.revision for label in labels.values()} == {1}


def test_a_commit_sent_twice_makes_one(store: Store) -> None:
    once = commit(claim_change())
    first = store.commit(once, annotator="ana", received_at=NOW)
    second = store.commit(once, annotator="ana", received_at=NOW)

    assert first == second
    assert len(store.labels(ARTICLE.article_id, "ana")) == 1


def test_a_commit_is_stored_whole_or_not_at_all(store: Store) -> None:
    """The first change is good, the second is based on a revision that is not there."""
    with pytest.raises(StaleCommit):
        _save(store, claim_change(), sentence_change(BODY, base=7))

    assert store.labels(ARTICLE.article_id, "ana") == ()


def test_several_commits_are_stored_whole_or_not_at_all(store: Store) -> None:
    """The first is good, the second is based on a revision that is not there."""
    other = article("Une phrase.\n")
    store.add_article(other, imported_at=NOW)
    first = commit(claim_change(), sentence_change(BODY))
    name = other.sentences[0].key
    second = commit(sentence_change(name), article_id=other.article_id)
    stale = commit(sentence_change(name, base=7), article_id=other.article_id)

    with pytest.raises(StaleCommit):
        store.commit_all((first, stale), annotator="ana", received_at=NOW)
    assert store.labels(ARTICLE.article_id, "ana") == store.labels(other.article_id, "ana") == ()

    done = store.commit_all((first, second), annotator="ana", received_at=NOW)
    assert [one.commit_id for one in done] == [first.commit_id, second.commit_id]
    assert done == store.commit_all((first, second), annotator="ana", received_at=NOW)
    assert len(store.labels(ARTICLE.article_id, "ana")) == 2


def test_each_revision_says_whether_it_was_made_source_blind(store: Store) -> None:
    change = claim_change()
    store.commit(commit(change, source_blind=True), annotator="ana", received_at=NOW)
    again = change.model_copy(update={"base": 1, "decision": "corrected"})
    (label,) = store.labels(ARTICLE.article_id, "ana")
    store.commit(commit(again), annotator="ana", received_at=NOW)

    assert label.source_blind
    history = store.history(ARTICLE.article_id, "ana", change.key)
    assert [one.source_blind for one in history] == [True, False]


@pytest.mark.parametrize(
    ("made_at", "labelled_at"),
    [
        (NOW - timedelta(hours=3), NOW - timedelta(hours=3)),
        (NOW + timedelta(days=400), NOW),
        ((NOW - timedelta(hours=3)).astimezone(timezone(timedelta(hours=2))), NOW - timedelta(hours=3)),
    ],
    ids=["while the server was away", "by a clock that is ahead", "in another time zone"],
)
def test_a_label_has_the_time_at_which_it_was_made(
    store: Store, made_at: datetime, labelled_at: datetime
) -> None:
    _save(store, sentence_change(BODY), made_at=made_at)

    (label,) = store.labels(ARTICLE.article_id, "ana")

    assert label.labelled_at == labelled_at
    assert label.labelled_at.utcoffset() == timedelta(0)
    assert store.history(ARTICLE.article_id, "ana", label.key) == (label,)


def test_a_stale_writer_gets_a_conflict_and_changes_nothing(store: Store) -> None:
    _save(store, sentence_change(BODY))
    with pytest.raises(StaleCommit):
        _save(store, sentence_change(BODY, status="skipped"))

    assert store.labels(ARTICLE.article_id, "ana")[0].state.status == "labelled"


def test_a_refused_commit_may_be_sent_again_once_it_fits(store: Store) -> None:
    wrong = commit(sentence_change(BODY, base=1))
    with pytest.raises(StaleCommit):
        store.commit(wrong, annotator="ana", received_at=NOW)
    _save(store, sentence_change(BODY))
    done = store.commit(wrong, annotator="ana", received_at=NOW)

    assert done.revisions == {f"sentence:{BODY}": 2}


def test_a_correction_is_a_revision_and_the_history_keeps_all(store: Store) -> None:
    key = f"claim:{uuid4()}"
    _save(store, claim_change(key=key))
    corrected = claim(cue=None, content=(Span(start=16, end=20),))
    _save(store, claim_change(corrected, key=key, base=1, decision="corrected"))
    _save(store, Change(key=key, base=2, decision="withdrawn"))
    _save(store, claim_change(key=key, base=3))

    history = store.history(ARTICLE.article_id, "ana", key)

    assert [label.decision for label in history] == ["added", "corrected", "withdrawn", "added"]
    assert history[1].claim == corrected
    assert store.labels(ARTICLE.article_id, "ana")[0].revision == 4


def test_labels_become_fewer_only_by_a_withdrawal(store: Store) -> None:
    change = claim_change()
    _save(store, change)
    _save(store, claim_change(key=change.key, base=1, decision="corrected"))
    assert len(store.labels(ARTICLE.article_id, "ana")) == 1
    _save(store, Change(key=change.key, base=2, decision="withdrawn"))
    assert store.labels(ARTICLE.article_id, "ana") == ()


def test_one_analyst_does_not_see_or_touch_the_labels_of_another(store: Store) -> None:
    change = claim_change()
    _save(store, change)
    _save(store, claim_change(claim(note="mine"), key=change.key), annotator="bob")

    assert [label.claim.note for label in store.labels(ARTICLE.article_id, "ana")] == [""]
    assert [label.claim.note for label in store.labels(ARTICLE.article_id, "bob")] == ["mine"]
    assert store.annotators() == ("ana", "bob")


def test_a_commit_names_an_article_that_is_stored(store: Store) -> None:
    with pytest.raises(UnknownArticle):
        _save(store, claim_change(), article_id="0" * 16)


def test_progress_counts_what_the_flow_stops_at(store: Store) -> None:
    boilerplate = ARTICLE.sentences[3].key
    _save(store, sentence_change(BODY), sentence_change(boilerplate), sentence_change(TITLE, status="open"))

    (row,) = store.summaries("ana")

    assert (row.progress.done, row.progress.to_label) == (1, 3)


def test_next_article_is_the_next_with_an_open_sentence_and_goes_round(store: Store) -> None:
    second, third = article("Une phrase.\n"), article("Une autre.\n")
    for one in (second, third):
        store.add_article(one, imported_at=NOW)
    _save(store, sentence_change(second.sentences[0].key), article_id=second.article_id)

    assert store.next_article("ana") == ARTICLE.article_id
    assert store.next_article("ana", after=ARTICLE.article_id) == third.article_id
    assert store.next_article("ana", after=third.article_id) == ARTICLE.article_id
    assert store.neighbour(second.article_id, step=1) == third.article_id
    assert store.neighbour(second.article_id, step=-1) == ARTICLE.article_id
    assert store.neighbour(third.article_id, step=1) is None


def test_there_is_no_next_article_when_all_are_done(store: Store) -> None:
    _save(store, *(sentence_change(sentence.key) for sentence in ARTICLE.sentences))

    assert store.next_article("ana", after=ARTICLE.article_id) is None


def test_search_ignores_case_and_accents_and_takes_signs_literally(store: Store) -> None:
    store.add_article(article("Autre chose.\n", title="100 % sûr"), imported_at=NOW)

    assert [row.title for row in store.summaries("ana", ArticleQuery(search="MOSCOU DEMENT"))] == [
        "Moscou dément"
    ]
    assert [row.title for row in store.summaries("ana", ArticleQuery(search="100 %"))] == ["100 % sûr"]
    assert store.article_count(query=ArticleQuery(search="%")) == 1


def test_a_snapshot_holds_articles_and_the_labels_of_all(store: Store) -> None:
    _save(store, claim_change())
    _save(store, sentence_change(BODY), annotator="bob")

    with store.snapshot() as snapshot:
        _save(store, sentence_change(TITLE), annotator="bob")
        found = [(one.title, len(snapshot.labels(one.article_id))) for one in snapshot.articles()]

    assert found == [("Moscou dément", 2)]


def test_the_projection_equals_the_fold_of_the_log(store: Store) -> None:
    change = claim_change()
    _save(store, change)
    _save(store, Change(key=change.key, base=1, decision="withdrawn"))

    assert store.inconsistencies() == ()
