"""The machine tags, against the values that the taxonomies have."""

import pytest

from annotation.exports.shared.admiralty import credibility, machine_tags
from tests.exports.judged import ADMIRALTY_B2, rated
from tests.factories import claim

RELIABILITY = 'admiralty-scale:source-reliability="{}"'
CREDIBILITY = 'admiralty-scale:information-credibility="{}"'
LIKELIHOOD = 'estimative-language:likelihood-probability="{}"'
TAXONOMY = {
    *map(RELIABILITY.format, "abcdefg"),
    *map(CREDIBILITY.format, "123456"),
    *map(
        LIKELIHOOD.format,
        ("almost-no-chance", "very-unlikely", "unlikely", "roughly-even-chance", "likely", "very-likely",
         "almost-certain"),
    ),
}  # fmt: skip
"""Of version 5 of admiralty-scale and of estimative-language."""


def test_a_claim_has_the_tags_of_both_admiralty_scales() -> None:
    assert machine_tags(rated("B", "2")) == ADMIRALTY_B2


@pytest.mark.parametrize(
    ("code", "likelihood"),
    [
        ("CT+", "almost-certain"),
        ("PR+", "likely"),
        ("PS+", "roughly-even-chance"),
        ("PS-", "roughly-even-chance"),
        ("PR-", "unlikely"),
        ("CT-", "almost-no-chance"),
    ],
)
def test_how_certain_the_source_is_is_a_likelihood(code: str, likelihood: str) -> None:
    assert machine_tags(rated("B", "2", code)) == (*ADMIRALTY_B2, LIKELIHOOD.format(likelihood))


@pytest.mark.parametrize("code", ["CTu", "Uu"])
def test_what_is_left_open_has_no_likelihood(code: str) -> None:
    assert machine_tags(rated("B", "2", code)) == ADMIRALTY_B2


def test_what_the_outlet_makes_of_it_is_no_likelihood() -> None:
    assert machine_tags(claim(judgements={"factuality_outlet": "CT+"})) == ()


def test_every_tag_is_one_of_the_taxonomies() -> None:
    codes = [("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "5"), ("F", "6")]
    found = {tag for code in codes for kind in ("CT+", "PR-") for tag in machine_tags(rated(*code, kind))}

    assert len(found) == 14 and found <= TAXONOMY


def test_a_scale_of_ones_own_is_not_passed_off_as_the_admiraltys() -> None:
    assert machine_tags(rated("b", "high")) == () and credibility(rated("b", "high")) == ""
