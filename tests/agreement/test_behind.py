"""What lies behind the figures: cells with their units, what differs, what three readers mean."""

import pytest

from annotation.agreement.disagreements import opposites_of
from annotation.alignment.units import Readings
from schemas import AgreementQuery, Claim, Hop, Stance
from tests.agreement.conftest import Read
from tests.agreement.readings import ANNA, ARTICLE, KEYS, PORT, TASS, TEXT, ana, bob, cleo, own
from tests.factories import TEXT as FACTORY_TEXT
from tests.factories import article, claim, claim_change, commit, sentence_change, span


def test_each_cell_leads_to_its_units(read: Read) -> None:
    bench = read(ana=ana(), bob=bob())
    found = bench.agreement.confusion("factuality_source", ("ana", "bob"))

    assert found.codes == ("CT+", "CT-", "PR+")
    cells = {(one.first, one.second): [unit.sentences for unit in one.units] for one in found.cells}
    assert cells == {("CT+", "CT+"): [(1,), (4,)], ("CT+", "PR+"): [(0,)], ("CT-", "CT-"): [(2,)]}
    (apart,) = (one.units[0] for one in found.cells if one.first != one.second)
    with bench._store.snapshot() as snapshot:
        labels = {one.key: one for one in snapshot.labels(ARTICLE.article_id)}
    assert apart.article_id == ARTICLE.article_id
    assert [labels[key].annotator for key in apart.claims] == ["ana", "bob"]


def test_a_rating_that_cannot_be_judged_stands_in_the_table(read: Read) -> None:
    found = read(ana=ana(), bob=bob()).agreement.confusion("source_reliability", ("bob", "ana"))

    assert {(one.first, one.second): len(one.units) for one in found.cells} == {
        ("A", "B"): 1,
        ("C", "C"): 1,
        ("C", "F"): 1,
    }
    assert found.codes == ("A", "B", "C", "F")


def test_the_worst_disagreement_comes_first(read: Read) -> None:
    """Fifth: quoted or not 8, and the voice, from which all else follows. First: polarity 2, and four more.

    Third: content and reliability. Fourth: skipped or not, and a claim of ana's only.
    """
    found = read(ana=ana(), bob=bob()).agreement.disagreements()

    assert [(one.sentences, one.weight) for one in found] == [((4,), 9), ((0,), 6), ((2,), 2), ((3,), 2)]
    assert {one.readers for one in found} == {("ana", "bob")}
    what = [{divergence.what for divergence in one.divergences} for one in found]
    assert what == [
        {"is_attributed", "voice"},
        {"stance", "chain", "source", "factuality_source", "source_reliability"},
        {"content", "source_reliability"},
        {"claim", "status"},
    ]
    stance = found[1].divergences[0]
    assert (stance.what, stance.values, stance.weight) == ("stance", {"ana": "FAVOR", "bob": "AGAINST"}, 2)


def test_disagreements_can_be_asked_of_some_readers(read: Read) -> None:
    bench = read(ana=ana(), bob=bob(), cleo=cleo())

    first = bench.agreement.disagreements(AgreementQuery(readers=("bob", "cleo")))
    assert [one.sentences for one in first] == [(4,)]
    assert bench.agreement.disagreements(AgreementQuery(language="en")) == ()


OTHERS: dict[str, dict[str, object]] = {
    "scope": {"scope": "article"},
    "root": {"sources": (Hop(span=ANNA.span, name="Roy"), TASS)},
    "chain": {"sources": (ANNA, TASS.model_copy(update={"kind": "media"}))},
    "source": {"sources": (ANNA, TASS.model_copy(update={"cue": span(TEXT, "citée par")}))},
    "cue": {"cue": span(TEXT, "dit Anna")},
    "cue_force": {"cue_force": "endorsing"},
    "content": {"content": (span(TEXT, "Le port"),)},
    "quote_type": {"quote_type": "direct"},
    "stance": {"stance": ()},
    "target": {"stance": (Stance(target="Le Port", polarity="FAVOR"),)},
    "factuality_source": {"judgements": PORT.judgements | {"factuality_source": "CT-"}},
    "factuality_outlet": {"judgements": PORT.judgements | {"factuality_outlet": "Uu"}},
}


@pytest.mark.parametrize("what", OTHERS)
def test_whatever_differs_is_said(read: Read, what: str) -> None:
    """What makes two readings other for a version is a divergence here, and nothing else is."""
    other = PORT.model_copy(update=OTHERS[what])
    closed = sentence_change(KEYS[0])
    bench = read(ana=(closed, claim_change(PORT)), bob=(closed, claim_change(Claim(**other.model_dump()))))
    (found,) = bench.agreement.disagreements()

    assert [one.what for one in found.divergences] == [what]


def test_remarks_make_no_disagreement(read: Read) -> None:
    closed = sentence_change(KEYS[0])
    noted = PORT.model_copy(update={"note": "voir plus bas"})
    bench = read(ana=(closed, claim_change(PORT)), bob=(closed, claim_change(noted)))

    assert bench.agreement.disagreements() == ()


def test_every_unit_that_differs_for_a_version_is_a_disagreement(read: Read) -> None:
    bench = read(ana=ana(), bob=bob(), cleo=cleo())
    with bench._store.snapshot() as snapshot:
        readings = Readings(ARTICLE, snapshot.labels(ARTICLE.article_id))
    differing = {tuple(sorted(unit)) for unit in readings.units if readings.differ(unit)}

    found = bench.agreement.disagreements()
    assert {one.sentences for one in found} == differing
    assert all(one.divergences for one in found)


def test_a_claim_over_two_sentences_joins_them(read: Read) -> None:
    both = Claim(voice="author", content=(own(0).content[0], own(1).content[0]))
    closed = [sentence_change(key) for key in KEYS[:2]]
    bench = read(ana=(*closed, claim_change(both)), bob=(*closed, claim_change(own(0)), claim_change(own(1))))
    (found,) = bench.agreement.disagreements()

    assert found.sentences == (0, 1)


def test_opposite_are_signs_and_sides(read: Read) -> None:
    found = opposites_of(read().codebook)

    assert frozenset(("CT+", "CT-")) in found and frozenset(("PS+", "CT-")) in found
    assert frozenset(("FAVOR", "AGAINST")) in found
    assert not any("Uu" in pair or "CTu" in pair for pair in found)


def test_three_readers_have_an_estimate_beside_the_majority(read: Read) -> None:
    """Bob hears nobody in the fifth, the two others do: of his 3 quoted ones he misses 1, and 3 of 5 are."""
    found = {one.dimension: one for one in read(ana=ana(), bob=bob(), cleo=cleo()).agreement.latent()}
    attributed = found["is_attributed"]

    assert (attributed.units, attributed.differing) == (5, ())
    assert attributed.errors == pytest.approx({"ana": 0, "bob": 0.2, "cleo": 0}, abs=1e-6)
    assert "source_reliability" not in found


def test_two_readers_have_no_estimate(read: Read) -> None:
    assert read(ana=ana(), bob=bob()).agreement.latent() == ()


def test_who_hears_the_author_does_not_hide_in_what_the_others_differ(read: Read) -> None:
    closed = sentence_change(KEYS[0])
    other = PORT.model_copy(update={"sources": (TASS,), "cue": None})
    made = {"ana": PORT, "bob": other, "cleo": own(0)}
    bench = read(**{who: (closed, claim_change(one)) for who, one in made.items()})
    (found,) = bench.agreement.disagreements()

    assert {one.what: set(one.values) for one in found.divergences} == {
        "is_attributed": {"ana", "bob", "cleo"},
        "voice": {"ana", "bob", "cleo"},
        "root": {"ana", "bob"},
        "chain": {"ana", "bob"},
        "source": {"ana", "bob"},
        "cue": {"ana", "bob"},
    }


def test_a_credit_by_somebody_who_closed_nothing_is_no_reading_of_the_others(read: Read) -> None:
    """Outside the flow whoever closed anything counts as done, also where only an unfinished reader was."""
    title = article(FACTORY_TEXT)
    bench = read()
    for who, changes in {
        "ana": (sentence_change(title.sentences[0].key),),
        "bob": (sentence_change(title.sentences[0].key),),
        "cleo": (claim_change(claim(content=(span(FACTORY_TEXT, "Lire aussi"),), cue=None)),),
    }.items():
        bench.commit(commit(*changes, article_id=title.article_id), annotator=who)

    assert bench.agreement.report().between.sentences == 1
    assert bench.agreement.disagreements() == ()
