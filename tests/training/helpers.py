"""Versions made up so that it is known what a classifier can learn of them."""

import random
from collections.abc import Iterator
from pathlib import Path

from annotation.published import Published, Row
from annotation.training import train_report
from annotation.workbench.loading import read_published
from schemas import TaskReport, TrainReport
from tests.made_versions import make_version, row

WORDS = "pont ville eau gaz loi vote pays route nuit jour prix mer front accord sommet usine".split()
CODES = {"CT+": "certes", "PS+": "peut-être", "Uu": "voire"}
SOURCES = {"CT+": "Petrova", "PS+": "TASS", "Uu": "Dupont"}


def split_of(article: int) -> str:
    """Half of the articles for train, a fifth for validation, the others for test."""
    return "train" if article % 10 < 5 else "validation" if article % 10 < 7 else "test"


def claims(articles: int, *, by: str, each: int = 6) -> Iterator[Row]:
    """Claims whose factuality only their text tells, or only the name of their source, as `by` says.

    Words and names that tell nothing are drawn evenly, with a fixed seed.
    """
    draw = random.Random(7)  # noqa: S311 (words of a test)
    for article in range(articles):
        for index in range(each):
            code = draw.choice(list(CODES))
            word = CODES[code if by == "text" else draw.choice(list(CODES))]
            name = SOURCES[code if by == "name" else draw.choice(list(CODES))]
            said = f"{word} {' '.join(draw.choices(WORDS, k=6))}"
            yield claim(article, index, said, name=name, factuality_source=code)


def claim(article: int, index: int, said: str, *, name: str = "Petrova", **cells: str) -> Row:
    """A row of a claim in its own sentence."""
    known = {
        "split": split_of(article),
        "voice": "source",
        "scope": "span",
        "claim_id": f"{article}-{index}-{cells.get('annotator', 'ana')}",
        "source_name": name,
        "root_name": name,
        "content_text": said,
        "content_spans": f"{index * 100}-{index * 100 + len(said)}",
    }
    return row(article, index, f"{name} a dit {said}.", **known | cells)


def sentences(articles: int) -> Iterator[Row]:
    """Two sentences an article, one of them attributed, as its first word tells."""
    for article in range(articles):
        cells = {"split": split_of(article), "outlet": f"Journal {article % 3}"}
        yield row(article, 0, "Selon lui le pont tient.", voice="source", scope="span", **cells)
        yield row(article, 1, "Le pont tient.", **cells)


def published(folder: Path, rows: Iterator[Row] | list[Row]) -> Published:
    """The rows as a version, read back."""
    make_version(folder, "k", rows)
    return read_published(folder, "k")


def report(folder: Path, rows: Iterator[Row] | list[Row]) -> TrainReport:
    """The report of a version with these rows."""
    return train_report(published(folder, rows), missing={"factuality_source": ("Uu",)})


def task(found: TrainReport, name: str = "factuality_source") -> TaskReport:
    """One task of a report."""
    return next(one for one in found.tasks if one.task == name)
