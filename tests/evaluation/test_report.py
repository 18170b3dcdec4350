"""Slices add up, nothing is defined out of nothing, and mistakes name their place."""

import pytest

from annotation.evaluation import SHARES, TALLIES, SentenceFact, report_of
from schemas import Stance
from tests.evaluation.helpers import ANNE, MAYOR, POLICE, at, claim, compared, counted, report

ALL = (MAYOR, ANNE, POLICE)


def test_without_gold_and_suggestions_no_figure_is_defined() -> None:
    found = report().whole

    assert {(one.precision, one.recall, one.f1) for one in found.tallies.values()} == {(None, None, None)}
    assert {one.value for one in found.shares.values()} == {None}


def test_without_any_article_there_is_no_language_and_no_figure() -> None:
    found = report_of([])

    assert found.languages == ()
    assert found.whole.articles == 0
    assert {one.f1 for one in found.whole.tallies.values()} == {None}


def test_without_suggestions_precision_is_not_defined_and_the_rest_is_0() -> None:
    found = report(ALL, ()).whole
    tally = found.tallies["cue_exact"]

    assert (tally.precision, tally.recall, tally.f1) == (None, 0, 0)
    assert found.shares["chain_complete"].value is None
    assert found.shares["chain_complete_of_all"].value == 0


def test_without_gold_recall_is_not_defined() -> None:
    tally = report((), ALL).whole.tallies["attribution_overlap"]

    assert (tally.precision, tally.recall, tally.f1) == (0, None, 0)


def test_languages_are_counted_apart_and_together() -> None:
    found = report_of([compared(ALL, ALL), compared(ALL, (ANNE,), language="en"), compared(ALL, ())])

    assert found.languages == ("en", "fr")
    assert [found.of(code).articles for code in (None, "en", "fr")] == [3, 1, 2]
    assert [found.of(code).tallies["cue_exact"].right for code in (None, "en", "fr")] == [4, 1, 3]
    with pytest.raises(KeyError):
        found.of("de")


def test_a_match_counts_in_the_quote_type_of_the_gold() -> None:
    """The mayor is indirect in the gold and direct in the suggestion; the wind is made up, as mixed."""
    other = MAYOR.model_copy(update={"quote_type": "direct"})
    spurious = claim("Le vent", "tombe", quote_type="mixed")
    found = report((MAYOR, ANNE), (other, ANNE, spurious))

    by_type = {
        kind: (one.gold, one.suggested, one.right)
        for kind in ("direct", "mixed", "indirect")
        for one in [found.of("fr", kind).tallies["cue_exact"]]
    }

    assert by_type == {"direct": (1, 1, 1), "mixed": (0, 1, 0), "indirect": (1, 1, 1)}
    assert found.of("fr", "indirect").shares["quote_type"].value == 0


def test_quote_types_add_up_to_the_whole() -> None:
    half = MAYOR.model_copy(update={"content": (at("que le"),), "quote_type": "mixed"})
    found = report(ALL, (half, ANNE, claim("Le vent", "tombe")))
    types = [found.of("fr", kind) for kind in ("direct", "mixed", "indirect")]

    for name in TALLIES:
        if name not in {"credit", "is_attributed", "stance"}:
            whole = found.whole.tallies[name]
            parts = [one.tallies[name] for one in types]
            assert whole.gold == sum(one.gold for one in parts)
            assert whole.suggested == sum(one.suggested for one in parts)
            assert whole.right == sum(one.right for one in parts)
    for name in SHARES:
        assert found.whole.shares[name].of == sum(one.shares[name].of for one in types)


def test_a_stance_is_not_defined_where_the_gold_has_none_at_all() -> None:
    said = SentenceFact(stance=Stance(target="le quai", polarity="FAVOR"))
    facts = (said,) + (SentenceFact(),) * 5

    assert counted(report(suggested_facts=facts), "stance") == (0, 0, 0)


def test_mistakes_are_missed_spurious_or_wrong_in_text_order() -> None:
    half = MAYOR.model_copy(update={"content": (at("le quai est sûr"),), "sources": MAYOR.sources[:1]})
    spurious = claim("Le vent", "tombe")

    found = report(ALL, (spurious, half, ANNE))

    assert [(one.verdict, one.differing) for one in found.mistakes] == [
        ("wrong", ("source", "content", "chain")),
        ("spurious", ()),
        ("missed", ()),
    ]


def test_a_mistake_says_what_both_sides_say_in_its_sentence() -> None:
    half = MAYOR.model_copy(update={"content": (at("le quai est sûr"),)})
    (found,) = report((MAYOR,), (half,)).mistakes

    assert (found.article, found.language, found.place) == ("port", "fr", at("Le maire").start)
    assert found.context == "Le maire a dit à l’AFP que le quai est sûr."
    assert found.gold is not None
    assert found.gold.sources == ("Le maire", "l’AFP")
    assert found.gold.cue == "a dit"
    assert found.gold.chain == ("maire (originator, official)", "AFP (relay, agency)")
    assert found.gold.content == ("que le quai est sûr",)
    assert found.suggested is not None
    assert found.suggested.content == ("le quai est sûr",)


def test_many_attributions_are_compared_at_once() -> None:
    """Each overlaps each of its copies; the sum has to be found among all of them."""
    crowd = ALL * 20

    found = report(crowd, crowd)

    assert counted(found, "attribution_exact") == (60, 60, 60)
