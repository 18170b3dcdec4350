"""Open a data folder; an empty one gets the seeds."""

import shutil
from collections import deque
from pathlib import Path
from uuid import uuid4

from annotation.codebook import read_codebook
from annotation.errors import InvalidSecret, StoreUnavailable, WorkbenchError
from annotation.ingest import parcel_of
from annotation.settings import SEEDS, Settings
from annotation.store import SqlStore
from annotation.workbench.core import Clock, Workbench, utc_now
from annotation.workbench.suggesting import first_sources

LEAST_SECRET = 32
"""Characters."""


def open_workbench(settings: Settings, *, with_seeds: bool = True, clock: Clock = utc_now) -> Workbench:
    """Open the project in the data folder.

    A new folder gets the codebook, a database without a source registry its first one. A project without
    any article gets the two seed articles, unless the caller brings articles of its own.

    Raises:
        StoreUnavailable, InvalidCodebook, InvalidRegistry: naming the file and the next step.
        InvalidAddress, InvalidSecret: of what the environment says.
    """
    check_secret(settings)
    _make(settings)
    codebook = read_codebook(settings.codebook)
    store = SqlStore(settings.database)
    bench = Workbench(settings, store=store, codebook=codebook, clock=clock)
    try:
        bench.registry.begin(lambda: first_sources(settings))
    except WorkbenchError:
        bench.close()
        raise
    if with_seeds and not store.article_count():
        deque(bench.import_parcels(map(parcel_of, sorted(SEEDS.glob("*.txt")))), maxlen=0)
    return bench


def check_secret(settings: Settings) -> None:
    """Refuse a secret that can be guessed.

    Raises:
        InvalidSecret: it is shorter than the keys that we make ourselves.
    """
    there = len(settings.secret_text)
    if 0 < there < LEAST_SECRET:
        raise InvalidSecret(there=there, needed=LEAST_SECRET)


def _make(settings: Settings) -> None:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        copy_once(SEEDS / settings.codebook.name, settings.codebook)
    except OSError as error:
        raise StoreUnavailable(
            path=settings.data,
            reason=error.strerror or str(error),
            advice="Choose a folder that you may write to with --data or SELON_DATA.",
        ) from error


def copy_once(source: Path, target: Path) -> None:
    """Copy whole or not at all; two servers that start together do it once."""
    if target.exists():
        return
    part = target.with_name(f".{target.name}.{uuid4().hex}")
    shutil.copyfile(source, part)
    part.replace(target)
