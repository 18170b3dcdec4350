"""Records to articles, by several processes at once; in the order in which they were read."""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

from pydantic import ValidationError

from annotation.errors import N_, UnreadableFile, WorkbenchError
from annotation.ingest import Options, Record, incoming_of
from schemas import Incoming

BATCH = 128
"""Records that are parsed by one process and stored in one transaction."""

_AHEAD, _MOST_WAITING = 2, 6
"""Batches that each other process is given ahead, and that wait at most until earlier ones are stored."""

HALF_A_CHARACTER = N_("it holds half a character (a surrogate without its other half); mend its encoding")

Parsed = Incoming | WorkbenchError
_Sent = Parsed | str
ITEM = TypeVar("ITEM")


def parse(record: Record, options: Options) -> Parsed:
    """The article of a record, or why there is none."""
    try:
        incoming = incoming_of(record, options)
        said = (*dict(incoming.article.metadata).values(), incoming.annotator, *incoming.notes)
        for value in (incoming.article.text, *said):
            str(value).encode()
    except WorkbenchError as error:
        return error
    except UnicodeEncodeError:  # what broken JSON or a broken page can hold, and UTF-8 cannot
        return UnreadableFile(path=record.origin, reason=HALF_A_CHARACTER)
    except ValidationError as error:  # a label that came along and that no value of ours can hold
        fault = error.errors()[0]
        reason = HALF_A_CHARACTER if fault["type"] == "string_unicode" else fault["msg"]
        return UnreadableFile(path=record.origin, reason=reason)
    return incoming


def _parse_here(records: list[Record], options: Options) -> list[Parsed]:
    return [parse(record, options) for record in records]


def _parse_there(records: list[Record], options: Options) -> Sequence[_Sent]:
    """The same in another process: values cross as JSON, several times faster than pickled."""
    parsed = _parse_here(records, options)
    return [one.model_dump_json() if isinstance(one, Incoming) else one for one in parsed]


def _received(parsed: Iterable[_Sent]) -> list[Parsed]:
    return [Incoming.model_validate_json(one) if isinstance(one, str) else one for one in parsed]


def _done(parsed: Iterable[_Sent]) -> Future[Sequence[_Sent]]:
    future: Future[Sequence[_Sent]] = Future()
    future.set_result(list(parsed))
    return future


def parsed_batches(
    batches: Iterable[Sequence[ITEM]], options: Options, *, processes: int
) -> Iterator[tuple[Sequence[ITEM], list[Parsed]]]:
    """Each batch with what its records give, in order; this process parses too if the others have enough.

    Args:
        batches: of records, and of anything else, which is passed on.
        options: how to read them.
        processes: how many parse, this one included.
    """
    waiting: deque[tuple[Sequence[ITEM], Future[Sequence[_Sent]]]] = deque()
    others = processes - 1
    with ExitStack() as stack:
        pool: ProcessPoolExecutor | None = None
        for batch in batches:
            records: list[Record] = [one for one in batch if isinstance(one, Record)]
            busy = sum(not future.done() for _, future in waiting)
            if busy < others * _AHEAD and len(batch) == BATCH:
                pool = pool or stack.enter_context(_pool(others))
                future = pool.submit(_parse_there, records, options)
            else:
                future = _done(_parse_here(records, options))
            waiting.append((batch, future))
            while waiting and (waiting[0][1].done() or len(waiting) > others * _MOST_WAITING):
                first, ready = waiting.popleft()
                yield first, _received(ready.result())
        for first, ready in waiting:
            yield first, _received(ready.result())


def _pool(processes: int) -> ProcessPoolExecutor:
    """Processes that begin anew: a copy of this one would inherit its threads and locks."""
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if hasattr(context, "set_forkserver_preload"):
        context.set_forkserver_preload(["annotation.workbench.parsing", "annotation.ingest.warm"])
    return ProcessPoolExecutor(processes, mp_context=context)
