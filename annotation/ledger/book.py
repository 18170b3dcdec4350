"""The claims with everybody resolved, as arrays: who said it first, through whom, who publishes."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from annotation.sources import SourceIndex
from schemas import Source

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]

NOBODY = -1
NO_DAY = int(np.iinfo(np.int32).min)
_PART = "\x1f"
_OUTLET = "media"
"""What kind an outlet is, which no label says."""


class Entity(NamedTuple):
    """A source or an outlet of the corpus.

    Attributes:
        key: the id of its entry, else its folded name behind a tilde.
        entry: none for one that the registry does not know.
        grade: the registry's, good on the day of the book or the newest; empty for none.
        is_named: whether it can be told from others: an anonymous source that no entry has cannot.
    """

    key: str
    name: str
    kind: str
    entry: Source | None
    grade: str
    is_named: bool


@dataclass(frozen=True)
class Coded:
    """A column as codes: `values[codes[row]]` is the text of a row."""

    codes: Ints
    values: tuple[str, ...]

    def code(self, value: str) -> int:
        """The code of a text; one that no row has for a text that no row has."""
        return self.values.index(value) if value in self.values else NOBODY

    def where(self, *values: str) -> Mask:
        """The rows that have one of these texts."""
        return np.isin(self.codes, [self.code(one) for one in values if one in self.values])


@dataclass(frozen=True)
class Book:
    """The claims that a ledger counts.

    Attributes:
        table: see `table.SCHEMA`.
        as_of: the day up to which articles count; none for all, those without a day too.
        entities: whoever speaks or publishes.
        hop_claim: the row of the claim of each hop, in order.
        hop_place: its place in the chain, from 0.
        hop_entity: who it is.
        outlet: who publishes each claim's article, or `NOBODY`.
        root: who said each claim first: the first hop, the outlet in its own voice, or `NOBODY` where a
            claim names no source.
    """

    table: pa.Table
    as_of: date | None
    entities: tuple[Entity, ...]
    hop_claim: Ints
    hop_place: Ints
    hop_entity: Ints
    outlet: Ints
    root: Ints
    _coded: dict[str, Coded] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        """How many claims."""
        return int(self.table.num_rows)

    def coded(self, name: str) -> Coded:
        """A text column of the table as codes."""
        if name not in self._coded:
            self._coded[name] = _coded(self.table[name])
        return self._coded[name]

    @cached_property
    def is_attributed(self) -> Mask:
        """The claims that are said by a source, not in the article's own voice."""
        return self.coded("voice").where("source")

    @cached_property
    def is_named(self) -> Mask:
        """The entities that can be told from others."""
        return np.array([one.is_named for one in self.entities], bool)

    @cached_property
    def everything(self) -> Mask:
        """All claims."""
        return np.ones(len(self), bool)

    @cached_property
    def claims_of_roots(self) -> Ints:
        """How many claims each entity is the root of."""
        known = self.root[self.root != NOBODY]
        return np.asarray(np.bincount(known, minlength=len(self.entities)), np.int32)

    @cached_property
    def has_named_root(self) -> Mask:
        """The claims whose root can be told from other roots."""
        known = self.root != NOBODY
        found = np.zeros(len(self), bool)
        found[known] = self.is_named[self.root[known]]
        return found

    @cached_property
    def depth(self) -> Ints:
        """The number of names of each chain, the outlet's among them."""
        hops = np.bincount(self.hop_claim, minlength=len(self))
        return np.asarray(hops + (self.outlet != NOBODY), np.int32)

    @cached_property
    def last_relay(self) -> Ints:
        """The last hop behind the originator of each claim, or `NOBODY`."""
        found = np.full(len(self), NOBODY, np.int32)
        later = self.hop_place > 0
        found[self.hop_claim[later]] = self.hop_entity[later]  # of several the last is written last
        return found

    @cached_property
    def days(self) -> npt.NDArray[np.int32]:
        """The day of publication in days since 1970-01-01; `NO_DAY` where the article says none."""
        days = self.table["published"].cast(pa.int32()).fill_null(NO_DAY)
        return np.asarray(days.to_numpy(), np.int32)

    @cached_property
    def by_key(self) -> dict[str, int]:
        """The number of each entity, by its key."""
        return {one.key: number for number, one in enumerate(self.entities)}

    def number(self, key: str) -> int:
        """Whose key it is; for a key that nobody has a number that nobody has: `NOBODY` stands for nobody."""
        return self.by_key.get(key, NOBODY - 1)

    def lists(self, *names: str) -> tuple[Ints, tuple[Coded, ...]]:
        """List columns, flat: the row of each element, and the elements of each column."""
        columns = [_whole(self.table[name]) for name in names]
        rows = np.asarray(pc.list_parent_indices(columns[0]), np.int32)
        return rows, tuple(_coded(pc.list_flatten(one)) for one in columns)


def open_book(
    table: pa.Table, index: SourceIndex, *, as_of: date | None = None, graded_on: date | None = None
) -> Book:
    """The book of a table, as the registry stands.

    Args:
        table: see `table.SCHEMA`.
        index: who is meant by a name.
        as_of: only what was published until this day; articles without a day are left out then.
        graded_on: the day whose grades count [default: `as_of`, else the newest].
    """
    if as_of is not None:
        table = table.filter(pc.less_equal(table["published"], pa.scalar(as_of, pa.date32())))
    people = _People(index, graded_on or as_of or date.max)
    names, ids, kinds = (pc.list_flatten(_whole(table[name])) for name in ("hop_name", "hop_id", "hop_kind"))
    hop_claim = np.asarray(pc.list_parent_indices(_whole(table["hop_name"])), np.int32)
    hop_entity = people.numbers(ids, names, kinds)
    outlet = people.numbers(table["outlet_id"], table["outlet"], None)
    starts = np.searchsorted(hop_claim, np.arange(table.num_rows))
    counts = np.bincount(hop_claim, minlength=table.num_rows)
    root = np.full(table.num_rows, NOBODY, np.int32)
    root[counts > 0] = hop_entity[starts[counts > 0]]
    own = np.asarray(pc.equal(table["voice"].cast(pa.string()), "author"))
    root[own] = outlet[own]
    place = np.arange(len(hop_claim)) - starts[hop_claim]
    return Book(
        table=table,
        as_of=as_of,
        entities=people.entities(),
        hop_claim=hop_claim,
        hop_place=place.astype(np.int32),
        hop_entity=hop_entity,
        outlet=outlet,
        root=root,
    )


class _People:
    """Gives everybody a number, once, and keeps how each was named."""

    def __init__(self, index: SourceIndex, day: date) -> None:
        self._index = index
        self._day = day
        self._known: dict[str, int] = {}
        self._called: list[Counter[tuple[str, str]]] = []

    def numbers(self, ids: Any, names: Any, kinds: Any) -> Ints:
        """The number of whoever each id and name means; `NOBODY` where both are empty."""
        parts = [_text(ids), _text(names), _text(kinds) if kinds is not None else _OUTLET]
        coded = _coded(pc.binary_join_element_wise(*parts, _PART))
        times = np.bincount(coded.codes, minlength=len(coded.values)).tolist()
        found = [
            self._number(*_parted(one), times=count) for one, count in zip(coded.values, times, strict=True)
        ]
        return np.array(found, np.int32)[coded.codes] if found else np.zeros(0, np.int32)

    def _number(self, source_id: str, name: str, kind: str, *, times: int) -> int:
        if not source_id and not name:
            return NOBODY
        key = self._index.key(source_id, name)
        number = self._known.setdefault(key, len(self._known))
        if number == len(self._called):
            self._called.append(Counter())
        self._called[number][name, kind] += times
        return number

    def entities(self) -> tuple[Entity, ...]:
        """Everybody, by number: as the registry says, else as they are called most often."""
        return tuple(map(self._entity, self._known, self._called))

    def _entity(self, key: str, called: Counter[tuple[str, str]]) -> Entity:
        entry = self._index.standing(key)
        graded = self._index.grade_on(key, self._day)
        kinds, names = Counter[str](), Counter[str]()
        for (name, kind), times in called.items():
            kinds[kind] += times
            names[name] += times
        return Entity(
            key=key,
            name=entry.name if entry else _most(names),
            kind=entry.kind if entry else _most(kinds),
            entry=entry,
            grade=graded[1].value if graded else "",
            is_named=entry is not None or set(kinds) != {"anonymous"},
        )


def _most(counts: Counter[str]) -> str:
    """The most frequent; of several the first in order of the alphabet, whatever the order of the rows."""
    return min(counts, key=lambda one: (-counts[one], one))


def _parted(joined: str) -> tuple[str, str, str]:
    """Id, name and kind; only a name may hold the sign between them."""
    source_id, _, rest = joined.partition(_PART)
    name, _, kind = rest.rpartition(_PART)
    return source_id, name, kind


def _whole(column: pa.ChunkedArray) -> Any:
    one = column.combine_chunks()
    return pa.concat_arrays(one.chunks) if isinstance(one, pa.ChunkedArray) else one


def _text(column: Any) -> Any:
    return column.cast(pa.string())


def _coded(column: Any) -> Coded:
    whole = _whole(column) if isinstance(column, pa.ChunkedArray) else column
    encoded = whole if pa.types.is_dictionary(whole.type) else whole.dictionary_encode()
    return Coded(np.asarray(encoded.indices, np.int32), tuple(encoded.dictionary.to_pylist()))
