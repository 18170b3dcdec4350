"""How far an article is: its readers, what they have closed, what is left to settle; pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from schemas import (
    ARTICLE_STATES,
    GOLD,
    ArticleFigures,
    ArticleState,
    Assignment,
    Closing,
    Reading,
    Standing,
    is_analyst,
)


class Piece(NamedTuple):
    """An article with all that is known of its readers.

    Attributes:
        to_label: sentences of the labelling flow.
        readers: how many analysts are to read it by the settings of the project.
        seats: that are held.
        standings: of everybody who labelled in it, gold too.
        disagreements: units that nobody settled; none while the article is read blind.
    """

    article_id: str
    title: str
    to_label: int
    readers: int
    seats: tuple[Assignment, ...] = ()
    standings: tuple[Standing, ...] = ()
    disagreements: int | None = None


def figures(piece: Piece, closings: Iterable[Closing], *, today: date) -> ArticleFigures:
    """The figures of an article; `closings` are those in it."""
    readings = tuple(_readings(piece, today))
    wanted = max(piece.readers, sum(one.is_held for one in readings))
    counted = sorted(readings, key=lambda one: _counts(one, piece.to_label), reverse=True)[:wanted]
    done = sum(one.done for one in counted)
    settled = sum(min(one.done, piece.to_label) for one in piece.standings if one.reader == GOLD)
    known = {
        "article_id": piece.article_id,
        "title": piece.title,
        "to_label": piece.to_label,
        "readers_wanted": wanted,
        "readings": readings,
        "wanted": piece.to_label * wanted,
        "done": done,
        "labelled": _labelled(readings, closings, wanted),
        "disagreements": piece.disagreements,
        "settled": settled,
    }
    return ArticleFigures(
        **known, state=_state(piece, readings, settled, is_read=done >= piece.to_label * wanted)
    )


def worst_first(articles: Iterable[ArticleFigures]) -> tuple[ArticleFigures, ...]:
    """What has to be done first: overdue, then by state, then what has most disagreements or is furthest."""
    return tuple(sorted(articles, key=_place))


def _place(one: ArticleFigures) -> tuple[bool, int, int, float]:
    share = one.done / one.wanted if one.wanted else 1.0
    return not one.is_overdue, ARTICLE_STATES.index(one.state), -(one.disagreements or 0), -share


def _readings(piece: Piece, today: date) -> Iterator[Reading]:
    """Those of the analysts, by name; repeats and gold are none."""
    seats = {one.reader: one for one in piece.seats if is_analyst(one.reader)}
    done = {one.reader: min(one.done, piece.to_label) for one in piece.standings if is_analyst(one.reader)}
    for reader in sorted(seats.keys() | {who for who, count in done.items() if count}):
        due = seats[reader].due if reader in seats else None
        closed = done.get(reader, 0)
        is_overdue = due is not None and due < today and closed < piece.to_label
        yield Reading(reader=reader, done=closed, is_held=reader in seats, due=due, is_overdue=is_overdue)


def _counts(reading: Reading, to_label: int) -> tuple[bool, int]:
    """Who holds a seat or is done counts before who left in the middle."""
    return reading.is_held or reading.done >= to_label, reading.done


def _labelled(readings: tuple[Reading, ...], closings: Iterable[Closing], wanted: int) -> int:
    """Sentences that `wanted` analysts have closed.

    The log may name sentences that are cut otherwise by now: there are never more of today's than the readers
    have closed of them, shared out among `wanted`.
    """
    readers_of = Counter(one.key for one in closings if one.stands and is_analyst(one.reader))
    most = sum(one.done for one in readings) // wanted
    return min(sum(count >= wanted for count in readers_of.values()), most)


def _state(piece: Piece, readings: tuple[Reading, ...], settled: int, *, is_read: bool) -> ArticleState:
    if piece.to_label and settled >= piece.to_label:
        return "settled"
    if piece.disagreements:
        return "disagreement"
    if is_read:
        return "read"
    return "reading" if any(one.done for one in readings) else "open"
