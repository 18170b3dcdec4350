"""The picture of a report: what the judges reach, and what more articles bring. SVG and PNG."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import vl_convert

from annotation.training.writing import titled
from schemas import Estimate, TaskReport, TrainReport

_COLOURS = {"text": "#0072B2", "source name": "#D55E00", "outlet name": "#D55E00", "majority": "#6B6B6B"}
"""Of Okabe and Ito: told apart by everybody, and by their shapes too."""

_SHAPES = {"text": "circle", "source name": "square", "outlet name": "square", "majority": "diamond"}
_DASHES = {"source name": [2, 3], "outlet name": [2, 3], "majority": [8, 4]}
_NAMES = list(_COLOURS)
_SCALE = alt.Scale(domain=[0, 1])
_LEFT, _RIGHT, _HEIGHT = 420, 520, 190


def picture(report: TrainReport) -> tuple[str, bytes]:
    """The picture as SVG and as PNG, about 1280 pixels wide; one row a task that was measured."""
    rows = [_row(task) for task in report.tasks if task.answered]
    chart = alt.vconcat(*rows) if rows else _nothing()
    subtitle = (
        f"Macro F1 on the test split, 95 % intervals: {report.resamples} resamples of its stories, seed "
        f"{report.seed}. {report.library}."
    )
    spec = (
        chart.properties(
            title=alt.TitleParams(
                f"Does {report.dataset} version {report.version} train?",
                subtitle=subtitle,
                fontSize=22,
                subtitleFontSize=15,
                anchor="start",
                offset=18,
            ),
            padding=24,
            background="white",
        )
        .configure(font="sans-serif")
        .configure_axis(labelFontSize=15, titleFontSize=15, titleFontWeight="normal", gridColor="#E4E4E4")
        .configure_view(stroke=None)
        .to_json()
    )
    return vl_convert.vegalite_to_svg(spec), vl_convert.vegalite_to_png(spec)


def _nothing() -> Any:
    mark = alt.Chart(alt.InlineData([{}])).mark_text(fontSize=18, align="left", x=0)
    return mark.encode(
        text=alt.value("Too few rows in every task; the report says what is needed.")
    ).properties(width=_LEFT + _RIGHT, height=60)


def _row(task: TaskReport) -> Any:
    test = task.parts["test"]
    title = alt.TitleParams(
        titled(task),
        subtitle=f"n = {test.rows} test rows of {test.articles} articles ({test.stories} stories)",
        fontSize=17,
        subtitleFontSize=15,
        anchor="start",
        offset=10,
    )
    return alt.hconcat(_judges(task), _curve(task), spacing=40).properties(title=title)


def _judges(task: TaskReport) -> Any:
    values = [_point(one.macro_f1) | {"judge": one.judge} for one in task.answered]
    base = alt.Chart(alt.InlineData(values)).encode(
        y=alt.Y("judge:N", sort=_NAMES, title=None, axis=alt.Axis(ticks=False, domain=False, labelPadding=8)),
        color=alt.Color(
            "judge:N", scale=alt.Scale(domain=_NAMES, range=list(_COLOURS.values())), legend=None
        ),
    )
    interval = base.mark_rule(strokeWidth=3).encode(
        x=alt.X("low:Q", scale=_SCALE, title="macro F1"), x2="high:Q"
    )
    mark = base.mark_point(filled=True, size=140, opacity=1).encode(
        x="value:Q",
        shape=alt.Shape("judge:N", scale=alt.Scale(domain=_NAMES, range=list(_SHAPES.values())), legend=None),
    )
    said = base.mark_text(fontSize=15, dy=-16).encode(x="value:Q", text=alt.Text("value:Q", format=".2f"))
    return (interval + mark + said).properties(width=_LEFT, height=_HEIGHT)


def _curve(task: TaskReport) -> Any:
    values = [_point(one.macro_f1) | {"articles": one.articles} for one in task.curve]
    base = alt.Chart(alt.InlineData(values)).encode(
        x=alt.X(
            "articles:Q",
            scale=alt.Scale(domainMin=0),
            title=f"training articles (all: {task.parts['train'].rows} rows)",
        )
    )
    height = alt.Y("value:Q", scale=_SCALE, title="macro F1")
    band = base.mark_area(opacity=0.18, color=_COLOURS["text"]).encode(
        y=alt.Y("low:Q", scale=_SCALE, title="macro F1"), y2="high:Q"
    )
    line = base.mark_line(color=_COLOURS["text"], strokeWidth=3).encode(y=height)
    dots = base.mark_point(filled=True, size=90, opacity=1, color=_COLOURS["text"]).encode(y=height)
    return alt.layer(band, line, dots, *_levels(task)).properties(width=_RIGHT, height=_HEIGHT)


def _levels(task: TaskReport) -> Iterator[Any]:
    """The judges that do not read, as lines to compare with; near ones are named apart."""
    others = sorted((one for one in task.answered if one.judge != "text"), key=lambda one: one.macro_f1.value)
    for one, aside in zip(others, (7, -7), strict=True):
        colour = _COLOURS[one.judge]
        base = alt.Chart(alt.InlineData([{"value": one.macro_f1.value, "judge": one.judge}])).encode(
            y=alt.Y("value:Q", scale=_SCALE, title="macro F1")
        )
        yield base.mark_rule(strokeWidth=2, strokeDash=_DASHES[one.judge], color=colour)
        named = base.mark_text(fontSize=15, x=_RIGHT + 8, dy=aside, align="left", color=colour)
        yield named.encode(text="judge:N")


def _point(one: Estimate) -> dict[str, Any]:
    return {"value": one.value, "low": one.low, "high": one.high}
