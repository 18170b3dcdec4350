"""A folder that Hugging Face `datasets` loads with its splits, as a zip: Parquet files and a dataset card."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc

from annotation.exports.shared.typed import typed_table, write_parquet
from annotation.exports.shared.zips import write_zip
from annotation.published import Published

NAME = "huggingface"
TITLE = "Hugging Face dataset"
SUFFIX = ".zip"
MEDIA_TYPE = "application/zip"
NEEDS_TEXT = False

SPLITS = ("train", "validation", "test")
UNSPLIT = "unsplit"
"""The split of the rows that no split was drawn for."""

_FEATURES = {
    "string": "string",
    "integer": "int64",
    "number": "float64",
    "boolean": "bool",
    "date": "date32",
    "datetime": "timestamp[ms, tz=UTC]",
}


def write(version: Published, out: BinaryIO) -> None:
    """Write the zip of a version to `out`; a split without rows has no file."""
    write_zip(out, _files(version))


def _files(version: Published) -> Iterator[tuple[str, bytes]]:
    table = typed_table(version)
    drawn = pc.fill_null(table["split"], UNSPLIT)
    rows = {name: table.filter(pc.equal(drawn, name)) for name in (*SPLITS, UNSPLIT)}
    there = {name: part for name, part in rows.items() if part.num_rows} or {UNSPLIT: table}
    yield "README.md", _card(version, tuple(there)).encode()
    for name, part in there.items():
        yield _path(name), _parquet(part)


def _path(split: str) -> str:
    return f"data/{split}-00000-of-00001.parquet"


def _parquet(table: pa.Table) -> bytes:
    out = io.BytesIO()
    write_parquet(table.replace_schema_metadata(None), out)
    return out.getvalue()


def _card(version: Published, splits: tuple[str, ...]) -> str:
    """The README: YAML that says where the splits are and what the columns hold, then the same for people.

    Values are written as JSON, which is YAML.
    """
    manifest = version.manifest
    features = [{"name": one.name, "dtype": _FEATURES[one.type]} for one in version.columns]
    languages = sorted(filter(None, pc.unique(version.articles["language"]).to_pylist()))
    files = [{"split": name, "path": _path(name)} for name in splits]
    head = {
        "pretty_name": f"{manifest.dataset}, version {manifest.version}",
        "language": languages,
        "task_categories": ["text-classification", "token-classification"],
        "tags": ["source-attribution", "stance", "factuality"],
        "configs": [{"config_name": "default", "data_files": files}],
        "dataset_info": {"config_name": "default", "features": features},
    }
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    columns = [f"| `{one.name}` | {one.type} | {_cell(one.description)} |" for one in version.columns]
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in manifest.counts.items())
    return "\n".join(
        [
            *("---", *lines, "---", ""),
            *(f"# {manifest.dataset}, version {manifest.version}", ""),
            *(f"{counts}. Codebook {manifest.codebook_version}.", ""),
            "One row for each sentence, claim that covers it, and annotator. Split by `story_id`.",
            *("", "| column | type | meaning |", "|---|---|---|", *columns, ""),
        ]
    )


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
