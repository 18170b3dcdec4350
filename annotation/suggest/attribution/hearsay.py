"""What nobody is named for: "paraît-il", "reportedly", "le bruit court que", "aurait"."""

import re
from collections.abc import Sequence

from annotation.suggest.attribution.contents import content_start
from annotation.suggest.attribution.found import Found
from annotation.suggest.attribution.zone import Zone, trimmed
from schemas import Span

_SOURCELESS, _CONDITIONAL = 0.5, 0.35


def hearsay(zone: Zone, found: Sequence[Found]) -> list[Found]:
    """The rumours of a zone, where nothing that was found says whose they are."""
    for read in (_adverb, _rumour, _heard, _passive, _conditional):
        if one := read(zone, found):
            return [one]
    return []


def _touches(found: Sequence[Found], position: int) -> bool:
    return any(span.start <= position < span.end for one in found for span in (*one.content, one.cue) if span)


def _found(cue: Span, content: tuple[Span | None, ...], score: float = _SOURCELESS) -> Found | None:
    kept = tuple(span for span in content if span)
    return Found((), cue, kept, score, "distancing") if kept else None


def _span(cue: re.Match[str], group: str | int = 0) -> Span:
    return Span(start=cue.start(group), end=cue.end(group))


def _adverb(zone: Zone, found: Sequence[Found]) -> Found | None:
    cue = zone.lexicon["sourceless"].search(zone.text, zone.start, zone.end)
    if not cue or _touches(found, cue.start()):
        return None
    before = trimmed(zone.text, content_start(zone, cue.start()), cue.start())
    return _found(_span(cue), (before, trimmed(zone.text, cue.end(), zone.end)))


def _rumour(zone: Zone, found: Sequence[Found]) -> Found | None:
    cue = zone.lexicon["rumour"].search(zone.text, zone.start, zone.end)
    if not cue or _touches(found, cue.start()):
        return None
    return _found(_span(cue), (trimmed(zone.text, cue.end(), zone.end),))


def _heard(zone: Zone, found: Sequence[Found]) -> Found | None:
    cue = zone.lexicon["heard"].search(zone.text, zone.start, zone.end)
    if not cue or _touches(found, cue.start("cue")):
        return None
    content = trimmed(zone.text, content_start(zone, cue.start()), cue.start())
    one = _found(_span(cue, "cue"), (content,))
    return one and Found((), one.cue, one.content, one.score)


def _passive(zone: Zone, found: Sequence[Found]) -> Found | None:
    """The camp is said to be full."""
    cue = zone.lexicon["hearsay"].search(zone.text, zone.start, zone.end)
    if zone.lexicon.has_conditional or not cue or _touches(found, cue.start()):
        return None
    before = trimmed(zone.text, content_start(zone, cue.start()), cue.start())
    return _found(_span(cue), (before, trimmed(zone.text, cue.end(), zone.end)))


def _conditional(zone: Zone, found: Sequence[Found]) -> Found | None:
    """Il aurait quitté le pays": the clause around it is what the outlet does not vouch for."""
    cue = zone.lexicon["hearsay"].search(zone.text, zone.start, zone.end)
    if not zone.lexicon.has_conditional or not cue or found or zone.inner:
        return None
    if zone.lexicon["condition"].search(zone.text, zone.start, zone.end):
        return None
    content = trimmed(zone.text, content_start(zone, cue.start()), zone.end)
    return _found(_span(cue, "cue"), (content,), _CONDITIONAL)
