"""Overlap of spans, and which of two lists belong together, one to one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from schemas import Span

ENOUGH = 0.3
"""The intersection over union from which spans count as overlapping."""

_PAIR = 1000.0
"""What a pair weighs beside its overlap: one pair more outweighs any overlap of the others."""

_REACH = 256
_NOISE = 1e-9
Spans = tuple[Span, ...]
Pair = tuple[int, int]


def merged(spans: Iterable[Span]) -> Spans:
    """The same characters as disjoint spans in order, of which no two touch."""
    given = tuple(spans)
    if len(given) < 2:  # noqa: PLR2004 (nothing to merge)
        return given
    found: list[Span] = []
    for span in sorted(given, key=lambda one: one.start):
        if found and span.start <= found[-1].end:
            end = max(found[-1].end, span.end)
            found[-1] = Span(start=found[-1].start, end=end)
        else:
            found.append(span)
    return tuple(found)


def overlap(left: Spans, right: Spans) -> float:
    """Intersection over union of the characters of two merged sets of spans; 0 when one is empty."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)
    return shared / (sum(one.end - one.start for one in (*left, *right)) - shared) if shared else 0.0


def agree(left: Spans, right: Spans) -> bool:
    """Whether two sets of spans overlap enough, or are both empty."""
    return overlap(left, right) >= ENOUGH if left and right else left == right


def matched(gold: Sequence[Spans], suggested: Sequence[Spans], *, exact: bool) -> dict[int, int]:
    """As many pairs as can be made of spans that are equal, or that overlap enough; indexes to indexes.

    Where there are several ways to make that many, the one with the greatest overlap.
    """
    weights = {
        (one, other): _PAIR + share
        for one, other in near(gold, suggested)
        if (share := overlap(gold[one], suggested[other])) >= (1.0 if exact else ENOUGH)
    }
    return best_pairs(weights)


def near(gold: Sequence[Spans], suggested: Sequence[Spans]) -> Iterator[Pair]:
    """The pairs that may share a character, in order: of a long article few can."""
    places: dict[int, set[int]] = defaultdict(set)
    for other, spans in enumerate(suggested):
        for place in _places(spans):
            places[place].add(other)
    for one, spans in enumerate(gold):
        for other in sorted(set().union(*(places.get(place, set()) for place in _places(spans)))):
            yield one, other


def _places(spans: Spans) -> set[int]:
    return {place for span in spans for place in range(span.start // _REACH, (span.end - 1) // _REACH + 1)}


def best_pairs(weights: Mapping[Pair, float]) -> dict[int, int]:
    """The one-to-one pairing whose weights, all above 0, have the greatest sum.

    Grown by the path that gains most, until none gains: then no other pairing has a greater sum.
    """
    if len({left for left, _ in weights}) == len({right for _, right in weights}) == len(weights):
        return dict(weights.keys())  # as nearly always: no two want the same
    pairs: dict[int, int] = {}
    while path := _best_path(weights, pairs):
        pairs.update(path)
    return pairs


def _best_path(weights: Mapping[Pair, float], pairs: Mapping[int, int]) -> list[Pair]:
    """The pairs to make, each undoing the former one of its left side, so that the sum grows most."""
    owner = {right: left for left, right in pairs.items()}
    gain, reached = _gains(weights, pairs, owner)
    ends = [right for right in gain if right not in owner and gain[right] > _NOISE]
    if not ends:
        return []
    path = list[Pair]()
    right = max(ends, key=lambda end: gain[end])
    while True:
        left = reached[right]
        path.append((left, right))
        if left not in pairs:
            return path
        right = pairs[left]


def _gains(
    weights: Mapping[Pair, float], pairs: Mapping[int, int], owner: Mapping[int, int]
) -> tuple[dict[int, float], dict[int, int]]:
    """What the sum gains at most when the right sides get a new left one, and which one that is."""
    free = {left: 0.0 for left, _ in weights if left not in pairs}
    gain, reached, improved = dict[int, float](), dict[int, int](), True
    while improved:
        improved = False
        for (left, right), weight in weights.items():
            if left not in free or pairs.get(left) == right:
                continue
            found = free[left] + weight
            if right not in gain or found > gain[right] + _NOISE:
                gain[right], reached[right], improved = found, left, True
                if right in owner:
                    free[owner[right]] = found - weights[owner[right], right]
    return gain, reached
