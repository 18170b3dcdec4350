"""A claim is whole: somewhere in the text, its content in order, its sources named."""

import pytest
from pydantic import ValidationError

from schemas import Claim, Hop, Link, Stance
from tests.factories import TEXT, claim, span


def test_a_claim_knows_all_its_spans_and_is_placed_by_its_content() -> None:
    found = claim()

    assert [one.of(TEXT) for one in found.anchors] == ["« Nous ne négocions pas 😀 »"]
    assert [one.of(TEXT) for one in found.spans] == [
        "« Nous ne négocions pas 😀 »",
        "a déclaré",
        "Maria Petrova",
        "l’agence TASS",
        "citée par",
    ]


def test_a_claim_without_content_is_placed_by_its_source_and_cue() -> None:
    found = claim(content=(), scope="article", cue=None)

    assert [one.of(TEXT) for one in found.anchors] == ["Maria Petrova", "l’agence TASS", "citée par"]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"sources": (Hop(name="TASS"),)},
        {"voice": "author", "content": (span(TEXT, "calme"),), "cue": span(TEXT, "a déclaré")},
        {"voice": "author", "content": (span(TEXT, "calme"),), "sources": (Hop(name="TASS"),)},
        {"content": (span(TEXT, "calme"), span(TEXT, "Moscou"))},
        {"content": (span(TEXT, "Le calme"), span(TEXT, "calme règne"))},
        {"content": (span(TEXT, "calme"),), "note": "x" * 5001},
        {"content": (span(TEXT, "calme"),), "quote_type": "literal"},
    ],
    ids=[
        "nothing", "only an implicit source", "author with cue", "author with source", "content out of order",
        "content overlaps", "note too long", "no such quote type",
    ],
)  # fmt: skip
def test_a_claim_that_is_not_whole_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Claim(**fields)


@pytest.mark.parametrize("name", ["", "a\nb", "a\n", "a\u2028b", "a > b", "> a", "a >", "x" * 301])
def test_a_name_that_would_break_a_chain_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="name"):
        Hop(name=name)


@pytest.mark.parametrize("target", ["", "a | b", "| a", "a |", "a\nb", "a\n", "\u2028a", "x" * 301])
def test_a_stance_is_towards_one_thing_on_one_line(target: str) -> None:
    with pytest.raises(ValidationError, match="target"):
        Stance(target=target, polarity="FAVOR")


def test_a_sign_inside_a_word_parts_nothing() -> None:
    assert Stance(target="a|b", polarity="FAVOR").target == "a|b"
    assert Hop(name="a>b").name == "a>b"


def test_a_claim_is_linked_to_another_once() -> None:
    one = Link(relation="deny", article_id="a", claim_id="11111111-0000-4000-8000-000000000000")
    other = one.model_copy(update={"relation": "support"})

    with pytest.raises(ValidationError, match="linked to another once"):
        claim(links=(one, other))
    with pytest.raises(ValidationError):
        Link(relation="likes", article_id="a", claim_id=one.claim_id)
