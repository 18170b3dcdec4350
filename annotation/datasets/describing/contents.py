"""What the files of a version hold, by name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from annotation.datasets.describing.description import Description
from annotation.published import ANNOTATION_COLUMNS, ARTICLE_COLUMNS
from schemas import COLUMNS, Column, PublishedFile

_MEDIA_TYPES = {
    ".parquet": "application/vnd.apache.parquet",
    ".csv": "text/csv",
    ".toml": "application/toml",
    ".json": "application/json",
    ".md": "text/markdown",
}
_OTHER = "application/octet-stream"

_SAID = {
    "labels.parquet": "The labels: one row for each sentence, claim that covers it, and annotator. Every "
    "cell is text as in the CSV; the types say what the text means, and an empty cell is a missing value.",
    "articles.parquet": "The articles that have a row, in the order of import.",
    "annotations.parquet": "The labels whole, one row a label: every hop of a chain, with its spans.",
    "dictionary.csv": "What each column of the labels holds.",
    "sources.csv": "The source registry of the day: who is meant by a source, merges, grades.",
    "codebook.toml": "The codebook that the labels follow: dimensions, values, definitions.",
    "splits.csv": "Where every article was placed that this version or an earlier one has had.",
}

_KEYS = {
    "labels.parquet": "row_id",
    "articles.parquet": "article_id",
    "dictionary.csv": "name",
    "splits.csv": "article_id",
}

_OWN = {
    "text": "The article's text, character for character; empty when the version holds offsets only.",
    "record": "The article without its text, as JSON; a sentence is start, end, kind, score.",
    "state": "Which editions and commits it is made of.",
    "facts": "What is counted of its rows, as JSON: rows, roots, values, what is not settled.",
    "annotator": "Who labelled.",
    "key": "claim:<uuid>, sentence:<start>-<end> or rejection:<suggestion>; one for article and annotator.",
    "label": "The label as JSON.",
    "name": "Name of the column.",
    "type": "Frictionless name of its type.",
    "description": "What it holds.",
}
_DAYS = {
    "validation_from": "First day of validation, where articles are parted by time.",
    "test_from": "First day of test, where articles are parted by time.",
}
_KNOWN = {column.name: column for column in COLUMNS} | {
    name: Column(name=name, type=kind, description=said)
    for kind, some in (("string", _OWN), ("date", _DAYS))
    for name, said in some.items()
}

_HEADERS = {
    "articles.parquet": ARTICLE_COLUMNS,
    "annotations.parquet": ANNOTATION_COLUMNS,
    "dictionary.csv": ("name", "type", "description"),
    "splits.csv": ("article_id", "story_id", "split", "validation_from", "test_from"),
}


@dataclass(frozen=True)
class Content:
    """One file.

    Attributes:
        said: what it holds; empty for a file that is not known.
        columns: empty for what is no table.
        key: the column that names a row; empty where there is none.
    """

    file: PublishedFile
    name: str
    media_type: str
    said: str
    columns: tuple[Column, ...]
    key: str


def contents_of(description: Description) -> Iterator[Content]:
    """Each file that is described, with what it holds."""
    for file in description.files:
        path = PurePosixPath(file.path)
        own = description.columns if file.path == "labels.parquet" else _columns(file.path)
        yield Content(
            file=file,
            name=path.stem,
            media_type=_MEDIA_TYPES.get(path.suffix, _OTHER),
            said=_SAID.get(file.path, ""),
            columns=own,
            key=_KEYS.get(file.path, ""),
        )


def _columns(path: str) -> tuple[Column, ...]:
    return tuple(_KNOWN[name] for name in _HEADERS.get(path, ()))
