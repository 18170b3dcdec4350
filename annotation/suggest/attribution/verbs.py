"""Reporting verbs: "X a déclaré que ...", "« ... », a déclaré X", "X said ...", '"...," X said'."""

from collections.abc import Callable, Sequence

from annotation.suggest.attribution.cues import Cue, verb_cues
from annotation.suggest.attribution.dropped import dropped
from annotation.suggest.attribution.found import Found
from annotation.suggest.attribution.phrases import noun_before
from annotation.suggest.attribution.readings import Reading
from annotation.suggest.attribution.speech_first import (
    after_speech,
    as_said,
    closing,
    inverted_noun,
    pronoun_inside,
)
from annotation.suggest.attribution.verb_first import clause, passive, relative, with_object
from annotation.suggest.attribution.zone import Zone
from schemas import Span

# Patterns that a verb makes only with a quotation, where it takes nothing else.
_QUOTING = frozenset({"object", "passive", "relative", "closing"})
# The first that fits is taken.
_READINGS: tuple[Callable[[Reading], Found | None], ...] = (
    as_said,
    passive,
    pronoun_inside,
    after_speech,
    closing,
    relative,
    clause,
    inverted_noun,
    with_object,
    dropped,
)


def verb_attributions(zone: Zone) -> list[Found]:
    """The attributions that the reporting verbs of a zone make."""
    cues, found = verb_cues(zone), list[Found]()
    owns = [_subject_before(zone, cue) for cue in cues]
    for index, cue in enumerate(cues):
        ends = _clause_ends(zone, cue, cues[index + 1 :], owns[index + 1 :])
        verbs = tuple(one.span.start for one in cues[index + 1 :] if one.bound)
        reading = Reading(zone, cue, ends, tuple(found), owns[index], verbs)
        attribution = next(filter(None, (read(reading) for read in _READINGS)), None)
        if attribution and _is_supported(reading, attribution):
            found.append(attribution)
    return found


def _subject_before(zone: Zone, cue: Cue) -> Span | None:
    if not cue.bound:
        return None
    floor = max(zone.start, cue.left - 16)
    for name in ("relative_subject", "own_pronoun"):
        if word := zone.lexicon[name].search(zone.text, floor, cue.left):
            return Span(start=word.start("source"), end=word.end("source"))
    return noun_before(zone, cue.left)


def _clause_ends(zone: Zone, cue: Cue, later: Sequence[Cue], owns: Sequence[Span | None]) -> tuple[int, ...]:
    """Where later clauses begin that are not part of what the cue reports, and where the zone ends."""
    ends = [zone.end]
    for other, own in zip(later, owns, strict=True):
        if other.junction and other.junction > cue.span.end:
            ends.append(other.junction)
        name = "title_break" if zone.is_title else "clause_break"
        start = own.start if own else other.span.start
        floor = max(cue.span.end, start - 16)
        if broken := zone.lexicon[name].search(zone.text, floor, start):
            ends.append(broken.start())
        if own is None and (colon := zone.lexicon["colon_break"].search(zone.text, cue.span.end, start)):
            ends.append(colon.start())
    return tuple(ends)


def _is_supported(reading: Reading, found: Found) -> bool:
    zone, cue = reading.zone, reading.cue
    content = " ".join(span.of(zone.text) for span in found.content)
    if content and zone.lexicon["content_trap"].match(content):
        return False
    governs = zone.lexicon["governs"].search(cue.span.of(zone.text)) is not None
    is_told = "\0" in content or (governs and content[:1].isdigit())
    # "X affirme que Y regrette Z": what Y regrets is a part of what X says.
    nested = found.pattern in {"object", "passive"} and any(
        span.contains(cue.span) for one in reading.earlier for span in one.content
    )
    return not nested and (is_told or found.pattern not in _QUOTING or not cue.verb.needs_quote)
