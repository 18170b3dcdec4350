"""Parts of articles kept as tables: those of an earlier version, and those made anew for the next one."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from annotation.datasets.parts import Part
from annotation.datasets.tables import TableReader, TableWriter, schema_of, table_of
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS

LABELS = "labels.parquet"
ARTICLES = "articles.parquet"
ANNOTATIONS = "annotations.parquet"
TABLES = (LABELS, ARTICLES, ANNOTATIONS)

_PARTS_AT_ONCE = 200


def schemas_of(columns: Sequence[str]) -> Mapping[str, pa.Schema]:
    """The schema of each table; `columns` are those of the rows."""
    named = {LABELS: columns, ARTICLES: ARTICLE_COLUMNS, ANNOTATIONS: ANNOTATION_COLUMNS}
    return {name: schema_of(columns) for name, columns in named.items()}


class Place(NamedTuple):
    """Where an article's part is: its rows in each table, from the first up to the one behind the last."""

    article_id: str
    outlet: str
    story_id: str
    published_at: str
    state: str
    facts: str
    ranges: Mapping[str, tuple[int, int]]


@dataclass(frozen=True)
class Shelf:
    """Three tables of one folder, and where each article is in them."""

    readers: Mapping[str, TableReader]
    places: Mapping[str, Place]

    @classmethod
    def open(cls, folder: Path) -> "Shelf":
        """The tables of a version, or of parts that were just made.

        Raises:
            OSError: a page is not as it was written.
        """
        readers = {name: TableReader(folder / name) for name in TABLES}
        return cls(readers, _places(readers))

    def close(self) -> None:
        """Let go of the files."""
        for reader in self.readers.values():
            reader.close()

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


_LISTED = Place._fields[:-1]


def _places(readers: Mapping[str, TableReader]) -> dict[str, Place]:
    runs = {name: _runs(readers[name].column("article_id")) for name in (LABELS, ANNOTATIONS)}
    listed = (readers[ARTICLES].column(name).to_pylist() for name in _LISTED)
    found = {}
    for index, cells in enumerate(zip(*listed, strict=True)):
        ranges = {name: of.get(cells[0], (0, 0)) for name, of in runs.items()}
        known = dict(zip(_LISTED, cells, strict=True))
        found[cells[0]] = Place(**known, ranges=ranges | {ARTICLES: (index, index + 1)})
    return found


def _runs(column: pa.ChunkedArray) -> dict[str, tuple[int, int]]:
    """Where each article's rows are; those of one article lie together."""
    if not len(column):
        return {}
    encoded = pc.run_end_encode(column.combine_chunks())
    values, ends = encoded.values.to_pylist(), encoded.run_ends.to_pylist()
    return dict(zip(values, zip([0, *ends[:-1]], ends, strict=True), strict=True))


def write_parts(folder: Path, columns: Sequence[str], parts: Iterable[Part]) -> None:
    """Keep the parts as tables that `Shelf.open` reads, some hundreds in memory at a time."""
    schemas = schemas_of(columns)
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(TableWriter(folder / name, schema)) for name, schema in schemas.items()
        }
        waiting = iter(parts)
        while some := list(islice(waiting, _PARTS_AT_ONCE)):
            rows = {
                LABELS: (row for part in some for row in part.rows),
                ARTICLES: (part.article for part in some),
                ANNOTATIONS: (row for part in some for row in part.annotations),
            }
            for name, own in rows.items():
                writers[name].write(table_of(own, schemas[name]))
