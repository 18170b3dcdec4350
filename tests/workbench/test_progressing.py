"""The progress of a project: made of its store, kept until something changes, blind where it has to be."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from annotation.workbench import Workbench, progressing
from schemas import AgreementQuery, Article, ProgressReport, ProjectSettings, Unforeseen
from tests.conftest import Project
from tests.factories import NOW, article, commit, sentence_change

FIRST = article()
OTHER = article("Une phrase.\nUne autre.\n", title="Le port")
FLOW = FIRST.sentences[:3]


@pytest.fixture(name="team")
def _team(project: Project) -> Workbench:
    bench = project()
    bench._store.add_article(OTHER, imported_at=NOW)
    bench.people.add("lea", role="administrator", author="lea")
    for name in ("ana", "ben"):
        bench.people.add(name, role="analyst", author="lea")
    bench.set_project(ProjectSettings(overlap_share=1, overlap_readers=2))
    return bench


def _close(
    bench: Workbench, who: str, one: Article = FIRST, *, status: str = "labelled", upto: int = 3
) -> None:
    for sentence in one.sentences[:upto]:
        made = commit(sentence_change(sentence.key, status=status), article_id=one.article_id, seconds=6)
        bench._store.commit(made, annotator=who, received_at=NOW)


def _seat(bench: Workbench, *readers: str) -> None:
    for who in readers:
        bench.assigning.assign([FIRST.article_id], who, author="lea", due=(NOW - timedelta(days=1)).date())


def test_a_project_of_one_reads_every_article_once(bench: Workbench) -> None:
    _close(bench, "ana", upto=2)
    found = bench.progress.report()

    assert (found.whole.wanted, found.whole.done, found.whole.labelled) == (3, 2, 2)
    (ana,) = found.analysts
    assert (ana.sentences, ana.seconds, ana.per_hour) == (2, 12, 600)
    assert found.today == NOW.astimezone().date()


def test_the_overlap_of_the_project_says_how_many_read(team: Workbench) -> None:
    _seat(team, "ana", "ben")
    _close(team, "ana")
    found = team.progress.report()

    by_id = {one.article_id: one for one in found.articles}
    assert (found.whole.wanted, found.whole.done) == (2 * 3 + 2 * 2, 3)
    assert by_id[FIRST.article_id].is_overdue
    assert by_id[OTHER.article_id].state == "open"
    assert [(one.analyst, one.held, one.done, one.overdue) for one in found.analysts] == [
        ("ana", 1, 1, 0),
        ("ben", 1, 0, 1),
    ]


def test_disagreements_of_an_article_that_is_read_blind_are_not_told(team: Workbench) -> None:
    _seat(team, "ana", "ben")
    _close(team, "ana")
    _close(team, "ben", status="skipped", upto=2)
    blind = team.progress.report()
    assert (blind.articles[0].disagreements, blind.articles[0].state) == (None, "reading")
    assert (blind.whole.blind, blind.whole.disagreements) == (1, 0)

    last = commit(sentence_change(FLOW[2].key, status="skipped"))
    team._store.commit(last, annotator="ben", received_at=NOW)
    seen = team.progress.report()
    assert (seen.articles[0].disagreements, seen.articles[0].state) == (3, "disagreement")
    assert (seen.whole.blind, seen.whole.disagreements, seen.whole.labelled) == (0, 3, 3)


def test_what_a_lead_settles_is_settled_and_no_disagreement(team: Workbench) -> None:
    _seat(team, "ana", "ben")
    _close(team, "ana")
    _close(team, "ben", status="skipped")
    for index in range(3):
        case = team.adjudication.case(FIRST.article_id, index)
        team.adjudication.take(case, "ana", reason="so", author="lea")
        found = team.progress.report()
        mine = next(one for one in found.articles if one.article_id == FIRST.article_id)
        assert (mine.settled, mine.disagreements) == (index + 1, 2 - index)
    assert mine.state == "settled"
    assert [one.analyst for one in found.analysts] == ["ana", "ben"]


def test_one_analyst_is_told_of_themselves_only(team: Workbench) -> None:
    _seat(team, "ana", "ben")
    _close(team, "ana", upto=2)
    _close(team, "ben")
    _close(team, "ben", OTHER)
    found = team.progress.own("ana")

    assert [one.analyst for one in found.analysts] == ["ana"]
    assert {one.analyst for one in found.days} == {"ana"}
    (only,) = found.articles
    assert [one.reader for one in only.readings] == ["ana"]
    assert (only.wanted, only.done, only.disagreements, only.settled) == (3, 2, None, 0)
    assert (found.whole.wanted, found.whole.done, found.whole.blind) == (3, 2, 0)
    assert "ben" not in found.model_dump_json()


def test_who_has_nothing_to_read_is_told_so(team: Workbench) -> None:
    found = team.progress.own("ana")

    assert (found.articles, found.analysts, found.whole.wanted) == ((), (), 0)
    assert found.whole.forecast == Unforeseen(reason="all_read")


def _commit(bench: Workbench) -> None:
    _close(bench, "ana", upto=1)


def _import(bench: Workbench) -> None:
    bench._store.add_article(article("Une troisième.\n"), imported_at=NOW)


def _assign(bench: Workbench) -> None:
    _seat(bench, "ana")


def _recut(bench: Workbench) -> None:
    fewer = FIRST.model_copy(update={"revision": 2, "sentences": FIRST.sentences[:2]})
    bench._store.revise([fewer], cause="corrected", author="ana", made_at=NOW)


def _read_once(bench: Workbench) -> None:
    bench.set_project(ProjectSettings())


@pytest.mark.parametrize("change", [_commit, _import, _assign, _recut, _read_once])
def test_the_figures_are_made_again_when_something_changed(
    team: Workbench, change: Callable[[Workbench], None]
) -> None:
    before = team.progress.report()
    assert team.progress.report() is before
    change(team)
    after: ProgressReport = team.progress.report()

    assert after is not before
    assert after != before


def test_a_review_that_a_lead_opens_shows_the_disagreements(team: Workbench) -> None:
    _seat(team, "ana", "ben")
    _close(team, "ana")
    _close(team, "ben", status="skipped", upto=1)
    assert team.progress.report().whole.disagreements == 0

    team.assigning.review(FIRST.article_id, is_open=True, author="lea", reason="to train")
    assert team.progress.report().articles[0].disagreements == 1

    team.assigning.review(FIRST.article_id, is_open=False, author="lea", reason="done")
    assert team.progress.report().articles[0].disagreements is None


def test_where_nobody_reads_what_another_has_read_no_label_is_compared(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.progress, "_queue", lambda _query: pytest.fail("it takes seconds"))
    _close(bench, "ana")

    assert bench.progress.report().articles[0].disagreements == 0


@pytest.mark.parametrize("few", [0, 8])
def test_only_an_article_that_is_shown_and_has_changed_is_compared_again(
    team: Workbench, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    """Whether articles are asked for one by one or all at once."""
    monkeypatch.setattr(progressing, "_FEW", few)
    asked, queue = list[AgreementQuery](), team.progress._queue
    monkeypatch.setattr(team.progress, "_queue", lambda query: asked.append(query) or queue(query))
    for one in (FIRST, OTHER):
        _close(team, "ana", one)
        _close(team, "ben", one, status="skipped")
    before = team.progress.report()
    assert sorted(one.disagreements for one in before.articles) == [2, 3]

    team._store.add_article(third := article("Une troisième.\n"), imported_at=NOW)
    _close(team, "ana", third)
    team.progress.report()
    assert len(asked) == (2 if few else 1)

    again = sentence_change(FLOW[0].key, base=1, status="skipped")
    team._store.commit(commit(again), annotator="ana", received_at=NOW)
    after = team.progress.report()
    assert sorted(one.disagreements for one in after.articles if one.disagreements is not None) == [2, 2]
    assert asked[-1] == (AgreementQuery(story=FIRST.story) if few else AgreementQuery())


def test_figures_that_took_long_stand_for_a_while_but_not_against_a_review(
    team: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 1000, 5))
    monkeypatch.setattr(progressing.time, "perf_counter", lambda: next(clock))  # each report takes 5 s
    before = team.progress.report()
    _close(team, "ana", upto=1)
    _seat(team, "ana")
    assert team.progress.report() is before

    team.assigning.review(FIRST.article_id, is_open=True, author="lea", reason="to train")
    opened = team.progress.report()
    assert opened is not before
    assert opened.whole.done == 1

    _close(team, "ben", upto=1)
    team.progress._now = lambda: NOW + timedelta(seconds=49)
    assert team.progress.report() is opened
    team.progress._now = lambda: NOW + timedelta(seconds=50)
    assert team.progress.report().whole.done == 2
