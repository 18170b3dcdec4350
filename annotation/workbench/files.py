"""What files hold; needs no project and makes none."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from annotation.ingest import Options, Parcel, find_parcels, incoming_of, records_of
from annotation.settings import Settings
from annotation.sources import read_sources
from annotation.standoff import to_standoff
from annotation.suggest import SourceNames, suggest
from annotation.workbench.opening import SEEDS


def find_files(paths: Iterable[Path]) -> tuple[Parcel, ...]:
    """The files that an import would read, folders and archives opened.

    Raises:
        UnreadableFile: a path leads to no article.
    """
    return tuple(find_parcels(paths))


def suggest_files(files: Iterable[Parcel], settings: Settings) -> Iterator[dict[str, Any]]:
    """What the agents suggest for files, in the stand-off shape; nothing is stored.

    The source registry is the project's, or the one that a new project would get.

    Raises:
        UnreadableFile, InvalidRegistry: naming the file and the next step.
    """
    registry = settings.sources if settings.sources.exists() else SEEDS / settings.sources.name
    names = SourceNames.of(read_sources(registry))
    options = Options()
    for parcel in files:
        for record in records_of(parcel, options):
            article = incoming_of(record, options).article
            yield to_standoff(article, suggest(article, sources=names))
