"""Who is meant by a name, as the registry stood when the version was published."""

from collections.abc import Callable

from annotation.published import Published
from annotation.sources import SourceIndex, sources_in
from schemas import Source

WIKIDATA = "https://www.wikidata.org/wiki/"

Resolve = Callable[[str, str], Source | None]
"""The entry that an id and a name mean, followed to where it was merged; none where there is none."""


def registry_of(version: Published) -> SourceIndex:
    """The registry of a version; an empty one for a version from before there was one.

    Raises:
        InvalidRegistry: naming the line.
    """
    return SourceIndex(sources_in(version.sources, path="sources.csv") if version.sources else ())
