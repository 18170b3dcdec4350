"""Speech whose verb no list holds: behind a quotation and a comma any verb reports ("« ... », fulmine X")."""

import re
from collections.abc import Sequence

from annotation.suggest.attribution.contents import continued, goes_on, speech_before
from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.phrases import noun_after, noun_before
from annotation.suggest.attribution.zone import Zone, trimmed
from annotation.suggest.who.names import SourceNames
from annotation.suggest.who.speakers import is_speaker
from schemas import Span

_LONGEST_CUE = 40


def unlisted_verbs(zone: Zone, found: Sequence[Found]) -> list[Found]:
    """The quotations of a zone that nothing in `found` holds and that a verb follows."""
    held = [span for one in found for span in one.content]
    result = []
    for quote in zone.quotes:
        inside = zone.start < quote.end <= zone.end
        if inside and goes_on(zone, quote) and not any(span.overlaps(quote) for span in held):
            result += _spoken(zone, quote)
    return result


def colon_speech(zone: Zone, found: Sequence[Found], names: SourceNames) -> list[Found]:
    """A quotation behind a colon that no listed verb brings: "X s'est voulu rassurant : « ... »"."""
    colon = zone.lexicon["colon_quote"].search(zone.text, zone.start, zone.end)
    verb = zone.lexicon["subject_end"].search(zone.text, zone.start, colon.start()) if colon else None
    if colon is None or verb is None or colon.start() - verb.start() > _LONGEST_CUE:
        return []
    content = trimmed(zone.text, colon.start("content"), zone.end)
    held = [span for one in found for span in one.content]
    clitic = zone.lexicon["clitic_end"].search(zone.text, zone.start, verb.start())
    subject = noun_before(zone, clitic.start() if clitic else verb.start())
    if not content or not subject or any(span.overlaps(content) for span in held):
        return []
    if not is_speaker(subject.of(zone.text), zone.lexicon, names):
        return []
    cue = trimmed(zone.text, verb.start(), colon.start())
    return [Found((Link(subject),), cue, (content,), "colon")] if cue else []


def governing_verbs(zone: Zone, found: Sequence[Found], names: SourceNames) -> list[Found]:
    """Verbs of the tree that no list holds, with a clause ("que ...") and a subject that can speak."""
    result: list[Found] = []
    for cue, subject, begin in zone.tree.clauses() if zone.tree else ():
        taken = any(one.cue and one.cue.overlaps(cue) for one in found)
        inside = any(span.contains(cue) for one in (*found, *result) for span in one.content)
        that = zone.lexicon["complementizer"].match(zone.text, begin)
        apart = "," in zone.text[cue.end : begin]  # then it is a noun that the clause is about
        if taken or inside or apart or not that or zone.lexicon["no_report"].search(cue.of(zone.text)):
            continue
        if is_speaker(subject.of(zone.text), zone.lexicon, names):
            stop = zone.lexicon["content_stop"].search(zone.text, begin, zone.end)
            content = trimmed(zone.text, begin, stop.start() if stop else zone.end)
            result += [Found((Link(subject),), cue, (content,), "governing")] if content else []
    return result


def _spoken(zone: Zone, quote: Span) -> list[Found]:
    for name in ("any_pronoun", "any_verb", "any_subject"):
        verb = zone.lexicon[name].match(zone.text, quote.end, zone.end)
        speaker = _speaker(zone, verb) if verb else None
        if verb and speaker:
            content = speech_before(zone, quote.end)
            cue = Span(start=verb.start("cue"), end=verb.end("cue"))
            spans = (content, *continued(zone, max(speaker.end, cue.end))) if content else ()
            return [Found((Link(speaker),), cue, spans, "unlisted")] if spans else []
    return []


def _speaker(zone: Zone, verb: re.Match[str]) -> Span | None:
    if verb.groupdict().get("source"):
        source = Span(start=verb.start("source"), end=verb.end("source"))
        return None if zone.lexicon["clause"].search(source.of(zone.text)) else source
    adjuncts = zone.lexicon["between"].match(zone.text, verb.end("cue"), zone.end)
    start = adjuncts.end() if adjuncts else verb.end("cue")
    noun = noun_after(zone, start)
    return noun if noun and zone.lexicon["noun_start"].match(zone.text, noun.start) else None
