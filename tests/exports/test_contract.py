"""What holds for every format that a version leaves in."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest

from annotation import datasets, exports
from annotation.errors import UnknownFormat
from annotation.exports import CANONICAL, FORMATS, export_format
from annotation.published import Published
from annotation.settings import ROOT
from annotation.workbench import Workbench
from tests.exports.conftest import WRITABLE


@pytest.fixture(name="module", params=WRITABLE.values(), ids=WRITABLE.keys())
def _module(request: pytest.FixtureRequest) -> ModuleType:
    return request.param


def _written(module: ModuleType, version: Published) -> bytes:
    out = io.BytesIO()
    module.write(version, out)
    return out.getvalue()


def test_a_format_is_registered_by_its_own_name(module: ModuleType) -> None:
    assert export_format(module.NAME) is module
    assert re.fullmatch(r"[a-z][a-z0-9-]*", module.NAME)


def test_a_format_says_how_its_files_are_called_and_served(module: ModuleType) -> None:
    assert re.fullmatch(r"(\.[a-z0-9]+)+", module.SUFFIX)
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", module.MEDIA_TYPE)
    assert module.TITLE and isinstance(module.NEEDS_TEXT, bool)


def test_the_same_version_gives_the_same_bytes(module: ModuleType, version: Published) -> None:
    assert _written(module, version) == _written(module, version) != b""


def test_another_process_somewhere_else_writes_the_same_bytes(bench: Workbench, version: Published) -> None:
    """No clock, no place and no order of a set is in a file."""
    folder = datasets.version_folder(bench.settings.datasets, "fixe", 1)
    environment = os.environ | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "LC_ALL": "C"}
    called = [sys.executable, "-c", _ELSEWHERE, str(folder), *WRITABLE]
    found = subprocess.run(called, capture_output=True, text=True, check=True, cwd=ROOT, env=environment)

    here = {name: hashlib.sha256(_written(module, version)).hexdigest() for name, module in WRITABLE.items()}
    assert json.loads(found.stdout) == here


_ELSEWHERE = """
import hashlib, io, json, pathlib, sys
from annotation import datasets
from annotation.exports import FORMATS
version = datasets.read_version(pathlib.Path(sys.argv[1]))
found = {}
for name in sys.argv[2:]:
    out = io.BytesIO()
    FORMATS[name].write(version, out)
    found[name] = hashlib.sha256(out.getvalue()).hexdigest()
print(json.dumps(found))
"""


def test_a_format_without_text_is_written_of_a_version_that_holds_offsets_only(
    module: ModuleType, version: Published
) -> None:
    if module.NEEDS_TEXT:
        pytest.skip("the caller refuses it before")
    manifest = version.manifest.model_copy(update={"texts": "offsets"})
    empty = pa.array([""] * version.articles.num_rows)
    articles = version.articles.set_column(version.articles.column_names.index("text"), "text", empty)

    assert _written(module, replace(version, manifest=manifest, articles=articles)) != b""


def test_the_chunks_of_a_table_do_not_show(module: ModuleType, version: Published) -> None:
    tables = {name: _chunked(getattr(version, name)) for name in ("labels", "articles", "annotations")}

    assert _written(module, replace(version, **tables)) == _written(module, version)


def _chunked(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table.slice(0, 1), table.slice(1)])


def test_a_version_without_rows_is_written(module: ModuleType, version: Published) -> None:
    names = ("labels", "articles", "annotations")
    tables = {name: getattr(version, name).slice(0, 0) for name in names}

    assert len(_written(module, replace(version, **tables))) < len(_written(module, version))


def test_a_file_is_left_open_for_its_owner_to_close(module: ModuleType, version: Published) -> None:
    out = io.BytesIO()
    module.write(version, out)

    assert not out.closed


def test_an_unknown_format_names_those_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match=re.escape(f"there is: {', '.join(FORMATS)}")):
        export_format("papyrus")


def test_the_canonical_format_is_one_of_them() -> None:
    assert CANONICAL in FORMATS.values()


def test_one_module_adds_a_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: Published
) -> None:
    """Nothing but the module is touched."""
    (tmp_path / "lines.py").write_text(
        "NAME, SUFFIX, MEDIA_TYPE = 'lines', '.txt', 'text/plain'\n"
        "def write(version, out):\n    out.write(f'{version.labels.num_rows} rows'.encode())\n"
    )
    monkeypatch.setattr(exports, "__path__", [*exports.__path__, str(tmp_path)])

    formats = exports.found_in(exports.__path__)

    assert set(formats) == {*FORMATS, "lines"}
    assert FORMATS.keys() >= {"csv", "csv-spreadsheet", "xlsx", "jsonl", "parquet", "huggingface"}
    assert _written(formats["lines"], version) == f"{version.labels.num_rows} rows".encode()
