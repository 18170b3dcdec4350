"""The segmenter's rules applied fast give what its own iterator gives."""

import json
from functools import cache
from pathlib import Path

import pytest
from choppa import SrxTextIterator
from hypothesis import given, settings
from hypothesis import strategies as st

from annotation.ingest.srx import document, srx_rules
from annotation.ingest.srx_atoms import anchor, is_foretold, sure_atoms, without_edges
from tests.ingest.pages import PAGES

LANGUAGES = ("fr", "en", "de", "ru", "nl", "uk", "zh", "xx")
TREEBANKS = Path(__file__).parents[3] / "shared" / "segmentation"

PIECES = (
    ". ! ? … ... : ; , « » “ ” ‘ ’ \" ' „ ‹ › ( ) [ ] { } – — - * ° ¹ / | @ <0} {0> [3] \u00a0 \u202f \t"
    " \u2029 \r \n \u0002 \ud83d 🎉 \u0301 。 ！ 1 12 2021 3) 00:01:02,345 M. Mme Dr. p. art. etc. cf. J.-C."
    " U.S. e.g. i.e. vs. Ph.D. No. n° A. B.C. L.A. Co. Ltd. Inc. Jan. oct. St. Prof. ex. Yahoo! www. a@b.fr"
    " site.com http://x.fr/a.b OK. Le la les Il He I the Ainsi un à É é ß Übrigens z.B. usw. Он г. т.е. им."
    " Ім ст. n.v. is. ik. Mission: Impossible FRITZ! Box .NET Ae. aegypti v. Roe"
).split(" ")
TEXTS = st.lists(
    st.sampled_from([*PIECES, *(" " * 40), *("." * 20), *"aeinorstAEL"]) | st.characters(), max_size=40
).map("".join)


def cuts_of_the_library(text: str, key: str) -> list[int]:
    """What the library's own iterator says."""
    cuts, position = [], 0
    for segment in SrxTextIterator(document(), key, text):
        position += len(segment)
        cuts.append(position)
    return cuts[:-1]


@cache
def treebank_lines() -> tuple[str, ...]:
    texts = [json.loads(line)["text"] for path in TREEBANKS.glob("*.jsonl") for line in path.open()]
    if (TREEBANKS / "traps.json").exists():
        texts += [trap["text"] for trap in json.loads((TREEBANKS / "traps.json").read_text())]
    return tuple(line for text in texts for line in text.splitlines() if line)


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=TEXTS)
@settings(max_examples=300, deadline=None)
def test_the_cuts_are_the_library_s(language: str, text: str) -> None:
    """For any text, in languages with rules of their own and without."""
    key = f"{language}_one"
    assert srx_rules(key).cuts(text) == cuts_of_the_library(text, key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_cut_as_the_library_cuts_them(language: str) -> None:
    """The pages of the tests, their lines joined by a blank and by a no-break space."""
    key = f"{language}_one"
    for page in PAGES:
        for joint in (" ", "\u00a0", "  ", "\u00a0 ", ""):
            text = joint.join(line for _, line in page.lines)
            assert srx_rules(key).cuts(text) == cuts_of_the_library(text, key)


@pytest.mark.quality
@pytest.mark.skipif(not TREEBANKS.is_dir(), reason="the development data are not here")
@pytest.mark.parametrize("language", LANGUAGES)
def test_treebanks_are_cut_as_the_library_cuts_them(language: str) -> None:
    """Every line of the development data, whatever its language."""
    key = f"{language}_one"
    for line in treebank_lines():
        assert srx_rules(key).cuts(line) == cuts_of_the_library(line, key)


@pytest.mark.parametrize(
    ("pattern", "characters", "offset"),
    [
        (r"[\.!?…][»']?\s+", ".!?…", 0),
        (r"[^,][\s\u00A0]\p{L}{2}\.[\s\u00A0]", ".", 4),
        (r"\bOK\.\s", ".", 2),
        (r"\r?\n", "\n", None),
        (r"\u005D\u005D\s", "]", 0),
        (r"\s(a|b)\.", "", None),
        (r"a\.|b!", "", None),
        (r"(?iu)x\.", "", None),
        (r"[a-c]*\p{Lu}", "", None),
    ],
)
def test_what_a_pattern_needs_is_read_as_far_as_it_is_sure(
    pattern: str, characters: str, offset: int | None
) -> None:
    """The first punctuation of a pattern, and where it stands."""
    assert anchor(sure_atoms(pattern)) == (frozenset(characters), offset)


def test_a_pattern_without_its_edges_matches_more() -> None:
    """Word edges and beginnings go; what is inside brackets, or escaped, stays."""
    assert without_edges(r"(^|[^a])\bM\.\\b") == r"(|[^a])M\.\\b"
    assert is_foretold(r"\bM\.") and not is_foretold(r"(?<!a)M\.")
