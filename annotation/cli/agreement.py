"""How far readers of the same articles agree."""

from collections.abc import Iterator
from datetime import datetime

import click

from annotation.cli.run import Run, command
from schemas import AgreementQuery, AgreementReport, Disagreement, Figure, Figures, Undefined

REASONS = {
    "no_overlap": "no two readers said anything of the same",
    "one_value": "all said the same value",
    "few_articles": "fewer than 5 stories: no interval",
    "rare_values": "too rare values: no interval",
}

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@click.option("--language", default="", metavar="CODE", help="Only articles in this one, as fr or en.")
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this one.")
@click.option("--story", default="", metavar="ID", help="Only articles of this one.")
@click.option("--since", type=_DAY, help="Only what was labelled from this day on.")
@click.option("--until", type=_DAY, help="Only what was labelled up to this day.")
@click.option("--reader", "readers", multiple=True, metavar="NAME", help="Only these, each with the option.")
@click.option("--disagreements", "as_list", is_flag=True, help="List in what they differ, the worst first.")
@command(right="review")
def agreement(
    run: Run, since: datetime | None, until: datetime | None, as_list: bool, **named: str | tuple[str, ...]
) -> None:
    """Say how far readers of the same articles agree, and in what not (docs/agreement.md).

    \b
    selon agreement
    selon agreement --language fr --since 2026-03-01
    selon agreement --disagreements --json
    """
    query = AgreementQuery.model_validate(
        named | {"since": since and since.date(), "until": until and until.date()}
    )
    with run.workbench() as bench:
        if as_list:
            listed = bench.agreement.disagreements(query)
            run.answer([one.model_dump(mode="json") for one in listed], _listed(listed))
        else:
            found = bench.agreement.report(query)
            run.answer(found.model_dump(mode="json"), _lines(found))


def _listed(found: tuple[Disagreement, ...]) -> Iterator[str]:
    if not found:
        yield "no two readers closed anything differently"
    for one in found:
        sentences = ", ".join(str(index + 1) for index in one.sentences)
        yield f"{one.weight:>3}  {one.article_id}  sentences {sentences}"
        for divergence in one.divergences:
            said = ", ".join(f"{who}: {value or 'nothing'}" for who, value in divergence.values.items())
            yield f"       {divergence.what}: {said}"


def _lines(report: AgreementReport) -> Iterator[str]:
    yield from _group(report.between)
    for own in report.repeats:
        yield ""
        yield from _group(own)
    for one in report.diagonals:
        if one.share.units:
            who = one.reader or "all"
            yield f"Admiralty ratings on the diagonal, {who}: {_figure(one.share, 'ratings')}"
    if report.withheld:
        yield f"{report.withheld} articles are left out: somebody still reads them"


def _group(found: Figures) -> Iterator[str]:
    """Spans and chains of all pairs together; JSON has them by pair."""
    if not found.articles:
        yield "no two readers have closed the same sentence"
        return
    yield f"{', '.join(found.readers)}: {found.sentences} sentences of {found.articles} articles in common"
    for one in found.dimensions:
        scale = "ordinal" if one.is_ordinal else "nominal"
        yield f"    {one.dimension}: alpha ({scale}) {_figure(one.alpha, 'units')}"
    for pair in found.pairs:
        same = _figure(pair.share, "units")
        yield f"    {' and '.join(pair.readers)}, {pair.dimension}: kappa {_value(pair.kappa)}, same {same}"
    for span in (one for one in found.spans if not one.readers):
        exact = _figure(span.exact, "spans")
        yield f"    {span.part}: F1 overlap {_value(span.overlap)}, exact {exact}"
    for chain in (one for one in found.chains if not one.readers):
        yield f"    chain, {chain.part}: same {_figure(chain.share, 'attributions')}"


def _figure(found: Figure, units: str) -> str:
    return f"{_value(found)}; {found.units} {units}, {found.articles} articles"


def _value(found: Figure) -> str:
    if isinstance(found.value, Undefined):
        return f"not defined ({REASONS[found.value.reason]})"
    if isinstance(found.interval, Undefined):
        return f"{found.value:.3f} ({REASONS[found.interval.reason]})"
    return f"{found.value:.3f} ({found.interval.low:.3f} to {found.interval.high:.3f})"
