"""Every figure, against numbers worked out by hand."""

import pytest

from tests.evaluation.helpers import (
    AFP,
    ANNE,
    MAYOR,
    POLICE,
    at,
    claim,
    counted,
    hop,
    report,
)
from tests.factories import span

ALL = (MAYOR, ANNE, POLICE)


# Spans


def test_spans_that_are_suggested_as_they_are_in_the_gold_are_all_right() -> None:
    """Four hops, three cues, three contents."""
    found = report(ALL, ALL)

    for kind in ("exact", "overlap"):
        assert counted(found, f"source_{kind}") == (4, 4, 4)
        assert counted(found, f"cue_{kind}") == (3, 3, 3)
        assert counted(found, f"content_{kind}") == (3, 3, 3)


def test_a_span_that_is_cut_short_overlaps_without_being_exact() -> None:
    """Of “que le quai est sûr”, 19 characters: “le quai est sûr” shares 15, “que l” 5, which is 0.26."""
    cut = MAYOR.model_copy(update={"content": (at("le quai est sûr"),)})
    short = MAYOR.model_copy(update={"content": (at("que l"),)})

    assert counted(report((MAYOR,), (cut,)), "content_exact") == (1, 1, 0)
    assert counted(report((MAYOR,), (cut,)), "content_overlap") == (1, 1, 1)
    assert counted(report((MAYOR,), (short,)), "content_overlap") == (1, 1, 0)


def test_a_content_in_pieces_is_one_span() -> None:
    """“deux barques ont coulé” are 22 characters and “au large” 8: half of it is 22 / 30, or 8 / 30."""
    first = POLICE.model_copy(update={"content": POLICE.content[:1]})
    last = POLICE.model_copy(update={"content": POLICE.content[1:]})

    assert counted(report((POLICE,), (first,)), "content_exact") == (1, 1, 0)
    assert counted(report((POLICE,), (first,)), "content_overlap") == (1, 1, 1)
    assert counted(report((POLICE,), (last,)), "content_overlap") == (1, 1, 0)


def test_precision_recall_and_f1_are_of_the_counts() -> None:
    """Three cues in the gold: two found and one made up is P 2/3, R 2/3; two found alone P 2/2, R 2/3."""
    spurious = claim("Le vent", "tombe")
    tally = report(ALL, (MAYOR, ANNE, spurious)).whole.tallies["cue_exact"]
    fewer = report(ALL, (MAYOR, ANNE)).whole.tallies["cue_exact"]

    assert (tally.precision, tally.recall, tally.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert (fewer.precision, fewer.recall, fewer.f1) == pytest.approx((1, 2 / 3, 4 / 5))


# Attributions


def test_a_whole_attribution_overlaps_with_originator_and_content_alone() -> None:
    """Without its cue and its relay it is not exact."""
    bare = claim("maire", None, "le quai est sûr")
    found = report((MAYOR,), (bare,))

    assert counted(found, "attribution_overlap") == (1, 1, 1)
    assert counted(found, "attribution_exact") == (1, 1, 0)


@pytest.mark.parametrize(
    "update",
    [{"cue": None}, {"sources": MAYOR.sources[:1]}, {"content": (at("que le quai"),)}, {"sources": ()}],
    ids=["no cue", "no relay", "half the content", "no source"],
)
def test_a_whole_attribution_is_exact_with_all_sources_cue_and_content(update: dict[str, object]) -> None:
    assert counted(report((MAYOR,), (MAYOR,)), "attribution_exact") == (1, 1, 1)
    assert counted(report((MAYOR,), (MAYOR.model_copy(update=update),)), "attribution_exact") == (1, 1, 0)


def test_an_implicit_source_has_no_span_to_get_wrong() -> None:
    """It is of the chain that it is missing."""
    implicit = ANNE.model_copy(update={"sources": (hop(None, "Anne Roy"),)})
    found = report((implicit,), (ANNE.model_copy(update={"sources": ()}),))

    assert counted(found, "attribution_exact") == (1, 1, 1)
    assert counted(found, "chain_complete") == (1, 0)


def test_what_the_gold_has_no_span_for_must_have_none() -> None:
    silent = MAYOR.model_copy(update={"sources": ()})
    implicit = MAYOR.model_copy(update={"sources": (hop(None, "maire"),)})

    assert counted(report((silent,), (silent,)), "attribution_overlap") == (1, 1, 1)
    assert counted(report((implicit,), (silent,)), "attribution_overlap") == (1, 1, 1)
    assert counted(report((silent,), (MAYOR,)), "attribution_overlap") == (1, 1, 0)
    assert counted(report((MAYOR,), (silent,)), "attribution_overlap") == (1, 1, 0)


def test_attributions_that_share_only_their_source_are_not_aligned() -> None:
    other = claim("Anne Roy", None, "Le vent tombe")
    found = report((ANNE,), (other,))

    assert counted(found, "quote_type") == (0, 0)
    assert [one.verdict for one in found.mistakes] == ["missed", "spurious"]


def test_each_attribution_is_aligned_with_the_one_that_overlaps_most() -> None:
    """Two statements in one content: each finds its own, whatever their order."""
    outer = claim("Le maire", "a dit", "à l’AFP que le quai est sûr")
    inner = claim("l’AFP", None, "le quai est sûr")

    found = report((outer, inner), (inner, outer))

    assert counted(found, "attribution_exact") == (2, 2, 2)
    assert found.mistakes == ()


def test_what_the_author_says_is_no_attribution() -> None:
    own = claim(None, None, "Le vent tombe.", voice="author")

    found = report((own,), (own,))

    assert {counted(found, name) for name in found.whole.tallies} == {(0, 0, 0)}


def test_credits_have_a_figure_of_their_own() -> None:
    """One is found by part of its source, one is missed; one is made up."""
    gold = (claim("la police", "Selon", scope="article"), claim("l’AFP", None, scope="article"))
    suggested = (claim("police", None, scope="article"), claim("Le vent", None, scope="article"))

    found = report((*gold, ANNE), (*suggested, ANNE))

    assert counted(found, "credit") == (2, 2, 1)
    assert counted(found, "source_overlap") == (1, 1, 1)
    assert counted(found, "attribution_exact") == (1, 1, 1)
    assert [(one.scope, one.verdict) for one in found.mistakes] == [
        ("article", "missed"),
        ("article", "spurious"),
    ]


# Shares


@pytest.mark.parametrize(
    ("sources", "right"),
    [
        ((hop("maire"), AFP), 1),
        ((hop("Le maire"),), 0),
        ((AFP, hop("Le maire")), 0),
        ((hop("Le maire"), AFP.model_copy(update={"role": "originator"})), 0),
        ((hop("Le maire"), AFP.model_copy(update={"span": None})), 0),
        ((hop("Le maire"), AFP.model_copy(update={"span": at("Anne Roy")})), 0),
        ((hop("Le maire"), AFP, AFP), 0),
    ],
    ids=["overlapping", "one short", "turned round", "other role", "implicit", "elsewhere", "one more"],
)
def test_a_chain_is_complete_with_the_same_roles_in_order_at_overlapping_places(
    sources: tuple[object, ...], right: int
) -> None:
    found = report((MAYOR,), (MAYOR.model_copy(update={"sources": sources}),))

    assert counted(found, "chain_complete") == (1, right)


def test_a_hop_that_is_implicit_on_both_sides_is_the_same() -> None:
    implicit = MAYOR.model_copy(update={"sources": (hop(None, "a"),)})
    named = MAYOR.model_copy(update={"sources": (hop(None, "b"),)})

    assert counted(report((implicit,), (named,)), "chain_complete") == (1, 1)


@pytest.mark.parametrize(
    ("gold", "suggested", "language", "right"),
    [
        ("le Ministère", "MINISTERE", "fr", 1),
        ("l’Élysée", "Elysee", "fr", 1),
        ("l'Élysée", "L’Élysée", "fr", 1),
        ("the White  House", "White House", "en", 1),
        ("le Monde", "Monde", "en", 0),
        ("Anne Roy", "Roy", "fr", 0),
        ("les", "Les", "fr", 1),
    ],
)
def test_names_are_compared_without_case_accents_and_leading_determiners(
    gold: str, suggested: str, language: str, right: int
) -> None:
    left, right_side = (
        ANNE.model_copy(update={"sources": (hop("Anne Roy", name),)}) for name in (gold, suggested)
    )

    assert counted(report((left,), (right_side,), language=language), "originator_name") == (1, right)


def test_the_name_is_right_without_a_source_when_neither_side_has_one() -> None:
    silent = ANNE.model_copy(update={"sources": ()})

    assert counted(report((silent,), (silent,)), "originator_name") == (1, 1)
    assert counted(report((silent,), (ANNE,)), "originator_name") == (1, 0)


def test_over_all_attributions_what_is_not_aligned_counts_as_wrong() -> None:
    """One of three is aligned, and right."""
    found = report(ALL, (ANNE,))

    assert counted(found, "chain_complete") == counted(found, "originator_name") == (1, 1)
    assert counted(found, "chain_complete_of_all") == counted(found, "originator_name_of_all") == (3, 1)


@pytest.mark.parametrize(
    ("figure", "update"),
    [
        ("quote_type", {"quote_type": "direct"}),
        ("originator_kind", {"sources": (hop("Le maire", "maire", kind="person"), AFP)}),
        ("factuality", {"judgements": {"factuality_source": "CT-"}}),
    ],
)
def test_quote_type_kind_and_factuality_are_right_when_they_are_the_same(
    figure: str, update: dict[str, object]
) -> None:
    assert counted(report((MAYOR,), (MAYOR,)), figure) == (1, 1)
    assert counted(report((MAYOR,), (MAYOR.model_copy(update=update),)), figure) == (1, 0)


def test_factuality_and_force_count_where_the_gold_says_them() -> None:
    """Both have the default force; the gold says it of the second alone, where the other differs."""
    forced = ANNE.model_copy(update={"cue_force": "endorsing"})
    said = report((MAYOR, ANNE), (MAYOR, forced), gold_forces=frozenset({1}))
    unsaid = report((MAYOR, ANNE), (MAYOR, forced))

    assert counted(said, "cue_force") == (1, 0)
    assert counted(unsaid, "cue_force") == (0, 0)
    assert counted(said, "factuality") == (1, 1)
    assert [one.differing for one in said.mistakes] == [("cue force",)]
    assert unsaid.mistakes == ()


def test_the_force_belongs_to_its_claim_among_credits_and_the_author_s_own() -> None:
    credit = claim("l’AFP", None, scope="article")
    own = claim(None, None, "Le vent tombe.", voice="author")
    found = report((credit, own, ANNE), (ANNE,), gold_forces=frozenset({2}))

    assert counted(found, "cue_force") == (1, 1)


def test_offsets_are_code_points() -> None:
    """The emoji before the content is one character here, and two elsewhere."""
    text = "😀 Anne dit : « oui »"
    said = claim(None, None, "Le port", sources=(hop(None, "Anne"),))
    content = said.model_copy(update={"content": (span(text, "« oui »"),)})

    found = report((content,), (content,), text=text, sentences=(), gold_facts=(), suggested_facts=())

    assert counted(found, "content_exact") == (1, 1, 1)
