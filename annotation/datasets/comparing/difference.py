"""Which rows two versions do not share, by `row_id`; the older with its difference gives the newer."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from annotation.datasets.comparing.causes import (
    Causes,
    Changed,
    Evidence,
    added_causes,
    changed_causes,
    withdrawn_causes,
)
from annotation.datasets.splits import DIMENSIONS
from annotation.datasets.tables import schema_of
from annotation.published import Published
from schemas import CAUSES, COLUMN_NAMES, Cause, Confusion, DiffSummary, Manifest, RowChange, RowFate

_ALWAYS = ("version",)
"""Differs on every row and says nothing."""


@dataclass(frozen=True)
class _Part:
    """Some rows with why they are what they are.

    Attributes:
        places: of the rows, in the older version for withdrawn ones, else in the newer.
    """

    old: pa.Table
    new: pa.Table
    places: np.ndarray
    causes: Causes


@dataclass(frozen=True)
class Difference:
    """Between two versions of one dataset.

    Attributes:
        columns: of the newer version.
        parts: the rows that are added, withdrawn and changed; only `changed` has both sides.
        kept: how many rows are the same.
    """

    old: Manifest
    new: Manifest
    columns: tuple[str, ...]
    parts: Mapping[RowFate, _Part]
    kept: int
    confusions: tuple[Confusion, ...]

    def changes(self) -> Iterator[RowChange]:
        """Every row that differs: the changed first, then the added and the withdrawn."""
        for fate in ("changed", "added", "withdrawn"):
            part = self.parts[fate]
            sides = zip(_rows(part.old, part), _rows(part.new, part), part.places, part.causes, strict=True)
            for old, new, place, causes in sides:
                yield _change(fate, old, new, int(place), causes)

    def sentences(self, row_ids: Iterable[str]) -> dict[str, str]:
        """The sentence of each of the rows, by row id."""
        wanted = pa.array(list(row_ids), pa.string())
        found: dict[str, str] = {}
        for part in self.parts.values():
            rows = part.new if part.new.num_rows else part.old
            some = rows.filter(pc.is_in(rows["row_id"], wanted))
            found |= dict(zip(_ids(some), some["sentence_text"].to_pylist(), strict=True))
        return found

    @cached_property
    def summary(self) -> DiffSummary:
        """The difference, counted."""
        causes = Counter(cause for part in self.parts.values() for row in part.causes for cause in row)
        fates = {fate: len(part.causes) for fate, part in self.parts.items()}
        changed = self.parts["changed"]
        crossed = _crossed(changed.old, changed.new) if changed.causes else np.zeros(0, bool)
        return DiffSummary(
            dataset=self.new.dataset,
            old=self.old.version,
            new=self.new.version,
            fates=fates | {"kept": self.kept},
            causes={cause: causes[cause] for cause in CAUSES if causes[cause]},
            crossed=int(crossed.sum()),
            confusions=self.confusions,
        )


def compare(old: Published, new: Published) -> Difference:
    """What is not the same in two versions; a column that only one has is empty in the other."""
    names = tuple(dict.fromkeys((*old.labels.column_names, *new.labels.column_names)))
    before, after = _widened(old.labels, names), _widened(new.labels, names)
    match = pc.index_in(after["row_id"], before["row_id"].combine_chunks())
    shared = np.flatnonzero(pc.is_valid(match).to_numpy())
    origins = match.drop_null().to_numpy().astype(np.int64)
    gone = np.setdiff1d(np.arange(before.num_rows), origins)
    came = np.setdiff1d(np.arange(after.num_rows), shared)
    differs = _differing(before, after, origins, shared, names)
    moved = _moved(origins)
    other = np.flatnonzero(np.logical_or.reduce([*differs.values(), moved]))
    evidence = Evidence.of(old, new)
    nothing = before.slice(0, 0)
    left, right = before.take(origins[other]), after.take(shared[other])
    some = {name: mask[other] for name, mask in differs.items()}
    own = frozenset(names) - frozenset(COLUMN_NAMES)
    gone_rows, new_rows = before.take(gone), after.take(came)
    parts: dict[RowFate, _Part] = {
        "added": _Part(nothing, new_rows, came, added_causes(new_rows, evidence)),
        "withdrawn": _Part(gone_rows, nothing, gone, withdrawn_causes(gone_rows, evidence)),
        "changed": _Part(
            left,
            right,
            shared[other],
            changed_causes(Changed(left, right, some, moved[other], own), evidence),
        ),
    }
    return Difference(
        old=old.manifest,
        new=new.manifest,
        columns=tuple(new.labels.column_names),
        parts=parts,
        kept=len(shared) - len(other),
        confusions=tuple(_confusions(before, after, origins, shared, own)),
    )


def apply(rows: pa.Table, difference: Difference) -> pa.Table:
    """The rows of the newer version, from those of the older one and what differs."""
    names = tuple(dict.fromkeys((*rows.column_names, *difference.columns)))
    before = _widened(rows, names)
    added, changed = difference.parts["added"], difference.parts["changed"]
    given = pa.array([*_ids(difference.parts["withdrawn"].old), *_ids(changed.old)], pa.string())
    kept = before.filter(pc.invert(pc.is_in(before["row_id"], given)))
    placed = np.concatenate([added.places, changed.places])
    total = kept.num_rows + len(placed)
    order = np.empty(total, np.int64)
    free = np.setdiff1d(np.arange(total), placed)
    order[free] = np.arange(kept.num_rows)
    order[placed] = kept.num_rows + np.arange(len(placed))
    whole = pa.concat_tables([kept, added.new, changed.new]).take(order).select(list(difference.columns))
    version = pa.array([str(difference.new.version)] * total, pa.string())
    framed = whole.set_column(whole.schema.get_field_index("version"), "version", version)
    return framed.cast(schema_of(difference.columns))


def _ids(rows: pa.Table) -> list[str]:
    found: list[str] = rows["row_id"].to_pylist()
    return found


def _widened(rows: pa.Table, names: Iterable[str]) -> pa.Table:
    empty = pa.array([""] * rows.num_rows, pa.string())
    return pa.table({name: rows[name] if name in rows.column_names else empty for name in names})


def _differing(
    before: pa.Table, after: pa.Table, origins: np.ndarray, shared: np.ndarray, names: Iterable[str]
) -> dict[str, np.ndarray]:
    """For each column which of the shared rows have another cell; columns that never differ are left out."""
    found = {}
    for name in names:
        mask = pc.not_equal(before[name].take(origins), after[name].take(shared)).to_numpy()
        if name not in _ALWAYS and mask.any():
            found[name] = mask
    return found


def _moved(origins: np.ndarray) -> np.ndarray:
    """Which shared rows do not stand in the order that they had: those beside the longest rising run.

    The longest increasing subsequence by patience sorting (Fredman 1975).
    """
    moved = np.zeros(len(origins), bool)
    if len(origins) < 2 or (np.diff(origins) > 0).all():  # noqa: PLR2004 (one alone cannot move)
        return moved
    tops: list[int] = []
    above = np.full(len(origins), -1)
    ends: list[int] = []
    for index, origin in enumerate(origins.tolist()):
        pile = bisect_left(tops, origin)
        above[index] = ends[pile - 1] if pile else -1
        tops[pile : pile + 1] = [origin]
        ends[pile : pile + 1] = [index]
    moved[:] = True
    index = ends[-1]
    while index >= 0:
        moved[index] = False
        index = int(above[index])
    return moved


def _confusions(
    before: pa.Table, after: pa.Table, origins: np.ndarray, shared: np.ndarray, own: Iterable[str]
) -> Iterator[Confusion]:
    for name in (*DIMENSIONS, *sorted(own)):
        both = pa.table({"old": before[name].take(origins), "new": after[name].take(shared)})
        counted = both.group_by(["old", "new"]).aggregate([([], "count_all")]).to_pylist()
        counts = sorted((one["old"], one["new"], one["count_all"]) for one in counted)
        yield Confusion(dimension=name, counts=tuple(counts))


def _crossed(old: pa.Table, new: pa.Table) -> np.ndarray:
    placed = pc.and_(pc.not_equal(old["split"], ""), pc.not_equal(new["split"], ""))
    found: np.ndarray = pc.and_(placed, pc.not_equal(old["split"], new["split"])).to_numpy()
    return found


def _rows(table: pa.Table, part: _Part) -> Iterator[dict[str, str]]:
    """The rows of one side; empty ones for the side that a fate does not have."""
    if not table.num_rows:
        yield from ({} for _ in part.causes)
        return
    for batch in table.to_batches(max_chunksize=5_000):
        yield from batch.to_pylist()


def _change(
    fate: RowFate, old: dict[str, str], new: dict[str, str], place: int, causes: tuple[Cause, ...]
) -> RowChange:
    names = [name for name in (new or old) if name not in _ALWAYS]
    if fate == "changed":
        crossed = bool(old["split"] and new["split"] and old["split"] != new["split"])
        names = [name for name in names if old[name] != new[name]]
    else:
        crossed = False
    return RowChange(
        fate=fate,
        row_id=(new or old)["row_id"],
        place=place,
        causes=causes,
        crossed=crossed,
        old={name: old[name] for name in names} if old else {},
        new={name: new[name] for name in names} if new else {},
    )
