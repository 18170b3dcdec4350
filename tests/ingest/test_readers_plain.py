"""Plain and pasted text: the characters are kept one for one."""

import hashlib
from pathlib import Path

import pytest

from annotation.errors import UnreadableFile
from annotation.ingest import SEGMENTER, incoming_of, read_file, record_of_text
from tests.ingest.files import OPTIONS, incoming, records

TEXT = "Le bac reprend du service\r\n\r\nLe bac a repris lundi 🎉. Il part à 8\u00a0h.\r\n"
HARD = {
    "crlf": "Un.\r\nDeux.\r\n",
    "lone cr": "Un.\rDeux.\r",
    "mixed line ends": "Un.\r\n\rDeux.\n\r\n",
    "nfd": "Le maire a de\u0301mentique\u0301 la the\u0300se.",
    "nbsp": "«\u00a0Non\u00a0», dit-il\u202f! Et 8\u202f000\u00a0€.",
    "emoji": "Bravo 👩‍🚀🇫🇷 ! Merci 🎉.",
    "right to left": "قال الوزير إن المحادثات ستجري غدا. He said so.",
    "zero width": "a\u200bb\ufeffc\u2028d\u2029e\x0bf\x0cg\x1ch\x85i.",
    "one line of a megabyte": "mot " * 250_000,
}


def test_an_article_keeps_the_text_character_for_character(tmp_path: Path) -> None:
    """Line ends, no-break spaces and emoji stay, and the identifier is the hash of exactly that text."""
    path = tmp_path / "bac.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    article = read_file(path)
    assert article.text == TEXT
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert article.article_id == article.sha256[:16]
    assert (article.origin, article.encoding, article.segmenter) == ("bac.txt", "utf-8", SEGMENTER)
    assert [(s.of(TEXT), s.kind) for s in article.sentences] == [
        ("Le bac reprend du service", "title"),
        ("Le bac a repris lundi 🎉.", "body"),
        ("Il part à 8\u00a0h.", "body"),
    ]


@pytest.mark.parametrize("text", HARD.values(), ids=HARD.keys())
def test_hard_text_arrives_unchanged_from_a_file_and_pasted(text: str) -> None:
    assert incoming("a.txt", text.encode()).article.text == text
    assert incoming_of(record_of_text(text, origin="pasted"), OPTIONS).article.text == text


def test_the_same_text_in_two_encodings_is_one_article() -> None:
    """What names an article is its text, not its bytes."""
    text = "Le café de Brevan a fermé. Le maire s’en désole, « sans surprise ».\n" * 4
    found = [incoming("x.txt", text.encode(encoding)) for encoding in ("utf-8", "utf-16", "cp1252")]

    assert len({one.article.article_id for one in found}) == 1
    assert len({one.record_sha256 for one in found}) == 3


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt .*it is empty"):
        incoming("a.txt", data)


def test_a_nul_is_no_text() -> None:
    with pytest.raises(UnreadableFile, match=r"a\.txt .*not text"):
        incoming("a.txt", b"abc\0def")
    with pytest.raises(UnreadableFile, match=r"pasted .*not text"):
        incoming_of(record_of_text("abc\0def", origin="pasted"), OPTIONS)


def test_the_encoding_that_a_person_chose_wins_over_every_other() -> None:
    """Even over a mark, which is left out; and it makes another record of the same bytes."""
    data = "Министр сообщил".encode("koi8-r")
    chosen = incoming("a.txt", data, encoding="KOI8-R")

    assert chosen.article.text == "Министр сообщил"
    assert (chosen.article.encoding, chosen.article.encoding_certainty) == ("koi8-r", "given")
    assert chosen.record_sha256 != incoming("a.txt", data).record_sha256
    assert incoming("a.txt", b"\xef\xbb\xbfabc", encoding="cp1252").article.text == "abc"


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"caf\xe9", "utf-8", "not in the encoding that was chosen"),
        (b"a\0b", "utf-8", "not text"),
    ],
)
def test_an_encoding_that_does_not_fit_is_said(data: bytes, encoding: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=rf"a\.txt .*{reason}"):
        incoming("a.txt", data, encoding=encoding)


def test_pasted_text_keeps_lone_surrogates_and_says_that_it_came_as_text() -> None:
    article = incoming_of(record_of_text("Le bac\ud800 part.", origin="pasted 1"), OPTIONS).article

    assert (article.text, article.origin) == ("Le bac\ud800 part.", "pasted 1")
    assert article.encoding_certainty == "given"


def test_pasted_text_must_hold_something() -> None:
    with pytest.raises(UnreadableFile, match=r"pasted 1 .*pasted text is empty"):
        record_of_text(" \n", origin="pasted 1")


def test_markdown_is_plain_text() -> None:
    assert records("a.md", b"# Le bac\n")[0].reader == "text"
