"""What each analyst has done, in all and day by day; what they read again counts too; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from statistics import median

from annotation.progress.articles import Piece
from schemas import AnalystFigures, Closing, DayFigures, person_of


def analysts(
    pieces: Iterable[Piece], closings: Iterable[Closing], *, today: date, zone: tzinfo | None
) -> tuple[AnalystFigures, ...]:
    """Everybody who holds a seat or has closed a sentence, by name."""
    closed = defaultdict[str, list[Closing]](list)
    for one in closings:
        closed[person_of(one.reader)].append(one)
    held, done, due, overdue = (Counter[str]() for _ in range(4))
    for piece in pieces:
        is_done = {one.reader for one in piece.standings if one.is_done and one.to_label}
        done.update(filter(None, map(person_of, is_done)))
        for seat in piece.seats:
            who = person_of(seat.reader)
            held[who] += 1
            if seat.due and piece.to_label and seat.reader not in is_done:
                (overdue if seat.due < today else due)[who] += 1
    counts = {"held": held, "done": done, "due": due, "overdue": overdue}
    return tuple(
        _analyst(who, closed.get(who, ()), zone, **{name: count[who] for name, count in counts.items()})
        for who in sorted(closed.keys() | held.keys())
    )


def days(closings: Iterable[Closing], *, zone: tzinfo | None) -> tuple[DayFigures, ...]:
    """What everybody has done on each day with work."""
    closed = defaultdict[tuple[date, str], list[Closing]](list)
    for one in closings:
        closed[one.at.astimezone(zone).date(), person_of(one.reader)].append(one)
    return tuple(
        DayFigures(day=day, analyst=who, sentences=len(there), **_time(there))
        for (day, who), there in sorted(closed.items())
    )


def _analyst(who: str, closed: Sequence[Closing], zone: tzinfo | None, **counts: int) -> AnalystFigures:
    last = max((one.at for one in closed), default=None)
    timed = [one.seconds for one in closed if one.seconds]
    return AnalystFigures(
        analyst=who,
        sentences=len(closed),
        median_seconds=median(timed) if timed else None,
        last_at=last.astimezone(zone) if last else None,
        **_time(closed),
        **counts,
    )


def _time(closed: Iterable[Closing]) -> Mapping[str, float | None]:
    timed = [one.seconds for one in closed if one.seconds]
    spent = sum(timed)
    return {"timed": len(timed), "seconds": spent, "per_hour": 3600 * len(timed) / spent if spent else None}
