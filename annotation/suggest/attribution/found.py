"""What the rules find, before names are resolved."""

from dataclasses import dataclass

from schemas import CueForce, HopRole, Scope, Span


@dataclass(frozen=True)
class Link:
    """One hop of a chain: where it stands, and its own cue."""

    span: Span
    role: HopRole = "originator"
    cue: Span | None = None


@dataclass(frozen=True)
class Found:
    """An attribution: `score` is a rough confidence in the pattern, not calibrated.

    Attributes:
        drops_subject: whether its speaker is in the ending of the verb, with no word of its own.
    """

    chain: tuple[Link, ...]
    cue: Span | None
    content: tuple[Span, ...]
    score: float
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
