"""A claim: an attribution, or the author's own voice, with what is judged of it."""

from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from schemas.base import UUID_PATTERN, Span, Value

HopRole = Literal["originator", "relay"]
HopKind = Literal[
    "person", "official", "government", "agency", "media", "document",
    "organisation", "expert", "social", "anonymous", "other",
]  # fmt: skip
HOP_KINDS: tuple[HopKind, ...] = get_args(HopKind)
CueForce = Literal["neutral", "endorsing", "distancing"]
CUE_FORCES: tuple[CueForce, ...] = get_args(CueForce)
QuoteType = Literal["direct", "mixed", "indirect"]
QUOTE_TYPES: tuple[QuoteType, ...] = get_args(QuoteType)
Scope = Literal["span", "article"]
Voice = Literal["source", "author"]
LinkRelation = Literal["support", "deny", "query", "comment"]
LINK_RELATIONS: tuple[LinkRelation, ...] = get_args(LinkRelation)

CHAIN_SEPARATOR = " > "
STANCE_SEPARATOR = " | "


def _fitting(text: str, separator: str, *, what: str) -> str:
    """The text, when it can be joined with others of its kind into one cell and told apart again."""
    if separator in f" {text} " or text.splitlines() != [text]:
        raise ValueError(f"{what} holds no line break and no {separator!r}: {text!r}")
    return text


class Hop(Value):
    """One link of a chain of sources.

    Attributes:
        span: where the text names it; none when it is implicit.
        name: what it refers to, a pronoun resolved.
        source_id: its entry in the source registry, or empty.
        cue: the hop's own link to the statement ("citée par"), if any.
    """

    span: Span | None = None
    name: str = Field(min_length=1, max_length=300)
    source_id: str = ""
    role: HopRole = "originator"
    kind: HopKind = "other"
    cue: Span | None = None

    @field_validator("name")
    @classmethod
    def _name_fits_a_chain(cls, name: str) -> str:
        return _fitting(name, CHAIN_SEPARATOR, what="a source's name")


class Stance(Value):
    """For or against what; the holder is the claim's originator."""

    target: str = Field(min_length=1, max_length=300)
    polarity: str

    @field_validator("target")
    @classmethod
    def _target_fits_a_cell(cls, target: str) -> str:
        return _fitting(target, STANCE_SEPARATOR, what="a stance's target")


class Link(Value):
    """What a claim does to another: an edge between two statements (the SDQC classes of RumourEval).

    Attributes:
        article_id, claim_id: of the claim that it is towards, made by the same reader or settled as this one.
    """

    relation: LinkRelation
    article_id: str = Field(min_length=1, max_length=64)
    claim_id: str = Field(pattern=rf"^{UUID_PATTERN}$")


class Claim(Value):
    """What receives stance, factuality and credibility.

    Attributes:
        sources: the chain from the originator outwards, without the outlet.
        content: one or more spans, in order; empty for a credit of the whole article.
        judgements: dimension name to value code, as the codebook defines them.
        links: to claims that it supports, denies, queries or comments on, one each.
    """

    voice: Voice = "source"
    scope: Scope = "span"
    sources: tuple[Hop, ...] = ()
    cue: Span | None = None
    cue_force: CueForce = "neutral"
    content: tuple[Span, ...] = ()
    quote_type: QuoteType = "indirect"
    stance: tuple[Stance, ...] = ()
    judgements: dict[str, str] = Field(default_factory=dict)
    links: tuple[Link, ...] = Field(default=(), max_length=100)
    note: str = Field(default="", max_length=5000)

    @model_validator(mode="after")
    def _is_whole(self) -> "Claim":
        if self.voice == "author" and (self.sources or self.cue):
            raise ValueError("a claim in the author's own voice has no source and no cue")
        if not self.spans:
            raise ValueError("a claim needs at least one span of the text: a source, a cue or a content")
        if len({(one.article_id, one.claim_id) for one in self.links}) != len(self.links):
            raise ValueError("a claim is linked to another once")
        for left, right in zip(self.content, self.content[1:], strict=False):
            if left.end > right.start:
                raise ValueError("the spans of a content are in order and disjoint")
        return self

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span of the claim: content, cue, sources and their link cues."""
        hops = (span for hop in self.sources for span in (hop.span, hop.cue))
        return tuple(span for span in (*self.content, self.cue, *hops) if span is not None)

    @property
    def anchors(self) -> tuple[Span, ...]:
        """The spans that decide which sentences the claim covers (see docs/csv.md)."""
        return self.content or self.spans
