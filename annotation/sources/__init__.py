"""The source registry: a CSV in and out, who is meant by a name, what may be changed."""

from annotation.sources.changing import added, found_in, merged, regraded, revised, separated, split_off
from annotation.sources.index import SourceIndex
from annotation.sources.matching import Match, matches, search
from annotation.sources.table import columns_of, read_sources, sources_in, table_of

__all__ = [
    "Match",
    "SourceIndex",
    "added",
    "columns_of",
    "found_in",
    "matches",
    "merged",
    "read_sources",
    "regraded",
    "revised",
    "search",
    "separated",
    "sources_in",
    "split_off",
    "table_of",
]
