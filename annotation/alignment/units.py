"""What readers made of an article, by units: sentences that any claim of any of them joins are one unit.

So a claim over two sentences is compared as a whole or not at all.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property

from schemas import LABELLED_KINDS, SENTENCE, Article, Claim, Label

_CLOSED = ("labelled", "skipped")

Unit = frozenset[int]
"""Indexes of sentences."""


def closes(label: Label) -> bool:
    """Whether the reader is done with the sentence: labelled or skipped, and not flagged."""
    return bool(label.state and label.state.status in _CLOSED and not label.state.flagged)


class Readings:
    """What each reader made of each unit of an article."""

    def __init__(self, article: Article, labels: tuple[Label, ...]) -> None:
        self._article = article
        self._places = {id(label): self._found(label) for label in labels}
        self.labels = labels
        self._readers: dict[Unit, tuple[str, ...]] = {}

    def sentences_of(self, label: Label) -> tuple[int, ...]:
        """The indexes of the sentences that one of the labels is about."""
        return self._places[id(label)]

    def _found(self, label: Label) -> tuple[int, ...]:
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
    def in_unit(self) -> Mapping[Unit, Mapping[str, list[Label]]]:
        """The labels of each unit, by reader."""
        unit_of = {index: unit for unit in self.units for index in unit}
        found: dict[Unit, dict[str, list[Label]]] = {unit: defaultdict(list) for unit in self.units}
        for label in self.labels:
            if places := self._places[id(label)]:
                found[unit_of[places[0]]][label.annotator].append(label)
        return found

    @cached_property
    def closed(self) -> Mapping[str, frozenset[int]]:
        """The sentences that each reader is done with."""
        found: dict[str, set[int]] = defaultdict(set)
        for label in self.labels:
            if closes(label) and label.name in self._by_key:
                found[label.annotator].add(self._by_key[label.name])
        return {who: frozenset(indexes) for who, indexes in found.items()}

    def readers(self, unit: Unit) -> tuple[str, ...]:
        """Who has closed all of a unit; outside the flow, who has closed anything in the article."""
        if unit not in self._readers:  # asked for again and again
            flow = {index for index in unit if self._article.sentences[index].kind in LABELLED_KINDS}
            found = sorted(who for who, closed in self.closed.items() if closed and flow <= closed)
            self._readers[unit] = tuple(found)
        return self._readers[unit]

    def value(self, unit: Unit, reader: str) -> frozenset[str]:
        """What a reader says of a unit: the states and the claims, their ids, links and remarks apart."""
        return frozenset(
            f"{label.key} {label.state.status}" if label.state else said_of(label.claim)
            for label in self.in_unit[unit].get(reader, ())
            if label.kind == SENTENCE or label.claim
        )

    def differ(self, unit: Unit) -> bool:
        """Whether two readers closed a unit differently."""
        return len({self.value(unit, reader) for reader in self.readers(unit)}) > 1


def said_of(claim: Claim | None) -> str:
    """What a claim says, the same text for two that say the same; ids, remarks and links do not count."""
    return claim.model_copy(update={"note": "", "links": ()}).model_dump_json() if claim else ""
