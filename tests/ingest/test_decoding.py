"""Bytes become text once, and what is no text is refused with a reason."""

import codecs

import pytest

from annotation.errors import StrayByte, UnreadableFile
from annotation.ingest import decode
from annotation.ingest.decoding import encoding_of

FRENCH = "L’été dernier, à Brevan, le maire a déclaré : « Ça suffit ». Où cela mène-t-il ?\r\n" * 6


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_left_out(mark: bytes, encoding: str) -> None:
    """The mark names the encoding, whatever is declared, and is no character of the text."""
    decoded = decode(mark + FRENCH.encode(encoding), "cp1252")
    assert decoded == (FRENCH, encoding, "marked")


def test_utf_8_is_decoded_strictly() -> None:
    """Valid UTF-8 is UTF-8: emoji, combining marks, Arabic, Chinese and no-break spaces arrive unchanged."""
    text = "e\u0301te\u0301 🇫🇷👩‍🚀 « مرحبا »\u00a0: 你好\u202f!\r\nFin\r"
    assert decode(text.encode()) == (text, "utf-8", "valid")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
def test_an_unmarked_text_is_guessed(encoding: str) -> None:
    """French in cp1252, or in UTF-16 without a mark, comes out the same."""
    assert decode(FRENCH.encode(encoding)) == (FRENCH, encoding, "guessed")


def test_another_script_keeps_its_own_charset() -> None:
    """A Russian text in cp1251 does not become Latin letters."""
    russian = "Министр сообщил журналистам, что переговоры пройдут в четверг. " * 5
    assert decode(russian.encode("cp1251")).text == russian


def test_a_declared_charset_goes_before_the_guess() -> None:
    """A header that names the charset is believed where it fits."""
    assert decode("Ça va".encode("iso8859-15"), "ISO-8859-15") == ("Ça va", "iso8859-15", "declared")


@pytest.mark.parametrize("declared", ["no-such-charset", "base64", "", "utf-16\0"])
def test_a_declaration_that_does_not_fit_is_passed_over(declared: str) -> None:
    """Unknown names and codecs that give no text are ignored."""
    assert decode("déjà".encode(), declared).text == "déjà"


def test_declared_latin_1_is_read_as_browsers_do() -> None:
    """Curly quotes of cp1252 under a Latin-1 header are quotes, not control characters."""
    assert decode("l’été".encode("cp1252"), "iso-8859-1") == ("l’été", "cp1252", "declared")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        b"PK\x03\x04\x14\0\0\0",
        b"abc\0def",
        bytes(range(1, 32)) * 20 + b"\xff",
        codecs.BOM_UTF16_LE + b"a",
    ],
    ids=["png", "pdf", "zip", "nul", "controls", "odd utf-16"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Binary data raise an error that names the file and says so."""
    with pytest.raises(UnreadableFile, match=r"page\.txt cannot be read: it is not text"):
        decode(data, origin="page.txt")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u00a0\u2028".encode()]
)
def test_a_blank_file_is_refused_as_empty(data: bytes) -> None:
    """Nothing but white space is no article."""
    with pytest.raises(UnreadableFile, match="is empty"):
        decode(data, origin="page.txt")


@pytest.mark.parametrize("forced", ["utf-16", "utf-32"])
@pytest.mark.parametrize("order", ["le", "be"])
def test_the_mark_says_the_order_of_bytes_in_an_encoding_that_was_chosen(forced: str, order: str) -> None:
    """UTF-16 and UTF-32 with a big-endian mark are not read as little-endian, in a text and in a table."""
    encoding = f"{forced}-{order}"
    data = ("\ufeff" + FRENCH).encode(encoding)
    assert decode(data, forced=forced) == (FRENCH, encoding, "given")
    found = encoding_of(data, whole=True, forced=forced)
    assert data[found.mark :].decode(found.name) == FRENCH


def test_a_mark_of_another_encoding_than_the_chosen_one_is_only_left_out() -> None:
    """What the person chose stays chosen."""
    assert decode(codecs.BOM_UTF8 + "été".encode(), forced="cp1252") == ("Ã©tÃ©", "cp1252", "given")


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_one_stray_byte_in_utf_8_is_named_instead_of_guessed_at(mark: bytes) -> None:
    """A whole article does not become "Ã©tÃ©" for one byte; chosen by a person, it is read so."""
    good = mark + FRENCH.encode()
    data = good + b"caf\xe9\n" + FRENCH.encode()
    message = rf"page\.txt .* byte {len(good) + 4} is not \(0xE9, in line 7\)\. Mend that byte, or choose"
    with pytest.raises(StrayByte, match=message):
        decode(data, origin="page.txt")
    if not mark:  # of a table with a mark, the rows before the byte are read
        with pytest.raises(StrayByte, match=message):
            encoding_of(data, whole=False, origin="page.txt")
    assert decode(data, forced="cp1252").encoding == "cp1252"


def test_french_in_cp1252_with_accidental_utf_8_is_still_read() -> None:
    """In cp1252 "à »" is a valid sequence of UTF-8 by accident; the accents around it are not."""
    text = "« Il est déjà\u00a0» là, a déclaré l’élu.\n"
    assert decode(text.encode("cp1252")) == (text, "cp1252", "guessed")
    assert decode((FRENCH + text).encode("cp1252")).text == FRENCH + text


@pytest.mark.parametrize("forced", ["no-such", "base64"])
def test_a_chosen_encoding_that_gives_no_text_is_refused(forced: str) -> None:
    """Names that Python does not know, and codecs of bytes to bytes."""
    with pytest.raises(UnreadableFile, match="nobody knows the encoding"):
        decode(b"abc", forced=forced, origin="page.txt")
