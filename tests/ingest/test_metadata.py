"""Metadata: only what the text itself says."""

from datetime import date

import pytest

from annotation.ingest import classify, detect_language, read_metadata, split_sentences
from schemas import Metadata

FRENCH = "Le conseil municipal a voté mardi le budget de la ville, malgré l'opposition de deux élus."
ENGLISH = "The town council passed the budget on Tuesday in spite of two members who were against it."


def metadata(*lines: str, language: str = "fr") -> Metadata:
    text = "\n\n".join(lines)
    spans = split_sentences(text, language)
    return read_metadata(text, spans, classify(text, spans, language), language)


@pytest.mark.parametrize(
    ("byline", "language", "author", "published"),
    [
        ("Thu Ha (selon AFP) March 27, 2024 15:47", "fr", "Thu Ha", date(2024, 3, 27)),
        (
            "Par Maëlle Kerdoncuff | Publié le 1er juin 2022 à 18h05",
            "fr",
            "Maëlle Kerdoncuff",
            date(2022, 6, 1),
        ),
        ("Par J.-P. Caradec, envoyé spécial à Brevan", "fr", "J.-P. Caradec", None),
        ("Publié le 03/04/2021", "fr", "", date(2021, 4, 3)),
        ("Agences – 12 févr. 2020", "fr", "Agences", date(2020, 2, 12)),
        ("Publié le 3 avril", "fr", "", None),
        ("Publié le 31/02/2021", "fr", "", None),
        (
            "By Jane Tisdale and Omar Raby | Aug. 22nd, 2021 4:12 p.m.",
            "en",
            "Jane Tisdale and Omar Raby",
            date(2021, 8, 22),
        ),
        ("Published 03/04/2021", "en", "", date(2021, 3, 4)),
        ("2022-05-17T09:30:00Z", "en", "", date(2022, 5, 17)),
        ("22 May 2021", "en", "", date(2021, 5, 22)),
    ],
)
def test_author_and_date_are_read_from_the_byline(
    byline: str, language: str, author: str, published: date | None
) -> None:
    """Names end before roles, credits and dates; a date needs its year."""
    body = FRENCH if language == "fr" else ENGLISH
    title = "Budget : la ville tranche" if language == "fr" else "Budget passed at last in Lomaville"
    found = metadata(title, byline, body, language=language)
    assert (found.author, found.published) == (author, published)
    assert found.title == title


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("(Baovenh.vn) - Le port a rouvert lundi, selon la capitainerie.", "Baovenh.vn"),
        ("Lisbonne, 3 Oct. (Marevue.net) –", "Marevue.net"),
        ("GENÈVE, 9 févr. (Reuters) – Le col a rouvert lundi matin.", ""),
        ("Le maire (Les Verts) - élu en 2020 - a démissionné lundi.", ""),
        ("Publié dans Le Courrier d'Armor, le 3 mai 2021", "Le Courrier d'Armor"),
    ],
)
def test_the_outlet_is_read_from_datelines_and_imprints(line: str, outlet: str) -> None:
    """A site's own address or an imprint names the outlet; an agency's credit does not."""
    assert metadata("Le port a rouvert lundi", line, FRENCH).outlet == outlet


def test_a_text_that_says_nothing_gives_nothing() -> None:
    """Without title, byline and dateline all is empty."""
    assert metadata(FRENCH + " Ils ont quitté la salle. La séance est levée.") == Metadata(language="fr")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (FRENCH, "fr"),
        (ENGLISH, "en"),
        (f"Home\nNews\nSign in\n\n{FRENCH}\n\nShare", "fr"),
        (f"Accueil\nMonde\n\n{ENGLISH}", "en"),
        ("2024 – 12 : 30", "fr"),
        ("\ud83d", "fr"),
    ],
)
def test_the_language_is_that_of_the_lines_with_words_enough(text: str, language: str) -> None:
    """Short menu lines in another language do not decide; a text without letters has the default language."""
    assert detect_language(text) == language
