"""Quote types, cue forces and factuality."""

import pytest

from annotation.suggest import quote_type_of
from tests.factories import span
from tests.suggest.helpers import attributions, read


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("« Il pleut »", "direct"),
        ("«\u00a0Il pleut. Il vente\u00a0»", "direct"),
        ("“It rains,”", "direct"),
        ('"It rains"', "direct"),
        ("— Alors file.", "direct"),
        ("que « la pluie » viendra", "mixed"),
        ("the 'hostile' rain", "mixed"),
        ("qu’il n’est pas l’heure", "indirect"),
        ("that the sailor's boat isn't the captain's", "indirect"),
    ],
)
def test_the_quote_type_follows_from_the_marks(content: str, expected: str) -> None:
    text = f"🌧 avant {content} après"
    assert quote_type_of(text, (span(text, content),)) == expected


def test_a_quotation_that_its_cue_interrupts_is_direct() -> None:
    text = "« La mer, a-t-il dit, monte. »"
    assert quote_type_of(text, (span(text, "« La mer"), span(text, "monte. »"))) == "direct"


def test_no_content_is_indirect() -> None:
    assert quote_type_of("(avec AFP)", ()) == "indirect"


@pytest.mark.parametrize(
    ("language", "text", "source", "outlet", "force"),
    [
        ("fr", "Le maire a dit que le pont tiendra.", "CT+", "Uu", "neutral"),
        ("fr", "Le maire a révélé que le pont cède.", "CT+", "CT+", "endorsing"),
        ("fr", "Le maire a prétendu que le pont tient.", "CT+", "Uu", "distancing"),
        ("fr", "Le maire nie toute fraude.", "CT-", "Uu", "neutral"),
        ("fr", "Le maire a dit que le pont n’est pas sûr.", "CT-", "Uu", "neutral"),
        ("fr", "Le maire a dit que le pont pourrait céder.", "PS+", "Uu", "neutral"),
        ("fr", "Selon le maire, le pont aurait cédé.", "PR+", "Uu", "neutral"),
        ("fr", "Le maire réclame un autre pont.", "Uu", "Uu", "neutral"),
        ("fr", "Le maire a refusé de commenter.", "Uu", "Uu", "neutral"),
        ("fr", "« Qui paiera ? », a demandé le maire.", "Uu", "Uu", "neutral"),
        ("en", "The mayor denied any fraud.", "CT-", "Uu", "neutral"),
        ("en", "The mayor confirmed that the bridge may fall.", "PS+", "PS+", "endorsing"),
        ("en", "The mayor claimed that the bridge would probably hold.", "PR+", "Uu", "distancing"),
    ],
)
def test_factuality_follows_cue_and_content(
    language: str, text: str, source: str, outlet: str, force: str
) -> None:
    (claim,) = attributions(read(text, language=language))
    judged = claim.judgements
    assert (judged["factuality_source"], judged["factuality_outlet"], claim.cue_force) == (
        source,
        outlet,
        force,
    )
