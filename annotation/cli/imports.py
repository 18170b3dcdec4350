"""Articles in: files, folders, archives, exports of other tools."""

import csv
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any, TextIO

import click

from annotation.cli.run import Run, command, reading
from annotation.errors import UnwritableFile
from annotation.workbench import FIELDS, Options, Outcome, Parcel, describe, find_parcels

_MOST_SHOWN = 20
_MOST_NAMED = 5
_REPORT = ("origin", "result", "article_id", "title", "labels", "message", "notes")


def _reading(function: Callable[..., None]) -> Callable[..., None]:
    """The options that say how files are read, handed over as one value."""

    @wraps(function)
    def read(
        *args: Any, columns: tuple[str, ...], encoding: str, delimiter: str, language: str, **rest: Any
    ) -> None:
        chosen = Options(columns=_columns(columns), encoding=encoding, delimiter=delimiter, language=language)
        function(*args, options=chosen, **rest)

    fields = ", ".join(FIELDS)
    said = f"Which column of a table is what; FIELD is one of {fields}. Found when not given."
    for option in (
        click.option("--language", default="", help="Of all the articles, as fr or en [default: found]."),
        click.option("--delimiter", default="", help="Of the columns of CSV files [default: found]."),
        click.option("--encoding", default="", help="Of all the files [default: found]."),
        click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN", help=said),
    ):
        option(read)
    return read


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would become of each article; store nothing.")
@click.option("--describe", "describes", is_flag=True, help="Show what the files look like, and end.")
@click.option(
    "--report", type=click.Path(path_type=Path), help="Write a line per article here (.csv or .jsonl)."
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="How many read [default: one a core].",
)
@click.option("--annotator", default="", help="Whose labels exports of other tools hold [default: yours].")
@command(right="add")
@_reading
def import_(
    run: Run,
    paths: tuple[Path, ...],
    *,
    options: Options,
    dry_run: bool,
    describes: bool,
    report: Path | None,
    **how: Any,
) -> None:
    """Store articles: text, HTML, PDF, CSV, JSONL, archives and folders of these, exports of other tools.

    Interrupted? Give the same command again: what is stored is passed over.

    \b
    selon import article.txt page.html
    selon import corpus.csv --column text=body --column title=headline --dry-run
    selon import corpus/ pages.zip --report report.csv
    """
    _refuse_input(report, paths)
    passed_over: list[str] = []
    # Before there is a project: a wrong path leaves nothing behind.
    parcels = tuple(find_parcels(paths, passed_over))
    _say_passed_over(passed_over)
    if describes:
        _describe(run, parcels, options)
        return
    tally = _Tally()
    with run.workbench(with_seeds=False) as bench, _writing(report) as write:
        outcomes = reading(
            parcels,
            lambda watched: bench.import_parcels(watched, options, dry_run=dry_run, **how),
        )
        tally.follow(outcomes, write)
        waiting = bench.articles.to_compare()
        if tally.counts["stored"] and not dry_run:
            _say_unread(len(bench.suggesting.pending()))
    _answer(run, tally, dry_run=dry_run)
    if waiting and not run.as_json:
        click.echo(f"{waiting} articles are not compared for stories yet; selon stories does it")


def _refuse_input(report: Path | None, paths: Iterable[Path]) -> None:
    """A report never takes the place of what is imported."""
    if report is None or not report.exists():
        return
    target = report.resolve()
    for path in map(Path.resolve, paths):
        if path == target or path in target.parents:
            raise UnwritableFile(path=report, reason="it is one of the files to import")


@dataclass
class _Tally:
    """What an import did, and the first of what there is to say about it."""

    counts: Counter[str] = field(default_factory=Counter)
    stored: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    hidden: int = 0
    is_interrupted: bool = False

    def follow(self, outcomes: Iterable[Outcome], write: Callable[[Outcome], object]) -> None:
        """Count and write each record as it comes, until all came or the person stops it."""
        try:
            for one in outcomes:
                write(one)
                self.add(one)
        except KeyboardInterrupt:
            self.is_interrupted = True

    def add(self, outcome: Outcome) -> None:
        """Count one record."""
        self.counts[outcome.result] += 1
        self.counts["labels"] += outcome.labels
        if outcome.result == "stored" and len(self.stored) < _MOST_SHOWN:
            self.stored.append(outcome.article_id)
        said = _said(outcome)
        shown = said[: _MOST_SHOWN - len(self.problems)]
        self.problems.extend(shown)
        self.hidden += len(said) - len(shown)


def _answer(run: Run, tally: _Tally, *, dry_run: bool) -> None:
    counts = tally.counts
    would = "would be " if dry_run else ""
    said = f"{counts['stored']} {would}stored, {counts['duplicate']} duplicate, {counts['refused']} refused"
    if counts["known"]:
        said += f", {counts['known']} stored before"
    if counts["labels"]:
        said += f"; {counts['labels']} labels"
    names = ("stored", "known", "duplicate", "refused", "labels")
    found = {name: counts[name] for name in names} | {"articles": tally.stored, "problems": tally.problems}
    run.answer(found, [*(tally.stored if counts["stored"] <= _MOST_SHOWN else ()), said])
    for message in tally.problems:
        click.echo(f"selon: {message}", err=True)
    if tally.hidden:
        click.echo(f"selon: {tally.hidden} more; --report FILE has all of them", err=True)
    if tally.is_interrupted:
        click.echo("selon: interrupted; give the same command again to go on", err=True)
        sys.exit(130)
    if counts["duplicate"] or counts["refused"]:
        sys.exit(1)


def _say_passed_over(names: list[str]) -> None:
    if names:
        shown = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
        files = "1 file" if len(names) == 1 else f"{len(names):,} files"
        click.echo(f"selon: {files} passed over, of no known kind: {shown}", err=True)


def _say_unread(number: int) -> None:
    """To who sits at the terminal; a program need not hear it."""
    if number and sys.stderr.isatty():
        said = f"selon: {number:,} articles wait for suggestions; selon serve reads them, or selon propose"
        click.echo(said, err=True)


def _said(outcome: Outcome) -> list[str]:
    return [
        *([str(outcome.error)] if outcome.error else []),
        *(f"{outcome.origin}: {one}" for one in outcome.notes),
    ]


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        field, sign, column = one.partition("=")
        if not sign or field not in FIELDS:
            raise click.BadParameter(
                f"{one!r} is not FIELD=COLUMN with one of {', '.join(FIELDS)}", param_hint="--column"
            )
        found[field] = column
    return found


def _describe(run: Run, parcels: Iterable[Parcel], options: Options) -> None:
    found = {one.origin: describe(one, options) for one in parcels}
    lines = (
        f"{origin}: {one.reader}"
        + (f", {one.encoding} ({one.certainty})" if one.encoding else "")
        + (f", columns {', '.join(one.columns)}" if one.columns else "")
        + "".join(f"\n    {field} = {column}" for field, column in one.mapping.items())
        for origin, one in found.items()
    )
    answer = {
        origin: {"reader": one.reader, "columns": one.columns, "mapping": dict(one.mapping)}
        for origin, one in found.items()
    }
    run.answer(answer, lines)


@contextmanager
def _writing(report: Path | None):  # type: ignore[no-untyped-def]
    """A function that writes an outcome into the report, or does nothing when none is wanted."""
    if report is None:
        yield lambda _outcome: None
        return
    try:
        with report.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
            yield _jsonl(file) if report.suffix == ".jsonl" else _csv(file)
    except OSError as error:
        raise UnwritableFile(path=report, reason=error.strerror or str(error)) from error


def _row(outcome: Outcome) -> dict[str, object]:
    message = str(outcome.error or "")
    values = (outcome.origin, outcome.result, outcome.article_id, outcome.title, outcome.labels, message)
    return dict(zip(_REPORT, (*values, "; ".join(outcome.notes)), strict=True))


def _jsonl(file: TextIO):  # type: ignore[no-untyped-def]
    return lambda outcome: file.write(json.dumps(_row(outcome), ensure_ascii=False) + "\n")


def _csv(file: TextIO):  # type: ignore[no-untyped-def]
    table = csv.DictWriter(file, _REPORT)
    table.writeheader()
    return lambda outcome: table.writerow(_row(outcome))
