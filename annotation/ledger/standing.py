"""What a ledger says of each source: counts in a role, what became of its claims, its reliability."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from annotation.ledger.book import NO_DAY, NOBODY, Book, Entity, Ints, Mask
from annotation.ledger.outcomes import Outcomes
from annotation.ledger.reliability import Reliability, reliabilities
from schemas import LedgerQuery, LedgerRole

RATED = ("1", "2", "3", "4", "5")
"""The credibilities that say something; 6 and none are missing, never a middle value."""


EVERYTHING = LedgerQuery()
_EPOCH = date(1970, 1, 1).toordinal()


class Standing(NamedTuple):
    """What a source did in a role.

    Attributes:
        claims, articles, stories: in which it has the role.
        worded: claims that hold words of the source; `direct` of them are quoted whole.
        confirmed, contradicted: of the claims; a contested one is in both, and in `contested`.
        credibility: how often each of `RATED` was assigned; `unrated` are the claims without.
        first, last: days of publication, none where no article says one.
        reliability: of an originator that can be told from others; a relay vouches for nothing.
    """

    entity: Entity
    claims: int
    articles: int
    stories: int
    worded: int
    direct: int
    confirmed: int
    contradicted: int
    contested: int
    credibility: tuple[int, ...]
    unrated: int
    first: date | None
    last: date | None
    reliability: Reliability | None


def rows_in(book: Book, query: LedgerQuery = EVERYTHING) -> Mask:
    """The claims that a query asks for."""
    found = np.ones(len(book), bool)
    for name, value in (("outlet", query.outlet), ("language", query.language), ("story_id", query.story)):
        if value:
            found &= book.coded(name).where(value)
    if query.topic:
        rows, (targets,) = book.lists("stance_target")
        found &= np.isin(np.arange(len(book)), rows[targets.where(query.topic)])
    if query.source:
        found &= book.root == book.number(query.source)
    if query.since:
        found &= book.days >= _number(query.since)
    if query.until:
        found &= (book.days <= _number(query.until)) & (book.days > NO_DAY)
    return found


def _number(day: date) -> int:
    return day.toordinal() - _EPOCH


def taking_part(book: Book, role: LedgerRole) -> tuple[Ints, Ints]:
    """Who has a role in which claim: rows and entities, a pair once.

    The originator is the root. A relay is any further hop, and the outlet of what others say.
    """
    if role == "originator":
        rows = np.flatnonzero(book.root != NOBODY)
        return rows.astype(np.int32), book.root[rows]
    later = book.hop_place > 0
    published = np.flatnonzero(book.is_attributed & (book.outlet != NOBODY) & (book.outlet != book.root))
    rows = np.concatenate([book.hop_claim[later], published])
    who = np.concatenate([book.hop_entity[later], book.outlet[published]])
    pairs = _each_once(rows.astype(np.int64) * len(book.entities) + who)
    return (pairs // len(book.entities)).astype(np.int32), (pairs % len(book.entities)).astype(np.int32)


def _each_once(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Numbers from 0 as `np.unique` finds them, which takes many times as long where most are different."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def standings(
    book: Book, outcomes: Outcomes, *, role: LedgerRole = "originator", rows: Mask | None = None
) -> tuple[Standing, ...]:
    """Every source that has the role in one of the rows, the one with the most claims first."""
    claims, who = taking_part(book, role)
    if rows is not None:
        claims, who = claims[rows[claims]], who[rows[claims]]
    count = _Counting(book, claims, who)
    worded = np.asarray(book.table["has_content"]) & book.is_attributed
    columns = {
        "claims": count.where(None),
        "articles": count.different("article_id"),
        "stories": count.different("story_id"),
        "worded": count.where(worded),
        "direct": count.where(worded & book.coded("quote_type").where("direct")),
        "confirmed": count.where(outcomes.confirmed),
        "contradicted": count.where(outcomes.contradicted),
        "contested": count.where(outcomes.contested),
    }
    rated = np.stack([count.where(book.coded("information_credibility").where(one)) for one in RATED], axis=1)
    first, last = count.days()
    there = np.flatnonzero(columns["claims"])
    order = there[np.lexsort((there, -columns["claims"][there]))]
    said = _reliabilities(book, columns, order) if role == "originator" else (None,) * len(order)
    return tuple(
        Standing(
            entity=book.entities[number],
            **{name: int(column[number]) for name, column in columns.items()},
            credibility=tuple(rated[number].tolist()),
            unrated=int(columns["claims"][number] - rated[number].sum()),
            first=first[number],
            last=last[number],
            reliability=one if book.entities[number].is_named else None,
        )
        for number, one in zip(order.tolist(), said, strict=True)
    )


def _reliabilities(book: Book, columns: dict[str, Any], order: Any) -> Sequence[Reliability]:
    grades = [book.entities[number].grade for number in order.tolist()]
    held, failed = (
        (columns[name] - columns["contested"])[order].tolist() for name in ("confirmed", "contradicted")
    )
    return reliabilities(grades, held, failed)


class _Counting:
    """Counts of the claims that entities take part in, an array over all entities each."""

    def __init__(self, book: Book, claims: Ints, who: Ints) -> None:
        self._book, self._claims, self._who = book, claims, who
        self._most = len(book.entities)

    def where(self, rows: Mask | None) -> Ints:
        """How many of the claims are among the rows."""
        who = self._who if rows is None else self._who[rows[self._claims]]
        return np.asarray(np.bincount(who, minlength=self._most), np.int32)

    def different(self, column: str) -> Ints:
        """How many values of a column they have."""
        coded = self._book.coded(column)
        pairs = _each_once(self._who.astype(np.int64) * len(coded.values) + coded.codes[self._claims])
        found = np.bincount((pairs // max(len(coded.values), 1)).astype(np.int64), minlength=self._most)
        return np.asarray(found, np.int32)

    def days(self) -> tuple[list[date | None], list[date | None]]:
        """The first and the last day."""
        days = self._book.days[self._claims]
        dated = days > NO_DAY
        first = np.full(self._most, np.iinfo(np.int32).max, np.int32)
        last = np.full(self._most, NO_DAY, np.int32)
        np.minimum.at(first, self._who[dated], days[dated])
        np.maximum.at(last, self._who[dated], days[dated])
        return _dates(first), _dates(last)


def _dates(days: Ints) -> list[date | None]:
    """The ends of the scale are no day."""
    none = {NO_DAY, np.iinfo(np.int32).max}
    return [None if day in none else date.fromordinal(_EPOCH + day) for day in days.tolist()]
