"""Entries that a name may mean: as somebody types, and for names that no entry has.

The likeness is rapidfuzz's token ratio of the names as they sound (`annotation/language/sounding.py`): words
count whole, in any order, and one name may have more of them than the other.
"""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz, process

from annotation.language.folding import fold
from annotation.language.sounding import sound
from annotation.sources.index import SourceIndex, Spoken
from schemas import Source

LEAST_ALIKE = 80
"""Of 100: below it a suggested match is more often wrong than right."""

_MOST_COMPARED = 24
_SHORTEST = 2
"""Letters: one alone sounds like half of all names."""
_WHOLE, _BEGINS, _WORD, _WITHIN = range(4)


class Match(NamedTuple):
    """An entry that a name may mean, and how alike they are, of 100."""

    source: Source
    score: float


def search(index: SourceIndex, typed: str, *, limit: int = 20) -> tuple[Source, ...]:
    """Entries with a name that holds what was typed, or sounds like it; the closest first."""
    return closest(index.spoken, typed)[:limit]


def closest(among: Iterable[tuple[Source, tuple[Spoken, ...]]], typed: str) -> tuple[Source, ...]:
    """Those entries that `search` finds, among some with their names as they are compared."""
    wanted = Spoken(fold(typed).strip(), sound(typed))
    if not wanted.folded:
        return ()
    ranked: list[tuple[int, int, Source]] = []
    for one, names in among:
        ranks = [(rank, len(name.folded)) for name in names if (rank := _rank(name, wanted)) is not None]
        if ranks:
            ranked.append((*min(ranks), one))
    ranked.sort(key=lambda found: found[:2])
    return tuple(one for *_, one in ranked)


def _rank(name: Spoken, wanted: Spoken) -> int | None:
    for own, sought, least in zip(name, wanted, (1, _SHORTEST), strict=True):
        if len(sought) < least or sought not in own:
            continue
        if own == sought:
            return _WHOLE
        if own.startswith(sought):
            return _BEGINS
        return _WORD if any(edge + sought in own for edge in " -'") else _WITHIN
    return None


def matches(index: SourceIndex, names: Iterable[str], *, limit: int = 3) -> dict[str, tuple[Match, ...]]:
    """For each name the entries that it may mean, the most alike first; none for some."""
    keys: dict[str, Source] = {}
    for one, own in index.spoken:
        for name in own:
            keys.setdefault(name.sound, one)
    known = [key for key in keys if len(key) >= _SHORTEST]
    return {name: _matches(sound(name), known, keys, limit) for name in names}


def _matches(key: str, known: list[str], keys: dict[str, Source], limit: int) -> tuple[Match, ...]:
    if not key:
        return ()
    compared = process.extract(
        key, known, scorer=fuzz.token_ratio, limit=_MOST_COMPARED, score_cutoff=LEAST_ALIKE
    )
    compared.sort(key=lambda one: (-one[1], -fuzz.ratio(key, one[0])))
    best: dict[str, Match] = {}
    for text, score, _ in compared:
        source = keys[text]
        if source.source_id not in best:
            best[source.source_id] = Match(source, score)
    return tuple(best.values())[:limit]
