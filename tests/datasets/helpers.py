"""Versions of the dataset "k" of a small project."""

import io
from pathlib import Path

from annotation.workbench import Workbench
from schemas import Manifest
from tests.factories import article, claim_change, commit, sentence_change

FILES = (
    "README.md",
    "annotations.parquet",
    "articles.parquet",
    "codebook.toml",
    "croissant.json",
    "datapackage.json",
    "dictionary.csv",
    "labels.parquet",
    "manifest.json",
    "manifest.sha256",
    "sources.csv",
)


def add_labels(bench: Workbench) -> None:
    bench.commit(commit(claim_change()), annotator="ana")
    key = article().sentences[2].key
    known = bench.revisions(article().article_id, "ana").get(f"sentence:{key}", 0)
    bench.commit(commit(sentence_change(key, base=known)), annotator="ana")


def publish(bench: Workbench, dataset: str = "k") -> Manifest:
    return bench.versions.publish(dataset, message="premier tour", author="zoé")


def folder(bench: Workbench, number: int = 1) -> Path:
    return bench.settings.datasets / "k" / "versions" / f"{number:06}"


def csv_of(bench: Workbench, version: int | None = None) -> bytes:
    out = io.BytesIO()
    bench.versions.export("k", out, version=version)
    return out.getvalue()


def bytes_of(version: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(version.iterdir())}
