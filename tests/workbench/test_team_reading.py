"""In a team everybody reads what is theirs, and nothing of anybody else's labels."""

import pytest

from annotation.errors import NotAssigned
from annotation.workbench import Workbench
from schemas import repeat_of
from tests.factories import article, claim_change, commit, sentence_change

ARTICLE = article()
BODY = ARTICLE.sentences[1].key


@pytest.fixture(name="team")
def _team(bench: Workbench) -> Workbench:
    bench.people.add("lea", role="administrator", author="lea")
    for name in ("ana", "ben"):
        bench.people.add(name, role="analyst", author="lea")
    return bench


def test_who_has_no_seat_sees_and_stores_nothing(team: Workbench) -> None:
    with pytest.raises(NotAssigned):
        team.view(ARTICLE.article_id, "ana")
    with pytest.raises(NotAssigned):
        team.commit(commit(sentence_change(BODY)), annotator="ana")
    assert team.annotators() == ("ana",)  # the name of the settings
    assert team._store.labels(ARTICLE.article_id, "ana") == ()


def test_two_readers_of_an_article_see_their_own_labels_only(team: Workbench) -> None:
    for name in ("ana", "ben"):
        team.assigning.assign([ARTICLE.article_id], name, author="lea")
    team.commit(commit(claim_change(), sentence_change(BODY)), annotator="ana")

    assert len(team.view(ARTICLE.article_id, "ana").labels) == 2
    assert team.view(ARTICLE.article_id, "ben").labels == ()


def test_what_is_read_again_is_read_afresh_and_kept_apart(team: Workbench) -> None:
    team.set_project(team.project.model_copy(update={"repeat_share": 1.0, "repeat_after_days": 0}))
    name = team.desk.take("ana").article_id
    closed = [sentence_change(one.key) for one in ARTICLE.sentences[:3]]
    team.commit(commit(claim_change(), *closed), annotator="ana")
    assert team.next_open("ana") == name

    assert team.view(name, "ana").labels == ()
    team.commit(commit(closed[0]), annotator="ana")

    assert len(team._store.labels(name, "ana")) == 4
    assert len(team._store.labels(name, repeat_of("ana"))) == 1


def test_the_next_article_is_taken_by_whoever_asks(team: Workbench) -> None:
    assert team.first_article("ana") is None
    assert team.next_open("ana") == ARTICLE.article_id
    assert team.first_article("ana") == ARTICLE.article_id
    assert team.next_open("ben") is None


def test_who_labelled_before_there_was_a_team_goes_on(bench: Workbench) -> None:
    bench.commit(commit(sentence_change(BODY)), annotator="ana")
    bench.people.add("lea", role="administrator", author="lea")
    bench.people.add("ana", role="analyst", author="lea")
    assert len(bench.view(ARTICLE.article_id, "ana").labels) == 1
