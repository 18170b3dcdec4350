"""What one annotator labelled in one article, as marks and relations: all that most other tools know."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, groupby, pairwise
from operator import attrgetter
from typing import Literal

from schemas import SENTENCE, Article, CarriedClaim, CarriedLabels, Claim, Hop, Label, SentenceState, Span

MarkKind = Literal["Source", "Cue", "Content", "Author"]
"""`Author` is what the article says in its own voice."""
MARK_KINDS: tuple[MarkKind, ...] = ("Source", "Cue", "Content", "Author")

RelationKind = Literal["says", "cues", "relays", "links"]
"""A source says a content; a cue cues it (or the source, of a claim without content); a source is relayed by
the next of the chain; a hop's own cue links it to the statement."""
RELATION_ENDS: dict[RelationKind, tuple[str, str]] = {
    "says": ("Source", "Content"),
    "cues": ("Cue", "Content|Source"),
    "relays": ("Source", "Source"),
    "links": ("Cue", "Source"),
}
"""From which kind of mark to which each goes."""


@dataclass(frozen=True)
class Mark:
    """A span of the text that is part of a claim.

    Attributes:
        number: from 1, in the order of the claims, over all annotators of the article.
        pieces: one, or those of the content.
        hop: whose source or own cue it is.
    """

    number: int
    kind: MarkKind
    pieces: tuple[Span, ...]
    label: Label
    hop: Hop | None = None

    @property
    def claim(self) -> Claim:
        """The claim that it is part of."""
        assert self.label.claim is not None, "marks are made of claims"  # noqa: S101
        return self.label.claim


@dataclass(frozen=True)
class Relation:
    """What ties two marks of a claim."""

    kind: RelationKind
    head: Mark
    tail: Mark


@dataclass(frozen=True)
class Sheet:
    """One annotator's labels of one article.

    Attributes:
        marks: by claim, in the order of `Claim.spans`, the pieces of a content in one.
    """

    article: Article
    annotator: str
    labels: tuple[Label, ...]
    marks: tuple[Mark, ...]

    @property
    def states(self) -> dict[str, SentenceState]:
        """Where the annotator stands, by the key of the sentence."""
        return {one.name: one.state for one in self.labels if one.kind == SENTENCE and one.state}

    @property
    def claims(self) -> tuple[tuple[Label, tuple[Mark, ...]], ...]:
        """Each claim with its marks, in the order of the text."""
        groups = (tuple(marks) for _, marks in groupby(self.marks, key=attrgetter("label.key")))
        return tuple((marks[0].label, marks) for marks in groups)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """What ties the marks of each claim."""
        return tuple(relation for _, marks in self.claims for relation in _relations(marks))

    def carried(self, name: Callable[[Mark, int], str]) -> CarriedLabels:
        """The labels whole, for the way back; `name` says what a piece of a mark is called over there."""
        claims = tuple(
            CarriedClaim(
                claim_id=label.name,
                claim=marks[0].claim,
                marks=tuple(name(mark, place) for mark in marks for place in range(len(mark.pieces))),
            )
            for label, marks in self.claims
        )
        return CarriedLabels(annotator=self.annotator, claims=claims, states=self.states)


def sheets_of(article: Article, labels: tuple[Label, ...]) -> Iterator[Sheet]:
    """A sheet for each annotator of an article, by name."""
    numbers = count(1)
    for annotator, own in groupby(sorted(labels, key=_who), key=_who):
        labelled = tuple(own)
        claims = sorted((one for one in labelled if one.claim), key=_place)
        marks = tuple(mark for label in claims for mark in _marks(label, numbers))
        yield Sheet(article, annotator, labelled, marks)


def _who(label: Label) -> str:
    return label.annotator


def _place(label: Label) -> tuple[list[tuple[int, int]], str]:
    spans = label.claim.spans if label.claim else ()
    return sorted((span.start, span.end) for span in spans), label.name


def _marks(label: Label, numbers: "count[int]") -> Iterator[Mark]:
    claim = label.claim
    assert claim is not None, "asked for claims only"  # noqa: S101
    if claim.content:
        kind: MarkKind = "Author" if claim.voice == "author" else "Content"
        yield Mark(next(numbers), kind, claim.content, label)
    if claim.cue:
        yield Mark(next(numbers), "Cue", (claim.cue,), label)
    for hop in claim.sources:
        if hop.span:
            yield Mark(next(numbers), "Source", (hop.span,), label, hop)
        if hop.cue:
            yield Mark(next(numbers), "Cue", (hop.cue,), label, hop)


def _relations(marks: tuple[Mark, ...]) -> Iterator[Relation]:
    content = next((mark for mark in marks if mark.kind == "Content"), None)
    sources = [mark for mark in marks if mark.kind == "Source"]
    if content and sources:
        yield Relation("says", sources[0], content)
    for cue in (mark for mark in marks if mark.kind == "Cue"):
        own = next((mark for mark in sources if mark.hop is cue.hop), None)
        said = content or next(iter(sources), None)
        if cue.hop is None and said:
            yield Relation("cues", cue, said)
        elif cue.hop is not None and own:
            yield Relation("links", cue, own)
    for head, tail in pairwise(sources):
        yield Relation("relays", head, tail)
