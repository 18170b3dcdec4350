"""Printed lines to paragraphs."""

import pytest

from annotation.ingest.reflow import reflow

FULL = "Cette ligne remplit toute la colonne de la page comme il faut"


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("Le bac est\r\nparti.", "Le bac est parti."),
        ("Le bac est parti.\nil revient", "Le bac est parti.\nil revient"),
        ("Un titre\nLe bac est parti.", "Un titre\nLe bac est parti."),
        (f"{FULL}\nDupont part.", f"{FULL} Dupont part."),
        (f"{FULL}.\nIl part.", f"{FULL}. Il part."),
        ("Un com-\nmuniqué", "Un communiqué"),
        ("Un com\x02muniqué", "Un communiqué"),
        ("Un com\ufffe\r\nmuniqué", "Un communiqué"),
        ("À Saint-\nDenis", "À Saint-Denis"),
        ("En 2023-\n2024", "En 2023-\n2024"),
        ("Un\n\ndeux", "Un\n\ndeux"),
        ("a\0b  \n\n", "ab"),
        ("", ""),
    ],
)
def test_lines_are_joined_where_a_sentence_goes_on(page: str, text: str) -> None:
    assert reflow([page]) == text


def test_a_page_of_short_lines_has_no_column() -> None:
    assert reflow(["Lundi\nMardi\nJeudi"]) == "Lundi\nMardi\nJeudi"
