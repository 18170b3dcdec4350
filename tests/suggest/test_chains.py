"""Chains: who relays, and what names and kinds the hops get."""

import pytest

from schemas import Claim
from tests.suggest.helpers import attributions, parts, read, surface

CITED, TOLD = ["", "citée par"], ["", "", "according to"]


def _only(*lines: str, language: str = "fr", kinds: dict[int, str] | None = None) -> tuple[Claim, list[str]]:
    found = read(*lines, language=language, kinds=kinds)
    (claim,) = attributions(found)
    return claim, [surface(found, hop.cue) for hop in claim.sources]


@pytest.mark.parametrize(
    ("language", "text", "chain", "links"),
    [
        ("fr", "« Non », dit Rita Blum, citée par l’agence Nordpress.", "Rita Blum > Nordpress", CITED),
        ("fr", "« Il pleut », a dit Rita Blum, selon Radio Lune.", "Rita Blum > Radio Lune", ["", "selon"]),
        ("fr", "Rita Blum a déclaré à l'AFP que tout va mal.", "Rita Blum > AFP", ["", ""]),
        ("fr", "D'après Nordpress, citant un marin, il pleut.", "marin > Nordpress", ["citant", "D'après"]),
        ("fr", "Des marins interrogés par l'AFP disent que non.", "marins > AFP", ["", "interrogés par"]),
        ("en", "Rita Blum told Nordpress that it rained.", "Rita Blum > Nordpress", ["", ""]),
        ("en", '"No," Rita Blum told Nordpress, according to AFP.', "Rita Blum > Nordpress > AFP", TOLD),
        ("en", "Nordpress, quoting a sailor, said the dam broke.", "sailor > Nordpress", ["quoting", "said"]),
    ],
)  # fmt: skip
def test_a_relayed_statement_is_one_attribution_with_a_longer_chain(
    language: str, text: str, chain: str, links: list[str]
) -> None:
    claim, cues = _only(text, language=language)
    assert (" > ".join(hop.name for hop in claim.sources), cues) == (chain, links)
    assert [hop.role for hop in claim.sources] == ["originator"] + ["relay"] * (len(links) - 1)


@pytest.mark.parametrize(
    ("language", "text", "credited", "cue"),
    [
        ("fr", "Lou Tran (selon Radio Lune) 12/09/2023", "Radio Lune", "selon"),
        ("fr", "Par Lou Tran (avec AFP)", "AFP", "avec"),
        ("en", "Web desk (with inputs from agencies)", "agencies", "with inputs from"),
    ],
)
def test_a_byline_credit_stands_for_the_whole_article(
    language: str, text: str, credited: str, cue: str
) -> None:
    found = read(text, language=language, kinds={0: "byline"})
    (claim,) = attributions(found)
    assert parts(found, claim) == ([credited], cue, [])
    assert (claim.scope, claim.sources[0].role) == ("article", "relay")


def test_an_agency_in_the_dateline_is_a_credit() -> None:
    claim, _ = _only("KLOW (Nordpress) - La pluie tombe.")
    assert (claim.scope, claim.sources[0].source_id) == ("article", "nordpress")


@pytest.mark.parametrize(
    ("language", "text", "name", "kind", "source_id"),
    [
        ("fr", "Le porte-parole du Palais d’Hiver, Igor Vlad, a dit que non.", "Igor Vlad", "official", ""),
        ("fr", "Le Palais d’Hiver a dit que non.", "Palais d’Hiver", "government", "winter-palace"),
        ("fr", "Szohôd a dit que non.", "Szohôd", "government", "borduria"),
        ("fr", "La chercheuse Ida Noll a dit que non.", "Ida Noll", "expert", ""),
        ("fr", "Un rapport affirme que non.", "rapport", "document", ""),
        ("fr", "Une source proche du dossier dit que non.", "source proche du dossier", "anonymous", ""),
        ("fr", "Un haut responsable dit que non.", "haut responsable", "anonymous", ""),
        ("fr", "Le haut responsable dit que non.", "haut responsable", "official", ""),
        ("fr", "Igor Vlad dit que non.", "Igor Vlad", "person", ""),
        ("en", "Winter Palace spokesman Igor Vlad said no deal was near.", "Igor Vlad", "official", ""),
        (
            "en",
            "A senior defence official said no deal was near.",
            "senior defence official",
            "anonymous",
            "",
        ),
        ("en", "The US said no deal was near.", "US", "government", "us"),
    ],
)
def test_a_hop_has_a_name_a_kind_and_its_registry_entry(
    language: str, text: str, name: str, kind: str, source_id: str
) -> None:
    claim, _ = _only(text, language=language)
    (hop,) = claim.sources
    assert (hop.name, hop.kind, hop.source_id) == (name, kind, source_id)


def test_pronouns_and_short_names_mean_the_person_named_before() -> None:
    found = read(
        "Le ministre des Ports, Igor Vlad, a dit que non.",
        "Il a ajouté que le quai fermerait.",
        "M. Vlad a précisé que le phare aussi.",
        "« Voilà », a conclu Vlad.",
    )
    claims = attributions(found)
    assert [surface(found, claim.sources[0].span) for claim in claims[1:]] == ["Il", "M. Vlad", "Vlad"]
    assert {(claim.sources[0].name, claim.sources[0].kind) for claim in claims} == {("Igor Vlad", "official")}


def test_several_people_are_not_the_one_who_was_named() -> None:
    found = read("Le ministre des Ports, Igor Vlad, a dit que non.", "Les rebelles ont dit que oui.")

    _, claim = attributions(found)

    assert [(hop.name, hop.kind) for hop in claim.sources] == [("rebelles", "organisation")]
