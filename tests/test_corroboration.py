"""Who a claim goes back to, and which other claim confirms it."""

import pytest

from annotation.corroboration import NOBODY, confirms, is_confirmed, root_of
from annotation.sources import SourceIndex
from schemas import Claim, Hop, Source, Span

INDEX = SourceIndex(
    (
        Source(source_id="tass", name="TASS", kind="agency"),
        Source(source_id="itar", name="ITAR", kind="agency", merged_into="tass"),
        Source(source_id="cercle", name="Cercle des proches", kind="anonymous"),
    )
)


def _said(name: str, *, source_id: str = "", kind: str = "person") -> Claim:
    hop = Hop(name=name, source_id=source_id, kind=kind, span=Span(start=0, end=3))
    return Claim(sources=(hop, Hop(name="Relais", role="relay")))


def _root(claim: Claim, outlet: str = "Le Monde") -> tuple[str, bool]:
    return tuple(root_of(claim, outlet_id="", outlet=outlet, index=INDEX))


OWN = Claim(voice="author", content=(Span(start=0, end=3),))


@pytest.mark.parametrize(
    ("claim", "root"),
    [
        (_said("TASS"), ("tass", True)),
        (_said("peu importe", source_id="itar"), ("tass", True)),
        (_said("Maria Petrova"), ("~maria petrova", True)),
        (_said("un diplomate", kind="anonymous"), ("~un diplomate", False)),
        (_said("cercle des proches", kind="anonymous"), ("cercle", True)),
        (Claim(content=(Span(start=0, end=3),)), ("", False)),
        (OWN, ("~le monde", True)),
    ],
)
def test_a_root_is_the_first_hop_or_the_outlet_as_the_registry_has_them(
    claim: Claim, root: tuple[str, bool]
) -> None:
    assert _root(claim) == root


def test_the_author_of_an_outlet_that_nobody_knows_is_no_root() -> None:
    assert _root(OWN, outlet="") == NOBODY


@pytest.mark.parametrize(
    ("other", "own", "is_so"),
    [
        (_said("Reuters"), _said("TASS"), True),
        (_said("ITAR"), _said("TASS"), False),
        (_said("tass"), _said("x", source_id="itar"), False),
        (_said("un diplomate", kind="anonymous"), _said("TASS"), False),
        (_said("TASS"), _said("un diplomate", kind="anonymous"), True),
        (OWN, _said("TASS"), True),
        (_said("Le Monde"), OWN, False),
    ],
)
def test_a_claim_is_confirmed_by_another_root_that_can_be_told_from_others(
    other: Claim, own: Claim, is_so: bool
) -> None:
    roots = (root_of(one, outlet_id="", outlet="Le Monde", index=INDEX) for one in (other, own))

    assert confirms(*roots) is is_so


def test_only_credibility_1_says_confirmed() -> None:
    judged = [OWN.model_copy(update={"judgements": {"information_credibility": code}}) for code in "126"]

    assert [is_confirmed(one) for one in (*judged, OWN, None)] == [True, False, False, False, False]
