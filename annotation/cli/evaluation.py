"""How good the suggestions are on gold: figures for people and for programs, and the errors in context."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from annotation.cli.run import Run, command
from annotation.workbench import (
    SHARES,
    TALLIES,
    Mistake,
    Report,
    Said,
    Share,
    Slice,
    Tally,
    evaluate,
    proposer,
)
from schemas import QUOTE_TYPES

_WIDTH = 100
_LABELS = {
    "source_exact": "source, exact",
    "source_overlap": "source, overlap",
    "cue_exact": "cue, exact",
    "cue_overlap": "cue, overlap",
    "content_exact": "content, exact",
    "content_overlap": "content, overlap",
    "attribution_exact": "attribution, exact",
    "attribution_overlap": "attribution, overlap",
    "credit": "credit of the article",
    "is_attributed": "sentence is attributed",
    "stance": "stance",
    "chain_complete": "chain complete",
    "chain_complete_of_all": "chain complete, of all",
    "originator_name": "originator's name",
    "originator_name_of_all": "originator's name, of all",
    "originator_kind": "originator's kind",
    "quote_type": "quote type",
    "cue_force": "force of the cue",
    "factuality": "factuality",
    "sentence_factuality": "factuality of sentences",
}


@click.command("evaluate")
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="List each missed, spurious or wrong attribution in context.")
@click.option("--language", default="", help="Only the articles in this language, as fr or en.")
@click.option("--own-sentences", is_flag=True, help="Cut and class sentences as an import would.")
@command(right=None)
def evaluate_(run: Run, gold: Path, *, errors: bool, language: str, own_sentences: bool) -> None:
    """Measure the suggestions on GOLD: a folder of stand-off JSON, or one .json or .jsonl file.

    docs/evaluation.md says what each figure means. Nothing is stored.

    \b
    selon evaluate gold/
    selon evaluate gold/ --language fr --errors
    selon evaluate gold.jsonl --json
    """
    report = evaluate(gold, proposer(run.settings), language=language, own_sentences=own_sentences)
    if run.as_json:
        run.answer(_as_json(report, errors=errors), ())
        return
    console = Console(width=_WIDTH, highlight=False)
    for code in (*report.languages, *((None,) if len(report.languages) > 1 else ())):
        console.print(_table(report, code))
    run.answer(None, _listed(report.mistakes) if errors else ())


def _table(report: Report, language: str | None) -> Table:
    whole = report.of(language)
    number = f"{whole.articles} article{'s' if whole.articles > 1 else ''}"
    table = Table(title=f"{language or 'all languages'}: {number}", title_justify="left", box=None)
    table.add_column("%")
    for heading in ("precision", "recall", "F1", "gold", "found", *QUOTE_TYPES):
        table.add_column(heading, justify="right")
    types = [report.of(language, one) for one in QUOTE_TYPES]
    for name in TALLIES:
        one = whole.tallies[name]
        figures = (one.precision, one.recall, one.f1)
        by_type = (kind.tallies[name].f1 for kind in types)
        table.add_row(
            _LABELS[name], *map(_percent, figures), str(one.gold), str(one.suggested), *map(_percent, by_type)
        )
    table.add_section()
    table.add_row("", "", "", "share", "of", "", *QUOTE_TYPES)
    for name in SHARES:
        share = whole.shares[name]
        by_type = (kind.shares[name].value for kind in types)
        table.add_row(
            _LABELS[name], "", "", _percent(share.value), str(share.of), "", *map(_percent, by_type)
        )
    table.add_row("")
    return table


def _percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f}"


def _as_json(report: Report, *, errors: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"slices": [_slice(one) for one in report.slices]}
    return found | ({"errors": [asdict(one) for one in report.mistakes]} if errors else {})


def _slice(one: Slice) -> dict[str, Any]:
    figures = {name: _tally(tally) for name, tally in one.tallies.items()}
    shares = {name: _share(share) for name, share in one.shares.items()}
    named = {"language": one.language, "quote_type": one.quote_type, "articles": one.articles}
    return named | {"figures": figures | shares}


def _tally(one: Tally) -> dict[str, float | None]:
    return {"precision": one.precision, "recall": one.recall, "f1": one.f1, **asdict(one)}


def _share(one: Share) -> dict[str, float | None]:
    return {"share": one.value, **asdict(one)}


def _listed(mistakes: tuple[Mistake, ...]) -> Iterator[str]:
    for one in mistakes:
        what = "credit" if one.scope == "article" else "attribution"
        differing = f": {', '.join(one.differing)}" if one.differing else ""
        yield f"{one.article} at {one.place}, {what} {one.verdict}{differing}"
        yield f"  in:        {' '.join(one.context.split())}"
        yield from _sides(one)
        yield ""
    yield f"{len(mistakes)} errors"


def _sides(one: Mistake) -> Iterator[str]:
    for side, said in (("gold", one.gold), ("suggested", one.suggested)):
        yield f"  {side + ':':<10} {_words(said)}" if said else f"  {side + ':':<10} –"


def _words(said: Said) -> str:
    spans = (
        ("source", said.sources),
        ("cue", (said.cue,) if said.cue else ()),
        ("content", said.content),
    )
    named = [f"{name} {' + '.join(f'“{one}”' for one in texts)}" for name, texts in spans if texts]
    judged = (" > ".join(said.chain), said.quote_type, said.cue_force, said.factuality)
    return " | ".join((*named, *filter(None, judged)))
