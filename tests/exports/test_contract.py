"""What holds for every format that a version leaves in."""

import io
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pyarrow as pa
import pytest

from annotation import exports
from annotation.errors import UnknownFormat
from annotation.exports import CANONICAL, FORMATS, export_format
from annotation.published import Published


@pytest.fixture(name="module", params=FORMATS.values(), ids=FORMATS.keys())
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


def test_the_chunks_of_a_table_do_not_show(module: ModuleType, version: Published) -> None:
    tables = {name: _chunked(getattr(version, name)) for name in ("labels", "articles", "annotations")}

    assert _written(module, replace(version, **tables)) == _written(module, version)


def _chunked(table: pa.Table) -> pa.Table:
    return pa.concat_tables([table.slice(0, 1), table.slice(1)])


def test_a_version_without_rows_is_written(module: ModuleType, version: Published) -> None:
    names = ("labels", "articles", "annotations")
    tables = {name: getattr(version, name).slice(0, 0) for name in names}

    assert _written(module, replace(version, **tables)) != b""


def test_a_file_is_left_open_for_its_owner_to_close(module: ModuleType, version: Published) -> None:
    out = io.BytesIO()
    module.write(version, out)

    assert not out.closed


def test_an_unknown_format_names_those_that_there_are() -> None:
    with pytest.raises(UnknownFormat, match=re.escape(f"there is: {', '.join(FORMATS)}")):
        export_format("xlsx")


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
    assert _written(formats["lines"], version) == f"{version.labels.num_rows} rows".encode()
