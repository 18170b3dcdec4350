"""Entries of the source registry, and their revisions."""

import re
from datetime import date, datetime
from itertools import pairwise
from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from schemas.base import Value
from schemas.claim import CHAIN_SEPARATOR, HopKind

SOURCE_ID_PATTERN = r"^[a-z0-9][a-z0-9-]*$"
MOST_LETTERS = 300
"""Of a source's name, and of the reason of a grade."""

Reliability = Literal["A", "B", "C", "D", "E", "F"]
RELIABILITIES: tuple[Reliability, ...] = get_args(Reliability)
"""The NATO Admiralty code; F is "cannot be judged", never a middle value."""

Affiliation = Literal["", "independent", "public-service", "state-controlled", "state-body"]
AFFILIATIONS: tuple[Affiliation, ...] = get_args(Affiliation)
"""How near to a state: empty where nobody said; a public service is paid by it, not led by it."""

LANGUAGE_PATTERN = r"^([a-z]{2,3}(-[A-Za-z0-9]{1,8})*)?$"
"""Of an alias: a code as fr; empty where it is the same in every language, or nobody said."""

SourceState = Literal["", "graded", "ungraded", "merged"]
SOURCE_STATES: tuple[SourceState, ...] = get_args(SourceState)
"""Which entries are wanted: those that stand for themselves, the graded or the rest of them, or merged."""

SourceCause = Literal["imported", "added", "changed", "graded", "merged", "split"]


class Grade(Value):
    """How reliable a source is held to be, from a day on."""

    since: date
    value: Reliability
    reason: str = Field(min_length=1, max_length=MOST_LETTERS)

    @field_validator("reason")
    @classmethod
    def _is_one_cell(cls, reason: str) -> str:
        return _cell(reason, "a grade's reason")


class Source(Value):
    """Someone who speaks: an agency, a government, a ministry, an outlet.

    Attributes:
        country: ISO 3166-1 alpha-2, empty for international ones.
        wikidata: Q identifier, empty where nobody is sure of it.
        affiliation: how near to a state.
        parent: the entry that it speaks for or belongs to: of a spokeswoman her ministry, of that the state.
        aliases: further surface forms by language code.
        grades: by day, each good until the next.
        merged_into: the entry that stands for this one, empty while it stands for itself.
        split_from: the entry that its names were taken from.
    """

    source_id: str = Field(pattern=SOURCE_ID_PATTERN, max_length=64)
    name: str = Field(min_length=1, max_length=MOST_LETTERS)
    kind: HopKind
    country: str = Field(default="", pattern=r"^([A-Z]{2})?$")
    wikidata: str = Field(default="", pattern=r"^(Q[1-9]\d*)?$")
    affiliation: Affiliation = ""
    parent: str = ""
    notes: str = Field(default="", max_length=5000)
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    grades: tuple[Grade, ...] = ()
    merged_into: str = ""
    split_from: str = ""

    @field_validator("name")
    @classmethod
    def _is_one_cell(cls, name: str) -> str:
        return _cell(name, "a source's name")

    @field_validator("aliases")
    @classmethod
    def _aliases_are_cells(cls, aliases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for language, group in aliases.items():
            if not re.match(LANGUAGE_PATTERN, language):
                raise ValueError(f"the language of an alias is a code such as fr: {language!r}")
            for alias in group:
                _cell(alias, "an alias")
        return {language: tuple(dict.fromkeys(group)) for language, group in aliases.items() if group}

    @model_validator(mode="after")
    def _is_whole(self) -> "Source":
        if self.source_id in {self.parent, self.merged_into, self.split_from}:
            raise ValueError(f"{self.source_id} refers to itself")
        if any(one.since >= other.since for one, other in pairwise(self.grades)):
            raise ValueError("grades stand in the order of their days, one a day")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every alias."""
        return (self.name, *(alias for group in self.aliases.values() for alias in group))

    def grade_on(self, day: date) -> Grade | None:
        """The grade that was good on a day."""
        return next((one for one in reversed(self.grades) if one.since <= day), None)


class SourceRevision(Value):
    """What was said of an entry of the registry, by whom and when.

    Attributes:
        revision: 1 for the first.
        author: empty for what came with the project.
    """

    source: Source
    revision: int = Field(ge=1)
    cause: SourceCause
    author: str
    made_at: datetime


class SourceQuery(Value):
    """Which entries of the registry are wanted; empty is any."""

    search: str = ""
    kind: HopKind | Literal[""] = ""
    country: str = ""
    affiliation: Affiliation = ""
    state: SourceState = ""


class UnmatchedName(Value):
    """A name in labels that no entry of the registry has.

    Attributes:
        name: as it is written most often.
        times: sentences with a claim of this source.
        articles: in how many of them.
        kind: the one that labels give it most often.
        language: of most of the articles.
        article_id: the first of them.
        sentence: an example, from that one.
        is_aside: somebody said that it is no source to look for.
    """

    name: str
    times: int
    articles: int
    kind: HopKind
    language: str
    article_id: str
    sentence: str
    is_aside: bool = False


def _cell(text: str, what: str) -> str:
    """The text, when it fits a cell of the registry's CSV and a name in a chain."""
    if text.strip() != text or not text or text.splitlines() != [text] or "|" in text:
        raise ValueError(f"{what} is one line, without | and without spaces around it: {text!r}")
    if CHAIN_SEPARATOR in f" {text} ":
        raise ValueError(f"{what} holds no {CHAIN_SEPARATOR!r}: {text!r}")
    return text
