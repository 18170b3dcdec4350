"""Which attribution of one side stands for which of the other, and how their names are compared."""

import re
from collections.abc import Sequence
from functools import cache

from annotation.alignment.matching import Spans, best_pairs, merged, near, overlap
from annotation.language import language_data
from annotation.language.folding import fold
from schemas import Claim, Hop


def spans_of(*hops: Hop) -> Spans:
    """The characters that name the hops."""
    return merged(hop.span for hop in hops if hop.span)


def cue_of(claim: Claim) -> Spans:
    """The characters of the cue."""
    return (claim.cue,) if claim.cue else ()


def content_of(claim: Claim) -> Spans:
    """The characters of the content, all its pieces together."""
    return merged(claim.content)


def aligned(lefts: Sequence[Claim], rights: Sequence[Claim]) -> dict[int, int]:
    """The pairs with the greatest total of source, cue and content overlap; indexes to indexes.

    What only shares its source is another statement of that source, so it is no pair.
    """
    if len(lefts) == len(rights) == 1:  # as nearly always inside one sentence
        return {0: 0} if nearness(lefts[0], rights[0]) else {}
    weights = {
        (one, other): weight
        for one, other in near(*([(*cue_of(it), *it.content) for it in claims] for claims in (lefts, rights)))
        if (weight := nearness(lefts[one], rights[other]))
    }
    return best_pairs(weights)


def nearness(left: Claim, right: Claim) -> float:
    """How much of content, cue and originator two claims share, each from 0 to 1; 0 if only the last."""
    said = overlap(content_of(left), content_of(right)) + overlap(cue_of(left), cue_of(right))
    return said + overlap(originator_of(left), originator_of(right)) if said else 0.0


def originator_of(claim: Claim) -> Spans:
    """The characters that name who said it first."""
    return spans_of(*claim.sources[:1])


def plain_name(name: str, language: str) -> str:
    """A name as it is compared: without case, accents and leading determiners."""
    folded = " ".join(fold(name).split())
    return _determiners(language).sub("", folded) or folded


@cache
def _determiners(language: str) -> re.Pattern[str]:
    words = language_data(language).get("cues", {}).get("determiners", "(?!)")
    return re.compile(f"(?:{words})+")
