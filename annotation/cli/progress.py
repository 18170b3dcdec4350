"""How far the work is, and when all will be read."""

from collections.abc import Callable, Iterator

import click

from annotation.cli.run import Run, command
from schemas import AnalystFigures, ArticleFigures, DayFigures, Forecast, ProgressReport, Unforeseen

REASONS = {
    "all_read": "nothing is left to read",
    "few_days": "fewer than 3 days of work before today",
    "idle": "nobody has read in the last 4 weeks",
    "too_far": "more than 10 years at this pace",
}

_STATES = {
    "disagreement": "in disagreement",
    "reading": "being read",
    "open": "not begun",
    "read": "read",
    "settled": "settled",
}


@click.command()
@click.option(
    "--by", type=click.Choice(["article", "analyst", "day"]), help="List these instead of all together."
)
@command(right="review")
def progress(run: Run, by: str | None) -> None:
    """Say how far the work is, and when all will be read (docs/progress.md).

    \b
    selon progress
    selon progress --by article
    selon progress --by day --json
    """
    with run.workbench() as bench:
        found = bench.progress.report()
    if by is None:
        run.answer(found.model_dump(mode="json"), _whole(found))
        return
    rows, lines = _PARTS[by](found)
    run.answer([one.model_dump(mode="json") for one in rows], lines)


Rows = tuple[ArticleFigures, ...] | tuple[AnalystFigures, ...] | tuple[DayFigures, ...]

_PARTS: dict[str, Callable[[ProgressReport], tuple[Rows, Iterator[str]]]] = {
    "article": lambda found: (found.articles, map(_article, found.articles)),
    "analyst": lambda found: (found.analysts, map(_analyst, found.analysts)),
    "day": lambda found: (found.days, map(_day, found.days)),
}


def _whole(found: ProgressReport) -> Iterator[str]:
    whole = found.whole
    states = ", ".join(f"{count} {_STATES[state]}" for state, count in whole.states if count)
    late = f"; {whole.overdue} overdue" if whole.overdue else ""
    yield f"{whole.articles} articles: {states}{late}"
    yield f"sentences: {whole.to_label}, labelled {whole.labelled}, settled {whole.settled}"
    yield f"units in disagreement: {whole.disagreements}{_blind(whole.blind)}"
    yield f"readings of a sentence: {whole.done} of {whole.wanted}"
    yield from _forecast(whole.forecast)


def _blind(articles: int) -> str:
    return f", and unknown in {articles} articles that are read blind" if articles else ""


def _forecast(found: Forecast | Unforeseen) -> Iterator[str]:
    if isinstance(found, Unforeseen):
        yield f"expected finish: none ({REASONS[found.reason]})"
        return
    latest = found.latest or "nobody can say"
    yield f"expected finish: {found.finish} (95 %: {found.earliest} to {latest})"
    yield f"pace: {found.pace:.1f} a day with work (of {found.days}), {found.days_a_week:.1f} days a week"


def _article(one: ArticleFigures) -> str:
    readers = (
        ", ".join(f"{it.reader} {it.done}{' overdue' * it.is_overdue}" for it in one.readings) or "nobody"
    )
    differing = "read blind" if one.disagreements is None else f"{one.disagreements} in disagreement"
    return (
        f"{one.article_id}  {_STATES[one.state]}: {one.done} of {one.wanted} ({readers}), {differing}, "
        f"{one.settled} of {one.to_label} settled"
    )


def _analyst(one: AnalystFigures) -> str:
    return (
        f"{one.analyst}: {one.sentences} sentences, {_time(one)}; "
        f"articles: {one.held} held, {one.done} done, {one.due} due, {one.overdue} overdue"
    )


def _day(one: DayFigures) -> str:
    return f"{one.day}  {one.analyst}: {one.sentences} sentences, {_time(one)}"


def _time(one: AnalystFigures | DayFigures) -> str:
    if one.per_hour is None:
        return "no time known"
    return f"{one.seconds / 3600:.2f} h, {one.per_hour:.0f} an hour"
