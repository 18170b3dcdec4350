"""Closings, seats and standings, in few words."""

from datetime import UTC, date, datetime, timedelta

from annotation.progress import Piece
from schemas import Assignment, Closing, Standing

TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 12, tzinfo=UTC)
"""A Monday."""


def closings(
    article: str,
    reader: str,
    keys: str,
    *,
    day: date = TODAY,
    hour: int = 9,
    seconds: float = 10,
    stands: bool = True,
) -> list[Closing]:
    """A sentence a letter, closed on that day at that hour."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return [Closing(article, reader, f"sentence:{key}", at, seconds, stands) for key in keys]


def seat(article: str, reader: str, *, due: date | None = None, number: int = 1) -> Assignment:
    """A seat that the reader holds."""
    return Assignment(
        article_id=article, seat=number, reader=reader, due=due, author="lea", made_at=NOW - timedelta(days=9)
    )


def standing(article: str, reader: str, done: int, to_label: int) -> Standing:
    """How far the reader is."""
    return Standing(article_id=article, reader=reader, done=done, to_label=to_label)


def piece(article: str = "a", to_label: int = 4, readers: int = 1, **fields: object) -> Piece:
    """An article that nobody has begun, unless said otherwise."""
    return Piece(article, f"Titre {article}", to_label, readers, **fields)
