"""Which sources hold up, and who feeds whom."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotation.cli.run import Run, command, counted, folder_and_form
from schemas import LedgerQuery

if TYPE_CHECKING:  # only who asks for a ledger pays for numpy and Arrow
    from annotation.workbench.ledger import Ledger, Standing

_DAY = click.DateTime(["%Y-%m-%d"])
_LIMIT = 50

_WHICH = (
    click.option("--dataset", default="", help="Of the latest version of this dataset, not of what is now."),
    click.option("--version", default="latest", help="Of this version: a number or a tag."),
    click.option("--as-of", type=_DAY, help="Only what was published until this day, graded as on it."),
)


def _which(function: Callable[..., None]) -> Callable[..., None]:
    for option in reversed(_WHICH):
        function = option(function)
    return function


@contextmanager
def _opened(run: Run, dataset: str, version: str, as_of: datetime | None) -> "Iterator[Ledger]":
    day = as_of.date() if as_of else None
    with run.workbench() as bench:
        if dataset:
            yield bench.ledger.version(dataset, bench.versions.number(dataset, version), as_of=day)
        else:
            with counted("Counting") as told:
                found = bench.ledger.live(as_of=day, told=told)
            yield found


@click.group(invoke_without_command=True)
@folder_and_form
@click.pass_context
def ledger(context: click.Context, data: Path | None, as_json: bool) -> None:
    """Say which sources hold up, and who feeds whom (docs/ledger.md).

    \b
    selon ledger
    selon ledger list --role relay --since 2026-01-01
    selon ledger circles
    selon ledger roots
    """
    context.obj = context.obj.refined(data, as_json)
    if context.invoked_subcommand is None:
        context.invoke(list_)


@ledger.command("list")
@click.option("--role", type=click.Choice(["originator", "relay"]), default="originator", show_default=True)
@click.option("--topic", default="", help="Only claims with a stance towards it.")
@click.option("--outlet", default="", help="Only articles of it.")
@click.option("--language", default="", help="Only articles in it.")
@click.option("--story", default="", help="Only articles of it, by its id.")
@click.option("--since", type=_DAY, help="First day of publication.")
@click.option("--until", type=_DAY, help="Last day of publication.")
@click.option("--limit", type=click.IntRange(1), default=_LIMIT, show_default=True)
@_which
@command(right="review")
def list_(run: Run, *, dataset: str, version: str, as_of: datetime | None, limit: int, **asked: Any) -> None:
    """List the sources with their claims, what became of them, and how reliable that makes them.

    \b
    selon ledger list
    selon ledger list --role relay --since 2026-01-01
    selon ledger list --dataset kremlin --version 3 --json
    """
    role = asked.pop("role")
    days = {name: day.date() if (day := asked.pop(name)) else None for name in ("since", "until")}
    with _opened(run, dataset, version, as_of) as found:
        rows = found.standings(role=role, query=LedgerQuery(**asked, **days))
    shown = rows[:limit]
    more = (f"... and {len(rows) - limit} more (--limit)",) if len(rows) > limit else ()
    lines = (*map(_line, shown), *more) or ("no claim is labelled yet",)
    run.answer([_as_json(one) for one in shown], lines)


@ledger.command()
@_which
@command(right="review")
def circles(run: Run, dataset: str, version: str, as_of: datetime | None) -> None:
    """Find sources of one story that cite each other in a circle.

    \b
    selon ledger circles
    selon ledger circles --json
    """
    with _opened(run, dataset, version, as_of) as found:
        rows: list[dict[str, Any]] = [
            {
                "story": one.story,
                "sources": [found.book.entities[number].key for number in one.sources],
                "claims": [it._asdict() for it in found.evidence(one.rows)],
            }
            for one in found.circles
        ]
    lines = (
        f"{row['story']}  {' < '.join([*row['sources'], row['sources'][0]])}  ({len(row['claims'])} claims)"
        for row in rows
    )
    run.answer(rows, lines if rows else ("no sources of a story cite each other in a circle",))


@ledger.command()
@click.option("--limit", type=click.IntRange(1), default=_LIMIT, show_default=True)
@_which
@command(right="review")
def roots(run: Run, dataset: str, version: str, as_of: datetime | None, limit: int) -> None:
    """Count the independent roots of each story: five articles may have one.

    \b
    selon ledger roots
    selon ledger roots --limit 10 --json
    """
    with _opened(run, dataset, version, as_of) as found:
        rows: list[dict[str, Any]] = [
            {
                "story": one.story,
                "articles": one.articles,
                "claims": len(one.rows),
                "roots": [found.book.entities[number].key for number in one.roots],
                "unnamed": one.unnamed,
            }
            for one in found.stories(limit=limit)
        ]
    lines = (
        f"{row['story']}  articles: {row['articles']}, roots: {len(row['roots'])} "
        f"({', '.join(row['roots']) or 'none that can be named'}), claims of nobody named: {row['unnamed']}"
        for row in rows
    )
    run.answer(rows, lines if rows else ("no claim of a source is labelled yet",))


def _as_json(one: "Standing") -> dict[str, Any]:
    said = one._asdict() | {"source": one.entity.key, "name": one.entity.name, "kind": one.entity.kind}
    said |= {"first": _day(one.first), "last": _day(one.last)}
    said["reliability"] = one.reliability._asdict() | {"n": one.reliability.n} if one.reliability else None
    return {name: value for name, value in said.items() if name != "entity"}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(one: "Standing") -> str:
    said = one.reliability
    held = ""
    if said:
        grade = f"grade {said.grade}, " if said.grade else ""
        held = f", reliability {said.mean:.2f} (90 %: {said.low:.2f} to {said.high:.2f}; {grade}n {said.n})"
    direct = f", direct {one.direct} of {one.worded}" if one.worded else ""
    outcome = f", confirmed {one.confirmed}, contradicted {one.contradicted}"
    counts = f"{one.claims} claims in {one.articles} articles"
    return f"{one.entity.key}  {one.entity.name}: {counts}{direct}{outcome}{held}"
