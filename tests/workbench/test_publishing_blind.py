"""A version shows the labels of all to all, so what is still read blind stays out of it."""

import pytest

from annotation.cli.publish import _counted
from annotation.errors import OnlyReadBlind
from annotation.workbench import Workbench
from schemas import Manifest, Selection
from tests.conftest import Project
from tests.factories import article, commit, sentence_change

ALONE, TWICE = (article(f"Phrase {number}.\nEncore une.\n") for number in range(2))


@pytest.fixture(name="team")
def _team(project: Project) -> Workbench:
    """One article that ana reads alone and has begun; another that ana has read and ben has begun."""
    bench = project()
    for name, role in (("lea", "administrator"), ("ana", "analyst"), ("ben", "analyst")):
        bench.people.add(name, role=role, author="lea")
    for one, readers in ((ALONE, ["ana"]), (TWICE, ["ana", "ben"])):
        bench._store.add_article(one, imported_at=bench._now())
        for name in readers:
            bench.assigning.assign([one.article_id], name, author="lea")
    _close(bench, ALONE.article_id, "ana", ALONE.sentences[0].key)
    _close(bench, TWICE.article_id, "ana", *(one.key for one in TWICE.sentences))
    _close(bench, TWICE.article_id, "ben", TWICE.sentences[0].key)
    return bench


def _close(bench: Workbench, name: str, reader: str, *keys: str) -> None:
    bench.commit(commit(*map(sentence_change, keys), article_id=name), annotator=reader)


def _publish(bench: Workbench, **asked: object) -> Manifest:
    return bench.versions.publish("k", message="m", author="lea", selection=Selection(**asked))


@pytest.mark.parametrize("asked", [{}, {"readers": "one", "reader": "ana"}])
def test_what_several_still_read_stays_out_and_is_counted_and_what_one_reads_goes_in(
    team: Workbench, asked: dict[str, str]
) -> None:
    done = _publish(team, **asked)
    assert (done.counts["articles"], done.missing.blind, done.missing.open) == (1, 1, 1)
    assert team.versions.preview("k", selection=Selection(**asked)).manifest.missing == done.missing
    assert _counted(done.missing)[-1].startswith("1 articles left out (still read blind")


def test_it_goes_in_when_all_are_done_or_a_lead_opens_the_review(team: Workbench) -> None:
    team.assigning.review(TWICE.article_id, is_open=True, author="lea", reason="calibration")
    opened = _publish(team)
    team.assigning.review(TWICE.article_id, is_open=False, author="lea", reason="too early")
    closed = _publish(team)
    found = [(one.counts["articles"], one.missing.blind) for one in (opened, closed)]
    assert found == [(2, 0), (1, 1)]


def test_it_goes_in_by_itself_when_all_are_done(team: Workbench) -> None:
    _close(team, TWICE.article_id, "ben", TWICE.sentences[1].key)
    assert _publish(team).missing.blind == 0


def test_where_nothing_else_is_there_the_error_says_what_to_do(team: Workbench) -> None:
    with pytest.raises(OnlyReadBlind, match=r"1 article\(s\) are still read blind.*selon review"):
        _publish(team, stories=(TWICE.story,))
    assert team.versions.names() == ()


def test_in_one_persons_project_nothing_is_blind(project: Project) -> None:
    bench = project()
    bench._store.add_article(TWICE, imported_at=bench._now())
    for name in ("ana", "ben"):
        _close(bench, TWICE.article_id, name, TWICE.sentences[0].key)
    assert _publish(bench).missing.blind == 0


def test_an_article_that_a_second_reader_is_still_to_take_is_blind(team: Workbench) -> None:
    assert _publish(team).missing.blind == 1
    team.set_project(team.project.model_copy(update={"overlap_readers": 2, "overlap_share": 1.0}))
    with pytest.raises(OnlyReadBlind, match=r"2 article\(s\) are still read blind"):
        _publish(team)
