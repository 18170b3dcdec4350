"""Articles in and listed; suggestions and labels from elsewhere."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import click

from annotation.cli.run import Run, command, progress
from annotation.workbench import find_parcels, suggest_parcels
from schemas import ArticleQuery


@click.command()
@click.option("--search", default="", help="Only those with this in title, outlet, author or file name.")
@click.option("--outlet", default="", help="Only those of this outlet.")
@click.option("--language", default="", help="Only those in this language.")
@click.option("--story", default="", help="Only those of this story.")
@click.option("--annotator", help="Whose progress [default: yours].")
@command(right="label")
def articles(run: Run, search: str, outlet: str, language: str, story: str, annotator: str | None) -> None:
    """List the stored articles with the progress in each.

    \b
    selon articles
    selon articles --search kremlin --language fr
    """
    query = ArticleQuery(search=search, outlet=outlet, language=language, story=story)
    who = annotator or run.settings.annotator
    with run.workbench() as bench:
        found = bench.articles.page(who, query, limit=bench.articles.count() or 1)
    rows = [row.model_dump(mode="json") for row in found]
    lines = (
        f"{row.article_id}  {row.progress.done:>3}/{row.progress.to_label:<3}  {_day(row.published):<10}  "
        f"{row.language}  {row.outlet or '-'}  {row.title}"
        + (f"  [story {row.story_id}: {row.story_size} articles]" if row.story_size > 1 else "")
        for row in found
    )
    run.answer(rows, lines)


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


@click.command()
@command(right=None)
def stories(run: Run) -> None:
    """Group articles that tell the same story, as far as it was not done yet.

    Small imports do it by themselves; so do selon serve and selon publish.

    \b
    selon stories
    """
    with run.workbench() as bench:
        number = bench.tell_stories()
    run.answer({"compared": number}, [f"{number} articles compared"])


@click.command()
@click.argument("article_ids", nargs=-1)
@click.option("--all", "all_", is_flag=True, help="Every stored article.")
@click.option("--discard-cuts", is_flag=True, help="Also where a person cut or joined sentences.")
@command(right="correct")
def resegment(run: Run, article_ids: tuple[str, ...], all_: bool, discard_cuts: bool) -> None:
    """Cut articles into sentences anew, as the segmenter of today does.

    Labels stay at their places in the text; those that no longer fit wait in a queue on the Articles page.

    \b
    selon resegment ae5d17985835771a
    selon resegment --all
    """
    if bool(article_ids) == all_:
        raise click.UsageError("name the articles, or say --all")
    outcomes: Counter[str] = Counter()
    with run.workbench() as bench:
        who = run.settings.annotator
        names = article_ids or [
            row.article_id for row in bench.articles.page(who, limit=bench.articles.count() or 1)
        ]
        for name in progress(names, total=len(names), what="Cutting"):
            before = bench.articles.get(name).revision
            after = bench.articles.resegment(name, author=who, discard_cuts=discard_cuts).revision
            is_kept = after == before and bench.articles.is_cut_by_hand(name)
            outcomes["cut by hand, kept" if is_kept else "cut anew" if after > before else "as before"] += 1
        waiting = sum(bench.articles.to_review(who).values())
    counts = ", ".join(f"{number} {what}" for what, number in outcomes.items())
    run.answer(
        {**outcomes, "to_review": waiting}, [f"{counts}; {waiting} of your labels wait to be reviewed"]
    )


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@command(right=None)
def suggest(run: Run, paths: tuple[Path, ...], format_: str) -> None:  # noqa: ARG001
    """Print what the agents suggest for files, one JSON object an article; nothing is stored.

    \b
    selon suggest article.txt --format jsonl > suggestions.jsonl
    """
    found = suggest_parcels(find_parcels(paths), run.settings)
    for one in progress(found, total=None, what="Suggesting"):
        click.echo(json.dumps(one, ensure_ascii=False))


@click.command("import-labels")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--annotator", required=True, help="Whose labels they are.")
@command(right="correct")
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
