"""Suggestions for stored articles, and what they do to labels."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

import click

from annotation.cli.figures import lines_of
from annotation.cli.run import Run, command, counted
from annotation.errors import AlreadySuggesting
from annotation.workbench import Workbench


@click.command()
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    help="How many read [default: one a core].",
)
@click.option("--again", is_flag=True, help="Also what another agent or version has read, and what failed.")
@click.option("--background", is_flag=True, hidden=True)
@command(right="suggest")
def propose(run: Run, processes: int, again: bool, background: bool) -> None:
    """Have the agents read the stored articles and keep what they suggest.

    selon serve does it by itself. Interrupted? Give the same command again: what was read is kept.

    \b
    selon propose
    selon propose --again --processes 2
    """
    with run.workbench(is_ours=background) as bench:
        if background:
            _behind_the_server(bench)
            return
        if again:
            bench.suggesting.ask_again()
        bench.suggesting.wishes.resume()
        with _interruptible() as is_interrupted, counted("Reading") as tell:
            bench.suggesting.run(processes=processes, on_progress=tell, stop=is_interrupted)
        state = bench.suggesting.state()
    lines = [f"{number} articles read by {agent}" for agent, number in state.read]
    if state.outdated:
        lines.append(f"{state.outdated} were read by another agent or version; --again reads them anew")
    run.answer(state.model_dump(mode="json"), lines)
    if state.is_by_rules_alone:
        click.echo("selon: no parser is installed, the rules read alone (make models installs one)", err=True)
    for one in state.failures:
        click.echo(f"selon: {one.article_id} ({one.title}): {one.agent}: {one.reason}", err=True)
    if is_interrupted():
        click.echo(f"selon: interrupted, {state.waiting} left; give the same command again", err=True)
        sys.exit(130)
    if state.failures:
        sys.exit(1)


@click.command()
@command(right="suggest")
def assistance(run: Run) -> None:
    """Say what became of suggestions, and what they do to labels and to time (docs/suggestions.md).

    \b
    selon assistance
    selon assistance --json
    """
    with run.workbench() as bench:
        found = bench.assistance.report()
    run.answer(found.model_dump(mode="json"), lines_of(found))


@contextmanager
def _interruptible() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl+C was pressed: it ends the run after the articles under way; pressed again, at once."""
    pressed = Event()

    def press(_number: int, _frame: object) -> None:
        pressed.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield pressed.is_set
    finally:
        signal.signal(signal.SIGINT, before)


def _behind_the_server(bench: Workbench) -> None:
    """With low priority, and no longer than the server lives that holds our standard input."""
    if hasattr(os, "nice"):
        os.nice(_NICER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the server's, which then lets go of us
    is_alone = Event()

    def wait() -> None:
        os.read(sys.stdin.fileno(), 1)  # unbuffered: a buffer that is being filled cannot be torn down
        is_alone.set()

    Thread(target=wait, daemon=True).start()
    with suppress(AlreadySuggesting):
        bench.suggesting.run(stop=is_alone.is_set)


_NICER = 10
