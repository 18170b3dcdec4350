"""What the rules find, before names are resolved."""

from dataclasses import dataclass
from typing import Literal

from schemas import CueForce, HopRole, Scope, Span

Pattern = Literal[
    "speech", "clause", "object", "closing", "relative", "passive", "preposition", "opening", "frame",
    "nominal", "hearsay", "conditional", "credit", "byline", "turn", "alone", "unlisted", "colon",
    "governing",
]  # fmt: skip
"""What an attribution was found by; each has a score of its own (annotation/suggest/scores.py)."""


@dataclass(frozen=True)
class Link:
    """One hop of a chain: where it stands, and its own cue."""

    span: Span
    role: HopRole = "originator"
    cue: Span | None = None


@dataclass(frozen=True)
class Found:
    """An attribution, and the pattern that found it.

    Attributes:
        drops_subject: whether its speaker is in the ending of the verb, with no word of its own.
    """

    chain: tuple[Link, ...]
    cue: Span | None
    content: tuple[Span, ...]
    pattern: Pattern
    force: CueForce = "neutral"
    scope: Scope = "span"
    drops_subject: bool = False

    @property
    def source(self) -> Span | None:
        """Where the speaker stands."""
        return self.chain[0].span if self.chain else None

    @property
    def end(self) -> int:
        """The end of the last span."""
        links = [span.end for link in self.chain for span in (link.span, link.cue) if span]
        return max([*links, *(span.end for span in self.content), self.cue.end if self.cue else 0])
