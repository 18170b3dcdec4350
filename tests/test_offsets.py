"""Code points to UTF-16 units and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotation.errors import UnmappableOffset
from annotation.offsets import Utf16Offsets

TEXTS = {
    "empty": "",
    "ascii": "plain text",
    "accents": "déjà « là »",
    "combining marks": "e\u0301te\u0301 n\u0303",
    "emoji": "oui 😀 non 🚀",
    "family": "a 👩\u200d👩\u200d👧\u200d👦 b",
    "flag": "🇫🇷 et 🇧🇪",
    "arabic": "قال الوزير «نعم» 😀",
    "chinese": "他说：“不。” 𠮷野家",
    "only astral": "😀😀",
}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_code_point_begins_where_utf16_says(text: str) -> None:
    offsets = Utf16Offsets(text)

    found = [offsets.to_utf16(point) for point in range(len(text) + 1)]

    assert found == [_units(text[:point]) for point in range(len(text) + 1)]


@pytest.mark.parametrize(
    ("text", "surface", "units"),
    [
        ("oui 😀 non", "non", (7, 10)),
        ("e\u0301té 😀 été", "été", (8, 11)),
        ("قال 😀 نعم", "نعم", (7, 10)),
        ("𠮷野家说", "说", (4, 5)),
        ("👩\u200d👧 ici", "ici", (6, 9)),
    ],
)
def test_a_span_of_javascript_names_the_same_text_here(
    text: str, surface: str, units: tuple[int, int]
) -> None:
    offsets = Utf16Offsets(text)

    start, end = (offsets.to_code_point(unit) for unit in units)

    assert text[start:end] == surface
    assert (offsets.to_utf16(start), offsets.to_utf16(end)) == units


@pytest.mark.parametrize("unit", [5, 9])
def test_a_unit_inside_a_surrogate_pair_raises(unit: int) -> None:
    offsets = Utf16Offsets("oui 😀, 𠮷")

    with pytest.raises(UnmappableOffset, match=f"Position {unit} is not a character .* 10 UTF-16 units"):
        offsets.to_code_point(unit)


@pytest.mark.parametrize("text", ["", "abc", "été", "a😀"])
def test_an_offset_out_of_range_raises(text: str) -> None:
    offsets = Utf16Offsets(text)

    for offset in (-1, _units(text) + 1):
        with pytest.raises(UnmappableOffset):
            offsets.to_code_point(offset)
    for offset in (-1, len(text) + 1):
        with pytest.raises(UnmappableOffset):
            offsets.to_utf16(offset)


@given(st.text())
def test_every_offset_of_any_text_comes_back(text: str) -> None:
    offsets = Utf16Offsets(text)

    units = [offsets.to_utf16(point) for point in range(len(text) + 1)]

    assert [offsets.to_code_point(unit) for unit in units] == list(range(len(text) + 1))
    assert units[-1] == _units(text)


@given(st.text(alphabet="a\u0301é😀𠮷\u200d"))
def test_every_unit_either_begins_a_character_or_raises(text: str) -> None:
    offsets, encoded = Utf16Offsets(text), text.encode("utf-16-le")

    for unit in range(_units(text) + 1):
        is_low = 0xDC <= (encoded[2 * unit + 1] if unit < _units(text) else 0) <= 0xDF
        if is_low:
            with pytest.raises(UnmappableOffset):
                offsets.to_code_point(unit)
        else:
            assert text[: offsets.to_code_point(unit)].encode("utf-16-le") == encoded[: 2 * unit]
