"""The tables behind the pictures: each mark with its n, and few enough marks to be seen.

What does not fit in is counted in `left_out`, never dropped in silence.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from annotation.ledger.book import NO_DAY, NOBODY, Book, Ints, Mask
from annotation.ledger.citing import Edges
from annotation.ledger.reliability import share_interval
from schemas import CUE_FORCES

RELIABILITIES = ("A", "B", "C", "D", "E", "F")
CREDIBILITIES = ("1", "2", "3", "4", "5", "6")


class Flow(NamedTuple):
    """How many claims one passes to another, between two layers: originator, relay, outlet."""

    layer: int
    giver: int
    taker: int
    claims: int


class Cited(NamedTuple):
    """How many claims one source takes from another."""

    citing: int
    cited: int
    claims: int
    in_circle: bool


class Leaning(NamedTuple):
    """How often a source takes each side towards a target."""

    source: int
    target: str
    favor: int
    against: int
    neutral: int
    unclear: int

    @property
    def n(self) -> int:
        """Stances."""
        return self.favor + self.against + self.neutral + self.unclear


class Share(NamedTuple):
    """A part of a whole, with the interval of its share (Jeffreys, see `reliability.share_interval`)."""

    of: int
    value: str
    claims: int
    n: int
    low: float
    high: float


class Rating(NamedTuple):
    """How many claims have a reliability and a credibility."""

    reliability: str
    credibility: str
    claims: int


class Diagonal(NamedTuple):
    """Of the claims that are rated on both scales, F and 6 apart, those on A1, B2 ... E5."""

    on: int
    n: int


class Said(NamedTuple):
    """A source in an article of a story: the row of its first claim there; first in the story or not."""

    row: int
    entity: int
    claims: int
    is_first: bool


def flows(book: Book, rows: Mask, *, limit: int = 12) -> tuple[tuple[Flow, ...], int]:
    """Claims from originators through the last relay to outlets, among the largest of each layer.

    Returns:
        the flows, and how many claims are in none of them.
    """
    wanted = np.flatnonzero(rows & book.is_attributed & (book.root != NOBODY) & (book.outlet != NOBODY))
    relay = book.last_relay[wanted]
    layers = (book.root[wanted], relay, book.outlet[wanted])
    largest = [_largest(layer[layer != NOBODY], limit) for layer in layers]
    fits = np.isin(layers[0], largest[0]) & np.isin(layers[2], largest[2])
    fits &= (relay == NOBODY) | np.isin(relay, largest[1])
    direct = fits & (relay == NOBODY)
    through = fits & (relay != NOBODY)
    found = [
        *_counted(0, layers[0][through], relay[through]),
        *_counted(1, relay[through], layers[2][through]),
        *_counted(2, layers[0][direct], layers[2][direct]),
    ]
    return tuple(Flow(*one) for one in found), int(len(wanted) - fits.sum())


def _largest(entities: Ints, limit: int) -> Ints:
    values, counts = np.unique(entities, return_counts=True)
    return np.asarray(values[np.lexsort((values, -counts))][:limit], np.int32)


def _counted(layer: int, givers: Ints, takers: Ints) -> Iterable[tuple[int, int, int, int]]:
    most = int(takers.max(initial=0)) + 1
    pairs, counts = np.unique(givers.astype(np.int64) * most + takers, return_counts=True)
    for number in np.argsort(-counts, kind="stable").tolist():
        yield layer, *divmod(int(pairs[number]), most), int(counts[number])


def network(
    edges: Edges, rows: Mask, circled: Iterable[tuple[int, int]], *, limit: int = 60
) -> tuple[tuple[Cited, ...], int]:
    """Who cites whom most, and every citation of a circle; and how many pairs are left out.

    Args:
        edges: of the book.
        rows: the claims that count.
        circled: pairs of who cites and who is cited in circles.
        limit: pairs.
    """
    kept = rows[edges.row]
    marked = frozenset(circled)
    found = [
        Cited(citing, cited, count, (citing, cited) in marked)
        for _, citing, cited, count in _counted(0, edges.citing[kept], edges.cited[kept])
    ]
    found.sort(key=lambda one: not one.in_circle)
    return tuple(found[:limit]), max(len(found) - limit, 0)


def circled(circles: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    """The pairs of who cites whom in circles."""
    return {pair for one in circles for pair in pairwise((*one, one[0]))}


def leanings(book: Book, rows: Mask, *, sources: int = 20, targets: int = 12) -> tuple[Leaning, ...]:
    """Stances of the sources with the most, towards the targets with the most."""
    claim, (target, side) = book.lists("stance_target", "stance")
    kept = rows[claim] & (book.root[claim] != NOBODY)
    who, what, how = book.root[claim[kept]], target.codes[kept], side.codes[kept]
    fits = np.isin(who, _largest(who, sources)) & np.isin(what, _largest(what, targets))
    sides = [side.code(one) for one in ("FAVOR", "AGAINST", "NEUTRAL", "UNCLEAR")]
    pairs = np.unique(np.stack([who[fits], what[fits]]), axis=1)
    return tuple(
        Leaning(source, target.values[code], *(int((here & (how == one)).sum()) for one in sides))
        for source, code in pairs.T.tolist()
        if (here := (who == source) & (what == code)).any()
    )


def factualities(book: Book, rows: Mask, *, limit: int = 15) -> tuple[Share, ...]:
    """How the sources with the most judged claims present them: the share of each code."""
    column = book.coded("factuality_source")
    judged = rows & (book.root != NOBODY) & ~column.where("")
    return _shares(book.root[judged], column.codes[judged], column.values, limit)


def forces(book: Book, rows: Mask, *, limit: int = 20) -> tuple[Share, ...]:
    """How firmly the outlets with the most claims of sources pass them on: the share of each cue force."""
    column = book.coded("cue_force")
    said = rows & book.is_attributed & (book.outlet != NOBODY) & column.where(*CUE_FORCES)
    return _shares(book.outlet[said], column.codes[said], column.values, limit)


def _shares(whose: Ints, codes: Ints, values: tuple[str, ...], limit: int) -> tuple[Share, ...]:
    found: list[Any] = []
    for entity in _largest(whose, limit).tolist():
        counts = np.bincount(codes[whose == entity], minlength=len(values)).tolist()
        whole = sum(counts)
        found += [(entity, *one, whole) for one in sorted(zip(values, counts, strict=True)) if one[1]]
    if not found:
        return ()
    low, high = share_interval([one[2] for one in found], [one[3] for one in found])
    return tuple(Share(*one, *ends) for one, *ends in zip(found, low, high, strict=True))


def admiralty(book: Book, rows: Mask) -> tuple[tuple[Rating, ...], Diagonal]:
    """The matrix of both scales, F and 6 too, and the share of its diagonal."""
    one, other = book.coded("source_reliability"), book.coded("information_credibility")
    found = tuple(
        Rating(left, right, int((rows & one.where(left) & other.where(right)).sum()))
        for left in RELIABILITIES
        for right in CREDIBILITIES
    )
    rated = [rating for rating in found if rating.reliability != "F" and rating.credibility != "6"]
    on = set(zip(RELIABILITIES, CREDIBILITIES, strict=True))
    return found, Diagonal(
        sum(rating.claims for rating in rated if (rating.reliability, rating.credibility) in on),
        sum(rating.claims for rating in rated),
    )


def timeline(book: Book, story: str) -> tuple[Said, ...]:
    """Who says something in each article of a story, by day: first those who say it in the first article.

    Articles without a day come last. A source is first where it speaks in an article of the first day.
    """
    here = np.flatnonzero(book.coded("story_id").where(story) & (book.root != NOBODY))
    days, article = book.days, book.coded("article_id").codes
    found: dict[tuple[int, int], list[int]] = {}
    for row in here.tolist():
        found.setdefault((int(article[row]), int(book.root[row])), []).append(row)
    dated = [int(days[rows[0]]) for rows in found.values() if days[rows[0]] > NO_DAY]
    first = min(dated, default=None)
    said = [
        Said(rows[0], entity, len(rows), first is not None and int(days[rows[0]]) == first)
        for (_, entity), rows in found.items()
    ]
    return tuple(sorted(said, key=lambda one: (days[one.row] == NO_DAY, days[one.row], one.row)))
