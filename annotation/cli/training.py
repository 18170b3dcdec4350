"""Whether a version trains a classifier."""

from pathlib import Path

import click

from annotation.cli.run import Run, command


@click.command("train-report")
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: the latest]")
@click.option("--tag", help="The tag of the version, instead of its number.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="Write the report into a folder."
)
@command(right="publish")
def train_report(run: Run, name: str, version: int | None, tag: str | None, output: Path | None) -> None:
    """Measure simple classifiers on the splits of a version of the dataset NAME.

    For "is attributed", factuality and stance: what a text tells beyond the most frequent value and the
    name of the source, with intervals, and what more articles bring.

    \b
    selon train-report kremlin --version 3 -o report/
    """
    from annotation.workbench import training  # noqa: PLC0415 (scikit-learn only when it is needed)

    if version is not None and tag is not None:
        raise click.UsageError("Name a version or a tag, not both.")
    report = training.train_report(run.settings.datasets, name, version=version, tag=tag)
    written = training.write_report(report, output) if output else ()
    said = (*training.lines(report), *(f"{path} written" for path in written))
    run.answer(report.model_dump(mode="json"), said)
