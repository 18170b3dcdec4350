"""Prepositions and frames that attribute: "selon X", "aux yeux de X", "in X's view", "de son propre aveu"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from annotation.suggest.attribution.contents import content_start
from annotation.suggest.attribution.found import Found, Link
from annotation.suggest.attribution.phrases import noun_after
from annotation.suggest.attribution.zone import Zone, quote_ending, trimmed, without_tail
from annotation.suggest.who.names import SourceNames
from annotation.suggest.who.speakers import is_speaker
from schemas import Span

_PREPOSITION, _FRAME = 0.85, 0.7
_NEAR = 34
_OPENING = re.compile(r"(?:(?-i:[A-ZÀ-Þ])?\w*,? )?")


def with_prepositions(zone: Zone, found: Sequence[Found], names: SourceNames) -> list[Found]:
    """`found` and what prepositions attribute; after an attribution, a preposition names its relay."""
    result = list(found)
    for cue in zone.lexicon["preposition"].finditer(zone.text, zone.start, zone.end):
        if not _is_trap(zone, cue):
            span = Span(start=cue.start(), end=cue.end())
            opens = _opens(zone, cue.start())
            if noun := _source(zone, cue.end(), must_close=opens):
                result = _add(zone, result, span, noun, opens=opens)
    return [*result, *_openings(zone, result, names), *_frames(zone, result)]


def _is_trap(zone: Zone, cue: re.Match[str]) -> bool:
    before = zone.text[max(zone.start, cue.start() - 40) : cue.start()]
    whose = zone.text[cue.start() - 2 : cue.start()] == ", " and zone.lexicon["whose"].match(
        zone.text, cue.end()
    )
    return not whose and bool(
        zone.lexicon["trap"].match(zone.text, cue.end(), zone.end)
        or zone.lexicon["trap_before"].search(before)
    )


def _opens(zone: Zone, position: int) -> bool:
    return _OPENING.fullmatch(zone.text[content_start(zone, position) : position]) is not None


def _source(zone: Zone, start: int, *, must_close: bool) -> Span | None:
    if pronoun := zone.lexicon["pronoun"].match(zone.text, start + 1, zone.end):
        return Span(start=pronoun.start(), end=pronoun.end())
    for name in ("relative_pronoun", "whose"):
        if relative := zone.lexicon[name].match(zone.text, start + (name == "relative_pronoun"), zone.end):
            return trimmed(zone.text, relative.start(), relative.end())
    noun = noun_after(zone, start, must_close=must_close)
    return noun if noun and noun.of(zone.text).strip("\0 ") else None


def _add(zone: Zone, found: list[Found], cue: Span, noun: Span, *, opens: bool) -> list[Found]:
    if opens and (added := _add_opening(zone, found, cue, noun)) != found:
        return added
    quote = quote_ending(zone.quotes, without_tail(zone.text, cue.start, " "))
    is_own = quote and not any(quote.overlaps(span) for one in found for span in one.content)
    relayed = [one for one in found if one.chain and one.end <= cue.start and one.scope == "span"]
    if relayed and not is_own:
        relay = Link(noun, "relay", cue)
        return [replace(one, chain=(*one.chain, relay)) if one in relayed else one for one in found]
    content = _content_around(zone, cue, noun)
    return [*found, Found((Link(noun),), cue, content, _PREPOSITION)] if content else found


def _add_opening(zone: Zone, found: list[Found], cue: Span, noun: Span) -> list[Found]:
    citing = zone.lexicon["citing"].search(zone.text, noun.end, min(noun.end + _NEAR, zone.end))
    chain: tuple[Link, ...] = (Link(noun),)
    end = noun.end
    if citing and (origin := noun_after(zone, citing.end())):
        link = Span(start=citing.start("cue"), end=citing.end("cue"))
        chain = (Link(origin, cue=link), Link(noun, "relay", cue))
        end = origin.end
    end = _past_aside(zone, end)
    stop = zone.lexicon["content_stop"].search(zone.text, end + 2, zone.end)
    content = trimmed(zone.text, end, stop.start() if stop else zone.end)
    if content is None:
        return found
    for one in found:
        if one.source and content.start in {one.source.start, *(span.start for span in one.content)}:
            relay = Link(noun, "relay", cue)
            return [replace(other, chain=(*one.chain, relay)) if other is one else other for other in found]
    return [*found, Found(chain, cue, (content,), _PREPOSITION)]


def _past_aside(zone: Zone, end: int) -> int:
    """Past "consulté par IRNA," to where the content begins."""
    text = zone.text
    if text[end : end + 2] == " (":
        closed = text.find(")", end, zone.end)
        end = closed + 1 if closed > 0 else end
    comma = zone.lexicon["comma"]
    is_aside = (
        zone.lexicon["relative"].match(text, end, zone.end)
        or zone.lexicon["relay"].match(text, end + 1, zone.end)
        or zone.lexicon["relay"].match(text, end + 2, zone.end)
        or text[end : end + 1] not in {",", " "}
    )
    if is_aside:
        closes = comma.search(text, end + 1, zone.end)
        return closes.end() if closes else end
    closes = comma.search(text, end, min(zone.end, end + 70))
    return closes.end() if closes and not zone.lexicon["clause"].search(text, end, closes.start()) else end


def _content_around(zone: Zone, cue: Span, noun: Span) -> tuple[Span, ...]:
    quote = quote_ending(zone.quotes, without_tail(zone.text, cue.start, " "))
    if quote and zone.source[quote.end - 2] != ",":
        return (quote,)
    before = trimmed(zone.text, content_start(zone, cue.start), cue.start)
    closes = zone.text[noun.end : noun.end + 2].strip()[:1]
    after = trimmed(zone.text, noun.end, zone.end, strip=" \n,:") if closes in {",", ":"} else None
    is_aside = before and after and zone.text[without_tail(zone.text, cue.start, " ") - 1] == ","
    return tuple(span for span in (before, after if is_aside else None) if span)


def _openings(zone: Zone, found: Sequence[Found], names: SourceNames) -> list[Found]:
    """Pour X, ...": only what can speak makes the preposition attribute."""
    cue = zone.lexicon["opening"].match(zone.text, content_start(zone, zone.start + 1), zone.end)
    noun = noun_after(zone, cue.end(), must_close=True) if cue else None
    if not cue or not noun or zone.text[noun.end : noun.end + 1] != ",":
        return []
    if not is_speaker(noun.of(zone.text), zone.lexicon, names):
        return []
    content = trimmed(zone.text, _past_aside(zone, noun.end), zone.end)
    taken = any(one.source and content and one.source.start == content.start for one in found)
    span = Span(start=cue.start(), end=cue.end())
    return [Found((Link(noun),), span, (content,), _FRAME)] if content and not taken else []


def _frames(zone: Zone, found: Sequence[Found]) -> list[Found]:
    """Frames that hold their source: "de son propre aveu", "in Polunin's eyes"."""
    frame = zone.lexicon["frame"].search(zone.text, zone.start, zone.end)
    if frame is None or any(one.cue and one.cue.start <= frame.start() < one.cue.end for one in found):
        return []
    group = next(name for name, said in frame.groupdict().items() if said)
    source = Span(start=frame.start(group), end=frame.end(group))
    cue = Span(start=frame.start(), end=frame.end())
    before = trimmed(zone.text, content_start(zone, cue.start), cue.start)
    stop = zone.lexicon["content_stop"].search(zone.text, cue.end + 2, zone.end)
    content = before or trimmed(zone.text, cue.end, stop.start() if stop else zone.end)
    return [Found((Link(source),), cue, (content,), _FRAME)] if content else []
