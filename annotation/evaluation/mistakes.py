"""The attributions and credits that were missed, made up or got wrong, with what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from annotation.evaluation.aligning import ASPECTS
from annotation.evaluation.comparing import Comparison
from annotation.evaluation.values import Compared
from schemas import Claim, QuoteType, Scope, Span


@dataclass(frozen=True)
class Said:
    """What one side says of an attribution: the texts of its spans, and the rest in words.

    Attributes:
        sources: of the hops that the text names, from the originator outwards.
        chain: each hop as "name (role, kind)".
    """

    sources: tuple[str, ...]
    cue: str
    content: tuple[str, ...]
    chain: tuple[str, ...]
    quote_type: QuoteType
    cue_force: str
    factuality: str


@dataclass(frozen=True)
class Mistake:
    """One attribution, or credit of the whole article, that is not as in the gold.

    Attributes:
        article: its name.
        place: where its first span begins, in code points.
        context: the sentences that it touches.
        differing: in what a wrong one differs, in the words of `ASPECTS`.
    """

    article: str
    language: str
    scope: Scope
    verdict: Literal["missed", "spurious", "wrong"]
    place: int
    context: str
    gold: Said | None
    suggested: Said | None
    differing: tuple[str, ...] = ()


def mistakes_of(comparison: Comparison) -> tuple[Mistake, ...]:
    """Those of an article, in text order."""
    return tuple(sorted(_mistakes(comparison), key=lambda one: one.place))


def _mistakes(comparison: Comparison) -> Iterator[Mistake]:
    compared, paired = comparison.compared, comparison.attributions
    for place, one in comparison.agreements.items():
        if one.differing:
            differing = tuple(aspect for aspect in ASPECTS if aspect in one.differing)
            pair = paired.gold[place], paired.suggested[paired.pairs[place]]
            yield _mistake(compared, *pair, differing=differing)
    for both in (paired, comparison.credits):
        for claim in both.missed:
            yield _mistake(compared, claim, None)
        for claim in both.spurious:
            yield _mistake(compared, None, claim)


def _mistake(
    compared: Compared, gold: Claim | None, suggested: Claim | None, *, differing: tuple[str, ...] = ()
) -> Mistake:
    claims = [claim for claim in (gold, suggested) if claim]
    spans = [span for claim in claims for span in claim.spans]
    return Mistake(
        article=compared.name,
        language=compared.language,
        scope=claims[0].scope,
        verdict="wrong" if gold and suggested else "missed" if gold else "spurious",
        place=min(span.start for span in spans),
        context=_context(compared, spans),
        gold=_said(gold, compared.text) if gold else None,
        suggested=_said(suggested, compared.text) if suggested else None,
        differing=differing,
    )


def _context(compared: Compared, spans: list[Span]) -> str:
    touched = (one for one in compared.sentences if any(one.overlaps(span) for span in spans))
    return " ".join(one.of(compared.text) for one in touched)


def _said(claim: Claim, text: str) -> Said:
    return Said(
        sources=tuple(hop.span.of(text) for hop in claim.sources if hop.span),
        cue=claim.cue.of(text) if claim.cue else "",
        content=tuple(span.of(text) for span in claim.content),
        chain=tuple(f"{hop.name} ({hop.role}, {hop.kind})" for hop in claim.sources),
        quote_type=claim.quote_type,
        cue_force=claim.cue_force,
        factuality=claim.judgements.get("factuality_source", ""),
    )
