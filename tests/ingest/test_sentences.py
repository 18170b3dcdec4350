"""Sentences: exact spans that together lose nothing but white space."""

import time
from typing import Any

import pytest
from hypothesis import given
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


@given(st.text(alphabet=st.sampled_from("aBé. !?…«»“”\"'()–-\n\r\t\u00a0M1,:;🎉\u0301你。"), max_size=200))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    """For any text the spans are trimmed, disjoint, in order, inside a line, and cover what is visible."""
    for language in ("fr", "en", "de"):
        position = 0
        for span in split_sentences(text, language):
            surface = span.of(text)
            assert not text[position : span.start].strip()
            assert surface == surface.strip()
            assert not set(surface) & {"\n", "\r"}
            position = span.end
        assert not text[position:].strip()


@pytest.mark.parametrize(
    "unit",
    ["mot ", "a", "船", "Le chat dort. ", ". ", '"', "(", "a. "],
    ids=["words", "letter", "chinese", "sentences", "stops", "quotes", "brackets", "initials"],
)
def test_one_very_long_line_takes_linear_time(unit: str) -> None:
    """A line of a megabyte, with or without punctuation, is cut in seconds."""
    size = 250_000
    line = unit * (size // len(unit))
    began = time.perf_counter()
    spans = split_sentences(line, "fr")
    assert time.perf_counter() - began < 15
    assert spans[-1].end == len(line.rstrip())


def test_the_segmenter_has_a_name_and_a_version() -> None:
    """An article says what cut it."""
    assert SEGMENTER == "choppa-srx 1.0.0 + rules 1"
