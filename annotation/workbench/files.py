"""What files hold; needs no project and makes none."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from annotation.errors import UnreadableFile, WorkbenchError
from annotation.ingest import Options, Parcel, Record, incoming_of, records_of
from annotation.settings import Settings
from annotation.sources import read_sources
from annotation.standoff import to_standoff
from annotation.suggest import SourceNames, suggest
from annotation.workbench.opening import SEEDS
from schemas import Incoming

AS_FOUND = Options()


def suggest_parcels(parcels: Iterable[Parcel], settings: Settings) -> Iterator[dict[str, Any]]:
    """What the agents suggest for the articles in files, in the stand-off shape; nothing is stored.

    The source registry is the project's, or the one that a new project would get.

    Raises:
        UnreadableFile, InvalidRegistry: naming the file and the next step.
    """
    registry = settings.sources if settings.sources.exists() else SEEDS / settings.sources.name
    names = SourceNames.of(read_sources(registry))
    for parcel in parcels:
        for record in records_of(parcel, AS_FOUND):
            article = incoming_of(record, AS_FOUND).article
            yield to_standoff(article, suggest(article, sources=names))


def preview(
    parcels: Iterable[Parcel], options: Options = AS_FOUND, *, limit: int
) -> tuple[tuple[str, Incoming | WorkbenchError], ...]:
    """The first articles that an import would read, each by its origin, or why it would not."""
    return tuple(islice(_previewed(parcels, options), limit))


def _previewed(
    parcels: Iterable[Parcel], options: Options
) -> Iterator[tuple[str, Incoming | WorkbenchError]]:
    for parcel in parcels:
        try:
            for record in records_of(parcel, options):
                yield record.origin, _read(record, options)
        except UnreadableFile as error:
            yield parcel.origin, error


def _read(record: Record, options: Options) -> Incoming | WorkbenchError:
    try:
        return incoming_of(record, options)
    except UnreadableFile as error:
        return error
