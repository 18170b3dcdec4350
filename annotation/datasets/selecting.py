"""Which labels of an article go into a version: everybody's, one reader's, those agreed on, or those settled.

Readers are compared by units: sentences that any claim of any of them joins are one unit, so that a claim
over two sentences is agreed on as a whole or not at all.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from schemas import LABELLED_KINDS, SENTENCE, Article, Claim, Label, Selection

AND = " | "
"""Between the names of readers who agree."""

_CLOSED = ("labelled", "skipped")
_MOST_ASSISTED = ("shown", "", "hidden", "none")
"""What was on screen, from what may have helped most; the empty text is not known."""

Unit = frozenset[int]
"""Indexes of sentences."""


@dataclass(frozen=True)
class Chosen:
    """What of an article's labels a selection takes.

    Attributes:
        labels: those of agreeing readers stand under all their names.
        disagreements: units that readers closed differently and nobody settled.
    """

    labels: tuple[Label, ...]
    disagreements: int


def chosen(article: Article, labels: tuple[Label, ...], selection: Selection) -> Chosen:
    """The labels of an article that go into a version."""
    if selection.readers == "one":
        return Chosen(tuple(one for one in labels if one.annotator == selection.reader), 0)
    if selection.readers == "all" and len({one.annotator for one in labels}) <= 1:
        return Chosen(labels, 0)  # as nearly always: nobody to compare with
    readings = _Readings(article, labels)
    if selection.readers == "all":
        return Chosen(labels, sum(readings.differ(unit) for unit in readings.units))
    found: list[Label] = []
    differing = 0
    for unit in readings.units:
        settled = readings.settled(unit, selection.adjudicators) or readings.agreed(unit)
        found += settled
        differing += not settled and readings.differ(unit)
    return Chosen(tuple(sorted(found, key=lambda one: (one.annotator, one.key))), differing)


def open_sentences(article: Article, labels: Iterable[Label]) -> int:
    """How many sentences of the labelling flow none of the labels closes."""
    closed = {one.name for one in labels if _closes(one)}
    flow = [one.key for one in article.sentences if one.kind in LABELLED_KINDS]
    return sum(key not in closed for key in flow)


def _closes(label: Label) -> bool:
    return bool(label.state and label.state.status in _CLOSED and not label.state.flagged)


class _Readings:
    """What each reader made of each unit of an article."""

    def __init__(self, article: Article, labels: tuple[Label, ...]) -> None:
        self._article = article
        self._places = {id(label): self._sentences_of(label) for label in labels}
        self._labels = labels

    def _sentences_of(self, label: Label) -> tuple[int, ...]:
        claim = label.claim or (label.suggestion.claim if label.suggestion else None)
        if claim is not None:
            return self._article.sentences_touching(claim.anchors)
        index = self._by_key.get(label.name)
        return () if index is None else (index,)

    @cached_property
    def _by_key(self) -> Mapping[str, int]:
        return {one.key: index for index, one in enumerate(self._article.sentences)}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units in which somebody labelled anything, in reading order."""
        unit_of: dict[int, set[int]] = {}
        for places in self._places.values():
            joined = set(places).union(*(unit_of.get(index, ()) for index in places))
            unit_of |= dict.fromkeys(joined, joined)
        distinct = {id(unit): frozenset(unit) for unit in unit_of.values()}
        return tuple(sorted(distinct.values(), key=min))

    @cached_property
    def _in_unit(self) -> Mapping[Unit, Mapping[str, list[Label]]]:
        unit_of = {index: unit for unit in self.units for index in unit}
        found: dict[Unit, dict[str, list[Label]]] = {unit: defaultdict(list) for unit in self.units}
        for label in self._labels:
            if places := self._places[id(label)]:
                found[unit_of[places[0]]][label.annotator].append(label)
        return found

    @cached_property
    def _closed(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for label in self._labels:
            if _closes(label) and label.name in self._by_key:
                found[label.annotator].add(self._by_key[label.name])
        return {who: frozenset(indexes) for who, indexes in found.items()}

    def _readers(self, unit: Unit) -> tuple[str, ...]:
        """Who has closed all of a unit; outside the flow, who has closed anything in the article."""
        flow = {index for index in unit if self._article.sentences[index].kind in LABELLED_KINDS}
        return tuple(sorted(who for who, closed in self._closed.items() if closed and flow <= closed))

    def _value(self, unit: Unit, reader: str) -> frozenset[str]:
        """What a reader says of a unit: the states and the claims, their ids and remarks apart."""
        return frozenset(
            f"{label.key} {label.state.status}" if label.state else _said(label.claim)
            for label in self._in_unit[unit].get(reader, ())
            if label.kind == SENTENCE or label.claim
        )

    def differ(self, unit: Unit) -> bool:
        """Whether two readers closed a unit differently."""
        return len({self._value(unit, reader) for reader in self._readers(unit)}) > 1

    def agreed(self, unit: Unit) -> list[Label]:
        """The labels of a unit, if two or more have closed it in the same way; the first reader's claims."""
        readers = self._readers(unit)
        if len(readers) < 2 or self.differ(unit):  # noqa: PLR2004 (it takes two)
            return []
        everybody = AND.join(readers)
        own = self._in_unit[unit].get(readers[0], [])
        theirs = [label for reader in readers for label in self._in_unit[unit].get(reader, [])]
        return [_together(label, everybody, theirs) for label in own]

    def settled(self, unit: Unit, adjudicators: tuple[str, ...]) -> list[Label]:
        """The labels of a unit by the first of the adjudicators who has closed it."""
        readers = self._readers(unit)
        who = next((one for one in adjudicators if one in readers), None)
        return self._in_unit[unit].get(who, []) if who else []


def _together(label: Label, everybody: str, labels: Iterable[Label]) -> Label:
    """A label that stands for several: it owes to suggestions what any of them does."""
    found: dict[str, Any] = {"annotator": everybody}
    if label.state:
        before = {one.state.assistance for one in labels if one.state and one.key == label.key}
        if any(one.suggestion and one.suggestion.shown for one in labels):
            before.add("shown")
        most = next((one for one in _MOST_ASSISTED if one in before), "")
        found["state"] = label.state.model_copy(update={"assistance": most})
    return label.model_copy(update=found)


def _said(claim: Claim | None) -> str:
    return claim.model_copy(update={"note": ""}).model_dump_json() if claim else ""
