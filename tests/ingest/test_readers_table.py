"""CSV and TSV: a row is an article, whatever the delimiter and the encoding."""

from datetime import date

import pytest

from annotation.errors import BrokenOff, MissingColumn, UnreadableFile
from annotation.ingest import Options, describe, parcel_of_bytes, records_of
from tests.ingest.files import OPTIONS, incoming, incomings, records, texts

TABLE = (
    "Titre;Texte;Date;Média;Lien;Auteur;Langue\r\n"
    'Un;"Le bac, a\r\nrepris ""oui"". Été.";12/10/2024;Le Courrier;https://x.example/1;Zoé Bô;français\r\n'
    ";Deux.;2024-10-13T08:00:00Z;;;;en-GB\r\n"
)


def _described(data: bytes, name: str = "a.csv", **options: object) -> object:
    return describe(parcel_of_bytes(name, data), Options(**options))


@pytest.mark.parametrize(
    ("encoding", "certainty"),
    [("utf-8", "valid"), ("utf-8-sig", "marked"), ("cp1252", "guessed"), ("utf-16", "marked")],
)
def test_a_row_is_an_article_with_its_metadata(encoding: str, certainty: str) -> None:
    first, second = (one.article for one in incomings("corpus.csv", TABLE.encode(encoding)))

    assert first.text == 'Le bac, a\r\nrepris "oui". Été.'
    assert (first.title, first.outlet, first.author, first.url, first.language) == (
        *("Un", "Le Courrier", "Zoé Bô", "https://x.example/1", "fr"),
    )
    assert (first.published, first.published_certainty) == (date(2024, 10, 12), "declared")
    assert (second.published, second.language) == (date(2024, 10, 13), "en")
    assert (first.origin, second.origin) == ("corpus.csv#2", "corpus.csv#3")
    assert first.encoding_certainty == certainty


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["id", "text", "title"], ["1", '"Un, deux; trois | quatre."', "T"], ["2", "Le bac.", "U"]]
    data = "\n".join(delimiter.join(row) for row in rows).encode()

    assert texts("a.csv", data) == ["Un, deux; trois | quatre.", "Le bac."]
    assert describe(parcel_of_bytes("a.csv", data), OPTIONS).delimiter == delimiter


def test_the_delimiter_can_be_chosen_and_that_of_tsv_is_known() -> None:
    assert texts("a.csv", b"text#x\nUn, deux.#1\n", delimiter="#") == ["Un, deux."]
    assert texts("a.tsv", b"text,a\tb\nUn, deux.\t1\n", columns={"text": "text,a"}) == ["Un, deux."]


def test_one_column_needs_no_delimiter() -> None:
    assert texts("a.csv", b'texte\n"Un, deux."\nTrois.\n') == ["Un, deux.", "Trois."]


@pytest.mark.parametrize(
    ("header", "mapping"),
    [
        ("Headline,BODY,Publisher", {"title": "Headline", "text": "BODY", "outlet": "Publisher"}),
        ("Contenu,MÉDIA,Date de publication", None),
        ("published_at,contents,content", {"published": "published_at", "text": "content"}),
        ("text,content", {"text": "text"}),
        ("source,journal,body", {"outlet": "source", "text": "body"}),
        ("link,lang,byline", {"url": "link", "language": "lang", "author": "byline"}),
    ],
)
def test_columns_are_guessed_by_their_usual_names(header: str, mapping: dict[str, str] | None) -> None:
    wanted = mapping or {"text": "Contenu", "outlet": "MÉDIA", "published": "Date de publication"}

    assert describe(parcel_of_bytes("a.csv", f"{header}\n".encode()), OPTIONS).mapping == wanted


def test_what_a_person_chose_wins_over_the_guess_and_is_taken_once() -> None:
    data = b"text,content,title\nUn.,Deux.,T\n"
    chosen = incoming("a.csv", data, columns={"text": "content", "title": ""}).article

    assert (chosen.text, chosen.title == "T") == ("Deux.", False)
    assert incoming("a.csv", data, columns={"title": "text"}).article.text == "Deux."


def test_a_missing_column_names_those_that_there_are_and_the_next_step() -> None:
    with pytest.raises(MissingColumn, match=r"a\.csv .*no column text.* are: id, corps\..*text=COLUMN"):
        records("a.csv", b"id,corps\n1,x\n")
    with pytest.raises(MissingColumn, match=r"no column nowhere\. Its columns are: id, text"):
        records("a.csv", b"id,text\n1,x\n", columns={"text": "nowhere"})


def test_a_row_that_cannot_be_read_does_not_stop_the_others() -> None:
    data = b'text,n\nUn.,1\nDeux.\nTrois.,3,x\n,4\n\n"Six"x.,6\nSept\0.,7\nHuit.,8\n"Neuf.,9\n'
    found = texts("a.csv", data)

    assert [one for one in found if not one.startswith("refused")] == ["Un.", "Huit."]
    assert [one.split("#")[1].split(";")[0] for one in found if one.startswith("refused")] == [
        "3 cannot be read: it has more or fewer cells than the header",
        "4 cannot be read: it has more or fewer cells than the header",
        "5 cannot be read: it is empty",
        "7 cannot be read: its quotation marks do not close",
        "8 cannot be read: it is not text",
        "10 cannot be read: its quotation marks do not close",
    ]


def test_a_byte_that_does_not_decode_ends_the_file_at_its_row() -> None:
    """The rows before it remain, however far behind the beginning it is."""
    found = []
    parcel = parcel_of_bytes("a.csv", b"text\n" + b"Le bac est parti.\n" * 60_000 + b"caf\xe9\nplus\n")
    with pytest.raises(BrokenOff, match=r"a\.csv cannot be read from 60002 on: .*choose the encoding"):
        found.extend(records_of(parcel, OPTIONS))

    assert len(found) == 60_000


def test_a_character_cut_at_the_end_of_the_sample_is_no_guess() -> None:
    data = b"text\n" + "é".encode() * 600_000

    for shift in (b"", b"x"):
        assert describe(parcel_of_bytes("a.csv", shift + data), OPTIONS).certainty == "valid"


def test_the_encoding_can_be_chosen() -> None:
    data = "texte\nМинистр сообщил.\n".encode("koi8-r")

    assert texts("a.csv", data, encoding="koi8-r") == ["Министр сообщил."]
    with pytest.raises(BrokenOff, match="from 2 on"):
        records("a.csv", data, encoding="utf-8")


def test_the_record_holds_the_mapped_fields_and_nothing_else() -> None:
    first, second = records("a.csv", b"id,text,title\n1,Un.,T\n2,Un.,T\n")

    assert first.payload == b'{"text": "Un.", "title": "T"}'
    assert first.sha256 == second.sha256


def test_a_large_cell_is_read_and_a_larger_one_refused() -> None:
    large = "mot\n" * 35_000

    assert texts("a.csv", f'text\n"{large}"\nUn.\n'.encode()) == [large, "Un."]
    (refused,) = (one for one in texts("a.csv", b"text\n" + b"a" * 20_000_001 + b"\n"))
    assert refused.startswith("refused: a.csv#2")


def test_what_was_not_understood_is_noted() -> None:
    one = incoming("a.csv", b"text,date,langue,url\nLe bac est parti.,mercredi,???,javascript:alert(1)\n")

    assert (one.article.published, one.article.language, one.article.url) == (None, "fr", "")
    assert [note.split(" was not understood")[0] for note in one.notes] == [
        "the name of the language",
        "the date of publication",
    ]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_table_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="it is empty"):
        records("a.csv", data)


def test_a_table_without_rows_holds_no_article() -> None:
    with pytest.raises(UnreadableFile, match="holds no article"):
        records("a.csv", b"text,title\n")


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="not text"):
        records("a.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")


@pytest.mark.parametrize(
    ("row", "options", "month"),
    [
        ("The ferry is back in service.,03/04/2024,en", {}, 3),
        ("The ferry is back in service.,03/04/2024,", {}, 3),
        ("Le bac reprend du service.,03/04/2024,", {}, 4),
        ("Le bac reprend du service.,03/04/2024,", {"language": "en"}, 3),
        ("The ferry is back in service.,13/04/2024,en", {}, 4),
    ],
)
def test_the_month_goes_first_in_english_only(row: str, options: dict[str, str], month: int) -> None:
    published = incoming("a.csv", f"text,date,lang\n{row}\n".encode(), **options).article.published

    assert published is not None and published.month == month


def test_spaces_and_rtl_and_emoji_in_cells_stay() -> None:
    text = " «\u00a0Non\u202f» e\u0301 قال 🎉 =1+1 "

    assert texts("a.csv", f"text\n{text}\n".encode()) == [text]
