"""Entries as somebody types, and for names that no entry has."""

import pytest

from annotation.language.sounding import SPELLINGS, letters, sound
from annotation.settings import ROOT
from annotation.sources import SourceIndex, matches, read_sources, search
from schemas import Source

PESKOV = Source(
    source_id="peskov", name="Dmitri Peskov", kind="official", aliases={"fr": ("le porte-parole Peskov",)}
)
INDEX = SourceIndex([*read_sources(ROOT / "seeds" / "sources.csv"), PESKOV])


@pytest.mark.parametrize(
    "names",
    [
        ("Peskov", "Peskow", "Песков", "PESKOV"),
        ("Zelensky", "Zelenskyy", "Зеленский", "Зеленський", "Zelenskij"),
        ("Lavrov", "Lawrow", "Лавров"),
        ("Zakharova", "Захарова", "Zaharova"),
        ("Élysée", "Elysee"),
    ],
)
def test_spellings_of_a_name_sound_alike(names: tuple[str, ...]) -> None:
    assert len({sound(name) for name in names}) == 1


def test_names_that_are_not_one_sound_otherwise() -> None:
    names = ("Peskov", "Putin", "Lavrov", "Medvedev", "RT", "TASS", "AFP", "AP")

    assert len({sound(name) for name in names}) == len(names)


def test_a_browser_has_the_letters_that_it_needs() -> None:
    found = letters()

    assert "".join(found.get(letter, "?") for letter in "песков") == "peskov"
    assert all(len(letter) == 1 for letter in found)
    assert all(written != said for written, said in SPELLINGS)


@pytest.mark.parametrize("typed", ["Peskov", "peskow", "Песков", "ПЕСК", "dmitri p", "le porte-parole p"])
def test_a_source_is_found_as_somebody_types(typed: str) -> None:
    assert search(INDEX, typed, limit=3)[0].source_id == "peskov"


def test_the_closest_come_first_and_nothing_is_found_for_nothing() -> None:
    assert search(INDEX, "rt")[0].source_id == "rt"
    assert search(INDEX, "") == search(INDEX, "  ") == search(INDEX, "qqqqq") == ()
    assert len(search(INDEX, "e", limit=5)) == 5


def test_a_name_of_no_entry_gets_those_that_it_may_mean() -> None:
    found = matches(INDEX, ["M. Peskow", "agence TASS", "Xqzkw", "…"])

    assert found["M. Peskow"][0].source.source_id == "peskov"
    assert found["agence TASS"][0].source.source_id == "tass"
    assert found["Xqzkw"] == found["…"] == ()
    assert all(one.score >= 80 for group in found.values() for one in group)
