"""The ledger of a project: from labels, kept, the same of a version as of the moment that it was made of."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from errno import ENOSPC
from os import strerror
from threading import Barrier

import pytest

from annotation.errors import DamagedVersion, TextsLeftOut
from annotation.ledger.table import renewed
from annotation.workbench import Workbench
from annotation.workbench.ledgering import Ledgering
from schemas import Article, Change, Grade, Label, LedgerQuery, Selection
from tests.conftest import Project
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change
from tests.ledger.corpus import by_chance
from tests.ledger.figures import claims_by_key, figures

QUOTE = article().sentences[1].key
OTHER = article(
    "Un autre titre\nMaria Petrova, elle, a dit cela.\n", outlet="The Times", published=date(2026, 3, 2)
)


@pytest.fixture(name="bench")
def _bench(project: Project) -> Workbench:
    bench = project()
    bench._store.add_article(OTHER, imported_at=NOW)
    bench.commit(commit(claim_change(), sentence_change(QUOTE)), annotator="ana")
    return bench


def test_a_project_without_labels_has_an_empty_ledger(project: Project) -> None:
    found = project().ledger.live()

    assert (found.standings(), found.circles, found.stories(), len(found.book)) == ((), (), (), 0)


def test_the_ledger_follows_the_labels(bench: Workbench) -> None:
    assert claims_by_key(bench.ledger.live()) == {"~maria petrova": 1}
    assert claims_by_key(bench.ledger.live(), "relay") == {"tass": 1, "cinktank": 1}

    bench.commit(commit(claim_change(claim(sources=claim().sources[:1]))), annotator="ana")
    assert claims_by_key(bench.ledger.live()) == {"~maria petrova": 2}
    assert claims_by_key(bench.ledger.live(), "relay") == {"tass": 1, "cinktank": 2}


def test_the_table_is_kept_for_the_next_start(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    before = figures(bench.ledger.live())
    again = _again(bench)
    monkeypatch.setattr("annotation.workbench.ledgering.renewed", None)  # nothing is read again

    assert figures(again.live()) == before


def test_nothing_is_asked_of_the_store_again_while_nothing_has_changed(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = bench.ledger.live()
    with monkeypatch.context() as patched:
        patched.setattr("annotation.workbench.ledgering.cut_of", None)
        assert bench.ledger.live() is before
    bench.commit(commit(sentence_change(QUOTE, base=1, status="open")), annotator="ana")

    assert len(bench.ledger.live().book) == 0


def test_the_ledger_of_a_version_is_that_of_its_moment(bench: Workbench) -> None:
    selection = Selection(readers="best")
    moment = figures(bench.ledger.of(selection))
    bench.versions.publish("k", message="m", author="lea", selection=selection)

    assert figures(bench.ledger.version("k", 1)) == moment
    assert figures(bench.ledger.live()) == moment

    bench.commit(commit(claim_change(claim(sources=claim().sources[:1]))), annotator="ana")
    bench.registry.merge("tass", "cinktank", author="lea")
    bench.registry.grade("cinktank", Grade(since=date(2020, 1, 1), value="A", reason="x"), author="lea")
    assert figures(bench.ledger.version("k", 1)) == moment
    assert figures(bench.ledger.live()) != moment


@pytest.mark.parametrize("seed", range(3))
def test_the_ledger_of_a_version_of_much_is_that_of_its_moment(project: Project, seed: int) -> None:
    bench, reads = project(), by_chance(seed)
    first_of = {one.story: one.article_id for one, _ in reversed(reads)}
    for one, labels in reads:
        its = one.model_copy(update={"story_id": first_of[one.story]})
        bench._store.add_article(its, imported_at=NOW)
        changes = [claim_change(label.claim, key=label.key) for label in labels]
        done = [sentence_change(sentence.key) for sentence in one.sentences]
        bench._store.commit(
            commit(*changes, *done, article_id=one.article_id), annotator="ana", received_at=NOW
        )
    bench.registry.grade("tass", Grade(since=date(2020, 1, 1), value="C", reason="x"), author="lea")
    moment = figures(bench.ledger.live())
    bench.versions.publish("k", message="m", author="lea", selection=Selection(readers="best"))
    assert figures(bench.ledger.version("k", 1)) == moment

    first, labels = reads[0]
    gone = [Change(key=label.key, base=1, decision="withdrawn") for label in labels]
    bench._store.commit(commit(*gone, article_id=first.article_id), annotator="ana", received_at=NOW)
    bench.registry.merge("tass", "cinktank", author="lea")
    assert figures(bench.ledger.version("k", 1)) == moment
    assert figures(bench.ledger.live()) != moment


def test_merging_and_separating_restores_every_figure(bench: Workbench) -> None:
    before = figures(bench.ledger.live())
    bench.registry.merge("tass", "cinktank", author="lea")
    assert claims_by_key(bench.ledger.live(), "relay") == {"cinktank": 1}

    bench.registry.separate("tass", author="lea")
    assert figures(bench.ledger.live()) == before


def test_behind_a_figure_are_the_claims_with_their_words(bench: Workbench) -> None:
    found = bench.ledger.live()
    (one,) = found.evidence(found.rows_of("tass", role="relay"))

    assert (one.words, one.sentence) == ("« Nous ne négocions pas 😀 »", 1)
    assert one.chain == ("Maria Petrova", "TASS", "Cinktank.com")
    assert one.words in TEXT


def test_a_version_without_texts_or_with_another_registry_says_so(bench: Workbench) -> None:
    bench.versions.publish("k", message="m", author="lea", texts="offsets")
    with pytest.raises(TextsLeftOut, match="publish a version with the texts"):
        bench.ledger.version("k", 1)

    bench.versions.publish("m", message="m", author="lea")
    path = bench.settings.datasets / "m/versions/000001/sources.csv"
    path.write_text(path.read_text().replace("TASS", "Tass"))
    with pytest.raises(DamagedVersion, match=r"sources\.csv was changed"):
        bench.ledger.version("m", 1)


def test_many_threads_open_ledgers_at_once(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more days than are held; what has changed is read by one of them."""
    monkeypatch.setattr("annotation.workbench.ledgering._FEW", 1_000_000)
    refreshed: list[int] = []

    def counted(*given: object) -> object:
        refreshed.append(1)
        return renewed(*given)

    monkeypatch.setattr("annotation.workbench.ledgering.renewed", counted)
    barrier, ledgering = Barrier(8), bench.ledger
    bench.registry.index()

    def ask(number: int) -> set[int]:
        barrier.wait(timeout=10)
        days = (None, *(date(2026, 3, day) for day in range(1, 5)))
        return {len(ledgering.live(as_of=days[(number + step) % 5]).book) for step in range(20)}

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(ask, range(8)))
    assert set.union(*found) == {0, 1}  # the claim's article says no day
    assert refreshed == [1]


def test_a_disk_that_takes_nothing_closes_no_ledger(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, strerror(ENOSPC))

    bench.versions.publish("k", message="m", author="lea")
    monkeypatch.setattr("annotation.ledger.table.replace_file", full)

    assert (
        claims_by_key(bench.ledger.live())
        == claims_by_key(bench.ledger.version("k", 1))
        == {"~maria petrova": 1}
    )
    assert [one.levelname for one in caplog.records] == ["WARNING"] * 2
    assert "No space left on device" in caplog.text


def test_the_standings_of_a_question_are_counted_once(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = bench.ledger.live()
    before = {role: ledger.standings(role=role) for role in ("originator", "relay")}
    elsewhere = LedgerQuery(outlet="Nowhere")
    assert ledger.standings(query=elsewhere) == ()

    monkeypatch.setattr("annotation.workbench.ledger.standings", None)
    assert {role: ledger.standings(role=role) for role in before} == before
    assert ledger.standings(query=LedgerQuery(outlet="Nowhere")) == ()


def test_a_version_is_read_once_and_its_registry_checked_each_time(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.versions.publish("k", message="m", author="lea")
    first = bench.ledger.version("k", 1)
    for name in ("read_table", "sources_in"):
        monkeypatch.setattr(f"annotation.workbench.ledgering.{name}", None)

    assert bench.ledger.version("k", 1) is first
    assert len(bench.ledger.version("k", 1, as_of=date(2026, 3, 1)).book) == 0

    (bench.settings.datasets / "k/versions/000001/sources.csv").write_text("")
    with pytest.raises(DamagedVersion, match=r"sources\.csv was changed"):
        bench.ledger.version("k", 1)


def test_grades_that_are_to_come_do_not_count_yet(bench: Workbench) -> None:
    for year, value in ((2020, "B"), (2199, "E")):
        grade = Grade(since=date(year, 1, 1), value=value, reason="so")
        bench.registry.grade("tass", grade, author="lea")
    (found,) = (one for one in bench.ledger.live().book.entities if one.key == "tass")

    assert found.grade == "B"


@pytest.mark.parametrize("is_restarted", [False, True])
def test_who_is_interrupted_goes_on_where_the_reading_stopped(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch, is_restarted: bool
) -> None:
    """Articles are kept one by one here, and told of one by one."""
    for name in ("_AT_ONCE", "_EVERY"):
        monkeypatch.setattr(f"annotation.workbench.ledgering.{name}", 1)
    third = article("Encore un titre\nMaria Petrova, elle, a dit cela.\n", outlet="The Times")
    bench._store.add_article(third, imported_at=NOW)
    for one in (OTHER, third):
        changed = commit(*(sentence_change(it.key) for it in one.sentences), article_id=one.article_id)
        bench.commit(changed, annotator="ana")
    told: list[tuple[int, int]] = []

    def stop(*so_far: int) -> None:
        told.append((so_far[0], so_far[1]))
        if so_far[0] == len(told) == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bench.ledger.live(told=stop)
    assert told == [(1, 3), (2, 3)]

    read: list[str] = []
    monkeypatch.setattr("annotation.workbench.ledgering._chosen", lambda found, _: _listed(found, read))
    found = (_again(bench) if is_restarted else bench.ledger).live()
    assert (read, claims_by_key(found)) == ([third.article_id], {"~maria petrova": 1})


def _listed(
    found: Iterable[tuple[Article, tuple[Label, ...]]], names: list[str]
) -> Iterator[tuple[Article, tuple[Label, ...]]]:
    for article_, labels in found:
        names.append(article_.article_id)
        yield article_, labels


def _again(bench: Workbench) -> Ledgering:
    """As after another start."""
    return Ledgering(
        bench.settings,
        store=bench._store,
        sources=bench.registry.index,
        read_blind=bench.assigning.read_blind,
        clock=bench._now,
    )
