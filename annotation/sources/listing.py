"""The entries that somebody wants to see; pure."""

from annotation.sources.index import SourceIndex, spoken
from annotation.sources.matching import closest
from schemas import Source, SourceQuery


def listed(index: SourceIndex, query: SourceQuery) -> tuple[Source, ...]:
    """The entries that a query asks for: the closest first where something is searched, else by name.

    Merged ones only where they are asked for; the others with the names of those that they stand for.
    """
    is_merged = query.state == "merged"
    if is_merged:
        among = tuple((one, spoken(one)) for one in index.entries if one.merged_into)
    else:
        among = index.spoken
    if query.search.strip():
        found = closest(among, query.search)
    else:
        found = tuple(one for one, _ in sorted(among, key=lambda pair: pair[1][0].folded))
    return tuple(one for one in found if _is_wanted(one, query))


def _is_wanted(one: Source, query: SourceQuery) -> bool:
    return (
        query.kind in {"", one.kind}
        and query.country in {"", one.country}
        and query.affiliation in {"", one.affiliation}
        and (query.state not in {"graded", "ungraded"} or bool(one.grades) is (query.state == "graded"))
    )
