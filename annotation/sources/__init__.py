"""The source registry: a CSV in and out, who is meant by a name, what may be changed."""

from annotation.sources.changing import (
    added,
    found_in,
    merged,
    regraded,
    revised,
    separated,
    split_off,
    with_alias,
)
from annotation.sources.index import SourceIndex
from annotation.sources.listing import listed
from annotation.sources.matching import Match, matches, search
from annotation.sources.table import (
    Problem,
    columns_of,
    decoded,
    read_sources,
    sources_in,
    table_of,
    text_of,
)
from annotation.sources.taking import Taken, taken
from annotation.sources.telling import Change, Told, graders, proposed_id, told
from annotation.sources.unmatched import Mention, mentions, unmatched
from annotation.sources.wording import grade_of, source_of

__all__ = [
    "Change",
    "Match",
    "Mention",
    "Problem",
    "SourceIndex",
    "Taken",
    "Told",
    "added",
    "columns_of",
    "decoded",
    "found_in",
    "grade_of",
    "graders",
    "listed",
    "matches",
    "mentions",
    "merged",
    "proposed_id",
    "read_sources",
    "regraded",
    "revised",
    "search",
    "separated",
    "source_of",
    "sources_in",
    "split_off",
    "table_of",
    "taken",
    "text_of",
    "told",
    "unmatched",
    "with_alias",
]
