"""A version's folder with two rows, as its description sees it, and words that break what does not escape."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from annotation.datasets.describing import Description
from annotation.datasets.splits import Placement, Placements, placements_text
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS
from schemas import COLUMN_NAMES, COLUMNS, Column, Manifest, PublishedFile

AWKWARD = '# <script>alert(1)</script> | `x` "y" \\ {z}: [a](b)\n- é 😀 \u2028 & %'
"""A heading, an element, a cell's end, code, a scalar's end, a link, lines, signs that do not print."""

ROW = dict.fromkeys(COLUMN_NAMES, "") | {
    "dataset": "k_b",
    "version": "3",
    "row_id": "r1",
    "article_id": "a1",
    "sentence_index": "0",
    "sentence_start": "0",
    "sentence_end": "5",
    "seconds": "1.250",
    "labelled_at": "2026-03-17T08:30:00.000Z",
}
FULL = ROW | {
    "row_id": "r2",
    "published_at": "2026-01-02",
    "sentence_text": 'Il a dit : "oui", hier.',
    "source_name": AWKWARD.replace("\n", " "),
    "source_start": "3",
    "suggestion_shown": "true",
    "suggestion_score": "0.5000",
}


def labels(*rows: dict[str, str]) -> pa.Table:
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in COLUMN_NAMES})


def _one_row(columns: tuple[str, ...]) -> pa.Table:
    cells = {"article_id": "a1", "published_at": ""}
    return pa.table({name: [cells.get(name, "x")] for name in columns})


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    pq.write_table(labels(ROW, FULL), tmp_path / "labels.parquet")
    pq.write_table(_one_row(ARTICLE_COLUMNS), tmp_path / "articles.parquet")
    pq.write_table(_one_row(ANNOTATION_COLUMNS), tmp_path / "annotations.parquet")
    (tmp_path / "codebook.toml").write_text('version = "1.0"\n')
    (tmp_path / "dictionary.csv").write_text("name,type,description\r\nx,string,y\r\n")
    placements = Placements({"a1": Placement(split="train", story_id="a1")})
    (tmp_path / "splits.csv").write_text(placements_text(placements))
    return tmp_path


def files_of(folder: Path) -> tuple[PublishedFile, ...]:
    return tuple(
        PublishedFile(
            path=path.name, bytes=path.stat().st_size, sha256=hashlib.sha256(path.read_bytes()).hexdigest()
        )
        for path in sorted(folder.iterdir())
    )


def manifest(**known: object) -> Manifest:
    fields = {
        "dataset": "k_b",
        "version": 3,
        "parent": 2,
        "message": "premier tour",
        "author": "zoé",
        "published_at": datetime(2026, 3, 17, 8, 30, tzinfo=UTC),
        "codebook_version": "1.0",
        "counts": {"rows": 2, "articles": 1, "annotators": 2},
        "columns": COLUMN_NAMES,
        "csv_sha256": "0" * 64,
        "files": (),
    }
    return Manifest(**fields | known)


@pytest.fixture(name="plain")
def _plain(folder: Path) -> Description:
    return Description(
        manifest=manifest(),
        columns=COLUMNS,
        files=files_of(folder),
        which_articles="all of them.",
        whose_labels="those of everybody.",
        values={"voice": {"source": 1, "author": 3}},
        labels=4,
        agents={"rules/1": 1},
        assistance={"shown": 1, "": 1},
        languages=("fr",),
        outlets=("Cinktank.com",),
        licence="CC-BY-4.0",
    )


@pytest.fixture(name="awkward")
def _awkward(plain: Description) -> Description:
    """The same with words of users that try to be markup, everywhere."""
    return plain.model_copy(
        update={
            "manifest": manifest(message=AWKWARD, author=AWKWARD, codebook_version=AWKWARD),
            "columns": (*COLUMNS, Column(name="own", type="string", description=AWKWARD)),
            "which_articles": AWKWARD,
            "whose_labels": AWKWARD,
            "values": {"own": {AWKWARD: 1}},
            "agents": {AWKWARD: 1},
            "outlets": (AWKWARD,),
            "languages": (AWKWARD,),
        }
    )


@pytest.fixture(name="empty")
def _empty() -> Description:
    """A version of nothing, of which nothing is known."""
    known = {"counts": {}, "message": "", "author": "", "texts": "offsets", "parent": None, "version": 1}
    return Description(manifest=manifest(**known), columns=(), files=(), which_articles="", whose_labels="")
