"""A difference as CSV, a line a cell, and as JSON, an object a row."""

import csv
import io
import json
from typing import BinaryIO

from annotation.datasets.comparing.difference import Difference

_HEADER = ("fate", "causes", "crossed", "row_id", "column", "old", "new")


def diff_csv(difference: Difference, out: BinaryIO) -> None:
    """One line for each cell that differs; an added or withdrawn row has a line for each of its cells.

    UTF-8, RFC 4180 with CRLF, as the canonical CSV.
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(_HEADER)
    for change in difference.changes():
        said = (change.fate, " ".join(change.causes), str(change.crossed).lower(), change.row_id)
        for name in change.new or change.old:
            old, new = change.old.get(name, ""), change.new.get(name, "")
            if old or new:
                writer.writerow((*said, name, old, new))
    text.detach()


def diff_json(difference: Difference, out: BinaryIO) -> None:
    """The summary, then every row that differs, in one object; a row a line."""
    head = json.dumps(difference.summary.model_dump(mode="json"), ensure_ascii=False)
    out.write(f'{{"summary": {head},\n"rows": [\n'.encode())
    is_first = True
    for change in difference.changes():
        out.write(b"" if is_first else b",\n")
        out.write(change.model_dump_json().encode())
        is_first = False
    out.write(b"\n]}\n")
