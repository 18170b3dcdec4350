"""One command per verb of the workbench: parse, call, answer."""

import errno
import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import track

from annotation.errors import PortTaken, WorkbenchError
from annotation.settings import ROOT, Settings, settings_from
from annotation.workbench import Workbench, open_workbench

ITEM = TypeVar("ITEM")
_ERRORS = Console(stderr=True)


def _folder_and_form(function: Callable[..., None]) -> Callable[..., None]:
    """`--data` and `--json` are understood before and behind the verb."""
    data = click.option(
        "--data", type=click.Path(path_type=Path), help="The data folder [default: $SELON_DATA, data]."
    )
    form = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
    return data(form(function))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@_folder_and_form
@click.version_option(package_name="selon", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context, data: Path | None, as_json: bool) -> None:
    """Selon: who says it, through whom, and how certain it is.

    Import articles, label them in the browser (selon serve), publish versions, export CSV.
    Exit codes: 0 done, 1 could not be done, 2 the command itself is wrong.
    """
    context.obj = _Run(data, as_json)


class _Run:
    """What every command is given: the settings, and how to answer."""

    def __init__(self, data: Path | None, as_json: bool) -> None:
        self.settings: Settings = settings_from(
            dict(os.environ) | ({"SELON_DATA": str(data)} if data else {})
        )
        self._data = data
        self.as_json = as_json

    def refined(self, data: Path | None, as_json: bool) -> "_Run":
        """The same, with what was said behind the verb."""
        return _Run(data or self._data, self.as_json or as_json)

    @contextmanager
    def workbench(self, *, with_seeds: bool = True) -> Iterator[Workbench]:
        """The project, closed afterwards."""
        bench = open_workbench(self.settings, with_seeds=with_seeds)
        try:
            yield bench
        finally:
            bench.close()

    def answer(self, found: Any, lines: Iterable[str]) -> None:
        """Print `found` as JSON, or `lines` for people."""
        if self.as_json:
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            for line in lines:
                click.echo(line)


def _command(function: Callable[..., None]) -> Callable[..., Any]:
    """Hand over the run, and turn errors that a user can meet into a message and exit code 1."""

    @wraps(function)
    def run(obj: _Run, *arguments: Any, data: Path | None, as_json: bool, **options: Any) -> None:
        said = obj.refined(data, as_json)
        try:
            function(said, *arguments, **options)
        except WorkbenchError as error:
            if said.as_json:
                click.echo(json.dumps({"error": str(error)}, ensure_ascii=False))
            click.echo(f"selon: {error}", err=True)
            sys.exit(1)

    return _folder_and_form(click.pass_obj(run))


def _progress(items: Iterable[ITEM], *, total: int, what: str) -> Iterable[ITEM]:
    """The items, with a bar on a terminal and without one elsewhere."""
    if not _ERRORS.is_terminal:
        return items
    return track(items, description=what, total=total, console=_ERRORS)


@main.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@_command
def import_(run: _Run, paths: tuple[Path, ...]) -> None:
    """Store articles: text files, or folders of them.

    \b
    selon import article.txt
    selon import corpus/ other.txt
    """
    with run.workbench(with_seeds=False) as bench:
        files = bench.find_files(paths)
        reports = list(_progress(bench.import_files(files), total=len(files), what="Importing"))
    stored = [one for report in reports for one in report.stored]
    duplicates = [one for report in reports for one in report.duplicates]
    refused = [one for report in reports for one in report.refused]
    counts = f"{len(stored)} stored, {len(duplicates)} duplicate, {len(refused)} refused"
    run.answer({"stored": stored, "duplicates": duplicates, "refused": refused}, [*stored, counts])
    for message in (*duplicates, *refused):
        click.echo(f"selon: {message}", err=True)
    if duplicates or refused:
        sys.exit(1)


@main.command()
@click.option("--search", default="", help="Only those with this in title, outlet or file name.")
@click.option("--annotator", help="Whose progress [default: yours].")
@_command
def articles(run: _Run, search: str, annotator: str | None) -> None:
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


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@_command
def suggest(run: _Run, paths: tuple[Path, ...], format_: str) -> None:  # noqa: ARG001
    """Print what the agents suggest for files, one JSON object an article; nothing is stored.

    \b
    selon suggest article.txt --format jsonl > suggestions.jsonl
    """
    with run.workbench() as bench:
        files = bench.find_files(paths)
        for found in _progress(bench.suggest(files), total=len(files), what="Suggesting"):
            click.echo(json.dumps(found, ensure_ascii=False))


@main.command("import-labels")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--annotator", required=True, help="Whose labels they are.")
@_command
def import_labels(run: _Run, files: tuple[Path, ...], annotator: str) -> None:
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


@main.command()
@click.argument("name")
@click.option("-m", "--message", required=True, help="What is new in this version.")
@click.option("--author", help="Who publishes [default: you].")
@_command
def publish(run: _Run, name: str, message: str, author: str | None) -> None:
    """Make the next, immutable version of the dataset NAME from all labels.

    \b
    selon publish kremlin -m "first round"
    """
    with run.workbench() as bench:
        done = bench.versions.publish(name, message=message, author=author or run.settings.annotator)
    counts = ", ".join(f"{count} {what}" for what, count in done.counts.items())
    run.answer(done.model_dump(mode="json"), [f"{name} version {done.version}: {counts}"])


@main.command()
@click.argument("name")
@_command
def versions(run: _Run, name: str) -> None:
    """List the versions of the dataset NAME.

    \b
    selon versions kremlin
    """
    with run.workbench() as bench:
        found = bench.versions.of(name)
    lines = (
        f"{one.version:>4}  {one.published_at:%Y-%m-%d %H:%M}  {one.author}  "
        f"{one.counts['rows']} rows  {one.message}"
        for one in found
    )
    run.answer([one.model_dump(mode="json") for one in found], lines)


@main.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: the latest]")
@click.option("--format", "format_", default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="[default: standard output]")
@_command
def export(run: _Run, name: str, version: int | None, format_: str, output: Path | None) -> None:
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


@main.command()
@click.argument("name")
@click.option("--version", type=click.IntRange(min=1), help="[default: all]")
@_command
def verify(run: _Run, name: str, version: int | None) -> None:
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


@main.command()
@_command
def doctor(run: _Run) -> None:
    """Check that the current labels are what their revisions say.

    \b
    selon doctor
    """
    with run.workbench() as bench:
        found = bench.doctor()
    run.answer(list(found), found or ["all is well"])
    if found:
        sys.exit(1)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True)
@_command
def serve(run: _Run, port: int, address: str) -> None:
    """Open the workbench in the browser.

    \b
    selon serve --port 8600
    """
    _refuse_taken(address, port)
    open_workbench(run.settings).close()  # a broken project is reported here, not in the browser
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py")]
    options = [f"--server.port={port}", f"--server.address={address}"]
    environment = dict(os.environ) | {"SELON_DATA": str(run.settings.data)}
    click.echo(f"Selon: http://{address}:{port} (data in {run.settings.data}; Ctrl+C stops it)")
    if os.name == "posix":
        os.chdir(ROOT)
        os.execve(sys.executable, [*command, *options], environment)  # noqa: S606 (our own interpreter and file)
    sys.exit(subprocess.run([*command, *options], cwd=ROOT, env=environment, check=False).returncode)  # noqa: S603


def _refuse_taken(address: str, port: int) -> None:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # a port just left is free
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:  # anything else is the server's to say
                raise PortTaken(port=port, address=address, next=port + 1) from error
