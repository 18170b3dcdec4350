"""Stacked bars, a day or a week each: colours that the colour-blind can tell, days in words."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import altair as alt
import pandas as pd
from babel.dates import format_skeleton

from annotation.ui.messages import Words
from schemas import DayFigures

_COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00")
"""Okabe and Ito's, without those that are lost on light ground or on dark."""

_GREY = "#8a9099"
"""All who have no colour of their own together."""

_MOST_DAYS = 120
"""Days that fit as bars of their own; more are put together by weeks."""

_LABELS = 9


def picture(days: Sequence[DayFigures], *, first: date, last: date, _: Words) -> Any:
    """A bar a day from `first` to `last`, also where nobody worked; a bar a week where these are too many."""
    is_weekly = (last - first).days >= _MOST_DAYS
    starts = _starts(first, last, is_weekly=is_weekly)
    names = _names(days, _)
    order = list(dict.fromkeys(names.values()))
    unit, who, sentences = (_("Week from") if is_weekly else _("Day")), _("Analyst"), _("Sentences")
    counts = Counter[tuple[date, str]]()
    for one in days:
        counts[_start(one.day, is_weekly=is_weekly), names[one.analyst]] += one.sentences
    table = pd.DataFrame(
        {"at": day.isoformat(), who: name, sentences: count, unit: _.date(day), "order": order.index(name)}
        for (day, name), count in sorted(counts.items())
    )
    whole_numbers = alt.Axis(tickMinStep=1, tickCount=5, format="d")
    along = alt.Scale(domain=[day.isoformat() for day in starts])
    drawn: Any = alt.Chart(table).mark_bar()
    return drawn.encode(
        x=alt.X("at:O", scale=along, axis=_axis(starts, _), title=None),
        y=alt.Y(sentences, type="quantitative", scale=alt.Scale(nice=5), axis=whole_numbers),
        color=_colour(who, order),
        order=alt.Order("order:Q"),
        tooltip=[unit, who, sentences],
    ).properties(height=280)


def _colour(who: str, order: Sequence[str]) -> alt.Color:
    scale = alt.Scale(domain=order, range=[*_COLOURS, _GREY][: len(order)])
    legend = alt.Legend(orient="top", title=None) if len(order) > 1 else None
    return alt.Color(who, type="nominal", scale=scale, legend=legend)


def _names(days: Iterable[DayFigures], _: Words) -> dict[str, str]:
    """What each analyst is called in the picture: those with most sentences by name, the rest as others."""
    totals = Counter[str]()
    for one in days:
        totals[one.analyst] += one.sentences
    kept = {who for who, _count in totals.most_common(len(_COLOURS))}
    names = {who: who for who in sorted(kept)}
    return names | {who: _("others") for who in totals if who not in kept}


def _start(day: date, *, is_weekly: bool) -> date:
    return day - timedelta(days=day.weekday()) if is_weekly else day


def _starts(first: date, last: date, *, is_weekly: bool) -> list[date]:
    start, step = _start(first, is_weekly=is_weekly), timedelta(days=7 if is_weekly else 1)
    return [start + step * number for number in range((last - start) // step + 1)]


def _axis(starts: Sequence[date], _: Words) -> alt.Axis:
    """Some of the days, Mondays where there are any, in words: Vega's own names of months are English."""
    mondays = [day for day in starts if not day.weekday()] or starts
    shown = mondays[:: -(-len(mondays) // _LABELS)]
    form = "yMMMd" if starts[0].year != starts[-1].year else "MMMd"
    said = {day.isoformat(): format_skeleton(form, day, locale=_.language) for day in shown}
    words_of = json.dumps(said, ensure_ascii=False)
    return alt.Axis(
        values=list(said), labelExpr=f"({words_of})[datum.value]", labelAngle=0, labelOverlap=True
    )
