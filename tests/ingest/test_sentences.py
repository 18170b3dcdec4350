"""Sentences: exact spans that together lose nothing but white space."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.ingest import SEGMENTER, split_sentences
from annotation.language import language_data, languages


def surfaces(text: str, language: str = "fr") -> list[str]:
    return [span.of(text) for span in split_sentences(text, language)]


def examples() -> list[Any]:
    return [
        pytest.param(code, example["text"], example["sentences"], id=f"{code}-{number}")
        for code in languages()
        for number, example in enumerate(language_data(code).get("segmentation", {}).get("examples", ()))
    ]


@pytest.mark.parametrize(("language", "text", "expected"), examples())
def test_the_examples_of_each_language_file_hold(language: str, text: str, expected: list[str]) -> None:
    """A language file proves its own titles, abbreviations and quote marks."""
    assert surfaces(text, language) == expected


def test_every_language_brings_examples() -> None:
    """No language is added without a proof of its sentence ends."""
    assert {code for code, *_ in (parameter.values for parameter in examples())} == set(languages())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\r\nDeux.\rTrois.\nQuatre", ["Un.", "Deux.", "Trois.", "Quatre"]),
        (
            "\u00a0Le port\u00a0est fermé\u00a0! \u202fIl rouvrira.\u00a0",
            ["Le port\u00a0est fermé\u00a0!", "Il rouvrira."],
        ),
        ("Bravo 👩‍🚀🎉 ! Le vol a duré 3 h.", ["Bravo 👩‍🚀🎉 !", "Le vol a duré 3 h."]),
        ("L'e\u0301te\u0301 finit. L'automne vient.", ["L'e\u0301te\u0301 finit.", "L'automne vient."]),
        ("« On part », dit-il. « On part tous. »", ["« On part », dit-il.", "« On part tous. »"]),
        ("Elle a lu M. Arvel. M. Tissot aussi.", ["Elle a lu M. Arvel.", "M. Tissot aussi."]),
        (
            "(Avec l'agence. Et la radio.) La suite vient.",
            ["(Avec l'agence. Et la radio.)", "La suite vient."],
        ),
        (
            "Il a quitté le parti de J. Arvel. Elle est restée.",
            ["Il a quitté le parti de J. Arvel.", "Elle est restée."],
        ),
        ("Il roule en modèle T. Elle marche.", ["Il roule en modèle T.", "Elle marche."]),
        ("Il cite A. Le Goff. Le public rit.", ["Il cite A. Le Goff.", "Le public rit."]),
        ("Fin du mot . Suite du mot .", ["Fin du mot .", "Suite du mot ."]),
        ("Trop\t\tde  blancs.   Encore.", ["Trop\t\tde  blancs.", "Encore."]),
    ],
)
def test_hard_french_lines_are_cut_where_a_reader_would(text: str, expected: list[str]) -> None:
    """Line ends, no-break spaces, emoji, combining marks, quotes, titles and initials."""
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("船到了。天黑了。", "zh", ["船到了。", "天黑了。"]),
        ("وصلت السفينة. حل الليل.", "ar", ["وصلت السفينة.", "حل الليل."]),
        ("Das Schiff ist da. Es wird Nacht.", "de", ["Das Schiff ist da.", "Es wird Nacht."]),
        ("A ship. Night fell.", "no such code", ["A ship.", "Night fell."]),
    ],
)
def test_a_language_without_a_file_is_still_cut(text: str, language: str, expected: list[str]) -> None:
    """The general rules hold for any code."""
    assert "".join(surfaces(text, language)).replace(" ", "") == text.replace(" ", "")
    if language != "no such code":
        assert surfaces(text, language) == expected


def test_a_lone_surrogate_is_a_character_like_any_other() -> None:
    """Broken JSON gives lone surrogates: they do not raise and stay where they are."""
    assert surfaces("Il a dit \ud83d oui. Elle non.") == ["Il a dit \ud83d oui.", "Elle non."]


@pytest.mark.parametrize("text", ["", " \r\n\t\u00a0", "\n\n\n"])
def test_a_blank_text_has_no_sentence(text: str) -> None:
    """White space is in no sentence."""
    assert split_sentences(text, "fr") == ()


PIECES = (
    "a B é . ! ? … « » “ ” \" ' ( ) [ ] – - : ; , 1 12 M. Mme p. etc. U.S. a.m. J.-C. Le He \n \r \r\n \t"
    " \u00a0 \u202f \u2028 \u2029 \x0b \x0c \x1c \x85 \0 \u200b \ufeff \u200f \u202e 🎉 👩\u200d🚀 \u0301"
    " e\u0301 \ud83d \udc00 你 。 وصلت ."
).split(" ")


@given(st.lists(st.sampled_from([*PIECES, *(" " * 30)]) | st.characters(), max_size=80).map("".join))
@settings(deadline=None)
def test_nothing_but_white_space_is_lost(text: str) -> None:
    """For any text the spans are trimmed, disjoint, in order, inside a line, and cover what is visible."""
    for language in ("fr", "en", "de"):
        spans = split_sentences(text, language)
        position = 0
        for span in spans:
            surface = span.of(text)
            assert position <= span.start < span.end <= len(text)
            assert not text[position : span.start].strip()
            assert surface == surface.strip()
            assert not set(surface) & {"\n", "\r"}
            position = span.end
        assert not text[position:].strip()
        assert split_sentences(text, language) == spans


@given(st.lists(st.sampled_from([*PIECES, *(" " * 30)]) | st.characters(), max_size=40).map("".join))
@settings(deadline=None)
def test_a_line_is_cut_alike_wherever_it_stands(line: str) -> None:
    """What is above and below it does not matter."""
    alone = [span.of(line) for span in split_sentences(line, "fr")]
    text = f"Un. Deux.\n{line}\nTrois."
    assert surfaces(text) == ["Un.", "Deux.", *alone, "Trois."]


@pytest.mark.parametrize(
    "unit",
    ["mot ", "a", "船", "Le chat dort. ", ". ", '"', "(", "a. ", "M. A. « ( ", "Ab.Ab.", "a\n", "M. A.\n"],
    ids=["words", "letter", "chinese", "sentences", "stops", "quotes", "brackets", "initials", "openings",
         "no blanks", "tiny lines", "tiny initials"],
)  # fmt: skip
def test_a_very_long_text_is_cut_to_its_end(unit: str) -> None:
    """One line of fifty thousand characters, or as much in tiny lines, loses nothing."""
    text = unit * (50_000 // len(unit))
    for language in ("fr", "en"):
        spans = split_sentences(text, language)
        assert spans[-1].end == len(text.rstrip())
        assert sum(len("".join(span.of(text).split())) for span in spans) == len("".join(text.split()))


def test_a_long_line_is_cut_like_short_ones() -> None:
    """The same sentence over and over, far beyond the window that is looked at in one go."""
    sentence = "Le préfet, M. Tissot, a visité le port de Brevan. "
    spans = split_sentences(sentence * 2_000, "fr")
    assert [span.start for span in spans] == [len(sentence) * number for number in range(2_000)]


def test_where_a_window_begins_is_no_beginning_of_a_sentence() -> None:
    """Initials that are never cut are not cut in a long line either."""
    assert len(split_sentences("a. " * 20_000, "fr")) == 1


def test_the_segmenter_has_a_name_and_a_version() -> None:
    """An article says what cut it."""
    assert SEGMENTER == "choppa-srx 1.0.0 + rules 2"


def test_a_line_with_many_brackets_is_cut_between_them_and_never_inside_one() -> None:
    """Each cut is held against the bracket before it, however many there are."""
    line = "Le mot (a. Un b) finit. Et " * 500
    assert surfaces(line) == ["Le mot (a. Un b) finit.", *["Et Le mot (a. Un b) finit."] * 499, "Et"]
