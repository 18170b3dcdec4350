"""Readings in which the verb stands before what was said, or refers to it: "X dit que", "que X conteste"."""

import re

from annotation.suggest.attribution.found import Found
from annotation.suggest.attribution.phrases import noun_after
from annotation.suggest.attribution.readings import Reading, closes_speech
from annotation.suggest.attribution.speech_first import spoken
from annotation.suggest.attribution.zone import trimmed
from schemas import Span

_CONTENT = "content"


def passive(reading: Reading) -> Found | None:
    """A été démenti par X; "we were told that ..." is nobody's."""
    zone, cue, own = reading.zone, reading.cue, reading.own
    if not cue.passive:
        return None
    agent = zone.lexicon["agent"].search(zone.text, cue.span.end, reading.end)
    speaker = noun_after(zone, agent.end()) if agent else None
    if agent and speaker and own and cue.verb.takes_object:
        if zone.lexicon["relative_noun"].match(zone.text, own.start):
            return None
        said = trimmed(zone.text, cue.span.end, agent.start())
        rest = trimmed(zone.text, speaker.end, reading.end)
        goes_on = zone.text[speaker.end : speaker.end + 1] == " "
        quoted = rest if goes_on and rest and "\0" in rest.of(zone.text) else None
        return reading.found(speaker, tuple(span for span in (own, said, quoted) if span), "passive")
    begin = reading.after("that_clause") if reading.tells else None
    told = trimmed(zone.text, begin, reading.end) if begin else None
    return Found((), cue.span, (told,), "passive", cue.verb.force) if told else None


def relative(reading: Reading) -> Found | None:
    """Un bilan que conteste X; "ce que les rebelles démentent"; "a claim the army disputed"."""
    zone, cue, own = reading.zone, reading.cue, reading.own
    if zone.inner or not cue.verb.takes_object or cue.passive:
        return None
    if own and (contact := zone.lexicon["contact_relative"].match(zone.text, own.start, own.end)):
        source = Span(start=contact.start("source"), end=own.end)
        return reading.found(source, (_content(contact),), "relative")
    found = zone.lexicon["relative_object"].search(zone.text, zone.start, own.start if own else cue.left)
    if found is None:
        return None
    pronoun = _content(found)
    if zone.lexicon["so_called"].fullmatch(zone.text, pronoun.start, cue.span.end):
        return None
    return _relative_of(reading, own, pronoun) if own else _relative_inverted(reading, pronoun)


def _content(found: re.Match[str]) -> Span:
    return Span(start=found.start(_CONTENT), end=found.end(_CONTENT))


def _relative_of(reading: Reading, own: Span, pronoun: Span) -> Found:
    """Que l'accusé dit ne pas se rappeler; "que l'ONU qualifie de « sous-estimé »"."""
    zone, cue = reading.zone, reading.cue
    again = zone.lexicon["relative_again"].search(zone.text, cue.span.end, reading.end)
    begin = reading.after("infinitive")
    rest = trimmed(zone.text, begin or cue.span.end, again.start() if again else reading.end)
    governs = begin is not None or zone.lexicon["governs"].search(cue.span.of(zone.text))
    if rest and (governs or "\0" in rest.of(zone.text)):
        return reading.found(own, (pronoun, rest), "relative")
    return reading.found(own, (pronoun,), "relative")


def _relative_inverted(reading: Reading, pronoun: Span) -> Found | None:
    """Un scénario que balaie X : « ... » says what X says of it."""
    zone, speaker = reading.zone, reading.speaker_after()
    if speaker is None:
        return None
    colon = zone.lexicon["colon_quote"].search(zone.text, speaker.end, zone.end)
    content = Span(start=colon.start(_CONTENT), end=zone.end) if colon else pronoun
    return reading.found(speaker, (content,), "relative")


def clause(reading: Reading) -> Found | None:
    """X dit que ..., X said that ..., X dit : ..., X dit vouloir ..."""
    zone, takes = reading.zone, reading.cue.verb.takes
    if reading.cue.passive:
        return None
    if reading.tells:
        begin = reading.after("told", "told_whom")
        return reading.forward(begin) if begin is not None else None
    begin = reading.clause_start()
    if begin is None and "told" in takes:
        begin = reading.after("told")
    if begin is None:
        return None
    if begin != reading.after("infinitive"):
        return reading.forward(begin)
    stop = zone.lexicon["object_stop"].search(zone.text, begin, reading.end)
    return reading.forward(begin, stop.start() if stop else None)


def with_object(reading: Reading) -> Found | None:
    """X dénonce ..., X fait état de ..., X refuse de commenter."""
    zone, cue, subject = reading.zone, reading.cue, reading.subject()
    if subject is None or cue.passive:
        return None
    if begin := reading.after("quote"):
        return reading.forward(begin)
    if begin := _object(reading, subject):
        name = "title_object_stop" if zone.is_title else "object_stop"
        whole = "clause" in cue.verb.takes and not zone.is_title
        stop = None if whole else zone.lexicon[name].search(zone.text, begin, reading.end_from(begin))
        return reading.forward(begin, stop.start() if stop else None, pattern="object")
    if cue.verb.stands_alone:
        return reading.found(subject, (), "object")
    return spoken(reading, subject)


def _object(reading: Reading, subject: Span) -> int | None:
    zone, cue = reading.zone, reading.cue
    if zone.inner or reading.tells or not cue.verb.takes_object or closes_speech(zone, subject.start):
        return None
    return cue.span.end if cue.span.of(zone.text).endswith("'") else reading.after("object")
