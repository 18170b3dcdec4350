"""What a lead settles, as changes of the gold: labels taken from a reader, or withdrawn again."""

from collections.abc import Iterable

from annotation.alignment.units import Readings, Unit
from schemas import GOLD, REJECTION, Article, Change, Label, Seen, is_analyst


class Bench:
    """An article on which a lead decides: what its readers and the gold say, withdrawn gold too.

    Units are made of the labels of the readers and of the gold together, so that a gold claim over two
    sentences is settled, and opened again, as a whole. Labels that no longer fit the sentences are left out.
    """

    def __init__(self, article: Article, labels: Iterable[Label], gold: Iterable[Label]) -> None:
        self.article = article
        keys = {one.key for one in article.sentences}
        self._gold = {one.key: one for one in gold}
        kept = [one for one in self._gold.values() if not one.withdrawn]
        read = [one for one in labels if is_analyst(one.annotator) and not one.withdrawn]
        self.readings = Readings(article, tuple(one for one in (*read, *kept) if one.fits(keys)))

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
        """The units that two or more analysts, and whoever labelled there, closed alike; not yet settled."""
        return tuple(unit for unit in self.readings.units if self._is_agreed(unit))

    def _is_agreed(self, unit: Unit) -> bool:
        readers = self.readers(unit)
        there = {who for who, labels in self.readings.in_unit[unit].items() if labels and who != GOLD}
        if len(readers) < 2 or self.is_settled(unit) or not there <= set(readers):  # noqa: PLR2004 (it takes two)
            return False
        return len({self.readings.value(unit, one) for one in readers}) == 1

    def taken(self, unit: Unit, reader: str) -> tuple[Change, ...]:
        """The changes that make a reader's labels of a unit the gold; none where it is that already.

        All of them are set anew when one is another, so that one ruling says who settled the unit and why.
        """
        wanted = {one.key: one for one in self.labels(unit, reader) if one.kind != REJECTION}
        gone = [one for one in self.labels(unit, GOLD) if one.key not in wanted]
        if not gone and all(map(self._is_same, wanted.values())):
            return ()
        return (*map(self._set, wanted.values()), *map(_withdrawn, gone))

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

    def places(self, change: Change) -> tuple[int, ...]:
        """The indexes of the sentences that a change of the gold is about, or was."""
        former = self._gold.get(change.key)
        claims = [one for one in (change.claim, former.claim if former else None) if one]
        found = {index for one in claims for index in self.article.sentences_touching(one.anchors)}
        name = change.key.partition(":")[2]
        found |= {index for index, one in enumerate(self.article.sentences) if one.key == name}
        return tuple(sorted(found))

    def labels(self, unit: Unit, reader: str) -> tuple[Label, ...]:
        """What a reader, or the gold, made of a unit; withdrawn labels left out."""
        return tuple(self.readings.in_unit.get(unit, {}).get(reader, ()))

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
