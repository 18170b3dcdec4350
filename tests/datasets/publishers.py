"""Publishers that are processes of their own: they can be killed, limited and set against each other."""

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from itertools import cycle
from multiprocessing.context import ForkServerContext
from multiprocessing.process import BaseProcess
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from annotation.cli import main
from annotation.settings import Settings
from annotation.workbench import open_workbench

PATIENCE = 60
"""Seconds after which a test gives up on another process."""

needs_posix = pytest.mark.skipif(os.name == "nt", reason="processes are forked")


@cache
def _context() -> ForkServerContext:
    """Forks from a process that has read our modules and done nothing: it starts in milliseconds."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["annotation.workbench.versions", "pyarrow.parquet", __name__])
    return context


def barrier(parties: int) -> Barrier:
    """Where processes wait for each other."""
    return _context().Barrier(parties)


def start(what: Callable[..., None], *arguments: object) -> BaseProcess:
    """Run a function of this module in a process of its own."""
    process = _context().Process(target=what, args=arguments, daemon=True)
    process.start()
    return process


def publish_on_and_on(data: Path, dataset: str, *texts: str) -> None:
    """Publish until somebody ends it, with words or offsets only in turn.

    A version takes over the parts of the one before; where that has words and it has not, all is made anew.
    """
    bench = open_workbench(Settings(data=data, annotator="ana"), with_seeds=False)
    for one in cycle(texts):
        bench.versions.publish(dataset, message="m", author="ana", texts=one)


def run_at_once(words: Sequence[str], all_made: Barrier, said: Path) -> None:
    """The command line; its version is put in place when those of all others are made, too."""
    publish = import_module("annotation.datasets.publish")
    put_in_place = publish.put_in_place

    def waiting(staging: Path, version: int) -> bool:
        all_made.wait(PATIENCE)
        return put_in_place(staging, version)

    publish.put_in_place = waiting  # type: ignore[attr-defined]
    with said.open("w", encoding="utf-8") as out, contextlib.redirect_stderr(out):
        main(list(words))
