"""Who reads what: give, share out, list and release seats, and open a review."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

import click

from annotation.cli.run import Run, command
from schemas import ArticleQuery, Assignment, HeldSeat, Portion, SeatQuery

_DAY = click.DateTime(formats=["%Y-%m-%d"])
_DUE = click.option("--due", type=_DAY, help="Until when, as 2026-04-30, the day included.")
_MEANS = {"hand": "by hand", "rule": "shared out", "taken": "taken", "repeat": "second reading"}


@click.command()
@click.argument("article_ids", metavar="ARTICLE...", nargs=-1, required=True)
@click.option("--to", "reader", required=True, metavar="NAME", help="Who is to read them.")
@_DUE
@command(right="assign")
def assign(run: Run, article_ids: tuple[str, ...], reader: str, due: datetime | None) -> None:
    """Give articles to a person, each a seat more where all are taken; all or none (docs/teams.md).

    \b
    selon assign ae5d17985835771a --to Zoé --due 2026-04-30
    """
    with run.workbench() as bench:
        done = bench.assigning.assign(article_ids, reader, due=_day(due), author=run.settings.annotator)
    run.answer(_rows(done), [f"{len(done)} articles given to {reader}"])


@click.command("share-out")
@click.option("--to", "readers", required=True, multiple=True, metavar="NAME", help="Among whom; repeatable.")
@click.option("--language", default="", metavar="CODE", help="Only articles in this one, as fr or en.")
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this one.")
@click.option("--story", default="", metavar="ID", help="Only articles of this one.")
@click.option("--search", default="", help="Only those with this in title, outlet, author or file name.")
@_DUE
@click.option("--dry-run", is_flag=True, help="Say what each would get, give nothing.")
@command(right="assign")
def share_out(
    run: Run, readers: tuple[str, ...], due: datetime | None, *, dry_run: bool, **named: str
) -> None:
    """Give every free seat of the articles to these people, evenly by the sentences that they have to read.

    \b
    selon share-out --to Zoé --to Max --language fr --dry-run
    """
    with run.workbench() as bench:
        plan = bench.assigning.plan(readers, ArticleQuery.model_validate(named))
        if not dry_run:
            bench.assigning.share_out(plan.seats, due=_day(due), author=run.settings.annotator)
    found = {"dry_run": dry_run, "portions": [one.model_dump(mode="json") for one in plan.portions]}
    run.answer(found, _portions(plan.portions, dry_run=dry_run))


@click.command()
@click.option("--reader", default="", metavar="NAME", help="Only those of this person.")
@click.option("--stuck", is_flag=True, help="Only those where nobody labels any more.")
@command(right="assign")
def assignments(run: Run, reader: str, *, stuck: bool) -> None:
    """List who reads what, and how far they are.

    \b
    selon assignments
    selon assignments --reader Zoé --json
    selon assignments --stuck
    """
    with run.workbench() as bench:
        wanted = SeatQuery(person=reader, state="stuck" if stuck else "")
        found, today = bench.overseeing.seats(wanted), bench.overseeing.today()
    run.answer([_row(one, today) for one in found], [_line(one, today) for one in found])


@click.command()
@click.argument("article_id", metavar="ARTICLE", required=False)
@click.option("--from", "reader", metavar="NAME", help="Who is to read it no longer.")
@click.option("--stuck", is_flag=True, help="Everything where nobody labels any more.")
@command(right="assign")
def release(run: Run, article_id: str | None, reader: str | None, *, stuck: bool) -> None:
    """Take a seat away from its reader, so that somebody else can read there; labels stay.

    \b
    selon release ae5d17985835771a --from Zoé
    selon release --stuck
    """
    who = run.settings.annotator
    if stuck and not (article_id or reader):
        with run.workbench() as bench:
            done = bench.assigning.release_stuck(author=who)
    elif article_id and reader and not stuck:
        with run.workbench() as bench:
            done = (bench.assigning.release(article_id, reader, author=who),)
    else:
        raise click.UsageError("name an article and --from whom, or say --stuck")
    run.answer(_rows(done), [f"{one.article_id} released from {one.reader}" for one in done] or ["none"])


@click.command()
@click.argument("article_id", metavar="ARTICLE")
@click.option("--open/--close", "is_open", default=None, help="Show the readers’ labels, or hide them again.")
@click.option("--reason", required=True, help="Why; it is kept.")
@command(right="review")
def review(run: Run, article_id: str, reason: str, *, is_open: bool | None) -> None:
    """Open what the readers of an article made of it before all are done, or close it again.

    \b
    selon review ae5d17985835771a --open --reason "calibration of the team"
    selon review ae5d17985835771a --close --reason "opened by mistake"
    """
    if is_open is None:
        raise click.UsageError("say --open or --close")
    with run.workbench() as bench:
        said = bench.assigning.review(
            article_id, is_open=is_open, reason=reason, author=run.settings.annotator
        )
    run.answer(said.model_dump(mode="json"), [f"{article_id} is {'open' if is_open else 'closed'}"])


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _rows(found: Iterable[Assignment]) -> list[dict[str, object]]:
    return [one.model_dump(mode="json") for one in found]


def _portions(portions: Iterable[Portion], *, dry_run: bool) -> Iterator[str]:
    gets = "would get" if dry_run else "gets"
    for one in portions:
        yield f"{one.reader} {gets} {one.articles} articles, {one.sentences} sentences"


def _row(one: HeldSeat, today: date) -> dict[str, object]:
    seat = one.assignment.model_dump(mode="json", exclude={"held"})
    own = one.model_dump(mode="json", exclude={"assignment"})
    return seat | own | {"person": one.person, "is_overdue": one.is_overdue(today)}


def _line(one: HeldSeat, today: date) -> str:
    seat = one.assignment
    due = f"due {seat.due}" if seat.due else "-"
    marks = " [overdue]" * one.is_overdue(today) + " [stuck]" * one.is_stuck
    return (
        f"{seat.article_id}  {one.done:>3}/{one.to_label:<3}  {seat.reader}  {due}  {_MEANS[seat.means]}  "
        f"{one.title}{marks}"
    )
