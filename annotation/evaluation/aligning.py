"""Which suggested attribution stands for which of the gold, and in what the two agree."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from annotation.evaluation.matching import Spans, agree, best_pairs, merged, near, overlap
from annotation.language import language_data
from annotation.language.folding import fold
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


def spans_of(*hops: Hop) -> Spans:
    """The characters that name the hops."""
    return merged(hop.span for hop in hops if hop.span)


def cue_of(claim: Claim) -> Spans:
    """The characters of the cue."""
    return (claim.cue,) if claim.cue else ()


def content_of(claim: Claim) -> Spans:
    """The characters of the content, all its pieces together."""
    return merged(claim.content)


def aligned(gold: Sequence[Claim], suggested: Sequence[Claim]) -> dict[int, int]:
    """The pairs with the greatest total of source, cue and content overlap; indexes to indexes.

    What only shares its source is another statement of that source, so it is no pair.
    """
    weights = {}
    for one, other in near(*([(*cue_of(it), *it.content) for it in claims] for claims in (gold, suggested))):
        left, right = gold[one], suggested[other]
        said = overlap(content_of(left), content_of(right)) + overlap(cue_of(left), cue_of(right))
        if said:
            weights[one, other] = said + overlap(_originator(left), _originator(right))
    return best_pairs(weights)


def _originator(claim: Claim) -> Spans:
    return spans_of(*claim.sources[:1])


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
        overlaps=agree(_originator(gold), _originator(suggested))
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


def plain_name(name: str, language: str) -> str:
    """A name as it is compared: without case, accents and leading determiners."""
    folded = " ".join(fold(name).split())
    return _determiners(language).sub("", folded) or folded


@cache
def _determiners(language: str) -> re.Pattern[str]:
    words = language_data(language).get("cues", {}).get("determiners", "(?!)")
    return re.compile(f"(?:{words})+")
