"""PDF: the text of the pages, its lines joined, and a next step for those without text."""

import pytest

from annotation.errors import UnreadableFile
from tests.ingest.files import incoming, pdf

PAGE = [
    "Le bac reprend du service",
    "Le bac de Brevan a repris lundi son service entre les deux rives, a annon-",
    "cé la mairie de la commune dans un communiqué publié le même jour.",
    "Selon M. Dupont, « tout va bien ». Il part (à 8 h) et revient à midi, selon",
    "Le Courrier.",
]
TEXT = (
    "Le bac reprend du service\nLe bac de Brevan a repris lundi son service entre les deux rives, a annoncé "
    "la mairie de la commune dans un communiqué publié le même jour. Selon M. Dupont, « tout va bien ». Il "
    "part (à 8 h) et revient à midi, selon Le Courrier."
)


def test_the_lines_of_a_paragraph_are_one_line_and_the_bytes_are_kept() -> None:
    data = pdf([PAGE])
    one = incoming("a.pdf", data)

    assert one.article.text == TEXT
    assert one.original is not None
    assert (one.original.data, one.original.media_type) == (data, "application/pdf")


def test_pages_follow_each_other() -> None:
    assert incoming("a.pdf", pdf([["Le bac est"], ["parti. Fin."]])).article.text == "Le bac est parti. Fin."


def test_sensible_metadata_are_taken() -> None:
    article = incoming("a.pdf", pdf([PAGE], info="/Title (Le bac reprend) /Author (Zoe Bo)")).article

    assert (article.title, article.author) == ("Le bac reprend", "Zoe Bo")


@pytest.mark.parametrize(
    "stated", ["Microsoft Word - le bac.doc", "bac final.docx", "Untitled document", "admin"]
)
def test_names_of_files_and_accounts_are_no_metadata(stated: str) -> None:
    article = incoming("a.pdf", pdf([PAGE], info=f"/Title ({stated}) /Author ({stated})")).article

    assert (article.title, article.author) == ("Le bac reprend du service", "")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([[]]), "no text; run text recognition"),
        (pdf([PAGE], locked=True), "protected by a password; save a copy"),
        (b"", "no PDF, or a damaged one"),
        (b"PK\x03\x04", "no PDF, or a damaged one"),
        (b"%PDF-1.4\nnothing", "no PDF, or a damaged one"),
        (pdf([PAGE])[:300], "no PDF, or a damaged one"),
    ],
    ids=["scanned", "locked", "empty", "zip", "header only", "cut off"],
)
def test_a_document_without_text_names_the_next_step(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"a\.pdf .*{reason}"):
        incoming("a.pdf", data)


LEFT, RIGHT = "Le bac de Brevan a repris lundi son service", "La mairie de Morlune ne dit rien du pont"


def test_lines_that_jump_from_one_column_into_the_next_are_noted() -> None:
    one = incoming("a.pdf", pdf([PAGE, [f"{LEFT}\t{RIGHT}"] * 12]))

    assert one.notes == ("the page seems to have several columns; check the order of its lines",)


@pytest.mark.parametrize(
    "pages",
    [
        [PAGE * 5],
        [[LEFT] * 12 + [f"\t{RIGHT}"] * 12],
        [[*PAGE * 6, *[f"Brevan\t{number}" for number in range(30)]]],
    ],
    ids=["one column", "one column after the other", "a list with page numbers"],
)
def test_lines_in_their_order_are_not_noted(pages: list[list[str]]) -> None:
    assert incoming("a.pdf", pdf(pages)).notes == ()
