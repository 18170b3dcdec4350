"""JSON Lines: an article a line, with its text, its sentences and every annotator's whole labels.

Labels and what is known of the article are taken over as the version holds them, so a value that is left out
has its default (`schemas/claim.py`, `schemas/labels.py`).
"""

import json
from itertools import groupby
from operator import itemgetter
from typing import Any, BinaryIO

from annotation.published import Published, Row, sentences_of
from schemas import ARTICLES_FORMAT

NAME = "jsonl"
TITLE = "JSON Lines"
SUFFIX = ".jsonl"
MEDIA_TYPE = "application/jsonl"
NEEDS_TEXT = True


def write(version: Published, out: BinaryIO) -> None:
    """Write the articles of a version to `out`, in the order of import."""
    manifest = version.manifest
    origin = {"format": ARTICLES_FORMAT, "dataset": manifest.dataset, "version": manifest.version}
    out.writelines(_line(origin, row, labels).encode() for row, labels in version.records())


def _line(origin: dict[str, Any], row: Row, labels: tuple[Row, ...]) -> str:
    record = json.loads(row["record"])
    sentences = [one.model_dump() for one in sentences_of(record.pop("sentences"))]
    article = origin | record | {"split": row["split"], "text": row["text"], "sentences": sentences}
    # A label is JSON already.
    annotators = ",".join(
        f'{{"annotator":{_json(name)},"labels":[{",".join(one["label"] for one in own)}]}}'
        for name, own in groupby(sorted(labels, key=itemgetter("annotator")), key=itemgetter("annotator"))
    )
    return f'{_json(article)[:-1]},"annotators":[{annotators}]}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
