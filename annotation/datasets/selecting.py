"""Which labels of an article go into a version: all, one reader's, those agreed on, or those settled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from annotation.alignment.units import Readings, Unit, closes, said_of
from schemas import GOLD, LABELLED_KINDS, Article, Label, Selection, is_analyst

AND = " | "
"""Between the names of readers who agree."""

_NONE: frozenset[int] = frozenset()

_MOST_ASSISTED = ("shown", "", "hidden", "none")
"""What was on screen, from what may have helped most; the empty text is not known."""


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
    if selection.readers != "one":
        wanted = {one for one in {it.annotator for it in labels} if is_analyst(one)} | {*selection.settlers}
        labels = tuple(one for one in labels if one.annotator in wanted)
    if selection.readers == "one":
        return Chosen(tuple(one for one in labels if one.annotator == selection.reader), 0)
    if selection.readers == "all" and len({one.annotator for one in labels}) <= 1:
        return Chosen(labels, 0)  # as nearly always: nobody to compare with
    readings = Readings(article, tuple(one for one in labels if one.annotator != GOLD))
    if selection.readers == "all":
        return Chosen(labels, sum(readings.differ(unit) for unit in readings.units))
    found, settled = _gold(article, labels) if any(one.annotator == GOLD for one in labels) else ([], _NONE)
    differing = 0
    for unit in readings.units:
        if unit <= settled:
            continue
        if unit & settled:  # a claim of later joins what was settled to what is open: settle it as a whole
            differing += 1
            continue
        taken = _settled(readings, unit, selection.adjudicators) or _agreed(readings, unit)
        if selection.readers == "best":
            taken = taken or _alone(readings, unit)
        found += taken
        differing += not taken and readings.differ(unit)
    return Chosen(tuple(sorted(found, key=lambda one: (one.annotator, one.key))), differing)


def published_labels(article: Article, labels: tuple[Label, ...], selection: Selection) -> tuple[Label, ...]:
    """What of an article a version of this selection would hold."""
    found = chosen(article, labels, selection).labels
    return () if selection.finished and open_sentences(article, found) else found


def _gold(article: Article, labels: tuple[Label, ...]) -> tuple[list[Label], frozenset[int]]:
    """What a lead settled, by units of its own, so that no reader can unsettle it; and which sentences."""
    gold = Readings(article, tuple(one for one in labels if one.annotator == GOLD))
    units = [unit for unit in gold.units if gold.readers(unit)]
    settled = [label for unit in units for label in gold.in_unit[unit][GOLD]]
    theirs = [one for one in labels if one.annotator != GOLD]
    found = [_named(one, _alike(one, theirs)) if one.claim else one for one in settled]
    return found, frozenset(index for unit in units for index in unit)


def open_sentences(article: Article, labels: Iterable[Label]) -> int:
    """How many sentences of the labelling flow none of the labels closes."""
    closed = {one.name for one in labels if closes(one)}
    flow = [one.key for one in article.sentences if one.kind in LABELLED_KINDS]
    return sum(key not in closed for key in flow)


def _together(label: Label, everybody: str, labels: Sequence[Label]) -> Label:
    """A label that stands for several: it owes to suggestions, and to names, what any of them does."""
    blind = all(one.source_blind for one in labels if one.kind == label.kind)
    found: dict[str, Any] = {"annotator": everybody, "source_blind": blind}
    if label.state:
        before = {one.state.assistance for one in labels if one.state and one.key == label.key}
        if any(one.suggestion and one.suggestion.shown for one in labels):
            before.add("shown")
        most = next((one for one in _MOST_ASSISTED if one in before), "")
        found["state"] = label.state.model_copy(update={"assistance": most})
    return label.model_copy(update=found)


def _agreed(readings: Readings, unit: Unit) -> list[Label]:
    """The labels of a unit, if two or more have closed it in the same way; the first reader's claims."""
    readers = readings.readers(unit)
    if len(readers) < 2 or readings.differ(unit):  # noqa: PLR2004 (it takes two)
        return []
    everybody = AND.join(readers)
    own = readings.in_unit[unit].get(readers[0], [])
    theirs = [label for reader in readers for label in readings.in_unit[unit].get(reader, [])]
    return [_linked(_together(label, everybody, theirs), theirs) for label in own]


def _linked(label: Label, theirs: Iterable[Label]) -> Label:
    """A claim that stands for several, under all their names and with all their links.

    Each reader's links lead to that reader's own claims: without the names they would lead nowhere.
    """
    if label.claim is None:
        return label
    alike = [one for one in _alike(label, theirs) if one.claim]
    links = {(it.article_id, it.claim_id): it for one in alike if one.claim for it in one.claim.links}
    links |= {(it.article_id, it.claim_id): it for it in label.claim.links}
    claim = label.claim.model_copy(update={"links": tuple(links.values())})
    return _named(label.model_copy(update={"claim": claim}), alike)


def _alike(label: Label, theirs: Iterable[Label]) -> list[Label]:
    said = said_of(label.claim)
    return [one for one in theirs if one.claim and one.name != label.name and said_of(one.claim) == said]


def _named(label: Label, alike: Iterable[Label]) -> Label:
    return label.model_copy(update={"also": tuple(sorted({one.name for one in alike}))})


def _alone(readings: Readings, unit: Unit) -> list[Label]:
    """The labels of a unit that one reader has closed, where no other has labelled in it."""
    readers = readings.readers(unit)
    there = {who for who, labels in readings.in_unit[unit].items() if labels}
    return readings.in_unit[unit].get(readers[0], []) if len(readers) == 1 and there == {*readers} else []


def _settled(readings: Readings, unit: Unit, adjudicators: tuple[str, ...]) -> list[Label]:
    """The labels of a unit by the first of the adjudicators who has closed it."""
    readers = readings.readers(unit)
    who = next((one for one in adjudicators if one in readers), None)
    return readings.in_unit[unit].get(who, []) if who else []
