"""The codebook file: the seed loads, one block adds a dimension, mistakes are named."""

import json
import re
from pathlib import Path

import pytest

from annotation.codebook import RESERVED_KEYS, YIELDED_KEYS, clashing_keys, read_codebook
from annotation.errors import CommitRefused, InvalidCodebook
from annotation.settings import ROOT
from schemas import COLUMN_NAMES
from tests.conftest import Exported, Project
from tests.factories import claim, claim_change, commit

SEED = (ROOT / "seeds" / "codebook.toml").read_text(encoding="utf-8")

ONE_BLOCK = """
[[dimension]]
name = "register"
key = "!"
label = { fr = "Registre", en = "Register" }
definition = { fr = "Le ton de la source.", en = "The tone of the source." }
choices = [
  { code = "CALM", key = "c", label = { fr = "calme", en = "calm" } },
  { code = "HEATED", key = "h", label = { fr = "vif", en = "heated" } },
]
"""

ONE_LIKE = """
[[dimension]]
name = "factuality_reader"
like = "factuality_source"
key = "!"
label = { fr = "Factualité, selon le lecteur", en = "Factuality, as the reader sees it" }
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / "grid.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_seed_codebook_loads_with_the_five_built_in_dimensions() -> None:
    found = read_codebook(ROOT / "seeds" / "codebook.toml")

    assert [dimension.name for dimension in found.dimensions] == [
        "stance",
        "factuality_source",
        "factuality_outlet",
        "source_reliability",
        "information_credibility",
    ]
    assert found.own_columns == ()
    assert clashing_keys(found) == ()


def test_every_phrase_of_the_seed_codebook_is_there_in_both_languages() -> None:
    found = read_codebook(ROOT / "seeds" / "codebook.toml")
    choices = [one for dimension in found.dimensions for one in dimension.choices]
    axes = [axis for dimension in found.dimensions for axis in dimension.axes]
    labels = [one.label for one in (*found.dimensions, *choices, *axes)]

    assert {tuple(sorted(label)) for label in labels} == {("en", "fr")}


def test_one_block_adds_a_dimension_with_its_column_and_its_check(
    project: Project, exported: Exported
) -> None:
    """Nothing but the block is added to the seed codebook."""
    bench = project(codebook=SEED + ONE_BLOCK)
    judged = claim_change(claim(judgements={"register": "HEATED"}))
    bench.commit(commit(judged), annotator="ana")

    (row,) = exported(bench)

    assert row["register"] == "HEATED"
    assert list(row) == [*COLUMN_NAMES, "register"]
    assert bench.versions.dictionary("k", 1).decode().splitlines()[-1] == (
        "register,string,The tone of the source."
    )
    with pytest.raises(CommitRefused, match="register cannot be 'LOUD'; it is one of CALM, HEATED"):
        bench.commit(commit(claim_change(claim(judgements={"register": "LOUD"}))), annotator="ana")


def test_without_its_block_the_dimension_is_refused(project: Project) -> None:
    with pytest.raises(CommitRefused, match="no dimension 'register'"):
        project().commit(commit(claim_change(claim(judgements={"register": "CALM"}))), annotator="ana")


def test_a_dimension_like_an_earlier_one_gives_only_what_differs(tmp_path: Path) -> None:
    found = read_codebook(_written(tmp_path, SEED + ONE_LIKE)).dimensions[-1]

    assert found.name == "factuality_reader"
    assert found.key == "!"
    assert {"CT+", "Uu"} <= found.allowed


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert read_codebook(_written(tmp_path, "\ufeff" + SEED)).version == "1.0"


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (SEED + ONE_BLOCK.replace('"!"', '"b"'), "the key 'b' would do two things"),
        (SEED + ONE_BLOCK.replace('"!"', '"p"'), "the key 'p' would do two things"),
        (SEED + ONE_BLOCK.replace('"!"', '"s"'), "the key 's' would do two things"),
        (SEED + ONE_BLOCK.replace('"h"', '"c"'), "the key 'c' would do two things"),
        (SEED + ONE_BLOCK.replace('"register"', '"stance"'), "two dimensions share a name"),
        (SEED + ONE_BLOCK.replace('"register"', '"annotator"'), "annotator is a column of the export"),
        (SEED + ONE_BLOCK.replace('"register"', '"Ton !"'), "dimensions > 5 > name"),
        (SEED + ONE_LIKE.replace('"factuality_source"', '"factualité"'), "no earlier dimension: 'factual"),
        (SEED + ONE_LIKE.replace('"factuality_source"', '"factuality_reader"'), "no earlier dimension"),
        (SEED + '\n[[dimension]]\nname = "empty"\nlabel = {}\n', "dimension empty has no values"),
        (SEED.replace('version = "1.0"', ""), "version: Field required"),
        (SEED + "\ncolour = 3\n[[dimension]", "line"),
        ('version = "1"\ntitle = {}\n[dimension]\nname = "a"\n', "[[dimension]]"),
        ('version = "1"\ntitle = {}\ndimension = 3\n', "[[dimension]]"),
        ("", "version: Field required"),
    ],
    ids=[
        "key of another", "key of a value", "key of the screen", "key of two values", "name twice",
        "name of a column", "no name", "unknown like", "like itself", "no values", "no version", "not TOML",
        "one bracket", "a number", "empty",
    ],
)  # fmt: skip
def test_a_mistake_names_the_file_and_the_cause(text: str, cause: str, tmp_path: Path) -> None:
    path = _written(tmp_path, text)

    with pytest.raises(InvalidCodebook) as raised:
        read_codebook(path)

    assert str(path) in str(raised.value)
    assert cause in str(raised.value)
    assert "Correct the file" in str(raised.value)


def test_values_without_keys_clash_with_nothing(tmp_path: Path) -> None:
    keyless = ONE_BLOCK.replace('key = "!"\n', "").replace('key = "c", ', "").replace('key = "h", ', "")

    assert read_codebook(_written(tmp_path, SEED + keyless)).dimensions[-1].key == ""


def test_a_stance_whose_values_have_no_keys_clashes_with_nothing(tmp_path: Path) -> None:
    keyless = '[[dimension]]\nname = "stance"\nkind = "stance"\nlabel = {}\nchoices = [\n'
    keyless += '  { code = "FAVOR", label = {} },\n  { code = "AGAINST", label = {} },\n]\n'
    path = _written(tmp_path, f'version = "1"\ntitle = {{}}\n{keyless}')

    assert clashing_keys(read_codebook(path)) == ()


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00bad"], ids=["missing", "not text"])
def test_a_file_that_cannot_be_read_is_named(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "grid.toml"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(InvalidCodebook, match=r"grid\.toml"):
        read_codebook(path)


def test_a_codebook_changed_since_the_start_is_not_published_as_the_one_in_use(
    project: Project, exported: Exported
) -> None:
    bench = project()
    bench.commit(commit(claim_change()), annotator="ana")
    bench.settings.codebook.write_text(SEED + ONE_BLOCK, encoding="utf-8")

    with pytest.raises(InvalidCodebook, match="changed while Selon was running"):
        exported(bench)
    assert bench.versions.names() == ()


def test_every_key_of_the_screen_is_reserved() -> None:
    text = (ROOT / "annotation/ui/component/assets/keymap.js").read_text(encoding="utf-8")
    rows = re.findall(r'^    \["\w+", (\[[^\]]+\]), N_\(', text, flags=re.MULTILINE)
    keys = {key for row in rows for key in json.loads(row)}

    assert {key for key in keys if len(key) == 1} == RESERVED_KEYS | YIELDED_KEYS


def test_a_codebook_keeps_a_key_that_the_screen_took_later() -> None:
    text = (ROOT / "annotation/ui/component/assets/keymap.js").read_text(encoding="utf-8")
    links = json.loads(re.search(r'\["link", (\[[^\]]+\])', text)[1])

    assert YIELDED_KEYS.isdisjoint(RESERVED_KEYS)
    assert [key for key in links if key not in YIELDED_KEYS] == ["Alt+l"]
