"""From what is seen in each article to the figures of a project; pure."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from annotation.assistance.figures import FEWEST_SENTENCES, Statistic, difference, mean, median, rate
from annotation.assistance.haste import Pace, haste, pace
from annotation.assistance.observed import Commit, Fate, Seen, closings, compared, fates
from schemas import Article, AssistanceReport, Comparison, Difference, Label, Proposal, Rate, Side, Tally

VOICES = ("source", "author")


class Piece(NamedTuple):
    """One article with all that was done in it.

    Attributes:
        commits: each with its place in the log, and whether it is an undo.
        labels: as they are now, withdrawn ones left out.
        proposals: of every agent, for every edition.
    """

    article: Article
    commits: tuple[tuple[int, Commit, bool], ...]
    labels: tuple[Label, ...]
    proposals: tuple[Proposal, ...]


Observation = tuple[int, Seen]
"""What was seen, with the place of its article."""

Numbers = Callable[[Sequence[Observation]], list[tuple[float, int]]]
"""What is compared of them."""


def report(pieces: Iterable[Piece]) -> AssistanceReport:
    """The figures of all articles in which somebody worked."""
    seen: list[Observation] = []
    found: Counter[Fate] = Counter()
    paces: dict[str, list[Pace]] = {}
    unrecorded = 0
    for place, piece in enumerate(pieces):
        closed = tuple(closings(piece.article, (labels for _, labels, _ in piece.commits)))
        unrecorded += sum(one.in_flow and not one.assistance for one in closed)
        seen += ((place, one) for one in compared(closed, piece.labels, piece.proposals))
        found.update(fates(piece.article, closed, piece.labels, piece.proposals))
        for seq, labels, is_undo in piece.commits:
            paces.setdefault(labels[0].annotator, []).append(pace(seq, labels, is_undo=is_undo))
    hastes = (haste(who, commits) for who, commits in sorted(paces.items()))
    return AssistanceReport(
        tallies=tuple(_tallies(found)),
        comparisons=tuple(_comparisons(_comparable(seen))),
        hastes=tuple(one for one in hastes if one),
        unrecorded=unrecorded,
    )


def _tallies(found: Counter[Fate]) -> Iterable[Tally]:
    """For each agent all analysts together, then each of them; attributions before the author's voice."""
    for agent in sorted({one.agent for one in found}, reverse=True):
        analysts = sorted({one.annotator for one in found if one.agent == agent})
        for annotator in ([""] if len(analysts) > 1 else []) + analysts:
            for voice in VOICES:
                counts: Counter[str] = Counter()
                for one, times in found.items():
                    if (one.agent, one.voice) == (agent, voice) and annotator in {"", one.annotator}:
                        counts[one.what] += times
                if counts:
                    yield _tally(agent, annotator, voice, counts)


def _tally(agent: str, annotator: str, voice: str, counts: Counter[str]) -> Tally:
    kinds = ("accepted", "corrected", "rejected", "passed")
    offered = sum(counts[kind] for kind in kinds)
    rates = {kind: rate(counts[kind], offered) for kind in kinds}
    known = {"agent": agent, "annotator": annotator, "voice": voice}
    return Tally(**known, offered=offered, added=counts["added"], **rates)


def _comparable(seen: Sequence[Observation]) -> list[Observation]:
    """Of each analyst what was closed from the first sentence without suggestions to the last.

    Before and after, nothing was held back from them: who begins is slower, whoever sees suggestions or not.
    """
    times: dict[str, list[datetime]] = {}
    for _, one in seen:
        if one.closed.assistance == "hidden":
            times.setdefault(one.closed.annotator, []).append(one.closed.at)
    spans = {annotator: (min(own), max(own)) for annotator, own in times.items()}
    return [
        (place, one)
        for place, one in seen
        if (span := spans.get(one.closed.annotator)) and span[0] <= one.closed.at <= span[1]
    ]


def _comparisons(seen: Sequence[Observation]) -> Iterable[Comparison]:
    """All analysts together, then each of them; only where something was ever held back."""
    analysts = sorted({one.closed.annotator for _, one in seen if one.closed.assistance == "hidden"})
    for annotator in ([""] if len(analysts) > 1 else []) + analysts:
        yield _comparison(annotator, [pair for pair in seen if annotator in {"", pair[1].closed.annotator}])


def _comparison(annotator: str, seen: Sequence[Observation]) -> Comparison:
    places = {place: number for number, place in enumerate(sorted({place for place, _ in seen}))}
    here = [(places[place], one) for place, one in seen]
    hidden, shown = (
        [pair for pair in here if pair[1].closed.assistance == side] for side in ("hidden", "shown")
    )

    def differ(values: Numbers, by: Statistic) -> Difference:
        return difference(values(hidden), values(shown), articles=len(places), by=by)

    return Comparison(
        annotator=annotator,
        shown=_side(shown),
        hidden=_side(hidden),
        median_seconds=differ(_seconds, median),
        mean_seconds=differ(_seconds, mean),
        attributed=differ(partial(_known, name="has_attribution"), mean),
        same_voice=differ(partial(_known, name="same_voice"), mean),
        same_attributions=differ(partial(_known, name="same_attributions"), mean),
    )


def _seconds(seen: Iterable[Observation]) -> list[tuple[float, int]]:
    return [(one.closed.seconds, place) for place, one in seen]


def _known(seen: Iterable[Observation], name: str) -> list[tuple[float, int]]:
    return [(float(value), place) for place, one in seen if (value := getattr(one, name)) is not None]


def _side(seen: Sequence[Observation]) -> Side:
    times = [one.closed.seconds for _, one in seen]
    is_enough = len(times) >= FEWEST_SENTENCES
    return Side(
        sentences=len(seen),
        articles=len({place for place, _ in seen}),
        median_seconds=statistics.median(times) if is_enough else None,
        mean_seconds=statistics.fmean(times) if is_enough else None,
        attributed=_rate(seen, "has_attribution"),
        same_voice=_rate(seen, "same_voice"),
        same_attributions=_rate(seen, "same_attributions"),
    )


def _rate(seen: Iterable[Observation], name: str) -> Rate:
    values = _known(seen, name)
    return rate(int(sum(value for value, _ in values)), len(values))
