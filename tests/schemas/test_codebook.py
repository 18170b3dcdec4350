"""What the codebook allows in a claim, and which columns it adds."""

import pytest
from pydantic import ValidationError

from schemas import COLUMN_NAMES, Axis, Choice, Codebook, Dimension, Stance
from tests.factories import claim

POLARITY = Axis(name="polarity", label={}, choices=(Choice(code="+", label={}),))
STANCE = Dimension(name="stance", kind="stance", label={}, choices=(Choice(code="FAVOR", label={}),))
FACTUALITY = Dimension(
    name="factuality_source", kind="code", label={}, axes=(POLARITY,), codes={"certain +": "CT+"}
)
CHOICES = tuple(Choice(code=code, label={}) for code in "ab")
TONE = Dimension(name="tone", label={"en": "Tone"}, choices=(Choice(code="calm", label={}),))


def _codebook(*dimensions: Dimension) -> Codebook:
    return Codebook(version="1", title={}, dimensions=dimensions or (STANCE, FACTUALITY, TONE))


def test_a_claim_inside_the_codebook_has_no_problems() -> None:
    allowed = claim(
        judgements={"factuality_source": "CT+", "tone": "calm"},
        stance=(Stance(target="la paix", polarity="FAVOR"),),
    )

    assert _codebook().problems(allowed) == ()


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"judgements": {"mood": "good"}}, "the codebook has no dimension 'mood'"),
        ({"judgements": {"tone": "loud"}}, "tone cannot be 'loud'; it is one of calm"),
        ({"judgements": {"factuality_source": "+"}}, "factuality_source cannot be '+'; it is one of CT+"),
        ({"judgements": {"stance": "FAVOR"}}, "the codebook has no dimension 'stance'"),
        (
            {"judgements": {}, "stance": (Stance(target="x", polarity="favor"),)},
            "stance cannot be 'favor'; it is one of FAVOR",
        ),
    ],
)
def test_what_the_codebook_does_not_allow_is_said_in_words(fields: dict[str, object], problem: str) -> None:
    assert _codebook().problems(claim(**fields)) == (problem,)


def test_every_problem_of_a_claim_is_found() -> None:
    wrong = claim(judgements={"mood": "good", "tone": "loud"}, stance=(Stance(target="x", polarity="?"),))

    assert len(_codebook().problems(wrong)) == 3


def test_only_a_dimension_of_the_projects_own_adds_a_column() -> None:
    assert [one.name for one in _codebook().own_columns] == ["tone"]
    assert [one.name for one in _codebook().judged] == ["factuality_source", "tone"]


@pytest.mark.parametrize("name", ["annotator", "row_id", "note", "chain"])
def test_a_dimension_cannot_take_the_name_of_a_column(name: str) -> None:
    assert name in COLUMN_NAMES
    with pytest.raises(ValidationError, match=f"{name} is a column"):
        _codebook(TONE.model_copy(update={"name": name}))


def test_two_dimensions_cannot_share_a_name() -> None:
    with pytest.raises(ValidationError, match="share a name"):
        _codebook(TONE, TONE)


@pytest.mark.parametrize("name", ["Tone", "1st", "with space", "", "é"])
def test_a_dimensions_name_can_name_a_column(name: str) -> None:
    with pytest.raises(ValidationError, match="name"):
        Dimension(name=name, label={}, choices=TONE.choices)


def test_a_dimension_has_values() -> None:
    with pytest.raises(ValidationError, match="tone has no values"):
        Dimension(name="tone", label={})


def test_the_admiralty_dimensions_are_ordinal_in_a_codebook_that_does_not_say_so() -> None:
    plain = Dimension(name="source_reliability", label={"en": "R"}, choices=CHOICES, missing=("b",))

    assert plain.is_ordinal and plain.ordered == ("a",)
    assert not plain.model_copy(update={"scale": "nominal"}).is_ordinal


def test_a_dimension_is_nominal_unless_its_scale_says_otherwise() -> None:
    tone = Dimension(name="tone", label={"en": "Tone"}, choices=CHOICES, missing=("b",))

    assert not tone.is_ordinal and tone.ordered == ("a", "b")
    assert tone.model_copy(update={"scale": "ordinal"}).ordered == ("a",)


def test_only_choices_have_an_order() -> None:
    with pytest.raises(ValidationError, match="its scale is not ordinal"):
        Dimension(name="how", kind="code", label={"en": "H"}, codes={"a +": "A+"}, scale="ordinal")
