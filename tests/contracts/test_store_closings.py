"""The log tells when each sentence was closed first, and what time it took."""

from datetime import timedelta

from annotation.store import Store
from schemas import GOLD, Change, Closing
from tests.factories import NOW, article, claim_change, commit, sentence_change

FIRST = article()
TITLE, BODY, CALM = (one.key for one in FIRST.sentences[:3])


def _do(store: Store, *changes: Change, who: str = "ana", minute: int = 0, **fields: object) -> None:
    at = NOW + timedelta(minutes=minute)
    store.commit(commit(*changes, made_at=at, **fields), annotator=who, received_at=at)


def _found(store: Store) -> list[Closing]:
    with store.snapshot() as snapshot:
        return list(snapshot.closings())


def _closing(key: str, *, minute: int, seconds: float, who: str = "ana", stands: bool = True) -> Closing:
    at = NOW + timedelta(minutes=minute)
    return Closing(FIRST.article_id, who, f"sentence:{key}", at, seconds, stands)


def test_a_store_without_labels_tells_of_no_closing(store: Store) -> None:
    assert _found(store) == []


def test_a_sentence_takes_the_time_of_all_commits_since_the_last_one_was_closed(store: Store) -> None:
    _do(store, claim_change(), seconds=20)
    _do(store, sentence_change(BODY), seconds=4, minute=1)
    _do(store, sentence_change(CALM), seconds=3, minute=2)

    assert _found(store) == [_closing(BODY, minute=1, seconds=24), _closing(CALM, minute=2, seconds=3)]


def test_sentences_that_are_closed_at_once_share_the_time(store: Store) -> None:
    _do(store, sentence_change(BODY), sentence_change(CALM, status="skipped"), seconds=5)

    assert _found(store) == [_closing(key, minute=0, seconds=2.5) for key in (BODY, CALM)]


def test_what_is_opened_and_closed_again_counts_once(store: Store) -> None:
    _do(store, sentence_change(BODY), seconds=5)
    _do(store, sentence_change(BODY, base=1, status="open"), seconds=1, minute=1)
    assert _found(store) == [_closing(BODY, minute=0, seconds=5, stands=False)]

    _do(store, sentence_change(BODY, base=2), seconds=2, minute=2)
    _do(store, sentence_change(CALM), seconds=4, minute=3)
    assert _found(store) == [_closing(BODY, minute=0, seconds=5), _closing(CALM, minute=3, seconds=7)]


def test_what_is_withdrawn_is_closed_no_longer(store: Store) -> None:
    _do(store, sentence_change(BODY), seconds=5)
    _do(store, Change(key=f"sentence:{BODY}", base=1, decision="withdrawn"))

    assert _found(store) == [_closing(BODY, minute=0, seconds=5, stands=False)]


def test_labels_that_came_without_time_take_none(store: Store) -> None:
    _do(store, claim_change(), seconds=20)
    _do(store, sentence_change(BODY), sentence_change(CALM), seconds=0, minute=1)

    assert _found(store) == [_closing(key, minute=1, seconds=0) for key in (BODY, CALM)]


def test_each_reader_has_a_time_of_their_own_and_gold_is_nobodys(store: Store) -> None:
    _do(store, sentence_change(BODY), seconds=5)
    _do(store, claim_change(), seconds=20, who="ben", minute=1)
    for number, who in enumerate(("ana#2", "ben", GOLD), start=2):
        _do(store, sentence_change(BODY), seconds=number, who=who, minute=number)

    assert _found(store) == [
        _closing(BODY, minute=0, seconds=5),
        _closing(BODY, minute=2, seconds=2, who="ana#2"),
        _closing(BODY, minute=3, seconds=23, who="ben"),
    ]


def test_a_browser_whose_clock_is_ahead_does_not_close_in_the_future(store: Store) -> None:
    made = commit(sentence_change(BODY), made_at=NOW + timedelta(days=1))
    store.commit(made, annotator="ana", received_at=NOW)

    assert [one.at for one in _found(store)] == [NOW]


def test_the_closings_of_an_article_come_together(store: Store) -> None:
    other = article("Une phrase.\nUne autre.\n")
    store.add_article(other, imported_at=NOW)
    for index, one in enumerate((FIRST, other, FIRST, other)):
        key = one.sentences[1 if index > 1 else 0].key
        _do(store, sentence_change(key), minute=index, article_id=one.article_id)

    found = [one.article_id for one in _found(store)]
    assert sorted(found) == sorted([FIRST.article_id, other.article_id] * 2)
    assert found[0] == found[1]
    assert found[2] == found[3]
