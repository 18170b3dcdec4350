"""Articles read in a thread of the test, where processes read them in the product."""

from concurrent.futures import Executor, ThreadPoolExecutor

from annotation.workbench import readers
from schemas import Source


def read_here(number: int, sources: tuple[Source, ...]) -> Executor:
    """A thread in place of processes: what it reads with can be replaced by the test."""
    readers.prepare(sources)
    return ThreadPoolExecutor(number)
