"""The ledger of a project: from labels, kept, the same of a version as of the moment that it was made of."""

from datetime import date

import pytest

from annotation.errors import DamagedVersion, TextsLeftOut
from annotation.workbench import Workbench
from annotation.workbench.ledger import Ledger
from annotation.workbench.ledgering import Ledgering
from schemas import Grade, Selection
from tests.conftest import Project
from tests.factories import NOW, TEXT, article, claim, claim_change, commit, sentence_change

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


def _said(ledger: Ledger) -> object:
    roles = [ledger.standings(role=role) for role in ("originator", "relay")]
    cited = [
        (ledger.book.entities[one].key, ledger.book.entities[other].key)
        for _, one, other in zip(*ledger.edges, strict=True)
    ]
    return roles, sorted(cited), ledger.admiralty(), ledger.forces(), ledger.factualities()


def _names(ledger: Ledger, role: str = "originator") -> dict[str, int]:
    return {one.entity.key: one.claims for one in ledger.standings(role=role)}


def test_a_project_without_labels_has_an_empty_ledger(project: Project) -> None:
    found = project().ledger.live()

    assert (found.standings(), found.circles, found.stories(), len(found.book)) == ((), (), (), 0)


def test_the_ledger_follows_the_labels(bench: Workbench) -> None:
    assert _names(bench.ledger.live()) == {"~maria petrova": 1}
    assert _names(bench.ledger.live(), "relay") == {"tass": 1, "cinktank": 1}

    bench.commit(commit(claim_change(claim(sources=claim().sources[:1]))), annotator="ana")
    assert _names(bench.ledger.live()) == {"~maria petrova": 2}
    assert _names(bench.ledger.live(), "relay") == {"tass": 1, "cinktank": 2}


def test_the_table_is_kept_for_the_next_start(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _said(bench.ledger.live())
    again = Ledgering(
        bench.settings,
        store=bench._store,
        sources=bench.registry.index,
        read_blind=lambda: lambda _id, _story: False,
    )
    monkeypatch.setattr("annotation.workbench.ledgering.renewed", None)  # nothing is read again

    assert _said(again.live()) == before


def test_the_ledger_of_a_version_is_that_of_its_moment(bench: Workbench) -> None:
    selection = Selection(readers="best")
    moment = _said(bench.ledger.of(selection))
    bench.versions.publish("k", message="m", author="lea", selection=selection)

    assert _said(bench.ledger.version("k", 1)) == moment
    assert _said(bench.ledger.live()) == moment

    bench.commit(commit(claim_change(claim(sources=claim().sources[:1]))), annotator="ana")
    bench.registry.merge("tass", "cinktank", author="lea")
    bench.registry.grade("cinktank", Grade(since=date(2020, 1, 1), value="A", reason="x"), author="lea")
    assert _said(bench.ledger.version("k", 1)) == moment
    assert _said(bench.ledger.live()) != moment


def test_merging_and_separating_restores_every_figure(bench: Workbench) -> None:
    before = _said(bench.ledger.live())
    bench.registry.merge("tass", "cinktank", author="lea")
    assert _names(bench.ledger.live(), "relay") == {"cinktank": 1}

    bench.registry.separate("tass", author="lea")
    assert _said(bench.ledger.live()) == before


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
