"""What two readers share of their attributions: spans, and parts of the chains of sources."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from annotation.agreement.meeting import Meeting, claims_of
from annotation.alignment.claims import content_of, cue_of, originator_of, plain_name
from annotation.alignment.matching import Spans, agree, matched
from schemas import Claim, Hop

SPAN_PARTS: Final = ("source", "cue", "content", "whole")
CHAIN_PARTS: Final = ("root", "depth", "order", "cue")

COUNTED: Final = tuple(f"{part} {how}" for part in SPAN_PARTS for how in ("exact", "overlap")) + tuple(
    f"chain {part}" for part in CHAIN_PARTS
)
"""What is counted, in this order: of each, what both share and what there is."""

Count = tuple[float, float]

_SPANS: Final[dict[str, Callable[[Claim], list[Spans]]]] = {
    "source": lambda claim: [(hop.span,) for hop in claim.sources if hop.span],
    "cue": lambda claim: [cue_of(claim)] if claim.cue else [],
    "content": lambda claim: [content_of(claim)] if claim.content else [],
}

_ATTRIBUTION: Final = ("source", "span")


@dataclass(frozen=True, slots=True)
class Shared:
    """One unit of two readers.

    Attributes:
        counts: shared and there, of each of `COUNTED`. Shared spans count twice, once for each reader.
        at: when the last reader closed it.
    """

    readers: tuple[str, str]
    counts: tuple[Count, ...]
    at: datetime


def shared(meeting: Meeting, language: str) -> Iterator[Shared]:
    """What every two readers of a unit share; credits of the whole article are left out."""
    attributions = [
        {who: claim for who, claim in claims_of(same).items() if (claim.voice, claim.scope) == _ATTRIBUTION}
        for same in meeting.claims
    ]
    for first, second in combinations(meeting.readers, 2):
        lefts = [claims[first] for claims in attributions if first in claims]
        rights = [claims[second] for claims in attributions if second in claims]
        if lefts or rights:
            both = [(one[first], one[second]) for one in attributions if first in one and second in one]
            yield Shared((first, second), _counts(lefts, rights, both, language), meeting.at)


def _counts(
    lefts: Sequence[Claim], rights: Sequence[Claim], both: Sequence[tuple[Claim, Claim]], language: str
) -> tuple[Count, ...]:
    found: list[Count] = []
    for spans in _SPANS.values():
        left, right = ([one for claim in claims for one in spans(claim)] for claims in (lefts, rights))
        found += ((2 * pairs, len(left) + len(right)) for pairs in _pairs(left, right))
    there = len(lefts) + len(rights)
    found += ((2 * sum(is_same(*pair) for pair in both), there) for is_same in (_is_exact, _overlaps))
    parts = [chain_parts(left, right, language) for left, right in both]
    return (*found, *((sum(one[part] for one in parts), len(parts)) for part in CHAIN_PARTS))


def _pairs(left: Sequence[Spans], right: Sequence[Spans]) -> tuple[int, int]:
    """How many pairs can be made of spans that are equal, and of spans that overlap enough."""
    equal = (Counter(left) & Counter(right)).total()
    return equal, equal if equal == min(len(left), len(right)) else len(matched(left, right, exact=False))


def _is_exact(left: Claim, right: Claim) -> bool:
    """Whether sources, cue and content are the same characters."""
    return all(spans(left) == spans(right) for spans in _SPANS.values())


def _overlaps(left: Claim, right: Claim) -> bool:
    """Whether originator, cue and content overlap enough."""
    return all(agree(spans(left), spans(right)) for spans in (originator_of, cue_of, content_of))


def chain_parts(left: Claim, right: Claim, language: str) -> dict[str, bool]:
    """In which parts the chains of two attributions agree.

    Args:
        left: one.
        right: the other.
        language: whose determiners a name goes without.
    """
    same = [same_source(*pair, language) for pair in zip(left.sources, right.sources, strict=False)]
    is_as_deep = len(left.sources) == len(right.sources)
    return {
        "root": same[0] if same else is_as_deep,
        "depth": is_as_deep,
        "order": is_as_deep and all(same),
        "cue": left.cue == right.cue,
    }


def same_source(left: Hop, right: Hop, language: str) -> bool:
    """Whether two hops name the same: by their entries where both have one, else by their names."""
    if left.source_id and right.source_id:
        return left.source_id == right.source_id
    return plain_name(left.name, language) == plain_name(right.name, language)
