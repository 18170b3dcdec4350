"""What is compared, and what a figure is."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from schemas import Claim, QuoteType, Sentence, Stance

TALLIES: Final = (
    "source_exact",
    "source_overlap",
    "cue_exact",
    "cue_overlap",
    "content_exact",
    "content_overlap",
    "attribution_exact",
    "attribution_overlap",
    "credit",
    "is_attributed",
    "stance",
)
"""Figures with a precision, a recall and an F1."""

SHARES: Final = (
    "chain_complete",
    "chain_complete_of_all",
    "originator_name",
    "originator_name_of_all",
    "originator_kind",
    "quote_type",
    "cue_force",
    "factuality",
    "sentence_factuality",
)
"""Figures that are a share of what could be right."""


@dataclass(frozen=True)
class SentenceFact:
    """What is said of a sentence as a whole.

    Attributes:
        factuality: of the claim that it makes, as its source presents it; none when nothing is said.
    """

    is_attributed: bool = False
    factuality: str | None = None
    stance: Stance | None = None


@dataclass(frozen=True)
class Compared:
    """An article with its gold and with what was suggested for it.

    Attributes:
        name: by which mistakes name it.
        sentences: those of the gold; both rows of facts have one for each.
        gold: claims; those in the author's own voice are not looked at.
        gold_forces: indexes of the claims of `gold` whose cue force the gold says.
    """

    name: str
    language: str
    text: str
    sentences: tuple[Sentence, ...]
    gold: tuple[Claim, ...]
    suggested: tuple[Claim, ...]
    gold_facts: tuple[SentenceFact, ...]
    suggested_facts: tuple[SentenceFact, ...]
    gold_forces: frozenset[int] = frozenset()


class Count(NamedTuple):
    """One thing that was looked at: how often it is in the gold, how often suggested, how often both.

    Attributes:
        quote_type: of the attribution that it belongs to; none when it belongs to no single one.
    """

    figure: str
    quote_type: QuoteType | None
    gold: int
    suggested: int
    right: int


def ratio(right: int, total: int) -> float | None:
    """The share of `total`; not defined when there is nothing."""
    return right / total if total else None


@dataclass(frozen=True)
class Tally:
    """How many there are in the gold, how many were suggested, and how many of these are right."""

    gold: int = 0
    suggested: int = 0
    right: int = 0

    @property
    def precision(self) -> float | None:
        """Of what is suggested, the share that is right; none when nothing is suggested."""
        return ratio(self.right, self.suggested)

    @property
    def recall(self) -> float | None:
        """Of the gold, the share that is suggested; none when the gold has nothing."""
        return ratio(self.right, self.gold)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both, from the counts; none when there is nothing on either side."""
        return ratio(2 * self.right, self.gold + self.suggested)


@dataclass(frozen=True)
class Share:
    """How many of those that could be right are right."""

    of: int = 0
    right: int = 0

    @property
    def value(self) -> float | None:
        """None when there is nothing that could be right."""
        return ratio(self.right, self.of)
