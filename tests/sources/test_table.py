"""The registry as a CSV: the seed loads, names are found, mistakes name their line, and it comes back."""

from datetime import date
from pathlib import Path

import pytest

from annotation.errors import InvalidRegistry
from annotation.settings import ROOT
from annotation.sources import SourceIndex, columns_of, read_sources, sources_in, table_of
from schemas import Grade, Source

HEADER = "source_id,name,kind,country,wikidata,aliases_fr,aliases_en\n"
GOOD = "radio-lune,Radio Lune,media,FR,Q1,RL|La Lune,Moon Radio\n"


def _written(folder: Path, text: str) -> Path:
    path = folder / "sources.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_seed_registry_loads() -> None:
    found = read_sources(ROOT / "seeds" / "sources.csv")

    assert len(found) >= 150
    assert len({source.source_id for source in found}) == len(found)


@pytest.mark.parametrize(
    ("name", "source_id"),
    [
        ("RT", "rt"),
        ("TASS", "tass"),
        ("Spoutnik", "sputnik"),
        ("AFP", "afp"),
        ("Reuters", "reuters"),
        ("Maison Blanche", "us-white-house"),
        ("White House", "us-white-house"),
        ("Kremlin", "ru-kremlin"),
        ("Pentagone", "us-defence-department"),
    ],
)
def test_the_sources_that_the_seed_articles_need_are_found(name: str, source_id: str) -> None:
    index = SourceIndex(read_sources(ROOT / "seeds" / "sources.csv"))

    assert index.named(name).source_id == source_id


def test_a_name_is_found_whatever_its_case_and_accents_but_only_whole(tmp_path: Path) -> None:
    index = SourceIndex(read_sources(_written(tmp_path, HEADER + GOOD)))

    assert [index.named(name) is not None for name in ("RADIO LUNE", "là lune", "moon radio", "rl")] == [
        True
    ] * 4
    assert [index.named(name) for name in ("Radio", "Lune", "")] == [None] * 3


def test_of_two_entries_with_one_name_the_first_is_meant(tmp_path: Path) -> None:
    index = SourceIndex(read_sources(_written(tmp_path, HEADER + GOOD + "moon,La Lune,media,,,,\n")))

    assert index.named("La Lune").source_id == "radio-lune"


def test_a_file_saved_by_a_spreadsheet_loads(tmp_path: Path) -> None:
    """With a byte-order mark and CRLF."""
    path = tmp_path / "sources.csv"
    path.write_bytes(("\ufeff" + HEADER + GOOD).replace("\n", "\r\n").encode())

    (found,) = read_sources(path)

    assert found.source_id == "radio-lune"
    assert found.names == ("Radio Lune", "RL", "La Lune", "Moon Radio")


@pytest.mark.parametrize(
    ("rows", "line", "cause"),
    [
        (GOOD + "Lune 2,Lune,media,,,,\n", 3, "an id has up to 64 small letters"),
        (GOOD + "lune,,media,,,,\n", 3, "name"),
        (GOOD + "lune,Lune,radio,,,,\n", 3, "kind"),
        (GOOD + "lune,Lune,media,France,,,\n", 3, "country"),
        (GOOD + "lune,Lune,media,,42,,\n", 3, "a Wikidata identifier is a Q and a number, as Q142: 42"),
        (GOOD + GOOD, 3, "this id is used twice: radio-lune"),
        (GOOD + "lune,Lune,media\n", 3, "not as many cells"),
        (GOOD + "lune,Lune,media,,,,,extra\n", 3, "not as many cells"),
        (GOOD + '"lune"x,Lune,media,,,,\n', 3, "expected after"),
        (GOOD + "lune,Lu > ne,media,,,,\n", 3, "without | and >"),
        (GOOD + '"lune","Radio\nLune",media,,,,\n', 4, "one line"),
    ],
    ids=[
        "bad id", "no name", "bad kind", "bad country", "bad wikidata", "id twice", "too few cells",
        "too many cells", "bad quoting", "no name in a chain", "a name of two lines",
    ],
)  # fmt: skip
def test_a_bad_row_is_named_by_its_line(rows: str, line: int, cause: str, tmp_path: Path) -> None:
    path = _written(tmp_path, HEADER + rows)

    with pytest.raises(InvalidRegistry) as raised:
        read_sources(path)

    assert str(path) in str(raised.value)
    assert f"line {line}:" in str(raised.value)
    assert cause in str(raised.value)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    path = _written(tmp_path, (HEADER + GOOD).replace("kind", "sort"))

    with pytest.raises(InvalidRegistry, match="line 1: there is no such column: kind"):
        read_sources(path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa"], ids=["missing", "not text"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InvalidRegistry, match=r"sources\.csv"):
        read_sources(path)


GRADED = Source(
    source_id="rl",
    name="Radio Lune",
    kind="media",
    country="FR",
    affiliation="state-controlled",
    parent="fr-government",
    notes="Émet la nuit,\nen ondes longues; « libre ».",
    aliases={"fr": ("RL", "La Lune"), "ru": ("Радио Луна",)},
    grades=(
        Grade(since=date(2024, 1, 1), value="B", reason="dix ans sans démenti"),
        Grade(since=date(2026, 3, 1), value="E", reason="trois faux, voir le dossier"),
    ),
    split_from="moon",
)
MERGED = Source(source_id="moon", name="Moon", kind="media", merged_into="rl")


def test_what_is_written_is_read_back() -> None:
    given = (GRADED, MERGED)

    assert sources_in(table_of(given), path="there") == given
    assert columns_of(given)[-2:] == ("aliases_fr", "aliases_ru")


@pytest.mark.parametrize(
    ("cell", "cause"),
    [
        ("gestern B", "begins with its day"),
        ("2026-01-01 G falsch", "A"),
        ("2026-01-01 B", "reason"),
        ("2026-01-02 B a|2026-01-01 C b", "order of their days"),
    ],
)
def test_a_grade_that_is_none_is_named(cell: str, cause: str) -> None:
    text = f"source_id,name,kind,grades\nrl,Radio Lune,media,{cell}\n"

    with pytest.raises(InvalidRegistry, match="line 2") as raised:
        sources_in(text, path="there")
    assert cause in str(raised.value)
