"""Where readers meet: units that two or more have closed, with the claims that stand for each other."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from annotation.alignment.claims import aligned, nearness
from annotation.alignment.units import Readings, Unit
from schemas import Article, Claim, Label

Same = Mapping[str, Label]
"""Labels of one claim, by reader; those who did not make it are not in it."""


@dataclass(frozen=True)
class Meeting:
    """One unit that readers share.

    Attributes:
        sentences: indexes, in order.
        readers: who closed all of it, in alphabetical order.
        claims: each claim of any of them, with those of the others that stand for the same.
        at: when the last of them closed it.
    """

    sentences: tuple[int, ...]
    readers: tuple[str, ...]
    claims: tuple[Same, ...]
    at: datetime


def meetings(readings: Readings, *, is_wanted: Callable[[Unit], bool] | None = None) -> Iterator[Meeting]:
    """The units of an article that two readers or more have closed, in reading order."""
    for unit in filter(is_wanted, readings.units):
        readers = readings.readers(unit)
        is_read = not readings.in_unit[unit].keys().isdisjoint(readers)  # outside the flow it may not be
        if len(readers) > 1 and is_read:
            yield _meeting(readings, unit, readers)


def _meeting(readings: Readings, unit: Unit, readers: tuple[str, ...]) -> Meeting:
    labels = {reader: readings.in_unit[unit].get(reader, []) for reader in readers}
    claims = {reader: [one for one in own if one.claim] for reader, own in labels.items()}
    return Meeting(
        sentences=tuple(sorted(unit)),
        readers=readers,
        claims=tuple(same_claims(claims)),
        at=max(one.labelled_at for own in labels.values() for one in own),
    )


def same_claims(claims: Mapping[str, Sequence[Label]]) -> list[Same]:
    """The claims of several readers, those that stand for each other together; one a reader at most.

    Every two readers' claims are aligned. With three or more readers the nearest pairs are joined first, and
    a pair that would bring two claims of one reader together is not joined.
    """
    made = {reader: [one.claim for one in own if one.claim] for reader, own in claims.items()}
    pairs = [
        ((a, one), (b, other))
        for a, b in combinations(sorted(made), 2)
        for one, other in aligned(made[a], made[b]).items()
    ]
    if len(made) > 2:  # noqa: PLR2004 (pairs of two readers are in nobody's way)
        pairs.sort(key=lambda pair: -nearness(*(made[who][place] for who, place in pair)))
    group = {
        (reader, place): {reader: place} for reader in sorted(made) for place in range(len(made[reader]))
    }
    for left, right in pairs:
        if group[left].keys().isdisjoint(group[right]):
            joined = group[left] | group[right]
            group |= dict.fromkeys(joined.items(), joined)
    distinct = {id(one): one for one in group.values()}
    return [{reader: claims[reader][place] for reader, place in one.items()} for one in distinct.values()]


def claims_of(same: Same) -> dict[str, Claim]:
    """The claims by reader."""
    return {who: label.claim for who, label in sorted(same.items()) if label.claim}


def readings_of(article: Article, labels: Iterable[Label], readers: Iterable[str]) -> Readings:
    """What some of the readers made of an article; the labels of others join no sentences."""
    wanted = frozenset(readers)
    return Readings(article, tuple(one for one in labels if one.annotator in wanted))
