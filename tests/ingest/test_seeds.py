"""The two seed articles: exact sentences, kinds and metadata."""

from datetime import date
from pathlib import Path

import pytest

from annotation.ingest import read_file
from schemas import Article

SEEDS = Path(__file__).parents[2] / "seeds"

EXPECTED = {
    "000_ae5d17985835771a.txt": (
        (0, 70, "title", "Le Kremlin dévoile les condi"),
        (72, 110, "byline", "Lan Ha (selon RT) March 27, "),
        (112, 348, "body", "(Baonghean.vn) - Le porte-pa"),
        (350, 820, "body", "L'ambassadeur de Russie à Wa"),
        (822, 831, "boilerplate", "ANH 1.jpg"),
        (832, 864, "caption", "Moscou, Russie. Photo\xa0: Spou"),
        (866, 1024, "body", "Moscou a la « volonté politi"),
        (1025, 1212, "body", "« Le président Vladimir Pout"),
        (1213, 1332, "body", "On ne peut pas extraire cert"),
        (1333, 1546, "body", "Le vice-ministre des Affaire"),
        (1547, 1650, "body", "Washington a rompu presque t"),
        (1651, 1927, "body", "En août de la même année, l'"),
        (1928, 2193, "body", "Cependant, la Russie a depui"),
        (2194, 2362, "body", "M. Peskov a déclaré le mois "),
        (2364, 2390, "boilerplate", "Journal Nghe An en vedette"),
        (2392, 2399, "boilerplate", "Dernier"),
        (2401, 2402, "boilerplate", "x"),
        (2403, 2473, "boilerplate", "Le Kremlin dévoile les condi"),
        (2474, 2510, "boilerplate", "ALIMENTÉ PARUNCMS- UN PRODUI"),
    ),
    "002_a40a23003683c408.txt": (
        (0, 113, "boilerplate", "Accueil Dernières minutes L'"),
        (115, 242, "title", "La Russie nie toute négociat"),
        (244, 245, "boilerplate", "0"),
        (247, 278, "byline", "Paris, 17 Mar. (Cinktank.com"),
        (280, 556, "body", "Le gouvernement russe a déme"),
        (558, 785, "body", "«\xa0Pour l’instant, il n’y a p"),
        (787, 905, "body", "«\xa0Nous entretenons des conta"),
        (906, 1162, "body", "Ce sont des contacts ponctue"),
        (1164, 1459, "body", "Les remarques de Mme Zakharo"),
        (1461, 1785, "body", "Au cours de la conversation,"),
        (1787, 1902, "boilerplate", "Lire aussi: \xa0 Le premier min"),
        (1904, 2262, "body", "«\xa0Si la Russie est sérieuse "),
    ),
}


def seed(name: str) -> Article:
    return read_file(SEEDS / name)


@pytest.mark.parametrize("name", EXPECTED)
def test_each_seed_has_exactly_its_sentences_and_kinds(name: str) -> None:
    """Every sentence of both seeds, to the code point, and what it is."""
    article = seed(name)
    found = tuple((s.start, s.end, s.kind, s.of(article.text)[:28]) for s in article.sentences)
    assert found == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_text_of_a_seed_is_its_file(name: str) -> None:
    """Character for character."""
    assert seed(name).text.encode() == (SEEDS / name).read_bytes()


def test_the_first_seed_says_who_when_and_where() -> None:
    """Byline and dateline give author, date and outlet."""
    article = seed("000_ae5d17985835771a.txt")
    assert article.title == "Le Kremlin dévoile les conditions des négociations avec les États-Unis"
    assert (article.outlet, article.author, article.published) == (
        "Baonghean.vn",
        "Lan Ha",
        date(2024, 3, 27),
    )
    assert article.language == "fr"


def test_the_second_seed_has_an_outlet_and_no_year() -> None:
    """A dateline without a year gives no date."""
    article = seed("002_a40a23003683c408.txt")
    assert article.title.startswith("La Russie nie toute négociation")
    assert article.title.endswith("ponctuels\u00a0».")
    assert (article.outlet, article.author, article.published) == ("Cinktank.com", "", None)
