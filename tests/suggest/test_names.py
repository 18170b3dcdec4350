"""Names of the registry in text."""

import pytest

from annotation.suggest import SourceNames
from schemas import Source
from tests.suggest.helpers import SOURCES


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("🐟 Le Palais d’Hiver dort", ["Palais d’Hiver"]),
        ("le palais d'Hiver dort", ["palais d'Hiver"]),
        ("Le palais d'hiver dort", []),
        ("Agence Nordpress et l’agence Nordpress", ["Agence Nordpress", "agence Nordpress"]),
        ("Nordpress", ["Nordpress"]),
        ("Nordpresse et Nordpress2", []),
        ("give us the US, not the Us", ["US"]),
        ("l’AFP et l'afp", ["AFP"]),
        ("Agence France-Presse", ["Agence France-Presse"]),
        ("Szohod sans accent", []),
    ],
)  # fmt: skip
def test_a_name_is_found_whole_and_as_it_is_written(text: str, surfaces: list[str]) -> None:
    assert [found.span.of(text) for found in SOURCES.find(text)] == surfaces


def test_only_the_asked_part_of_a_text_is_read() -> None:
    text = "AFP, Nordpress, Radio Lune"
    (found,) = SOURCES.find(text, start=5, end=14)
    assert (found.source_id, found.kind, found.name, found.span.of(text)) == (
        "nordpress",
        "agency",
        "Nordpress",
        "Nordpress",
    )
    assert SOURCES.find(text, start=6, end=14) == ()


def test_the_first_of_two_sources_with_one_name_wins() -> None:
    names = SourceNames.of(Source(source_id=key, name="Lune", kind="media") for key in ("one", "two"))
    assert [found.source_id for found in names.find("La Lune")] == ["one"]
