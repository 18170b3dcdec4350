"""A claim as it is read: its words, its chain, what was judged of it, what became of it and by what."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from annotation.ledger.book import Entity
from schemas import Article, Span

JUDGED = ("factuality_source", "factuality_outlet", "source_reliability", "information_credibility")
_AS_THEY_ARE = ("article_id", "claim_id", "sentence", "title", "outlet", "annotator")


class Evidence(NamedTuple):
    """A claim as it is listed behind a figure.

    Attributes:
        sentence: the index of its first.
        chain: from the originator outwards to the outlet.
        words: of its content, or of whoever says it where it has none; empty for an article that is gone.
    """

    article_id: str
    claim_id: str
    sentence: int
    title: str
    outlet: str
    published: str
    annotator: str
    chain: tuple[str, ...]
    words: str


class Judged(NamedTuple):
    """What was judged of a claim in a dimension; `target` is what a stance is towards, else empty."""

    dimension: str
    value: str
    target: str = ""


class Linked(NamedTuple):
    """A link of a claim, in either direction.

    Attributes:
        relation: `support`, `deny`, ...
        is_own: the claim does it to the other; else the other does it to the claim.
        counts: whether what became of a claim follows from it.
        other: at its other end.
    """

    relation: str
    is_own: bool
    counts: bool
    other: Evidence


class Claimed(NamedTuple):
    """A claim with all that the ledger has of it.

    Attributes:
        root: who said it first; none where the claim names nobody. It has the registry's grade of the day.
        names: through how many the outlet has it, see `profile.Depth`.
        confirmed, contradicted: what became of it.
    """

    evidence: Evidence
    root: Entity | None
    names: int
    judged: tuple[Judged, ...]
    confirmed: bool
    contradicted: bool
    links: tuple[Linked, ...]


def evidence(said: Mapping[str, Any], article: Article | None) -> Evidence:
    """A claim of a row of the table, with its words where the article is there."""
    return Evidence(
        **{name: said[name] for name in _AS_THEY_ARE},
        published=said["published"].isoformat() if said["published"] else "",
        chain=(*said["hop_name"], *filter(None, [said["outlet"]])),
        words=_words(article, said["spans"]) if article else "",
    )


def judged(said: Mapping[str, Any]) -> tuple[Judged, ...]:
    """What was judged of the claim of a row."""
    stances: Iterable[tuple[str, str]] = zip(said["stance_target"], said["stance"], strict=True)
    coded = (Judged(name, said[name]) for name in JUDGED if said[name])
    return (*coded, *(Judged("stance", side, target) for target, side in stances))


def _words(article: Article, spans: str) -> str:
    ends = (one.partition("-") for one in spans.split())
    pieces = (Span(start=int(start), end=int(end)).of(article.text) for start, _, end in ends)
    return " […] ".join(" ".join(piece.split()) for piece in pieces)
