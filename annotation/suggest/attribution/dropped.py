"""Verbs without a subject, in the languages that drop it: "Añadió que ...", "«...», añadió"."""

from annotation.suggest.attribution.contents import continued, quoted_before, speech_before
from annotation.suggest.attribution.found import Found
from annotation.suggest.attribution.readings import Reading, closes_speech
from annotation.suggest.attribution.zone import trimmed
from schemas import Span


def dropped(reading: Reading) -> Found | None:
    """What a verb reports whose subject only the ending tells; who it is stands in an earlier sentence."""
    zone, cue = reading.zone, reading.cue
    if not zone.lexicon.drops_subjects or not cue.bound or cue.passive or cue.pronoun or zone.inner:
        return None
    for read in (_after_speech, _between, _opening):
        if content := read(reading):
            return Found((), cue.span, content, "alone", cue.verb.force, drops_subject=True)
    return None


def _after_speech(reading: Reading) -> tuple[Span, ...]:
    """«...», añadió."""
    zone, cue = reading.zone, reading.cue
    if not quoted_before(zone, cue.left) or not closes_speech(zone, cue.left):
        return ()
    content = speech_before(zone, cue.left)
    taken = any(content and content.overlaps(span) for one in reading.earlier for span in one.content)
    return (content, *continued(zone, cue.span.end)) if content and not taken else ()


def _between(reading: Reading) -> tuple[Span, ...]:
    """Ahora, asegura, son apenas diez."""
    zone, cue = reading.zone, reading.cue
    closes = zone.text[cue.span.end : cue.span.end + 1] == "," or cue.span.end == zone.end
    if zone.text[max(zone.start, cue.left - 2) : cue.left] != ", " or not closes or reading.subject():
        return ()
    parts = (trimmed(zone.text, zone.start, cue.left), trimmed(zone.text, cue.span.end, zone.end))
    return tuple(part for part in parts if part)


def _opening(reading: Reading) -> tuple[Span, ...]:
    """Añadió que ..., También pidió ..."""
    zone, cue = reading.zone, reading.cue
    before = zone.text[zone.start : cue.left]
    if before.strip() and not zone.lexicon["opener"].fullmatch(before):
        return ()
    found = _content_start(reading)
    if found is None:
        return ()
    begin, is_object = found
    stop_names = ("content_stop", "object_stop") if is_object else ("content_stop",)
    stops = [zone.lexicon[name].search(zone.text, begin, zone.end) for name in stop_names]
    ends = [reading.end_from(begin), *(stop.start() for stop in stops if stop)]
    content = trimmed(zone.text, begin, min(ends))
    return (content,) if content else ()


def _content_start(reading: Reading) -> tuple[int, bool] | None:
    """Where the content behind the cue begins, and whether it is an object."""
    begin = reading.clause_start()
    if begin is not None:
        return begin, False
    begin = reading.after("quote")
    if begin is None and reading.cue.verb.takes_object and not reading.cue.verb.needs_quote:
        begin = reading.after("object")
    return None if begin is None else (begin, True)
