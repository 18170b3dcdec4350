"""Open a data folder; an empty one gets the seeds."""

import shutil
from pathlib import Path
from uuid import uuid4

from annotation.codebook import read_codebook
from annotation.errors import StoreUnavailable
from annotation.ingest import read_file
from annotation.settings import ROOT, Settings
from annotation.sources import read_sources
from annotation.store import SqlStore
from annotation.workbench.core import Clock, Workbench, utc_now

SEEDS = ROOT / "seeds"


def open_workbench(settings: Settings, *, with_seeds: bool = True, clock: Clock = utc_now) -> Workbench:
    """Open the project in the data folder.

    An empty folder gets the codebook, the source registry and, unless the caller brings articles
    of its own, the two seed articles.

    Raises:
        StoreUnavailable, InvalidCodebook, InvalidRegistry: naming the file and the next step.
    """
    is_new = not settings.database.exists()
    _make(settings)
    codebook, sources = read_codebook(settings.codebook), read_sources(settings.sources)
    store = SqlStore(settings.database)
    if is_new and with_seeds:
        for path in sorted(SEEDS.glob("*.txt")):
            store.add_article(read_file(path), imported_at=clock())
    return Workbench(settings, store=store, codebook=codebook, sources=sources, clock=clock)


def _make(settings: Settings) -> None:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        for name in (settings.codebook, settings.sources):
            _copy_once(SEEDS / name.name, name)
    except OSError as error:
        raise StoreUnavailable(
            path=settings.data,
            reason=error.strerror or str(error),
            advice="Choose a folder that you may write to with --data or SELON_DATA.",
        ) from error


def _copy_once(source: Path, target: Path) -> None:
    """Copy whole or not at all; two servers that start together do it once."""
    if target.exists():
        return
    part = target.with_name(f".{target.name}.{uuid4().hex}")
    shutil.copyfile(source, part)
    part.replace(target)
