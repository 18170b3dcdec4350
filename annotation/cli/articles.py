"""Articles in, suggestions and labels from elsewhere."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from annotation.cli.run import Run, command, progress
from annotation.workbench import find_files, suggest_files


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@command
def import_(run: Run, paths: tuple[Path, ...]) -> None:
    """Store articles: text files, or folders of them.

    \b
    selon import article.txt
    selon import corpus/ other.txt
    """
    files = find_files(paths)  # before there is a project: a path that is wrong leaves nothing behind
    with run.workbench(with_seeds=False) as bench:
        reports = list(progress(bench.import_files(files), total=len(files), what="Importing"))
    stored = [one for report in reports for one in report.stored]
    duplicates = [one for report in reports for one in report.duplicates]
    refused = [one for report in reports for one in report.refused]
    counts = f"{len(stored)} stored, {len(duplicates)} duplicate, {len(refused)} refused"
    run.answer({"stored": stored, "duplicates": duplicates, "refused": refused}, [*stored, counts])
    for message in (*duplicates, *refused):
        click.echo(f"selon: {message}", err=True)
    if duplicates or refused:
        sys.exit(1)


@click.command()
@click.option("--search", default="", help="Only those with this in title, outlet or file name.")
@click.option("--annotator", help="Whose progress [default: yours].")
@command
def articles(run: Run, search: str, annotator: str | None) -> None:
    """List the stored articles with the progress in each.

    \b
    selon articles
    selon articles --search kremlin
    """
    with run.workbench() as bench:
        found = bench.articles(
            annotator or run.settings.annotator, search=search, limit=bench.article_count() or 1
        )
    rows = [row.model_dump(mode="json") for row in found]
    lines = (
        f"{row.article_id}  {row.progress.done:>3}/{row.progress.to_label:<3}  {_day(row.published):<10}  "
        f"{row.outlet or '-'}  {row.title}"
        for row in found
    )
    run.answer(rows, lines)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@command
def suggest(run: Run, paths: tuple[Path, ...], format_: str) -> None:  # noqa: ARG001
    """Print what the agents suggest for files, one JSON object an article; nothing is stored.

    \b
    selon suggest article.txt --format jsonl > suggestions.jsonl
    """
    files = find_files(paths)
    found = suggest_files(files, run.settings)
    for one in progress(found, total=len(files), what="Suggesting"):
        click.echo(json.dumps(one, ensure_ascii=False))


@click.command("import-labels")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--annotator", required=True, help="Whose labels they are.")
@command
def import_labels(run: Run, files: tuple[Path, ...], annotator: str) -> None:
    """Store labels made elsewhere (JSON or JSONL, docs/standoff.md), matched by the text's hash.

    A file is refused whole when one of its spans does not name its text.

    \b
    selon import-labels gold/seed-000.json --annotator gold
    """
    with run.workbench() as bench:
        found: dict[str, int] = {}
        for path in files:
            done = bench.import_labels(path, annotator=annotator)
            found[str(path)] = sum(len(one.revisions) for one in done)
            if not run.as_json:
                click.echo(f"{path}: {found[str(path)]} labels stored for {annotator}")
    run.answer(found, ())
