"""Which suggested claim stands for which labelled one."""

from collections.abc import Sequence

from schemas import Claim, Span

ENOUGH = 0.3
"""The intersection over union of the contents from which two claims are the same statement."""


def paired(gold: Sequence[Claim], suggested: Sequence[Claim]) -> dict[int, int]:
    """Claims of one voice whose contents overlap enough, one to one, the best first; indexes to indexes.

    A claim without content is known by its cue. Where contents overlap alike, the sources decide.
    """
    weighed = sorted(
        (-weight, one, other)
        for one, left in enumerate(gold)
        for other, right in enumerate(suggested)
        if (weight := _weight(left, right)) >= ENOUGH
    )
    pairs: dict[int, int] = {}
    for _, one, other in weighed:
        if one not in pairs and other not in pairs.values():
            pairs[one] = other
    return pairs


def _weight(left: Claim, right: Claim) -> float:
    if left.voice != right.voice or left.scope != right.scope:
        return 0.0
    said = _overlap(left.anchors, right.anchors)
    sources = (tuple(hop.span for hop in claim.sources[:1] if hop.span) for claim in (left, right))
    return said + _overlap(*sources) if said >= ENOUGH else 0.0


def _overlap(left: tuple[Span, ...], right: tuple[Span, ...]) -> float:
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    total = sum(one.end - one.start for one in (*left, *right)) - shared
    return shared / total if shared else 0.0
