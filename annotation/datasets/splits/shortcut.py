"""Whether the name of the source gives the label away.

Where it does, a model that has learned names looks good in the figures and says nothing of an unknown source:
a shortcut (Geirhos et al. 2020), found with an input that leaves out what should matter (Poliak et al. 2018).
"""

from collections import Counter
from collections.abc import Callable, Mapping

import pyarrow as pa

from annotation.datasets.splits.counting import counted
from schemas import STANCE_SEPARATOR, Prediction, Shortcut

Said = Mapping[str, Counter[str]]
"""How many rows of a source have each value, by the source's name."""

_BY_DEFINITION = "a source is named only where the voice is a source’s, so the name says it by definition"
_NO_ROW = "no row of {split} has a named source and a value"


def shortcut(labels: pa.Table, dimension: str) -> Shortcut:
    """The majority value per source in train, and in all of train for other sources, on the rows of test."""
    if dimension == "voice":
        return Shortcut(dimension=dimension, reason=_BY_DEFINITION)
    said = _said(labels, dimension)
    train, test = said["train"], said["test"]
    for split in ("test", "train"):
        if not said[split]:
            rows = sum(counts.total() for counts in test.values())
            return Shortcut(dimension=dimension, rows=rows, reason=_NO_ROW.format(split=split))
    whole = sum(train.values(), Counter[str]())
    usual = _most(whole, whole)
    of_source = {name: _most(counts, whole) for name, counts in train.items()}
    return Shortcut(
        dimension=dimension,
        rows=sum(counts.total() for counts in test.values()),
        seen=sum(counts.total() for name, counts in test.items() if name in train),
        by_source=_measured(test, lambda name: of_source.get(name, usual)),
        majority=_measured(test, lambda _: usual),
    )


def _said(labels: pa.Table, dimension: str) -> dict[str, dict[str, Counter[str]]]:
    found: dict[str, dict[str, Counter[str]]] = {"train": {}, "test": {}}
    for split, name, cell, count in counted(labels, "split", "source_name", dimension):
        if split in found and name and cell:
            counts = found[split].setdefault(name, Counter())
            for value in cell.split(STANCE_SEPARATOR):
                counts[value] += int(count)
    return found


def _most(counts: Counter[str], whole: Counter[str]) -> str:
    """The most frequent value; of several, the most frequent in all of train, then by name."""
    return min(counts, key=lambda value: (-counts[value], -whole[value], value))


def _measured(test: Said, predicted: Callable[[str], str]) -> Prediction:
    gold, answered, right = Counter[str](), Counter[str](), Counter[str]()
    for name, counts in test.items():
        answer = predicted(name)
        gold.update(counts)
        answered[answer] += counts.total()
        right[answer] += counts[answer]
    f1 = [2 * right[value] / (gold[value] + answered[value]) for value in sorted(gold)]
    return Prediction(accuracy=round(right.total() / gold.total(), 4), macro_f1=round(sum(f1) / len(f1), 4))
