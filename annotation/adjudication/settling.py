"""What a lead settles, as changes of the gold: labels taken from a reader, or withdrawn again."""

from collections.abc import Iterable

from annotation.alignment.units import Readings, Unit
from schemas import GOLD, REJECTION, Article, Change, Label, Seen, is_analyst


class Bench:
    """An article on which a lead decides: what its readers and the gold say, withdrawn gold too.

    Units are made of the labels of the readers and of the gold together, so that a gold claim over two
    sentences is settled, and opened again, as a whole.
    """

    def __init__(self, article: Article, labels: Iterable[Label], gold: Iterable[Label]) -> None:
        self.article = article
        self._gold = {one.key: one for one in gold}
        kept = [one for one in self._gold.values() if not one.withdrawn]
        read = [one for one in labels if is_analyst(one.annotator) and not one.withdrawn]
        self.readings = Readings(article, (*read, *kept))

    def unit_of(self, sentence: int) -> Unit:
        """The sentences that one, by its index, belongs together with; none when nobody labelled there."""
        return next((unit for unit in self.readings.units if sentence in unit), frozenset())

    def readers(self, unit: Unit) -> tuple[str, ...]:
        """The analysts who have closed a unit."""
        return tuple(one for one in self.readings.readers(unit) if one != GOLD)

    def is_settled(self, unit: Unit) -> bool:
        """Whether the gold of a unit is closed."""
        return GOLD in self.readings.readers(unit)

    def agreed(self) -> tuple[Unit, ...]:
        """The units that two or more analysts have closed in the same way and that nobody settled."""
        return tuple(
            unit
            for unit in self.readings.units
            if len(readers := self.readers(unit)) > 1
            and not self.is_settled(unit)
            and len({self.readings.value(unit, one) for one in readers}) == 1
        )

    def taken(self, unit: Unit, reader: str) -> tuple[Change, ...]:
        """The changes that make a reader's labels of a unit the gold, whatever it was before."""
        wanted = {one.key: one for one in self.labels(unit, reader) if one.kind != REJECTION}
        set_ = (self._set(one) for one in wanted.values() if not self._is_same(one))
        gone = (one for one in self.labels(unit, GOLD) if one.key not in wanted)
        return (*set_, *map(_withdrawn, gone))

    def reopened(self, unit: Unit) -> tuple[Change, ...]:
        """The changes that take the gold of a unit away."""
        return tuple(map(_withdrawn, self.labels(unit, GOLD)))

    def seen(self, unit: Unit) -> tuple[Seen, ...]:
        """Every label of a unit that a ruling is made from, in its present revision."""
        return tuple(
            Seen(reader=reader, key=one.key, revision=one.revision)
            for reader in self.readers(unit)
            for one in self.labels(unit, reader)
        )

    def keys(self, unit: Unit) -> tuple[str, ...]:
        """The keys of a unit's sentences, in reading order."""
        return tuple(self.article.sentences[index].key for index in sorted(unit))

    def labels(self, unit: Unit, reader: str) -> tuple[Label, ...]:
        """What a reader, or the gold, made of a unit; withdrawn labels left out."""
        return tuple(self.readings.in_unit[unit].get(reader, ())) if unit else ()

    def _set(self, one: Label) -> Change:
        former = self._gold.get(one.key)
        kept = {name: getattr(one, name) for name in ("key", "decision", "claim", "state", "suggestion")}
        return Change(base=former.revision if former else 0, **kept)

    def _is_same(self, one: Label) -> bool:
        former = self._gold.get(one.key)
        values = ("decision", "claim", "state", "suggestion")
        return former is not None and all(getattr(former, name) == getattr(one, name) for name in values)


def _withdrawn(label: Label) -> Change:
    return Change(key=label.key, base=label.revision, decision="withdrawn")
