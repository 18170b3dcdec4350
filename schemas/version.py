"""A published version of a dataset."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from schemas.base import Value


class PublishedFile(Value):
    """A file of a version, with its hash."""

    path: str
    bytes: int
    sha256: str


Texts = Literal["whole", "offsets"]
"""Whether a version holds the words of its articles, or only their hashes and offsets into them."""


class Manifest(Value):
    """What a version holds and where it comes from; immutable.

    Attributes:
        version: counts from 1 inside the dataset.
        parent: the version that it follows, none for the first.
        csv_sha256: of the canonical CSV, which is regenerated on demand.
        counts: articles, sentences, claims, rows, annotators; `left_out`, of sentences that are no more.
    """

    format: int = 1
    dataset: str
    version: int
    parent: int | None
    message: str
    author: str
    published_at: datetime
    codebook_version: str
    texts: Texts = "whole"
    counts: dict[str, int]
    columns: tuple[str, ...]
    csv_sha256: str
    files: tuple[PublishedFile, ...]


class Verification(Value):
    """What `verify` found in one version; no problems means that every byte is as published."""

    dataset: str
    version: int
    problems: tuple[str, ...] = Field(default=())
