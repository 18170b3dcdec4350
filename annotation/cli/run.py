"""What every command shares: the data folder, the form of the answer, errors and progress."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    track,
)

from annotation.errors import WorkbenchError
from annotation.settings import Settings, settings_from
from annotation.workbench import Parcel, Workbench, open_workbench, watched
from schemas import Right

ITEM = TypeVar("ITEM")
_STDERR = Console(stderr=True)


def folder_and_form(function: Callable[..., None]) -> Callable[..., None]:
    """`--data` and `--json` are understood before and behind the verb."""
    data = click.option(
        "--data", type=click.Path(path_type=Path), help="The data folder [default: $SELON_DATA, data]."
    )
    form = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for other programs.")
    return data(form(function))


class Run:
    """What every command is given: the settings, read when first asked for, and how to answer."""

    def __init__(self, data: Path | None, as_json: bool, *, right: Right | None = None) -> None:
        self._data = data
        self.as_json = as_json
        self._right = right

    @cached_property
    def settings(self) -> Settings:
        """Where the data are and who is at the keyboard.

        Raises:
            InvalidSetting: one of them cannot be right.
        """
        given = {"SELON_DATA": str(self._data)} if self._data else {}
        return settings_from(dict(os.environ) | given)

    def refined(self, data: Path | None, as_json: bool, *, right: Right | None = None) -> "Run":
        """The same, with what was said behind the verb, and the right that the verb needs."""
        return Run(data or self._data, self.as_json or as_json, right=right)

    @contextmanager
    def workbench(self, *, with_seeds: bool = True, is_ours: bool = False) -> Iterator[Workbench]:
        """The project, closed afterwards; `is_ours` says that the server asks, not a person.

        Raises:
            NotAllowed: the person of the settings has not the right that the verb needs.
        """
        bench = open_workbench(self.settings, with_seeds=with_seeds)
        try:
            if self._right and not is_ours:
                bench.people.require(self.settings.annotator, self._right)
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


def command(*, right: Right | None) -> Callable[[Callable[..., None]], Callable[..., Any]]:
    """Hand over the run, and turn errors that a user can meet into a message and exit code 1.

    Args:
        right: what the person of the settings must be allowed to do; none for what anybody may.
    """

    def wrap(function: Callable[..., None]) -> Callable[..., Any]:
        @wraps(function)
        def run(obj: Run, *arguments: Any, data: Path | None, as_json: bool, **options: Any) -> None:
            said = obj.refined(data, as_json, right=right)
            try:
                function(said, *arguments, **options)
            except WorkbenchError as error:
                if said.as_json:
                    click.echo(json.dumps({"error": str(error)}, ensure_ascii=False))
                click.echo(f"selon: {error}", err=True)
                sys.exit(1)

        made = folder_and_form(click.pass_obj(run))
        made.right = right  # type: ignore[attr-defined]  # a test asks every verb for it
        return made

    return wrap


def reading(parcels: Iterable[Parcel], work: Callable[[Iterable[Parcel]], Iterable[ITEM]]) -> Iterator[ITEM]:
    """What `work` makes of files, with a bar of the bytes read on a terminal and without one elsewhere."""
    if not _STDERR.is_terminal:
        yield from work(parcels)
        return
    given = tuple(parcels)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_STDERR) as bar:
        task = bar.add_task("Importing", total=sum(one.size or 0 for one in given))
        watched_ = [watched(one, lambda count: bar.advance(task, count)) for one in given]
        for done, item in enumerate(work(watched_), start=1):
            bar.update(task, description=f"Importing: {done:,} articles")
            yield item


@contextmanager
def counted(what: str) -> Iterator[Callable[[int, int], object]]:
    """A function that is told how many are done, of how many; a bar on a terminal, nothing elsewhere."""
    if not _STDERR.is_terminal:
        yield lambda _done, _all: None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=_STDERR) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)


def progress(items: Iterable[ITEM], *, total: int | None, what: str) -> Iterable[ITEM]:
    """The items, with a bar on a terminal and without one elsewhere."""
    if not _STDERR.is_terminal:
        return items
    return track(items, description=what, total=total, console=_STDERR)
