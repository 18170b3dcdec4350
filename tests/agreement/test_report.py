"""Every figure of a small article, worked out by hand in the comments."""

import pytest

from annotation.store.memory_snapshot import MemorySnapshot
from annotation.workbench.agreeing import Agreeing
from schemas import GOLD, AgreementQuery, DimensionAgreement, Figures, Undefined
from tests.agreement.conftest import Read
from tests.agreement.readings import ARTICLE, ana, bob, cleo
from tests.factories import article, claim_change, commit

ALPHAS = {
    # ana yes no yes no yes, bob yes no yes no no: 5 yes and 5 no of 10, one unit of 5 differs, so 2 of 10.
    # By chance 2 * 5 * 5 / (10 * 9) = 5 / 9 differ: 1 - (1 / 5) / (5 / 9).
    "is_attributed": (0.64, 5),
    # source source, author author, source source, source author: 5 and 3 of 8; 1 - (2 / 8) / (30 / 56).
    "voice": (8 / 15, 4),
    # yes yes, and three times no no.
    "has_stance": (1.0, 4),
    # One unit, FAVOR and AGAINST: as many differ as by chance. “le port” and “Port” are one target.
    "stance": (0.0, 1),
    # CT+ PR+, CT+ CT+, CT- CT-, CT+ CT+: 5, 1 and 2 of 8; by chance (64 - 25 - 1 - 4) / 56 differ.
    "factuality_source": (1 - (2 / 8) / (34 / 56), 4),
    # B A, C C; F with C is no pair. Middles A .5, B 1.5, C 3. Observed 2 * 1² / 4; by chance
    # 2 * (1 * 1 * 1² + 1 * 2 * 2.5² + 1 * 2 * 1.5²) / (4 * 3) = 36 / 12.
    "source_reliability": (1 - 0.5 / 3, 2),
    # 2 2, 3 3, 3 3.
    "information_credibility": (1.0, 3),
}


def _alphas(found: Figures) -> dict[str, tuple[float | Undefined, int]]:
    return {one.dimension: (one.alpha.value, one.alpha.units) for one in found.dimensions}


def test_every_alpha_of_two_readers_is_as_worked_out(read: Read) -> None:
    found = read(ana=ana(), bob=bob()).agreement.report().between

    assert (found.readers, found.articles, found.sentences) == (("ana", "bob"), 1, 5)
    alphas = _alphas(found)
    assert alphas.pop("factuality_outlet") == (Undefined(reason="no_overlap"), 0)
    assert alphas == {name: (pytest.approx(value), units) for name, (value, units) in ALPHAS.items()}
    assert {one.dimension for one in found.dimensions if one.is_ordinal} == {
        "source_reliability",
        "information_credibility",
    }


def test_kappa_and_the_share_of_a_pair_are_as_worked_out(read: Read) -> None:
    """Attributed: 4 of 5 the same, by chance .6 * .4 + .4 * .6 = .48; (.8 - .48) / (1 - .48) = 8 / 13.

    Factuality: 3 of 4 the same, by chance ana's CT+ .75 with bob's .5, and CT- .25 with .25: .4375;
    (.75 - .4375) / (1 - .4375) = 5 / 9.
    """
    pairs = {one.dimension: one for one in read(ana=ana(), bob=bob()).agreement.report().between.pairs}

    assert {one.readers for one in pairs.values()} == {("ana", "bob")}
    assert (pairs["is_attributed"].kappa.value, pairs["is_attributed"].share.value) == (
        pytest.approx(8 / 13),
        pytest.approx(0.8),
    )
    assert (pairs["factuality_source"].kappa.value, pairs["factuality_source"].share.value) == (
        pytest.approx(5 / 9),
        pytest.approx(0.75),
    )
    assert "factuality_outlet" not in pairs


def test_the_f1_of_spans_is_as_worked_out(read: Read) -> None:
    """Sources: ana 4, bob 2, of which 2 are the same: 4 / 6. Cues: 3 and 2, 2 the same: 4 / 5.

    Contents: 3 and 2; one is the same, “Non” lies in “« Non »” (3 / 7 of it): 2 / 5 and 4 / 5. Wholes: the
    first lacks the relay, the second has another content: 0; both overlap: 4 / 5.
    """
    spans = read(ana=ana(), bob=bob()).agreement.report().between.spans

    expected = {
        "source": (4 / 6, 4 / 6),
        "cue": (4 / 5, 4 / 5),
        "content": (2 / 5, 4 / 5),
        "whole": (0.0, 4 / 5),
    }
    for readers in ((), ("ana", "bob")):
        found = {one.part: (one.exact.value, one.overlap.value) for one in spans if one.readers == readers}
        assert found == {part: pytest.approx(values) for part, values in expected.items()}


def test_chains_are_compared_in_parts(read: Read) -> None:
    """Two attributions of both: one has a relay for ana only. In the third bob hears the author."""
    chains = read(ana=ana(), bob=bob()).agreement.report().between.chains

    found = {one.part: (one.share.value, one.share.units) for one in chains if not one.readers}
    assert found == {"root": (1.0, 2), "depth": (0.5, 2), "order": (0.5, 2), "cue": (1.0, 2)}


def test_the_share_on_the_diagonal_is_of_all_ratings_without_f_and_6(read: Read) -> None:
    """Ana B2, F3, C3: 2 of 2. bob A2, C3, C3: 2 of 3."""
    found = read(ana=ana(), bob=bob()).agreement.report().diagonals

    assert {one.reader: (one.share.value, one.share.units) for one in found} == {
        "": (pytest.approx(4 / 5), 5),
        "ana": (1.0, 2),
        "bob": (pytest.approx(2 / 3), 3),
    }


def test_three_readers_are_compared_at_once(read: Read) -> None:
    """Attributed: 8 yes and 7 no of 15; the fifth (yes no yes) has 4 unequal pairs, each by 1 / 2: 2.

    alpha = 1 - 14 * 2 / (2 * 8 * 7) = 3 / 4. Factuality of the source: CT+ PR+ PR+, three CT+, three CT-,
    three CT+: 7, 2 and 3 of 12; unequal 4 / 2; alpha = 1 - 11 * 2 / (144 - 49 - 4 - 9) = 1 - 22 / 82.
    """
    found = read(ana=ana(), bob=bob(), cleo=cleo()).agreement.report().between
    alphas = _alphas(found)

    assert alphas["is_attributed"] == (pytest.approx(3 / 4), 5)
    assert alphas["factuality_source"] == (pytest.approx(60 / 82), 4)
    assert {one.readers for one in found.pairs} == {("ana", "bob"), ("ana", "cleo"), ("bob", "cleo")}


def test_gold_and_repeats_are_no_analysts_and_a_repeat_is_its_persons(read: Read) -> None:
    bench = read(ana=ana(), bob=bob(), ana_again=bob(), **{GOLD: cleo()})
    report = bench.agreement.report()
    (again,) = report.repeats

    assert report.between.readers == ("ana", "bob")
    assert again.readers == ("ana", "ana#2")
    assert _alphas(again) == _alphas(report.between)
    assert {one.reader for one in report.diagonals} == {"", "ana", "bob"}


def test_a_person_alone_has_no_figure_but_a_reason(read: Read) -> None:
    report = read(ana=ana()).agreement.report()

    assert (report.between.articles, report.between.pairs) == (0, ())
    assert {one.alpha.value for one in report.between.dimensions} == {Undefined(reason="no_overlap")}
    assert {one.exact.value for one in report.between.spans} == {Undefined(reason="no_overlap")}
    assert {one.reader: one.share.value for one in report.diagonals} == {"": 1.0, "ana": 1.0}


def test_one_article_has_figures_and_no_interval(read: Read) -> None:
    report = read(ana=ana(), bob=bob()).agreement.report()
    first = _of(report.between, "is_attributed")

    assert first.alpha.interval == Undefined(reason="few_articles")
    assert first.alpha.articles == 1


def _of(found: Figures, dimension: str) -> DimensionAgreement:
    return next(one for one in found.dimensions if one.dimension == dimension)


def test_slices_are_by_month_outlet_language_and_analyst(read: Read) -> None:
    """Of one article all slices say what the whole says; each analyst met the other two.

    cleo with ana: nothing differs in who is quoted; with bob one of five; so 1 of 10 units, 2 of 20 values;
    cleo says yes 3 + 3, ana 3, bob 2: 11 yes, 9 no; alpha = 1 - 19 * 2 / (2 * 11 * 9) = 1 - 19 / 99.
    """
    slices = read(ana=ana(), bob=bob(), cleo=cleo()).agreement.report().slices
    found = {(one.by, one.value): one.alpha for one in slices if one.dimension == "is_attributed"}

    for name in (("month", "2026-03"), ("outlet", "Le Phare"), ("language", "fr")):
        assert (found[name].value, found[name].units) == (pytest.approx(3 / 4), 5)
    assert (found["analyst", "cleo"].value, found["analyst", "cleo"].units) == (pytest.approx(80 / 99), 10)
    # bob differs with both: 2 of 10 units; yes 2 + 2 + 3 + 3 of 20.
    assert found["analyst", "bob"].value == pytest.approx(1 - 19 * 4 / (2 * 10 * 10))


@pytest.mark.parametrize(
    "query",
    [
        {"language": "en"},
        {"outlet": "Autre"},
        {"story": "0"},
        {"since": "2026-03-18"},
        {"until": "2026-03-16"},
        {"readers": ("ana",)},
        {"readers": ("ana", "dan")},
    ],
)
def test_what_a_query_leaves_out_is_not_compared(read: Read, query: dict[str, object]) -> None:
    found = read(ana=ana(), bob=bob()).agreement.report(AgreementQuery(**query))

    assert (found.between.articles, found.between.readers) == (0, ())


def test_a_query_that_fits_leaves_all_in(read: Read) -> None:
    bench = read(ana=ana(), bob=bob(), cleo=cleo())
    fitting = AgreementQuery(
        language="fr", outlet="Le Phare", story=ARTICLE.article_id, since="2026-03-17", until="2026-03-17"
    )

    assert bench.agreement.report(fitting) == bench.agreement.report()
    two = bench.agreement.report(AgreementQuery(readers=("ana", "bob"))).between
    assert _alphas(two)["is_attributed"] == (pytest.approx(0.64), 5)


def test_an_article_that_may_not_be_shown_is_counted_and_left_out(read: Read) -> None:
    bench = read(ana=ana(), bob=bob())
    blind = Agreeing(store=bench._store, codebook=bench.codebook, may_show=lambda: lambda _id: False)
    found = blind.report()

    assert (found.withheld, found.between.articles, found.diagonals[0].share.units) == (1, 0, 0)
    assert blind.disagreements() == ()
    assert blind.confusion("voice", ("ana", "bob")).cells == ()
    assert bench.agreement.report().withheld == 0


def test_the_report_knows_of_a_label_as_soon_as_it_is_stored(read: Read) -> None:
    read(ana=ana()).agreement.report()
    bench = read(bob=bob())

    assert bench.agreement.report().between.articles == 1
    assert bench.agreement.report() is bench.agreement.report()


def test_only_what_changed_is_read_again(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = read(ana=ana(), bob=bob())
    bench.agreement.report()
    asked: list[str] = []
    labels = MemorySnapshot.labels
    monkeypatch.setattr(MemorySnapshot, "labels", lambda self, name: asked.append(name) or labels(self, name))
    bench.agreement.report(AgreementQuery(language="en"))
    assert asked == []

    bench.commit(commit(claim_change(), article_id=article().article_id), annotator="ana")
    bench.agreement.report()
    assert asked == [article().article_id]


def test_a_corrected_outlet_is_in_the_slices_at_once(read: Read) -> None:
    bench = read(ana=ana(), bob=bob())
    bench.agreement.report()
    corrected = ARTICLE.metadata.model_copy(update={"outlet": "La Digue"})
    bench.articles.correct(ARTICLE.article_id, corrected, base=1, author="ana")

    assert {one.value for one in bench.agreement.report().slices if one.by == "outlet"} == {"La Digue"}
