"""Publish, list, export and verify."""

import sys
from pathlib import Path

import click

from annotation.cli.run import Run, command
from annotation.errors import WorkbenchError


@click.command()
@click.argument("name")
@click.option("-m", "--message", required=True, help="What is new in this version.")
@click.option("--author", help="Who publishes [default: you].")
@command
def publish(run: Run, name: str, message: str, author: str | None) -> None:
    """Make the next, immutable version of the dataset NAME from all labels.

    \b
    selon publish kremlin -m "first round"
    """
    with run.workbench() as bench:
        done = bench.versions.publish(name, message=message, author=author or run.settings.annotator)
    counts = ", ".join(f"{count} {what}" for what, count in done.counts.items())
    run.answer(done.model_dump(mode="json"), [f"{name} version {done.version}: {counts}"])


@click.command()
@click.argument("name")
@command
def versions(run: Run, name: str) -> None:
    """List the versions of the dataset NAME.

    \b
    selon versions kremlin
    """
    with run.workbench() as bench:
        known = bench.versions.of(name)
    found = [one for one in known if not isinstance(one, WorkbenchError)]
    damaged = [one for one in known if isinstance(one, WorkbenchError)]
    lines = (
        f"{one.version:>4}  {one.published_at:%Y-%m-%d %H:%M}  {one.author}  "
        f"{one.counts['rows']} rows  {one.message}"
        for one in found
    )
    run.answer([one.model_dump(mode="json") for one in found], lines)
    for error in damaged:
        click.echo(f"selon: {error}", err=True)
    if damaged:
        sys.exit(1)


@click.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: the latest]")
@click.option("--format", "format_", default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="[default: standard output]")
@command
def export(run: Run, name: str, version: int | None, format_: str, output: Path | None) -> None:
    """Write a version of the dataset NAME, verified, for training.

    \b
    selon export kremlin --version 1 --format csv -o labels.csv
    """
    with run.workbench() as bench:
        if output is None:
            bench.versions.export(name, sys.stdout.buffer, version=version, name=format_)
            return
        bench.versions.export_file(name, output, version=version, name=format_)
    run.answer({"file": str(output)}, [f"{output} written"])


@click.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: all]")
@command
def verify(run: Run, name: str, version: int | None) -> None:
    """Check that the versions of the dataset NAME are byte for byte as published.

    \b
    selon verify kremlin
    """
    with run.workbench() as bench:
        found = bench.versions.verify(name, version)
    lines = (f"{name} version {one.version}: {'; '.join(one.problems) or 'as published'}" for one in found)
    run.answer([one.model_dump(mode="json") for one in found], lines)
    if any(one.problems for one in found):
        sys.exit(1)
