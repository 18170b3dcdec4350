"""All figures of one moment; pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo

from annotation.progress.articles import Piece, figures, worst_first
from annotation.progress.forecast import forecast
from annotation.progress.work import analysts, days
from schemas import ARTICLE_STATES, ArticleFigures, Closing, ProgressReport, WholeFigures, is_analyst

_SEVERAL = 2


def report(
    pieces: Sequence[Piece], closings: Iterable[Closing], *, now: datetime, zone: tzinfo | None
) -> ProgressReport:
    """The figures of these articles and of what was closed.

    Args:
        pieces: each article once.
        closings: of sentences, whether the articles are among the pieces or not.
        now: what is overdue and expected depends on it.
        zone: in which days begin and end; none is that of this machine.
    """
    closed = tuple(closings)
    today = now.astimezone(zone).date()
    there = defaultdict[str, list[Closing]](list)
    daily = Counter[date]()
    for one in closed:
        there[one.article_id].append(one)
        daily[one.at.astimezone(zone).date()] += is_analyst(one.reader)
    listed = worst_first(figures(one, there.get(one.article_id, ()), today=today) for one in pieces)
    return ProgressReport(
        made_at=now.astimezone(zone),
        today=today,
        whole=_whole(listed, +daily, today),
        analysts=analysts(pieces, closed, today=today, zone=zone),
        days=days(closed, zone=zone),
        articles=listed,
    )


def _whole(articles: Sequence[ArticleFigures], daily: Mapping[date, int], today: date) -> WholeFigures:
    states = Counter(one.state for one in articles)
    names = ("to_label", "wanted", "done", "labelled", "settled")
    sums = {name: sum(getattr(one, name) for one in articles) for name in names}
    return WholeFigures(
        articles=len(articles),
        states=tuple((state, states[state]) for state in ARTICLE_STATES),
        overdue=sum(one.is_overdue for one in articles),
        blind=sum(_is_blind(one) for one in articles),
        disagreements=sum(one.disagreements or 0 for one in articles),
        forecast=forecast(sums["wanted"] - sums["done"], daily, today=today),
        **sums,
    )


def _is_blind(one: ArticleFigures) -> bool:
    """Whether several have begun, and nobody is told yet in what they differ."""
    return one.disagreements is None and sum(it.done > 0 for it in one.readings) >= _SEVERAL
