"""A published version of a dataset, and what was asked of it."""

from datetime import date, datetime
from typing import Literal

from pydantic import Field, model_validator

from schemas.base import Value
from schemas.readers import GOLD
from schemas.split import SplitPlan

Texts = Literal["whole", "offsets"]
"""Whether a version holds the words of its articles, or only their hashes and offsets into them."""

Readers = Literal["all", "one", "agreed", "gold", "best"]
"""Whose labels: all, of one reader, those on which readers agree, what was settled, or the best of all."""


_SETTLED = ("gold", "best")


class Selection(Value):
    """What of a project goes into a version; empty fields ask for nothing.

    Attributes:
        readers: `all` labels of everybody; those of `one` reader; `agreed`: the sentences that two or more
            have closed in the same way; `gold`: what a lead settled, else what is agreed; `best`: as
            gold, and where one reader only has closed a sentence, that reader's.
        reader: whose, for `one`.
        adjudicators: for `gold` and `best`, readers whose own labels settle what no ruling did.
        languages, outlets, stories: only articles of one of these.
        since, until: first and last day of publication.
        finished: only articles without an open sentence.
    """

    readers: Readers = "all"
    reader: str = ""
    adjudicators: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    finished: bool = False

    @model_validator(mode="after")
    def _says_whose(self) -> "Selection":
        if (self.readers == "one") != bool(self.reader):
            raise ValueError("the labels of one reader need that reader's name, and only they do")
        if self.adjudicators and self.readers not in _SETTLED:
            raise ValueError("only settled labels have adjudicators")
        return self

    @property
    def settlers(self) -> tuple[str, ...]:
        """The readers whose labels settle, the gold first; nobody where gold is not asked for."""
        return (GOLD, *self.adjudicators) if self.readers in _SETTLED else ()


class Missing(Value):
    """What is not settled in the articles of a version, and so not in it or not as good as it could be.

    Attributes:
        open: sentences of the labelling flow that none of the readers has closed.
        disagreements: runs of sentences that readers have closed differently.
        unresolved: sources of claims, relays too, that are no entry of the registry.
        left_out: labels of sentences that are no more, since they were cut or joined.
        blind: articles of which nothing is in it, for they are still read blind.
    """

    open: int = 0
    disagreements: int = 0
    unresolved: int = 0
    left_out: int = 0
    blind: int = 0

    def __add__(self, other: "Missing") -> "Missing":
        return Missing(**{name: getattr(self, name) + getattr(other, name) for name in Missing.model_fields})


class Publication(Value):
    """What a person asks for and says of the version that they publish."""

    dataset: str
    message: str
    author: str
    published_at: datetime
    selection: Selection = Selection()
    texts: Texts = "whole"
    split: SplitPlan | None = None


class PublishedFile(Value):
    """A file of a version, with its hash."""

    path: str
    bytes: int
    sha256: str


class Manifest(Value):
    """What a version holds and where it comes from; immutable.

    Attributes:
        version: counts from 1 inside the dataset.
        parent: the version that it follows, none for the first.
        restores: the version whose labels these are again; none where they came from the store.
        csv_sha256: of the canonical CSV, which is regenerated on demand.
        counts: articles, sentences, claims, rows, annotators.
        split: by which the splits are drawn; none while nobody asked for any.
        agents: labels in it that were decided on a suggestion, by the suggestion's agent.
        assistance: rows by what was on screen when their sentence was closed; empty where nobody knows.
        recipe: of how rows are made of labels; versions of one recipe take over each other's rows.
    """

    format: int = 2
    dataset: str
    version: int
    parent: int | None
    restores: int | None = None
    message: str
    author: str
    published_at: datetime
    codebook_version: str
    selection: Selection = Selection()
    texts: Texts = "whole"
    split: SplitPlan | None = None
    counts: dict[str, int]
    missing: Missing = Missing()
    agents: dict[str, int] = Field(default_factory=dict)
    assistance: dict[str, int] = Field(default_factory=dict)
    recipe: str = ""
    columns: tuple[str, ...]
    csv_sha256: str
    files: tuple[PublishedFile, ...]


class Preview(Value):
    """What publishing would write now.

    Attributes:
        manifest: of the version that it would be.
        unresolved: names of sources that are no entry of the registry, with how often they stand there; the
            most frequent first.
        articles: ids of those with the most that is not settled.
    """

    manifest: Manifest
    unresolved: tuple[tuple[str, int], ...]
    articles: tuple[tuple[str, Missing], ...]


class Verification(Value):
    """What `verify` found in one version; no problems means that every byte is as published."""

    dataset: str
    version: int
    problems: tuple[str, ...] = Field(default=())
