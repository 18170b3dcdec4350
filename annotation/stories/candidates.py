"""Which articles may be near-duplicates, from their signatures alone: banding, in numpy.

A pair is a candidate when two neighbouring slots are equal (128 bands of 2) and enough slots are equal in
all. Inside a band each article meets only its nearest neighbours in time, so that a formula which thousands
of articles share costs no more than any other: time grows with the number of articles, not of pairs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from annotation.stories.minhash import BYTES, NO_SIGNATURE, SLOTS
from annotation.stories.rule import MOST_DAYS
from annotation.stories.signed import Signed

_NEIGHBOURS = 8
_BAND_BYTES = np.dtype("<u4")
_FEWEST_SLOTS = 8
"""Equal slots of a candidate pair: about 3 % of the 3-grams of both together."""

_FAR_SLOTS = 40
"""The same for articles that are further apart in time than `MOST_DAYS`: only copies are looked for."""

_MOST = 12
"""Candidates of one article on an average beyond which only its best are looked at: time stays linear."""

_UNDATED = -1_000_000
_CHUNK = 1 << 14

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Pool:
    """All articles in order of date: one row each."""

    slots: npt.NDArray[np.uint16]
    days: Rows
    languages: Rows
    is_new: npt.NDArray[np.bool_]
    positions: Rows


def candidates(new: Sequence[Signed], known: Sequence[Signed]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `[*known, *new]`, the smaller one first, that may be near-duplicates.

    At least one of each pair is new. Pairs that have an article in common come near each other.

    Raises:
        ValueError: a signature does not have `BYTES` bytes.
    """
    pool = _pooled(new, known)
    count, found = len(pool.days), np.empty(0, dtype=np.int64)
    bands = pool.slots.view(_BAND_BYTES)
    for band in range(bands.shape[1]):
        codes = _in_band(np.ascontiguousarray(bands[:, band]), pool.is_new)
        fresh = codes[~np.isin(codes, found, assume_unique=True)]
        alike = fresh[_alike(pool, fresh // count, fresh % count)]
        if alike.size:
            found = np.union1d(found, alike)
    for code in _best(pool, found).tolist():
        pair = int(pool.positions[code // count]), int(pool.positions[code % count])
        yield (min(pair), max(pair))


def _best(pool: _Pool, found: Rows) -> Rows:
    """The pairs; where an article has very many, those that share the most with it."""
    count = len(pool.days)
    if found.size <= _MOST * count:
        return found
    left, right = found // count, found % count
    equal = np.concatenate(
        [
            (pool.slots[left[at : at + _CHUNK]] == pool.slots[right[at : at + _CHUNK]]).sum(axis=1)
            for at in range(0, len(left), _CHUNK)
        ]
    )
    kept = np.zeros(found.size, dtype=np.bool_)
    for side in (left, right):
        order = np.lexsort((-equal, side))
        grouped = side[order]
        rank = np.arange(found.size) - np.searchsorted(grouped, grouped, side="left")
        kept[order[rank < _MOST]] = True
    return found[kept]


def _pooled(new: Sequence[Signed], known: Sequence[Signed]) -> _Pool:
    every = [
        (position, one) for position, one in enumerate(chain(known, new)) if one.signature != NO_SIGNATURE
    ]
    if any(len(one.signature) != BYTES for _, one in every):
        raise ValueError(f"a signature has {BYTES} bytes")
    every.sort(key=lambda item: (_day(item[1]), item[0]))
    codes: dict[str, int] = {"": 0}
    languages = [codes.setdefault(one.language, len(codes)) for _, one in every]
    positions = np.array([position for position, _ in every], dtype=np.int64)
    return _Pool(
        slots=np.frombuffer(b"".join(one.signature for _, one in every), dtype="<u2").reshape(-1, SLOTS),
        days=np.array([_day(one) for _, one in every], dtype=np.int64),
        languages=np.array(languages, dtype=np.int64),
        is_new=positions >= len(known),
        positions=positions,
    )


def _day(one: Signed) -> int:
    return one.published.toordinal() if one.published else _UNDATED


def _in_band(keys: npt.NDArray[np.uint32], is_new: npt.NDArray[np.bool_]) -> Rows:
    """Pairs of rows with one key, each as `left * rows + right`; left stands before right."""
    rows = np.flatnonzero(np.isin(keys, keys[is_new]))
    rows = rows[np.argsort(keys[rows], kind="stable")]
    ordered, found = keys[rows], [np.empty(0, dtype=np.int64)]
    for distance in range(1, min(_NEIGHBOURS, len(rows) - 1) + 1):
        same = np.flatnonzero(ordered[distance:] == ordered[:-distance])
        left, right = rows[same], rows[same + distance]
        wanted = is_new[left] | is_new[right]
        found.append(left[wanted] * len(keys) + right[wanted])
    return np.concatenate(found)


def _alike(pool: _Pool, left: Rows, right: Rows) -> npt.NDArray[np.bool_]:
    """Whether languages fit and enough slots are equal, piece by piece to keep memory flat."""
    parts = [np.empty(0, dtype=np.bool_)]
    for start in range(0, len(left), _CHUNK):
        one, other = left[start : start + _CHUNK], right[start : start + _CHUNK]
        equal = (pool.slots[one] == pool.slots[other]).sum(axis=1)
        dated = (pool.days[one] != _UNDATED) & (pool.days[other] != _UNDATED)
        is_far = dated & (np.abs(pool.days[one] - pool.days[other]) > MOST_DAYS)
        known = (pool.languages[one] != 0) & (pool.languages[other] != 0)
        fits = ~known | (pool.languages[one] == pool.languages[other])
        parts.append(fits & (equal >= np.where(is_far, _FAR_SLOTS, _FEWEST_SLOTS)))
    return np.concatenate(parts)
