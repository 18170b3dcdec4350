"""One dimension as an array: a row a unit, a column a reader, and what is figured of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotation.agreement.coefficients import Tables, alpha, coincidences, kappa, share_same
from annotation.agreement.figures import Origins, figure
from annotation.agreement.gathering import Seen
from annotation.agreement.observing import NO, YES, Observation
from schemas import (
    HAS_STANCE,
    IS_ATTRIBUTED,
    STANCE,
    VOICE,
    Codebook,
    DimensionAgreement,
    Figure,
    PairAgreement,
)

_MISSING = -1


class Row(NamedTuple):
    """A unit with the article that it is of."""

    seen: Seen
    observation: Observation


@dataclass(frozen=True)
class Column:
    """What all readers say in one dimension.

    Attributes:
        codes: the values that count; on an ordinal scale in order. Any other is as good as none.
        rows: units of which two readers or more say something, if only that it cannot be judged.
    """

    dimension: str
    is_ordinal: bool
    codes: tuple[str, ...]
    rows: tuple[Row, ...]

    @cached_property
    def readers(self) -> tuple[str, ...]:
        """Who says anything, in alphabetical order."""
        return tuple(sorted({who for row in self.rows for who in row.observation.values}))

    @cached_property
    def _values(self) -> NDArray[np.int64]:
        """Units x readers: the place of what each says among the codes."""
        place = {code: index for index, code in enumerate(self.codes)}
        reader = {who: index for index, who in enumerate(self.readers)}
        found = np.full((len(self.rows), len(self.readers)), _MISSING)
        for index, row in enumerate(self.rows):
            for who, code in row.observation.values.items():
                found[index, reader[who]] = place.get(code, _MISSING)
        return found

    @cached_property
    def _tables(self) -> tuple[Tables, NDArray[np.int64]]:
        """The coincidences of the units that two readers or more give a code, and which units these are."""
        counts = np.array([(self._values == code).sum(axis=1) for code in range(len(self.codes))], float).T
        common = np.flatnonzero(counts.sum(axis=1) > 1)
        return coincidences(counts[common]), common

    @cached_property
    def _alpha_of_all(self) -> Figure:
        tables, common = self._tables
        return figure(tables, self._origins.at(common), self._alpha)

    def agreement(self) -> DimensionAgreement:
        """All readers together."""
        tables, common = self._tables
        return DimensionAgreement(
            dimension=self.dimension,
            is_ordinal=self.is_ordinal,
            alpha=self._alpha_of_all,
            share=figure(tables, self._origins.at(common), share_same),
        )

    def pairs(self) -> Iterator[PairAgreement]:
        """Every two readers who say something of the same unit."""
        for first, second in combinations(range(len(self.readers)), 2):
            common = self._common(first, second)
            if len(common):
                tables = np.zeros((len(common), len(self.codes), len(self.codes)))
                left, right = self._values[common, first], self._values[common, second]
                tables[np.arange(len(common)), left, right] = 1
                origins = self._origins.at(common)
                yield PairAgreement(
                    readers=(self.readers[first], self.readers[second]),
                    dimension=self.dimension,
                    kappa=figure(tables, origins, kappa),
                    share=figure(tables, origins, share_same),
                )

    def by_facet(self, facets: Sequence[str]) -> Iterator[tuple[str, Figure]]:
        """Alpha of the units with the same facet, for each facet; one is given for each row."""
        tables, common = self._tables
        places: dict[str, list[int]] = {}
        for place, row in enumerate(common):
            places.setdefault(facets[row], []).append(place)
        if len(places) == 1:
            yield next(iter(places)), self._alpha_of_all
            return
        for name, here in sorted(places.items()):
            yield name, figure(tables[here], self._origins.at(common[here]), self._alpha)

    def by_reader(self) -> Iterator[tuple[str, Figure]]:
        """Alpha of each reader with the others: a unit a pair with one of them."""
        if len(self.readers) == 2:  # noqa: PLR2004 (each has met the other only)
            yield from ((name, self._alpha_of_all) for name in self.readers)
            return
        for one, name in enumerate(self.readers):
            met = [(self._common(one, other), other) for other in range(len(self.readers)) if other != one]
            common = np.concatenate([rows for rows, _ in met])
            if len(common):
                tables = coincidences(np.concatenate([self._two(rows, one, other) for rows, other in met]))
                yield name, figure(tables, self._origins.at(common), self._alpha)

    def _two(self, common: NDArray[np.int64], first: int, second: int) -> NDArray[np.float64]:
        known = np.eye(len(self.codes))
        return np.asarray(known[self._values[common, first]] + known[self._values[common, second]])

    def _common(self, first: int, second: int) -> NDArray[np.int64]:
        said = self._values != _MISSING
        return np.flatnonzero(said[:, first] & said[:, second])

    @cached_property
    def _origins(self) -> Origins:
        return Origins.of(row.seen.origin for row in self.rows)

    @property
    def _alpha(self) -> partial[NDArray[np.float64]]:
        return partial(alpha, is_ordinal=self.is_ordinal)


def columns_of(seen: Iterable[Seen], codebook: Codebook) -> list[Column]:
    """A column for each dimension, also where nobody said anything in it."""
    rows: dict[str, list[Row]] = {}
    for one in seen:
        for observation in one.observations:
            rows.setdefault(observation.dimension, []).append(Row(one, observation))
    polarities = (code for one in codebook.dimensions if one.kind == "stance" for code in one.ordered)
    codes = {
        IS_ATTRIBUTED: (YES, NO),
        VOICE: ("source", "author"),
        HAS_STANCE: (YES, NO),
        STANCE: tuple(dict.fromkeys(polarities)),
    }
    ordinal = {one.name for one in codebook.judged if one.is_ordinal}
    codes = {one.name: one.ordered for one in codebook.judged} | codes
    order = (IS_ATTRIBUTED, VOICE, HAS_STANCE, STANCE, *codes)
    return [
        Column(name, name in ordinal, codes[name], tuple(rows.get(name, ()))) for name in dict.fromkeys(order)
    ]
