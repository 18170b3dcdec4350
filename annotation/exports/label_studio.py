"""Label Studio: a task for each article, with an annotation of each annotator.

docs/exports.md has the labelling configuration. Offsets are code points, as the tool itself stores them since
2022. What it has no place for is carried in the task's data, under `selon`, which it hands back untouched.
"""

import json
import re
from typing import Any, BinaryIO

from annotation.exports.shared.flat import (
    FlatMark,
    flat_marks,
    flat_relations,
    name_of,
    remarks,
)
from annotation.exports.shared.sheets import Sheet, sheets_of
from annotation.published import Published
from schemas import Article, Carried, CarriedArticle, Label

NAME = "label-studio"
TITLE = "Label Studio tasks"
SUFFIX = ".json"
MEDIA_TYPE = "application/json"
NEEDS_TEXT = True

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


def write(version: Published, out: BinaryIO) -> None:
    """Write the articles of a version to `out`, one list of tasks."""
    splits = version.splits()
    out.write(b"[")
    for number, (article, labels) in enumerate(version.readings()):
        out.write(b",\n" if number else b"\n")
        task = _task(article, labels, split=splits[article.article_id])
        out.write(json.dumps(task, ensure_ascii=False, separators=(",", ":")).encode())
    out.write(b"\n]\n")


def _task(article: Article, labels: tuple[Label, ...], *, split: str) -> dict[str, Any]:
    sheets = tuple(sheets_of(article, labels))
    carried = Carried(
        article=CarriedArticle.of(article), annotators=tuple(sheet.carried(name_of) for sheet in sheets)
    )
    data = {
        "text": article.text,
        "article_id": article.article_id,
        "split": split,
        "title": article.title,
        "outlet": article.outlet,
        "author": article.author,
        "published": article.published.isoformat() if article.published else "",
        "language": article.language,
        "url": article.url,
        "selon": carried.packed(),
    }
    return {"data": data, "annotations": [_annotation(sheet) for sheet in sheets]}


def _annotation(sheet: Sheet) -> dict[str, Any]:
    """What one annotator labelled; the tool refuses a file that names somebody without an e-mail address."""
    who = {"completed_by": {"email": sheet.annotator}} if _ADDRESS.fullmatch(sheet.annotator) else {}
    regions = [_region(sheet.article.text, mark) for mark in flat_marks(sheet)]
    relations = [
        {
            "type": "relation",
            "from_id": one.head,
            "to_id": one.tail,
            "direction": "right",
            "labels": [one.kind],
        }
        for one in flat_relations(sheet)
    ]
    return {**who, "was_cancelled": False, "result": [*regions, *relations]}


def _region(text: str, mark: FlatMark) -> dict[str, Any]:
    span = mark.span
    region: dict[str, Any] = {
        "id": mark.name,
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": span.start, "end": span.end, "text": span.of(text), "labels": [mark.kind]},
    }
    said = [f"{name}: {value}" for name, value in remarks(mark.mark).items()]
    return region | {"meta": {"text": said}} if said else region
