"""Metadata: only what the text itself says."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.ingest import Draft, article_of, classify, detect_language, read_metadata, split_sentences
from annotation.ingest.dates import parse_date
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


@pytest.mark.parametrize(
    ("line", "agency", "place"),
    [
        ("MOSCOU, 3 mars (TASS) – Le port a rouvert lundi matin, selon la mairie.", "TASS", "MOSCOU"),
        ("Genève, 9 févr. (Reuters) – Le col a rouvert lundi matin, a dit la mairie.", "Reuters", "Genève"),
        ("Paris (AFP) - Le col a rouvert lundi matin, a dit la préfecture.", "AFP", "Paris"),
        ("LOMAVILLE (AP) — Home prices rose again in February, the bank said.", "AP", "LOMAVILLE"),
        ("MOSCOU – Le port a rouvert lundi matin, selon la mairie de la ville.", "", "MOSCOU"),
        ("NEW YORK, 3 mars – Le port a rouvert lundi matin, selon la mairie.", "", "NEW YORK"),
        ("Lisbonne, 3 Oct. (Marevue.net) –", "", "Lisbonne"),
        ("(Baovenh.vn) - Le port a rouvert lundi, selon la capitainerie.", "", ""),
        ("REPORTAGE – Le port a rouvert lundi matin, selon la mairie de la ville.", "", ""),
        ("Le maire (Les Verts) - élu en 2020 - a démissionné lundi.", "", ""),
        ("Thu Ha (selon AFP) 27 mars 2024 15:47", "AFP", ""),
        ("Thu Ha (selon ZNA) 27 mars 2024 15:47", "ZNA", ""),
        ("Anouk Rabier, avec Reuters", "Reuters", ""),
        ("Anouk Rabier (avec agences)", "", ""),
        ("Agences – 12 févr. 2020", "", ""),
    ],
)
def test_agency_and_place_are_read_from_datelines_and_credits(line: str, agency: str, place: str) -> None:
    """Agencies by name or after "selon"; a place in capitals, with a date, or before an agency."""
    found = metadata("Le port a rouvert lundi", line, FRENCH)
    assert (found.agency, found.place) == (agency, place)


def test_an_agency_signs_the_end_of_a_text_too() -> None:
    """In brackets behind the last sentence, or on a line of its own."""
    assert metadata("Le port a rouvert lundi", FRENCH, FRENCH, f"{FRENCH} (AFP)").agency == "AFP"
    assert metadata("Le port a rouvert lundi", FRENCH, FRENCH, FRENCH, "(avec Reuters)").agency == "Reuters"
    assert metadata("Le port a rouvert lundi", FRENCH, FRENCH, f"{FRENCH} Il cite l'AFP.").agency == ""


def test_a_stated_date_says_so() -> None:
    """Without a date there is no certainty of one."""
    assert metadata("Le port rouvre", "Publié le 3 avril 2021", FRENCH).published_certainty == "stated"
    assert metadata("Le port rouvre", "Publié le 3 avril", FRENCH).published_certainty == ""


def test_a_declared_date_wins_over_a_stated_one_and_says_so() -> None:
    """A record's own field is not the text's word."""
    draft = Draft(text=f"Le port rouvre\n\nPublié le 3 avril 2021\n\n{FRENCH}")
    assert article_of(draft, origin="a").published_certainty == "stated"
    declared = article_of(replace(draft, declared={"published": date(2020, 1, 2)}), origin="a")
    assert (declared.published, declared.published_certainty) == (date(2020, 1, 2), "declared")


@pytest.mark.parametrize(
    ("field", "day"),
    [
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("2024-03-05T23:30:00-05:00", date(2024, 3, 5)),
        ("Sat, 12 Oct 2024 10:00 GMT", date(2024, 10, 12)),
        ("12 oct. 2024 à 14h", date(2024, 10, 12)),
        ("le mardi 5 mars 2024 à 10 h 30", date(2024, 3, 5)),
        ("March 5, 2024", date(2024, 3, 5)),
        ("Tuesday the 5th of March 2024", date(2024, 3, 5)),
        ("Tue Mar  5 10:00:00 UTC 2024", date(2024, 3, 5)),
        ("5-Mar-2024", date(2024, 3, 5)),
        ("2024/03/05", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("1709632800", date(2024, 3, 5)),
        ("05/03/2024", date(2024, 3, 5)),
        ("31/02/2024", None),
        ("20241305", None),
        ("05/03/24", None),
        ("March 2024", None),
        ("5 mars", None),
        ("2024", None),
        ("hier", None),
        ("2 days ago", None),
        ("", None),
        ("\ud83d 12 :", None),
    ],
)
def test_a_metadata_field_is_read_as_a_day_or_not_at_all(field: str, day: date | None) -> None:
    """Day, month and year, the year with four digits; nothing is filled in from today."""
    assert parse_date(field, day_first=True) == day


def test_the_order_of_day_and_month_is_the_caller_s_to_say() -> None:
    """A number above twelve decides by itself."""
    assert parse_date("03/04/2021", day_first=False) == date(2021, 3, 4)
    assert parse_date("03/04/2021 10:00 PM EST", day_first=True) == date(2021, 4, 3)
    assert parse_date("13/04/2021", day_first=False) == date(2021, 4, 13)


@given(st.text(alphabet=st.sampled_from("0123456789/-. :TZmarch oct,é\ud83d\0"), max_size=30))
@settings(deadline=None)
def test_any_field_is_read_without_an_error(field: str) -> None:
    """What is no date gives none, the same twice."""
    assert parse_date(field, day_first=True) == parse_date(field, day_first=True)


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


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("MOSCOU, 3 mars 2024 (AFP) – Le port de Mersa rouvre, a dit la ministre lundi.", date(2024, 3, 3)),
        ("MOSCOU (AFP) – Le port rouvre, a dit la ministre lundi 4 mars 2024 à la presse.", None),
        (
            "PARIS, 5 mars 2024 – Le port de Mersa rouvre, a dit la ministre lundi à la presse.",
            date(2024, 3, 5),
        ),
    ],
)
def test_the_day_of_a_dateline_is_that_of_the_article_and_no_other_of_the_text(
    dateline: str, day: date | None
) -> None:
    found = metadata("Un port rouvre", "", dateline, "", FRENCH)

    assert found.published == day
    assert found.published_certainty == ("stated" if day else "")
