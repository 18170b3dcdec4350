"""List, compare, tag, restore, export and verify."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from annotation.cli.run import Run, command
from annotation.errors import WorkbenchError
from schemas import DiffSummary


@click.command()
@click.argument("name", required=False)
@command(right="publish")
def versions(run: Run, name: str | None) -> None:
    """List the versions of the dataset NAME, or the datasets that there are.

    \b
    selon versions kremlin
    """
    with run.workbench() as bench:
        if name is None:
            names = bench.versions.names()
            run.answer(list(names), names or ["No dataset yet: selon publish NAME -m … makes one."])
            return
        known, tags = bench.versions.of(name), bench.versions.tags(name)
    found = [one for one in known if not isinstance(one, WorkbenchError)]
    damaged = [one for one in known if isinstance(one, WorkbenchError)]
    tagged = {one.version: [tag for tag, number in tags.items() if number == one.version] for one in found}
    lines = (
        f"{one.version:>4}  {one.published_at:%Y-%m-%d %H:%M}  {one.author}  {one.counts['rows']} rows  "
        + "".join(f"[{tag}] " for tag in tagged[one.version])
        + one.message
        for one in found
    )
    run.answer([one.model_dump(mode="json") | {"tags": tagged[one.version]} for one in found], lines)
    for error in damaged:
        click.echo(f"selon: {error}", err=True)
    if damaged:
        sys.exit(1)


@click.command()
@click.argument("name")
@click.argument("old")
@click.argument("new", default="latest")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write every row: .csv or .json.")
@command(right="publish")
def diff(run: Run, name: str, old: str, new: str, output: Path | None) -> None:
    """Say what changed in the dataset NAME from version OLD to NEW, by cause and by dimension.

    OLD and NEW are numbers or tags; NEW is the latest version if it is not named.

    \b
    selon diff kremlin 3 4
    selon diff kremlin first latest -o changes.csv
    """
    from annotation.workbench.exporting import write_difference  # noqa: PLC0415 (Arrow only when it is needed)

    if output and output.suffix not in _DIFFERENCES:
        raise click.UsageError(f"{output} ends neither in .csv nor in .json.")
    with run.workbench() as bench:
        versions = bench.versions
        found = versions.compare(name, versions.number(name, old), versions.number(name, new))
    if output:
        write_difference(output, found)
    written = (f"{output} written",) if output else ()
    run.answer(found.summary.model_dump(mode="json"), (*_said(found.summary), *written))


_DIFFERENCES = (".csv", ".json")


def _said(summary: DiffSummary) -> Iterator[str]:
    yield (
        f"{summary.dataset} version {summary.old} to {summary.new}: "
        + ", ".join(f"{rows} {fate}" for fate, rows in summary.fates.items())
    )
    if summary.causes:
        yield "causes: " + ", ".join(f"{cause} {rows}" for cause, rows in summary.causes.items())
    if summary.crossed:
        yield f"{summary.crossed} rows are in another split"
    for confusion in summary.confusions:
        for old, new, rows in confusion.counts:
            if old != new:
                yield f"  {confusion.dimension}: {old or 'none'} to {new or 'none'}, {rows} rows"


@click.command()
@click.argument("name")
@click.argument("tag")
@click.option("--version", default="latest", show_default=True, help="A number.")
@command(right="publish")
def tag(run: Run, name: str, tag: str, version: str) -> None:
    """Give a version of the dataset NAME the name TAG, for ever.

    \b
    selon tag kremlin first-release --version 3
    """
    with run.workbench() as bench:
        number = bench.versions.number(name, version)
        bench.versions.tag(name, tag, number)
    run.answer({"tag": tag, "version": number}, [f"{name} version {number} is {tag}"])


@click.command()
@click.argument("name")
@click.argument("version")
@click.option("-m", "--message", help="Why [default: the version that is restored].")
@click.option("--author", help="Who publishes [default: you].")
@command(right="publish")
def restore(run: Run, name: str, version: str, message: str | None, author: str | None) -> None:
    """Publish the labels of an earlier VERSION again, as the newest one. Nothing is taken away.

    \b
    selon restore kremlin 3 -m "version 4 held test labels"
    """
    with run.workbench() as bench:
        number = bench.versions.number(name, version)
        done = bench.versions.restore(
            name,
            number,
            message=message or f"version {number} restored",
            author=author or run.settings.annotator,
        )
    run.answer(done.model_dump(mode="json"), [f"{name} version {done.version} holds version {number} again"])


@click.command()
@click.argument("name")
@click.option("--version", default="latest", show_default=True, help="A number or a tag.")
@command(right="publish")
def splits(run: Run, name: str, version: str) -> None:
    """Report on the splits of a version of the dataset NAME: leaks, balance, what names give away.

    \b
    selon splits kremlin --version 3
    """
    from annotation.workbench.exporting import splits_markdown  # noqa: PLC0415 (as above)

    with run.workbench() as bench:
        report = bench.versions.splits(name, bench.versions.number(name, version))
    run.answer(report.model_dump(mode="json"), [splits_markdown(report)])


@click.command()
@click.argument("name")
@click.option("--version", default="latest", show_default=True, help="A number or a tag.")
@click.option("--format", "format_", default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="[default: standard output]")
@command(right="publish")
def export(run: Run, name: str, version: str, format_: str, output: Path | None) -> None:
    """Write a version of the dataset NAME, verified, for training.

    \b
    selon export kremlin --version 1 --format csv -o labels.csv
    """
    with run.workbench() as bench:
        number = bench.versions.number(name, version)
        if output is None:
            bench.versions.export(name, sys.stdout.buffer, version=number, name=format_)
            return
        bench.versions.export_file(name, output, version=number, name=format_)
    run.answer({"file": str(output)}, [f"{output} written"])


@click.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: all]")
@command(right="publish")
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
