"""In what a suggested attribution agrees with the one of the gold that it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotation.alignment.claims import content_of, originator_of, plain_name, spans_of
from annotation.alignment.matching import agree
from schemas import Claim, Hop, Span

ASPECTS: Final = (
    "source",
    "cue",
    "content",
    "chain",
    "originator name",
    "originator kind",
    "quote type",
    "cue force",
    "factuality",
)
"""In what two attributions can differ, in the order in which a reader looks."""


@dataclass(frozen=True)
class Agreement:
    """In what two aligned attributions agree.

    Attributes:
        is_exact: sources of all hops, cue and content are the same characters.
        overlaps: the originators and the contents overlap enough.
        differing: those of `ASPECTS` that are not the same, spans character for character.
        can_compare: those of `ASPECTS` that the gold says something of.
    """

    is_exact: bool
    overlaps: bool
    differing: frozenset[str]
    can_compare: frozenset[str]


def agreement(gold: Claim, suggested: Claim, *, language: str, has_force: bool) -> Agreement:
    """Compare two aligned attributions."""
    code = gold.judgements.get("factuality_source")
    same = {
        "source": _named(gold) == _named(suggested),
        "cue": gold.cue == suggested.cue,
        "content": content_of(gold) == content_of(suggested),
        "chain": _same_chain(gold.sources, suggested.sources),
        "originator name": _name(gold, language) == _name(suggested, language),
        "originator kind": _kind(gold) == _kind(suggested),
        "quote type": gold.quote_type == suggested.quote_type,
        "cue force": not has_force or gold.cue_force == suggested.cue_force,
        "factuality": code is None or code == suggested.judgements.get("factuality_source"),
    }
    unsaid = {"cue force"} if not has_force else set[str]()
    return Agreement(
        is_exact=same["source"] and same["cue"] and same["content"],
        overlaps=agree(originator_of(gold), originator_of(suggested))
        and agree(content_of(gold), content_of(suggested)),
        differing=frozenset(aspect for aspect, is_same in same.items() if not is_same),
        can_compare=frozenset(ASPECTS) - unsaid - ({"factuality"} if code is None else set[str]()),
    )


def _named(claim: Claim) -> list[Span]:
    return [hop.span for hop in claim.sources if hop.span]


def _same_chain(gold: Sequence[Hop], suggested: Sequence[Hop]) -> bool:
    return len(gold) == len(suggested) and all(
        left.role == right.role and agree(spans_of(left), spans_of(right))
        for left, right in zip(gold, suggested, strict=True)
    )


def _kind(claim: Claim) -> str | None:
    return claim.sources[0].kind if claim.sources else None


def _name(claim: Claim, language: str) -> str | None:
    return plain_name(claim.sources[0].name, language) if claim.sources else None
