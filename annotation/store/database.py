"""A database as the store uses it, whichever it is."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine


@dataclass(frozen=True)
class Database:
    """How one database is reached; `sqlite.py` and `postgres.py` make them.

    Attributes:
        name: what errors call it: a file, or host, port and name; never a password.
        writer: its transactions write, and see what was committed before.
        reader: each of its transactions sees one moment and writes nothing.
        explained: turns what the database says into a StoreUnavailable with a next step.
        prepare: brings the database to the shape of the day, once however many servers do it.
        queue: where threads wait for each other before they write.
    """

    name: Path | str
    writer: Engine
    reader: Engine
    explained: Callable[[], AbstractContextManager[None]]
    prepare: Callable[[], None]
    queue: AbstractContextManager[object] = field(default_factory=nullcontext)

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that writes; it is on disk when this ends, or undone."""
        with self.explained(), self.queue, self.writer.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that reads one moment."""
        with self.explained(), self.reader.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of it."""
        self.writer.dispose()
        self.reader.dispose()
