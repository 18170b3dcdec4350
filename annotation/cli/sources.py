"""The source registry: what is in it, what labels name that is not, and its file."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotation.cli.run import Run, command, folder_and_form
from annotation.cli.sources_changing import CHANGES
from annotation.errors import UnwritableFile
from annotation.workbench import Told, Workbench, text_of
from schemas import AFFILIATIONS, HOP_KINDS, SOURCE_STATES, Source, SourceQuery, UnmatchedName

_LONGEST = 60


@click.group(invoke_without_command=True)
@folder_and_form
@click.pass_context
def sources(context: click.Context, data: Path | None, as_json: bool) -> None:
    """List the source registry; add, change, grade, merge and split its entries (docs/registry.md).

    \b
    selon sources
    selon sources show tass
    selon sources add ru-peskov --name "Dmitri Peskov" --kind official --parent ru-kremlin
    selon sources unmatched
    """
    context.obj = context.obj.refined(data, as_json)
    if context.invoked_subcommand is None:
        context.invoke(list_)


@sources.command("list")
@click.option("--search", default="", help="Only those with this in a name, however it is spelled.")
@click.option("--kind", type=click.Choice(HOP_KINDS))
@click.option("--country", default="", metavar="CODE", help="Only those of this country, as FR.")
@click.option("--affiliation", type=click.Choice([one for one in AFFILIATIONS if one]))
@click.option("--state", type=click.Choice([one for one in SOURCE_STATES if one]))
@command(right="label")
def list_(run: Run, **asked: str | None) -> None:
    """List the entries, by name, or the closest first where something is searched.

    \b
    selon sources list --search песков
    selon sources list --kind agency --state graded --json
    """
    with run.workbench() as bench:
        query = SourceQuery.model_validate({name: value for name, value in asked.items() if value})
        found = bench.registry.listed(query)
    lines = [f"{one.source_id}  {one.name}  {one.kind}  {one.country}".rstrip() for one in found]
    run.answer([one.model_dump(mode="json") for one in found], lines or ["no entry"])


@sources.command()
@click.argument("source_id", metavar="ID")
@command(right="label")
def show(run: Run, source_id: str) -> None:
    """Say everything of the entry ID: names, parents, grades, and who changed what.

    \b
    selon sources show tass
    """
    with run.workbench() as bench:
        registry = bench.registry
        entry, told, today = registry.entry(source_id), registry.told(source_id), bench.overseeing.today()
        good = registry.index().grade_on(source_id, today)
        found = {
            **entry.model_dump(mode="json"),
            "parents": [one.source_id for one in registry.index().parents(source_id)],
            "merged": [one.source_id for one in registry.index().merged_into(source_id)],
            "grade": {"value": good[1].value, "of": good[0].source_id} if good else None,
            "history": [_revision(one) for one in told],
        }
    run.answer(found, _said(entry, found, told))


def _revision(one: Told) -> dict[str, Any]:
    said = one.revision.model_dump(mode="json", include={"revision", "cause", "author", "made_at"})
    return said | {"changes": [change._asdict() for change in one.changes]}


def _said(entry: Source, found: dict[str, Any], told: tuple[Told, ...]) -> Iterator[str]:
    yield f"{entry.source_id}  {entry.name}"
    for field in ("kind", "country", "affiliation", "wikidata", "merged_into", "split_from", "notes"):
        if found[field]:
            yield f"  {field}: {found[field]}"
    for language, group in entry.aliases.items():
        yield f"  aliases {language}: {' | '.join(group)}"
    for field in ("parents", "merged"):
        if found[field]:
            yield f"  {field}: {' > '.join(found[field])}"
    for grade in entry.grades:
        yield f"  since {grade.since}  {grade.value}  {grade.reason}"
    if found["grade"] and found["grade"]["of"] != entry.source_id:
        yield f"  grade {found['grade']['value']}, of {found['grade']['of']}"
    for one in told:
        who = one.revision.author or "–"
        yield f"  {one.revision.revision}  {one.revision.made_at:%Y-%m-%d %H:%M}  {who}  {one.revision.cause}"
        for change in one.changes:
            yield f"     {change.field}: {change.before or '–'} -> {change.after or '–'}"


@sources.command()
@click.option("--aside", "is_aside", is_flag=True, help="Those that were set aside, instead of the others.")
@command(right="label")
def unmatched(run: Run, *, is_aside: bool) -> None:
    """List the names of sources in labels that no entry has, the most frequent first.

    Whoever may change the registry is told of the labels of all, except in articles that are read blind;
    others of their own.

    \b
    selon sources unmatched
    """
    with run.workbench() as bench:
        found = [one for one in _unmatched(bench, run.settings.annotator) if one.is_aside is is_aside]
        meant = bench.registry.matches(one.name for one in found)
    rows = [
        one.model_dump(mode="json")
        | {"matches": [{"source_id": it.source.source_id, "score": it.score} for it in meant[one.name]]}
        for one in found
    ]
    run.answer(rows, [_line(one, [it.source.source_id for it in meant[one.name]]) for one in found])


def _unmatched(bench: Workbench, who: str) -> tuple[UnmatchedName, ...]:
    return bench.unmatched.names(who, sees_others=bench.people.may(who, "sources"))


def _line(one: UnmatchedName, meant: list[str]) -> str:
    words = " ".join(one.sentence.split())
    words = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    likely = f"  ({', '.join(meant)}?)" if meant else ""
    return f"{one.times:>4}  {one.articles:>4} articles  {one.name}  {one.kind}{likely}  {words}"


@sources.command("import")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--dry-run", is_flag=True, help="Say what would be done, change nothing.")
@command(right="sources")
def import_(run: Run, path: Path, *, dry_run: bool) -> None:
    """Add the entries of a CSV and revise those that are there; all of it or nothing.

    Entries that the file does not name stay, and so do fields that it has no column for.

    \b
    selon sources import sources.csv --dry-run
    """
    text = text_of(path)
    with run.workbench() as bench:
        found = bench.registry.look(text)
        if not (dry_run or found.problems):
            bench.registry.take(text, path=path, author=run.settings.annotator)
    told = {
        "dry_run": dry_run,
        "added": [one.source_id for one in found.added],
        "changed": [one.source_id for one in found.changed],
        "same": found.same,
        "problems": [{"line": one.line, "reason": str(one)} for one in found.problems],
    }
    run.answer(told, [f"{len(found.added)} added, {len(found.changed)} changed, {found.same} the same"])
    for one in found.problems:
        click.echo(f"selon: {path}, line {one.line}: {one}", err=True)
    if found.problems:
        click.echo("selon: nothing was imported", err=True)
        sys.exit(1)


@sources.command()
@click.argument("target", metavar="FILE|-", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@command(right="label")
def export(run: Run, target: Path) -> None:
    """Write the registry as CSV, merged entries too, to FILE or to standard output.

    \b
    selon sources export sources.csv
    selon sources export - | head
    """
    with run.workbench() as bench:
        table, count = bench.registry.table(), len(bench.registry.index().entries)
    if str(target) == "-":
        click.echo(table, nl=False)
        return
    try:
        target.write_text(table, encoding="utf-8", newline="")
    except OSError as error:
        raise UnwritableFile(path=target, reason=error.strerror or str(error)) from error
    run.answer({"file": str(target), "entries": count}, [f"{count} entries written to {target}"])


for verb in CHANGES:
    sources.add_command(verb)
