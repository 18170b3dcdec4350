"""Learn from the labels, and say what is worth labelling next."""

import sys
from collections.abc import Iterator

import click

from annotation.cli.run import Run, command
from annotation.errors import DamagedModel
from schemas import DimensionFigures, Measured, ModelCard, Shortage

_FEW = {
    "articles": "labels in {there} articles of different stories, {needed} are needed",
    "values": "{there} values with 10 rows or more, {needed} are needed",
}


@click.command()
@click.option(
    "--seed", type=click.IntRange(0, 2**31 - 1), default=0, help="Of folds and intervals [default: 0]."
)
@click.option("--author", help="Who has it learned [default: you].")
@click.option("--list", "lists", is_flag=True, help="Show the models that there are, and learn nothing.")
@command(right="suggest")
def learn(run: Run, seed: int, author: str | None, *, lists: bool) -> None:
    """Learn from the labels, and measure beside the rules on held-out articles.

    The model judges the dimensions that it surely judges better than the rules; the rules keep the others.

    \b
    selon learn
    selon learn --list
    """
    with run.workbench() as bench:
        if lists:
            _list(run, bench.learning.versions())
            return
        card = bench.learning.train(author=author or run.settings.annotator, seed=seed)
    run.answer(_said(card), _table(card))


def _list(run: Run, versions: tuple[ModelCard | DamagedModel, ...]) -> None:
    found = [one for one in versions if isinstance(one, ModelCard)]
    damaged = [one for one in versions if isinstance(one, DamagedModel)]
    lines = (
        f"{one.version:>4}  {one.made_at:%Y-%m-%d %H:%M}  {one.author}  {one.labels.sentences} sentences of "
        f"{one.labels.articles} articles  won: {', '.join(sorted(one.winners)) or 'nothing'}"
        for one in found
    )
    run.answer([_said(one) for one in found], lines if found or damaged else ["nothing was learned yet"])
    for error in damaged:
        click.echo(f"selon: {error}", err=True)
    if damaged:
        sys.exit(1)


def _said(card: ModelCard) -> dict[str, object]:
    return card.model_dump(mode="json") | {"winners": sorted(card.winners)}


def _table(card: ModelCard) -> Iterator[str]:
    labels = card.labels
    yield (
        f"model {card.version}: {labels.sentences} sentences and {labels.claims} claims of {labels.articles} "
        f"articles ({labels.stories} stories), beside {', '.join(card.beside)}"
    )
    yield (
        f"{labels.unassisted} of them labelled without a suggestion on screen, {labels.by_model} with the "
        f"judgement of a model; {labels.disputed} left out, on which analysts are divided"
    )
    columns = f"{'dimension':<18} {'rows':>5} {'articles':>8}  {'model F1':<18}{'rules F1':<18}{'gain':<21}"
    yield f"{columns}judges"
    for one in card.figures:
        yield from _lines(one)


def _lines(one: DimensionFigures) -> Iterator[str]:
    start = f"{one.dimension:<18} {one.rows:>5} {one.articles:>8}  "
    if one.model is None or one.rules is None:
        yield f"{start}too few labels: {_few(one.shortage)}"
        return
    gain = f"{one.gain:+.3f} {one.gain_low:+.3f}..{one.gain_high:+.3f}"
    yield f"{start}{_measured(one.model)} {_measured(one.rules)} {gain} {one.winner}"
    for value in one.values:
        yield f"  {value.code:<16} {value.rows:>5} {'':>8}  {value.model_f1:<18.3f}{value.rules_f1:.3f}"


def _measured(one: Measured) -> str:
    return f"{one.macro_f1:.3f} {one.low:.3f}..{one.high:.3f}"


def _few(shortage: Shortage | None) -> str:
    return _FEW[shortage.what].format(there=shortage.there, needed=shortage.needed) if shortage else ""


@click.command("next")
@click.option("--by-value", is_flag=True, help="Order the open sentences by what labelling them is worth.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to show.")
@click.option("--annotator", help="Whose sentences [default: yours].")
@command(right="label")
def next_(run: Run, limit: int, annotator: str | None, *, by_value: bool) -> None:
    """Say what to label next: the next article, or with --by-value the open sentences in order.

    In a team it is an article that they were given or took; nobody is given one by this. With --by-value
    the articles are put into that order too, for a project that goes through them by value.

    \b
    selon next
    selon next --by-value --limit 50
    """
    who = annotator or run.settings.annotator
    with run.workbench() as bench:
        if who != run.settings.annotator:
            bench.people.require(run.settings.annotator, "assign")
        if not by_value:
            is_team = bench.desk.is_team()
            name = next(iter(bench.desk.open_articles(who)), None) if is_team else bench.next_open(who)
            run.answer({"article": name}, [name or "nothing is open"])
            return
        bench.learning.rank()
        found = bench.learning.order(who, limit)
    lines = (
        f"{one.value:.3f}  {one.uncertainty:.3f}  {one.article_id}#{one.index}  {' '.join(one.text.split())}"
        for one in found
    )
    run.answer([one.model_dump(mode="json") for one in found], lines if found else ["nothing is open"])
