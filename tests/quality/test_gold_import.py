"""The development articles come in with their labels, and all of it comes out again."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotation.settings import Settings
from annotation.workbench import Workbench, find_parcels, open_workbench

GOLD = Path(__file__).parents[3] / "shared" / "gold"
FILES = sorted(GOLD.glob("*.json"))

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not GOLD.is_dir(), reason="no development articles beside the project"),
]

Spans = tuple[str, ...]


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Iterator[Workbench]:
    settings = Settings(data=tmp_path / "data", annotator="ana")
    bench = open_workbench(settings, with_seeds=False)
    yield bench
    bench.close()


def _rows(bench: Workbench) -> list[dict[str, str]]:
    bench.versions.publish("gold", message="m", author="gold")
    out = io.BytesIO()
    bench.versions.export("gold", out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))


def _span(found: dict[str, Any] | None) -> str:
    return f"{found['start']}-{found['end']}" if found and found["start"] is not None else "-"


def _expected(gold: dict[str, Any], outlet: str) -> Iterator[Spans]:
    for one in gold["attributions"]:
        names = [source["name"] for source in one["sources"]]
        content = sorted(one["content"], key=lambda piece: piece["start"])
        yield (
            one["scope"],
            one["type"],
            " > ".join([*names, outlet] if outlet else names),
            _span(one["sources"][0]) if one["sources"] else "-",
            _span(one["cue"]),
            " ".join(map(_span, content)),
        )


def _exported(rows: list[dict[str, str]]) -> Iterator[Spans]:
    """One for each claim, however many rows it has."""
    for row in {row["claim_id"]: row for row in rows if row["voice"] == "source"}.values():
        yield (
            row["scope"],
            row["quote_type"],
            row["chain"],
            f"{row['source_start']}-{row['source_end']}",
            f"{row['cue_start']}-{row['cue_end']}",
            row["content_spans"],
        )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_attribution_comes_back_from_the_export(path: Path, bench: Workbench, tmp_path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    text = tmp_path / f"{path.stem}.txt"
    text.write_bytes(gold["raw_text"].encode())
    (outcome,) = bench.import_parcels(find_parcels([text]))
    article_id = outcome.article_id
    bench.import_labels(path, annotator="gold")
    assert bench.view(article_id, "gold").unfit == ()

    rows = _rows(bench)

    assert Counter(_exported(rows)) == Counter(_expected(gold, bench.articles.get(article_id).outlet))
    for row in rows:
        assert gold["raw_text"][int(row["sentence_start"]) : int(row["sentence_end"])] == row["sentence_text"]
        if row["source_start"]:
            assert gold["raw_text"][int(row["source_start"]) : int(row["source_end"])] == row["source_text"]
    (progress,) = (one.progress for one in bench.articles.page("gold"))
    assert progress.done == progress.to_label
