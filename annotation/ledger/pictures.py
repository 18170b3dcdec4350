"""The tables behind the pictures: each mark with the rows of its claims, few enough marks to be seen.

What does not fit in is counted in `left_out`, never dropped in silence.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from annotation.ledger.book import NO_DAY, NOBODY, Book, Coded, Ints, Mask
from annotation.ledger.citing import Edges
from annotation.ledger.reliability import share_interval
from schemas import CUE_FORCES, RELIABILITIES

CREDIBILITIES = ("1", "2", "3", "4", "5", "6")

_SIDES = ("favor", "against", "neutral", "unclear")

Rows = tuple[int, ...]
"""Of the book, in its order."""


class Flow(NamedTuple):
    """The claims that one passes to another, between two layers: originator, relay, outlet."""

    layer: int
    giver: int
    taker: int
    rows: Rows

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


class Cited(NamedTuple):
    """The claims that one source takes from another."""

    citing: int
    cited: int
    rows: Rows
    in_circle: bool

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


class Leaning(NamedTuple):
    """How often a source takes each side towards a target."""

    source: int
    target: str
    favor: int
    against: int
    neutral: int
    unclear: int
    rows: Rows

    @property
    def n(self) -> int:
        """Claims; one may take several sides."""
        return len(self.rows)


class Share(NamedTuple):
    """A part of a whole, with the interval of its share (Jeffreys, see `reliability.share_interval`)."""

    of: int
    value: str
    rows: Rows
    n: int
    low: float
    high: float

    @property
    def claims(self) -> int:
        """How many of the `n`."""
        return len(self.rows)


class Rating(NamedTuple):
    """The claims that have a reliability and a credibility."""

    reliability: str
    credibility: str
    rows: Rows

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


class Diagonal(NamedTuple):
    """Of the claims that are rated on both scales, F and 6 apart, those on A1, B2 ... E5."""

    on: int
    n: int


class Said(NamedTuple):
    """What a source says in an article of a story; `is_first` on the first day of the story."""

    entity: int
    rows: tuple[int, ...]
    is_first: bool

    @property
    def claims(self) -> int:
        """How many."""
        return len(self.rows)


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
        *(Flow(0, *one) for one in grouped(layers[0][through], relay[through], wanted[through])[0]),
        *(Flow(1, *one) for one in grouped(relay[through], layers[2][through], wanted[through])[0]),
        *(Flow(2, *one) for one in grouped(layers[0][direct], layers[2][direct], wanted[direct])[0]),
    ]
    return tuple(found), int(len(wanted) - fits.sum())


def _largest(entities: Ints, limit: int) -> Ints:
    values, counts = np.unique(entities, return_counts=True)
    return np.asarray(values[np.lexsort((values, -counts))][:limit], np.int32)


def grouped(
    givers: Ints, takers: Ints, rows: Any, *, first: Iterable[tuple[int, int]] = (), limit: int | None = None
) -> tuple[list[tuple[int, int, Rows]], int]:
    """The rows of each pair, each row once: the pairs that come first, then those with the most rows.

    Returns:
        the pairs with their rows, and how many pairs are behind the limit.
    """
    most = int(takers.max(initial=0)) + 1
    coded = givers.astype(np.int64) * most + takers
    order = np.lexsort((rows, coded))
    coded, rows = coded[order], rows[order]
    is_new = np.ones(len(rows), bool)
    is_new[1:] = (coded[1:] != coded[:-1]) | (rows[1:] != rows[:-1])
    rows = rows[is_new]
    pairs, starts, counts = np.unique(coded[is_new], return_index=True, return_counts=True)
    is_first = np.isin(pairs, [giver * most + taker for giver, taker in first if taker < most])
    found = [
        (*divmod(int(pairs[number]), most), tuple(rows[starts[number] :][: counts[number]].tolist()))
        for number in np.lexsort((-counts, ~is_first))[:limit].tolist()
    ]
    return found, len(pairs) - len(found)


def network(
    edges: Edges, rows: Mask, circled: Iterable[tuple[int, int]], *, limit: int = 60
) -> tuple[tuple[Cited, ...], int]:
    """The citations of circles, then who cites whom most; and how many pairs are left out.

    Args:
        edges: of the book.
        rows: the claims that count.
        circled: pairs of who cites and who is cited in circles.
        limit: pairs.
    """
    kept = rows[edges.row]
    marked = frozenset(circled)
    found, left_out = grouped(
        edges.citing[kept], edges.cited[kept], edges.row[kept], first=marked, limit=limit
    )
    return tuple(Cited(*one, in_circle=one[:2] in marked) for one in found), left_out


def circled(circles: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    """The pairs of who cites whom in circles."""
    return {pair for one in circles for pair in pairwise((*one, one[0]))}


def leanings(book: Book, rows: Mask, *, sources: int = 20, targets: int = 12) -> tuple[Leaning, ...]:
    """Stances of the sources with the most, towards the targets with the most; the largest first."""
    claim, (target, side) = book.lists("stance_target", "stance")
    kept = rows[claim] & (book.root[claim] != NOBODY)
    claim, what, how = claim[kept], target.codes[kept], side.codes[kept]
    who = book.root[claim]
    down, across = _largest(who, sources).tolist(), _largest(what, targets).tolist()
    return tuple(
        Leaning(
            source=source,
            target=target.values[code],
            **{name: int((here & (how == side.code(name.upper()))).sum()) for name in _SIDES},
            rows=tuple(np.unique(claim[here]).tolist()),
        )
        for source in down
        for code in across
        if (here := (who == source) & (what == code)).any()
    )


def factualities(book: Book, rows: Mask, *, limit: int = 15) -> tuple[Share, ...]:
    """How the sources with the most judged claims present them: the share of each code."""
    column = book.coded("factuality_source")
    judged = np.flatnonzero(rows & (book.root != NOBODY) & ~column.where(""))
    return _shares(book.root, column, judged, limit)


def forces(book: Book, rows: Mask, *, limit: int = 20) -> tuple[Share, ...]:
    """How firmly the outlets with the most claims of sources pass them on: the share of each cue force."""
    column = book.coded("cue_force")
    said = np.flatnonzero(rows & book.is_attributed & (book.outlet != NOBODY) & column.where(*CUE_FORCES))
    return _shares(book.outlet, column, said, limit)


def _shares(whose: Ints, column: Coded, rows: Any, limit: int) -> tuple[Share, ...]:
    """The parts of the rows of each entity, of those with the most rows."""
    found: list[tuple[int, str, Rows, int]] = []
    for entity in _largest(whose[rows], limit).tolist():
        own = rows[whose[rows] == entity]
        codes = column.codes[own]
        parts = (
            (column.values[code], tuple(own[codes == code].tolist())) for code in np.unique(codes).tolist()
        )
        found += [(entity, *one, len(own)) for one in sorted(parts, key=lambda part: part[0])]
    if not found:
        return ()
    low, high = share_interval([len(one[2]) for one in found], [one[3] for one in found])
    return tuple(Share(*one, *ends) for one, *ends in zip(found, low, high, strict=True))


def admiralty(book: Book, rows: Mask) -> tuple[tuple[Rating, ...], Diagonal]:
    """The matrix of both scales, F and 6 too, and the share of its diagonal."""
    one, other = book.coded("source_reliability"), book.coded("information_credibility")
    found = tuple(
        Rating(left, right, numbers(rows & one.where(left) & other.where(right)))
        for left in RELIABILITIES
        for right in CREDIBILITIES
    )
    rated = [rating for rating in found if rating.reliability != "F" and rating.credibility != "6"]
    on = set(zip(RELIABILITIES, CREDIBILITIES, strict=True))
    return found, Diagonal(
        sum(rating.claims for rating in rated if (rating.reliability, rating.credibility) in on),
        sum(rating.claims for rating in rated),
    )


def numbers(rows: Mask) -> Rows:
    """The places of claims, in the order of the book."""
    return tuple(np.flatnonzero(rows).tolist())


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
        Said(entity, tuple(rows), first is not None and int(days[rows[0]]) == first)
        for (_, entity), rows in found.items()
    ]
    return tuple(sorted(said, key=lambda one: (days[one.rows[0]] == NO_DAY, days[one.rows[0]], one.rows)))
